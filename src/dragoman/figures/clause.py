"""Holds a number in its clause: the words around it and what is counted."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.codes.units import Cue, Phrases, Units
from dragoman.figures.words import Word, find_phrase
from dragoman.model import Quantity

__all__ = ["Clause", "Count", "Counted", "cues_at", "fitting"]


class Count(msgspec.Struct, frozen=True):
    """A quantity in its sentence.

    Attributes:
        quantity: The quantity itself.
        first: Index of the first word of hedge, sign and numeral.
        start: Index of the first word of the numeral.
        last: One past the index of the last word of the numeral.
        noun: Index of the first word of the counted noun phrase, `last` without one.
        end: One past the noun phrase.
    """

    quantity: Quantity
    first: int
    start: int
    last: int
    noun: int
    end: int

    @property
    def bare(self) -> bool:
        """Say whether the number counts no noun of its own: "wounded 30"."""
        return self.noun == self.end


class Counted(msgspec.Struct, frozen=True):
    """What a number counts.

    Attributes:
        what: One of the closed list.
        rule: What told so.
        end: One past the index of the last word of the figure.
    """

    what: str
    rule: str
    end: int


class Clause(msgspec.Struct, frozen=True):
    """A number of a sentence with all that stands around it.

    Attributes:
        words: The sentence's words.
        count: The number looked at.
        counts: All numbers of the sentence, in text order.
        index: Which of them it is.
        units: Cue words of the language.
    """

    words: Sequence[Word]
    count: Count
    counts: Sequence[Count]
    index: int
    units: Units

    @property
    def classes(self) -> frozenset[str]:
        """Return the classes of the counted noun; empty without a known one."""
        return frozenset(name for cue in self.nouns for name in cue.takes)

    @property
    def nouns(self) -> tuple[Cue, ...]:
        """Return the cues of the head of the counted noun phrase."""
        phrase = self.words[self.count.noun : self.count.end]
        for first in range(len(phrase)):
            size = find_phrase(phrase, first, self.units.nouns)
            if size and first + size == len(phrase):
                return cues_at(phrase, first, size, self.units.nouns)
        return ()

    @property
    def bare(self) -> bool:
        """Say whether the number looked at counts no noun of its own."""
        return self.count.bare


def cues_at(words: Sequence[Word], at: int, size: int, table: Phrases) -> tuple[Cue, ...]:
    """Return the cues of the phrase of so many words that starts at one."""
    return table[tuple(word.lower for word in words[at : at + size])]


def fitting(cues: Iterable[Cue], clause: Clause) -> str | None:
    """Return what the first cue tells that goes with the counted noun."""
    classes, unknown = clause.classes, not clause.bare
    cued = clause.units.groups["cued"]
    for cue in cues:
        if classes & set(cue.takes) or (not classes and not (unknown and cue.what in cued)):
            return cue.what
    return None
