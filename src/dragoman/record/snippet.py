"""Finds the stretch of a text that shows best what was searched for.

The index keeps no text, so FTS5's own snippet() has nothing to show; and where it has, it reads
whole articles through its tokenizer, ten times slower than this.
"""

import heapq
import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.model import Span
from dragoman.record.query import Query, Term
from dragoman.record.results import Snippet

__all__ = ["Finder"]

WIDTH = 240  # characters: two to three lines of a terminal
LEAD = 60  # characters shown before the first word found


class Finder:
    """Finds the words of one query in texts, as the index does: case and accents do not matter."""

    def __init__(self, query: Query) -> None:
        self._fold = _Fold()
        self._patterns = [re.compile(_spelled(term, self._fold)) for term in query.terms]

    def marks(self, text: str) -> tuple[Span, ...]:
        """Return where the words stand in a text, in order, without overlap."""
        marks: list[Span] = []
        for place in self._places(text.translate(self._fold)):
            if not marks or place.start >= marks[-1].end:
                marks.append(Span(place.start, place.end))
        return tuple(marks)

    def snippet(self, text: str, stretches: Sequence[Span]) -> Snippet:
        """Return the stretch in which most of the terms stand close together.

        Args:
            text: The article's text.
            stretches: Where to look; the snippet lies within one of them.

        Returns:
            The snippet; the beginning of the first stretch where no term stands in any.
        """
        best, within = _Window(0, 0, 0), Span(0, 0)
        for stretch in stretches:
            window = self._densest(stretch.of(text))
            if within == Span(0, 0) or window.terms > best.terms:
                best, within = window, stretch
            if best.terms == len(self._patterns):
                break
        shown = _cut(text, within.start + best.start, within)
        return Snippet(text=shown.of(text), start=shown.start, marks=self.marks(shown.of(text)))

    def _densest(self, text: str) -> "_Window":
        """Return the first window with the most terms in it."""
        lowered = text.lower()
        window = self._window(lowered) if len(lowered) == len(text) else _Window(0, 0, 0)
        if window.seen < len(self._patterns) and not text.isascii():
            return self._window(text.translate(self._fold))  # 40 times slower than lower()
        return window

    def _window(self, folded: str) -> "_Window":
        near: deque[_Place] = deque()
        seen = set()
        start, most = 0, 0
        for place in self._places(folded):
            seen.add(place.term)
            near.append(place)
            while near[0].start < place.end - (WIDTH - LEAD) and len(near) > 1:
                near.popleft()
            terms = len({each.term for each in near})
            if terms > most:
                start, most = near[0].start, terms
            if most == len(self._patterns):
                break
        return _Window(start, most, len(seen))

    def _places(self, folded: str) -> Iterator["_Place"]:
        """Yield where any term stands, in text order, no further than is asked for."""
        return heapq.merge(*(self._places_of(term, folded) for term in range(len(self._patterns))))

    def _places_of(self, term: int, folded: str) -> Iterator["_Place"]:
        for found in self._patterns[term].finditer(folded):
            # Looked at here: a pattern that begins with a letter is searched for 20 times faster.
            if found.start() == 0 or not folded[found.start() - 1].isalnum():
                yield _Place(found.start(), found.end(), term)


class _Window(NamedTuple):
    """Where a window starts, how many terms stand in it, and how many in the text up to there."""

    start: int
    terms: int
    seen: int


class _Place(NamedTuple):
    """Where a term stands."""

    start: int
    end: int
    term: int


def _spelled(term: Term, fold: "_Fold") -> str:
    """Return the pattern of a term: whole words, with anything but words between them."""
    words = r"[\W_]+".join(re.escape(word.translate(fold)) for word in term.words)
    return words + (r"[^\W_]*" if term.is_open else r"(?![^\W_])")


class _Fold(dict[int, str]):
    """Folds one character: lower case, no accent, always one for one."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


def _cut(text: str, found: int, within: Span) -> Span:
    """Return a stretch of about WIDTH characters around what was found, cut between words."""
    start = max(within.start, min(found - LEAD, within.end - WIDTH))
    end = min(within.end, start + WIDTH)
    if start > within.start:
        space = re.compile(r"\s+").search(text, start, found)
        start = space.end() if space else found
    if end < within.end:
        last = max(text.rfind(" ", found, end), text.rfind("\n", found, end))
        end = last if last > found else end
    return Span(start, end)
