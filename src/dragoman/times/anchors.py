"""Keeps what relative times are counted from: the publication, and the time last spoken of."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from dragoman.codes.times import TimeWords
from dragoman.model.published import Published
from dragoman.times.calendar import Anchor, anchor
from dragoman.times.scan import Found, Scan

__all__ = ["Anchors", "Tense", "begin", "tense"]

# A weekday's verb stands within so many words; a longer reach finds verbs of other clauses.
_REACH = 14
# So many months and years of old, and so many to each "today", weekday or year of the publication,
# make a text an account of the past.
_MANY_MONTHS = 10
_MANY_OLD = 5
_OLD_TO_TIES = 1.5


class Tense(StrEnum):
    """Which way a time lies by the verb it stands with."""

    PAST = "past"
    FUTURE = "future"


class Anchors(msgspec.Struct, frozen=True):
    """What a relative time may be counted from.

    Attributes:
        published: The publication date, as fine as it is known.
        narrative: Whether the text tells of a time of its own, far from its publication.
        told: The date last spoken of.
        quarter: The quarter of a year last spoken of, "1989-Q3", and in which sentence.
        quarter_at: Running number of that sentence.
    """

    published: Anchor | None
    narrative: bool = False
    told: str | None = None
    quarter: str | None = None
    quarter_at: int = -9

    @property
    def story(self) -> Anchor | None:
        """Return the date last spoken of, or that of publication where there is none."""
        if self.told and self.told.startswith("BC"):
            return None
        return anchor(self.told) or self.published

    @property
    def here(self) -> Anchor | None:
        """Return what "last month" is counted from: the story where it has its own time."""
        return self.story if self.narrative else self.published


def begin(published: Published | None, scans: Sequence[Scan], words: TimeWords) -> Anchors:
    """Return the anchors at the start of a text."""
    origin = anchor(published.value) if published else None
    return Anchors(
        published=origin, narrative=origin is None or _tells_of_old(scans, words, origin)
    )


def _tells_of_old(scans: Sequence[Scan], words: TimeWords, origin: Anchor) -> bool:
    """Say whether a text is an account of the past: old years, many months, few ties to its day.

    Without the count of months seven news articles in a hundred were taken for one (of 697); with
    it encyclopedic accounts of wars still all are (of 16).
    """
    counts = Counter(letter for scan in scans for letter in scan.letters)
    tied = sum(counts[letter] for kind in ("deictic", "weekday") for letter in words.kinds[kind])
    months = sum(counts[letter] for letter in words.kinds["month"])
    old = sum(counts[letter] for letter in words.kinds["bc"])
    if months < _MANY_MONTHS:
        return False
    years = words.kinds["year"]
    for scan in scans:
        for index, letter in enumerate(scan.letters):
            if letter in years:
                back = origin.day.year - int(scan.words[index])
                old += back > 1
                tied += -1 <= back <= 1
    return old >= _MANY_OLD and old > _OLD_TO_TIES * tied


def tense(found: Found) -> Tense | None:
    """Return the tense of the verb nearest to a time, those before it first."""
    if found.is_at(found.first - 1, "until") and found.first > 1:
        return None if found.is_at(found.first - 2, "not") else Tense.FUTURE
    if found.is_at(found.first - 1, "as") and found.is_at(found.first - 2, "asap"):
        return Tense.FUTURE  # as early as Tuesday
    before = range(found.first - 1, max(found.first - _REACH, -1), -1)
    after = range(found.last, min(found.last + _REACH, len(found.scan.letters)))
    for index in (*before, *after):
        if found.is_at(index, "future") or _is_to(found, index):
            return Tense.FUTURE
        if found.is_at(index, "pastverb") or _ends_as_past(found, index):
            led = any(found.is_at(index - back, "modal") for back in (1, 2, 3))
            return Tense.FUTURE if led else Tense.PAST
    return None


def _is_to(found: Found, index: int) -> bool:
    """Say whether a word is the "to" of "is to resume"."""
    return found.is_at(index, "infinitive") and found.is_at(index - 1, "being")


def _ends_as_past(found: Found, index: int) -> bool:
    """Say whether a word looks like a regular past ("United" and "ed" do not)."""
    word = found.scan.words[index]
    return len(word) > 3 and word.endswith(found.words.past_endings) and not found.capital(index)
