"""Turns the words around a numeral into its hedge and bounds ("at least 12": 12 or more)."""

from collections.abc import Sequence

import msgspec

from dragoman.codes.units import Units
from dragoman.figures.numeral import Numeral
from dragoman.figures.words import Word, find_phrase, find_phrase_before
from dragoman.model import Hedge

__all__ = ["Bounds", "find_bounds"]

# "more than a reported 30", "up to another 20", "over $5": one word may stand in between.
_BETWEEN = 2


class Bounds(msgspec.Struct, frozen=True):
    """A numeral's hedge and what follows from it.

    Attributes:
        first: Index of the first word of the hedge, or of the numeral.
        hedge: How the number is bounded.
        value: The number, or None where only bounds are known.
        low: Lower bound, or None.
        high: Upper bound, or None.
    """

    first: int
    hedge: Hedge
    value: float | None
    low: float | None
    high: float | None


def find_bounds(words: Sequence[Word], numeral: Numeral, units: Units) -> Bounds:
    """Return the hedge of a numeral with value and bounds.

    Args:
        words: The sentence's words.
        numeral: One of its numerals.
        units: Words of the language.

    Returns:
        Exact numbers have value = low = high; vague words ("dozens") only a low bound.
    """
    first, hedge = _before(words, numeral, units)
    if hedge is None:
        hedge = _after(words, numeral.last, units)
    if numeral.value is None:
        ranged = numeral.high is not None
        hedge = hedge or (Hedge.EXACT if ranged else Hedge.ABOUT)
        return Bounds(first, hedge if ranged else Hedge.ABOUT, None, numeral.low, numeral.high)
    return _bound(first, hedge or Hedge.EXACT, numeral.value)


def _bound(first: int, hedge: Hedge, value: float) -> Bounds:
    match hedge:
        case Hedge.EXACT:
            return Bounds(first, hedge, value, value, value)
        case Hedge.MORE | Hedge.AT_LEAST:
            return Bounds(first, hedge, value, value, None)
        case Hedge.LESS | Hedge.AT_MOST:
            return Bounds(first, hedge, value, None, value)
        case Hedge.ABOUT:
            return Bounds(first, hedge, value, None, None)


def _before(words: Sequence[Word], numeral: Numeral, units: Units) -> tuple[int, Hedge | None]:
    """Return the outermost hedge: "over about 15,000" is over."""
    first, hedge = numeral.first, None
    for between in range(_BETWEEN + 1):
        end = first - between
        count = find_phrase_before(words, end, units.hedges_before) if end > 0 else 0
        if count:
            start = end - count
            hedge = units.hedges_before[tuple(word.lower for word in words[start:end])]
            outer = find_phrase_before(words, start, units.hedges_before) if start else 0
            if outer:
                key = tuple(word.lower for word in words[start - outer : start])
                return start - outer, units.hedges_before[key]
            return start, hedge
        if end < 1 or not _passes(words[end - 1], units):
            break
    return first, hedge


def _passes(word: Word, units: Units) -> bool:
    """Say whether a word may stand between hedge and numeral: "$", "a", "another"."""
    sign = not word.text.isalnum() and word.text in units.forms
    return sign or word.text in units.forms or word.lower in units.groups["hedged"]


def _after(words: Sequence[Word], last: int, units: Units) -> Hedge | None:
    """Return the hedge right behind the numeral or one word on ("2,000 or so", "10 people or more")."""
    for at in (last, last + 1):
        count = find_phrase(words, at, units.hedges_after) if at < len(words) else 0
        if count:
            return units.hedges_after[tuple(word.lower for word in words[at : at + count])]
    return None
