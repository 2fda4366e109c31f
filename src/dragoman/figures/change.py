"""Tells whether a quantity is the size of a rise or of a fall ("up 19 cents", "fell by 5%")."""

from enum import StrEnum

from dragoman.codes.units import Units
from dragoman.figures.words import split_words
from dragoman.model import Quantity, Reading, Span

__all__ = ["Change", "find_change"]

# Hedge and preposition between verb and number take no more words than this.
_REACH = 5
_CHARACTERS = 60


class Change(StrEnum):
    """Which way something went."""

    UP = "up"
    DOWN = "down"


def find_change(reading: Reading, quantity: Quantity, *, units: Units) -> Change | None:
    """Return which way something went by a quantity, or None where it is no change.

    Args:
        reading: The article's sentences.
        quantity: A quantity found in it.
        units: Words of the language.

    Returns:
        "up" for "rose nearly 57%"; None for "rose to 57%".
    """
    start = min(quantity.span.start, quantity.number.start)
    before = Span(max(start - _CHARACTERS, 0), start)
    words = split_words(reading.text, before, units.numbers)
    for word in reversed(words[-_REACH:]):
        if word.lower in units.groups["rising"]:
            return Change.UP
        if word.lower in units.groups["falling"]:
            return Change.DOWN
        if word.lower not in units.groups["trend_between"]:
            return None
    return None
