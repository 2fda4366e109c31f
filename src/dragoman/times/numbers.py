"""Turns number words into numbers, and numbers of units into TIMEX3 durations."""

import re

from dragoman.times.scan import Found

__all__ = ["amount", "duration", "hedge"]

# TIMEX3 letters of the units; a quarter is three months, a fortnight two weeks.
_LETTERS = {
    "TS": ("PT", 1, "S"),
    "TM": ("PT", 1, "M"),
    "TH": ("PT", 1, "H"),
    "D": ("P", 1, "D"),
    "W": ("P", 1, "W"),
    "FN": ("P", 2, "W"),
    "WE": ("P", 1, "WE"),
    "M": ("P", 1, "M"),
    "Q": ("P", 3, "M"),
    "Y": ("P", 1, "Y"),
    "DE": ("P", 10, "Y"),
    "CE": ("P", 100, "Y"),
    "ML": ("P", 1000, "Y"),
}
# Halves of these are written in the next smaller unit.
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
_VAGUE = {"DE": "XDE", "CE": "XCE", "ML": "XML", "Q": "XQ", "FN": "XW", "WE": "XWE"}
_NUMERAL = re.compile(r"\d+(?:\.\d+)?$")
_MOST_DIGITS = 9  # a longer number of years is no length of time but a slip


def amount(found: Found, group: str = "amount") -> float | None:
    """Return the number that the words of a group give, or None where they are vague."""
    total = 0.0
    known = False
    words = found.group(group) or found.group("number")
    for index, word in enumerate(words):
        kinds = found.kinds(word)
        if "num" in kinds:
            total = _sum(total, word, kinds["num"], words, index)
            known = True
        elif "numword" in kinds or "tens" in kinds:
            total += int(kinds.get("numword") or kinds["tens"])
            known = True
        elif "hundred" in kinds or "thousand" in kinds:
            total = (total or 1) * int(kinds.get("hundred") or kinds["thousand"])
            known = True
        elif "dozen" in kinds:
            total, known = (total or 1) * 12, True
        elif "couple" in kinds:
            total, known = 2, True
        elif "fraction" in kinds:
            total, known = total + float(kinds["fraction"]), True
        elif "half" in kinds:
            total += 0.5
    return total if known else None


def _sum(total: float, word: str, value: str, words: tuple[str, ...], index: int) -> float:
    number = _numeral(value or word)
    if index >= 2 and words[index - 1] == "/" and number:
        return total - (top := _numeral(words[index - 2])) + top / number
    return total + number


def _numeral(word: str) -> float:
    digits = word.replace(",", "")
    if len(digits) > _MOST_DIGITS or not _NUMERAL.match(digits):
        return 0.0
    return float(digits)


def duration(unit: str, count: float | None) -> str | None:
    """Return the TIMEX3 value of so many units, of an unknown number where it is None."""
    start, times, letter = _LETTERS[unit]
    if count is None:
        return start + _VAGUE.get(unit, f"X{letter}")
    if count <= 0:
        return None
    count *= times
    whole = int(count)
    if count == whole:
        return f"{start}{whole}{letter}"
    if count - whole == 0.5 and unit == "D":
        return f"P{whole}DT12H" if whole else "PT12H"
    if count - whole == 0.5 and unit in _HALVES:
        return f"{start}{whole}{letter}{_HALVES[unit]}" if whole else start + _HALVES[unit]
    return f"{start}{count:.2f}".rstrip("0").rstrip(".") + letter


def hedge(found: Found) -> str | None:
    """Return the TIMEX3 modifier that "nearly" or "at least" makes."""
    if not found.has("hedge"):
        return None
    negated = found.value("no", "hedge") is not None or found.value("not", "hedge") is not None
    if compare := found.value("compare", "hedge"):
        more = compare == "MORE_THAN"
        if negated:
            return "EQUAL_OR_LESS" if more else "EQUAL_OR_MORE"
        return compare
    if found.value("up", "hedge") is not None:
        return "EQUAL_OR_LESS"
    return found.value("bound", "hedge") or found.value("approx", "hedge")
