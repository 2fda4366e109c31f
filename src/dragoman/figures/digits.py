"""Reads a numeral that starts with digits: "1,200", "140 000", "1.2 million", "40K"."""

import re
from collections.abc import Sequence

from dragoman.figures.numeral import Numbers, Numeral, find_scales, tidy
from dragoman.figures.words import Word

__all__ = ["read_digits"]

# Longer strings of digits are serial numbers, and beyond what a float holds exactly.
_MOST_DIGITS = 15
# "140 000 000 000" has four groups of digits; what has more is a table.
_MOST_GROUPS = 4
_PLAIN = re.compile(r"\d+|\d+[.٫]\d+")
# Thousands, and lakhs and crores: "1,200,000", "12,00,000".
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?:[.٫]\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_MARKS = str.maketrans({",": None, "٬": None, "٫": "."})


def read_digits(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral | None:
    """Return the numeral whose digits stand at a word, or None where they make no number."""
    value, last = _spaced(words, at)
    if value is None:
        return None
    after, end = find_scales(words, last, numbers)
    plain = last == at + 1 and end == last and words[at].text.isdecimal()
    return Numeral(at, end, tidy(value * after), digits=plain)


def _spaced(words: Sequence[Word], at: int) -> tuple[float | None, int]:
    """Return a number that may have spaces between its thousands ("140 000")."""
    text = words[at].text
    value, last = _value(text), at + 1
    if not text.isdecimal() or len(text) > 3 or text[0] == "0":
        return value, last
    while last < min(len(words), at + _MOST_GROUPS) and _continues(words[last - 1], words[last]):
        text += words[last].text
        last += 1
    return (_value(text) if last > at + 1 else value), last


def _continues(left: Word, right: Word) -> bool:
    group = len(right.text) == 3 and right.text.isdecimal() and right.text[-1] == "0"
    return group and right.start - left.end == 1


def _value(text: str) -> float | None:
    if len(text) > _MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return float(text.translate(_MARKS))
    if _DOTTED.fullmatch(text):
        return float(text.replace(".", ""))
    return None
