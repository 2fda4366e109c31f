"""Tells numerals that are dates, clock times, codes and scores from those that count."""

from collections.abc import Sequence
from enum import StrEnum

from dragoman.codes.units import Units
from dragoman.figures.numeral import Numeral
from dragoman.figures.words import Word, find_phrase

__all__ = ["Follower", "counts", "is_age"]


class Follower(StrEnum):
    """What follows a numeral."""

    NOTHING = "nothing"
    NOUN = "noun"
    COUNTED = "counted"  # a unit, or people


_LAST_DAY = 31
# Bare four-digit numbers in this span are years unless a counted noun follows.
_YEARS = range(1500, 2100)
_OLDEST = 115
# Marks that, glued to a numeral, make it part of a date, a time, an address or a formula.
_GLUE = frozenset({":", "/", "^", "=", "_", "#", "@", "+", "\\"})
_DASHES = frozenset({"-", "‑", "–"})


def counts(words: Sequence[Word], numeral: Numeral, units: Units, *, followed: Follower) -> bool:
    """Say whether a numeral counts or measures something.

    Args:
        words: The sentence's words.
        numeral: One of its numerals.
        units: Words of the language.
        followed: What follows it.

    Returns:
        False for dates, clock times, ordinals, codes ("F-16", "Resolution 1701") and scores.
    """
    if _glued(words, numeral, units, followed=followed) or _clock(words, numeral, units):
        return False
    if _in_date(words, numeral, units) or _year(words, numeral, units, followed=followed):
        return False
    return not _code(words, numeral, units, followed=followed)


def is_age(words: Sequence[Word], numeral: Numeral, units: Units) -> bool:
    """Say whether a numeral is somebody's age: "Ahmed, 56, said", "aged 12"."""
    if not numeral.digits or (numeral.value or 0.0) > _OLDEST or numeral.first == 0:
        return False
    before = words[numeral.first - 1].lower
    after = words[numeral.last].text if numeral.last < len(words) else "."
    if before in units.groups["about_age"]:
        return True
    named = numeral.first > 1 and words[numeral.first - 2].text != words[numeral.first - 2].lower
    return before == "," and after in {",", ";", ")", "."} and named


def _glued(words: Sequence[Word], numeral: Numeral, units: Units, *, followed: Follower) -> bool:
    first, last = numeral.first, numeral.last
    if first and words[first - 1].end == words[first].start:
        before = words[first - 1]
        if before.text in _GLUE or before.text[-1].isalpha():
            return not _is_money(before, units)
        if before.text in _DASHES and first > 1 and words[first - 2].end == before.start:
            return True
    if last < len(words) and words[last].start == words[last - 1].end:
        after = words[last]
        if after.text in _GLUE or after.lower in units.groups["ordinal"]:
            return followed is Follower.NOTHING or after.lower in units.groups["ordinal"]
        if after.text in _DASHES and last + 1 < len(words) and followed is Follower.NOTHING:
            return words[last + 1].start == after.end
    return False


def _is_money(before: Word, units: Units) -> bool:
    unit = units.forms.get(before.text)
    return unit is not None and units.units[unit].kind == "currency"


def _clock(words: Sequence[Word], numeral: Numeral, units: Units) -> bool:
    after = words[numeral.last].lower if numeral.last < len(words) else ""
    return after in units.groups["clock"]


def _in_date(words: Sequence[Word], numeral: Numeral, units: Units) -> bool:
    value = numeral.value if numeral.value is not None else numeral.low or 0.0
    if value > _LAST_DAY and int(value) not in _YEARS:
        return False
    first, last = numeral.first, numeral.last
    if first and words[first - 1].text == "." and first > 1:
        first -= 1
    return _month(words, first - 1, units) or _month(words, last, units)


def _month(words: Sequence[Word], at: int, units: Units) -> bool:
    if not 0 <= at < len(words) or not words[at].text[0].isupper():
        return False
    known = units.numbers.get(words[at].lower)
    return known is not None and known.role == "month"


def _year(words: Sequence[Word], numeral: Numeral, units: Units, *, followed: Follower) -> bool:
    text = words[numeral.first].text
    if len(text) != len("2025") or not text.isdecimal() or int(text) not in _YEARS:
        return False
    if numeral.value is None and not numeral.digits:
        return numeral.high is not None and int(numeral.high) in _YEARS
    if not numeral.digits:
        return False
    before = words[numeral.first - 1].lower if numeral.first else ""
    return followed is not Follower.COUNTED or before in units.groups["year_before"]


def _code(words: Sequence[Word], numeral: Numeral, units: Units, *, followed: Follower) -> bool:
    """Say whether a numeral is a label: "Section 427", "Boeing 787", "575 Mill Road"."""
    first, last = numeral.first, numeral.last
    if _pointed(words, first, units.groups["numero"]):
        return True
    if last < len(words) and find_phrase(words, last, units.states):
        return False
    alone = followed is Follower.NOTHING
    named = first > 1 and _names(words[first - 1], units)
    capital = last < len(words) and words[last].text[0].isupper()
    if not words[first].text.isdecimal():
        return named and alone and words[first].text[0].isupper()
    if not alone:
        return named and capital and followed is Follower.NOUN
    labels = units.groups["label"]
    labelled = first > 0 and words[first - 1].lower in labels
    return labelled or _pointed(words, first, labels) or named or (capital and numeral.digits)


def _pointed(words: Sequence[Word], first: int, labels: frozenset[str]) -> bool:
    """Say whether an abbreviated label stands before a numeral: "No. 5"."""
    return first > 1 and words[first - 1].text == "." and words[first - 2].lower in labels


def _names(word: Word, units: Units) -> bool:
    """Say whether a word belongs to a name: it has a capital and is no cue."""
    if word.text == word.lower or not word.text[-1].isalnum():
        return False
    cue = (word.lower,) in units.acts or (word.lower,) in units.hedges_before
    return not cue and word.lower not in units.grammar
