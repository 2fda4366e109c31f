"""Lays a reading out for attribution: lower-case words, what is quoted, stretches to search."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from dragoman.codes.cues import Cues
from dragoman.model import Name, Reading, Span, ZoneKind
from dragoman.statements.quotes import Quotation

__all__ = ["Range", "Stretch", "View", "make_view", "stretches"]

_SPOKEN = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY})


class Range(msgspec.Struct, frozen=True, gc=False, order=True):
    """Tokens `first` up to but not including `last`."""

    first: int
    last: int


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Sentences that no quotation parts: a unit in which cues are searched.

    Attributes:
        tokens: Its tokens.
        paragraph: Its paragraph.
    """

    tokens: Range
    paragraph: int


class View(msgspec.Struct, frozen=True):
    """A reading with what attribution asks of every token.

    Attributes:
        reading: The reading.
        words: Each token in lower case, with straight apostrophes.
        capital: For each token, whether it begins with a capital.
        quoted: For each token the number of the quotation that it stands in, or -1.
        quotations: The tokens of each quotation.
        going_on: For each quotation, whether it goes on in the next paragraph.
        starts: Where each token starts.
        cues: The words that attribute.
        openings: The tokens outside quotations with which a cue may begin.
    """

    reading: Reading
    words: tuple[str, ...]
    capital: tuple[bool, ...]
    quoted: tuple[int, ...]
    quotations: tuple[Range, ...]
    going_on: tuple[bool, ...]
    starts: tuple[int, ...]
    cues: Cues
    openings: tuple[int, ...]

    def form(self, item: Range) -> str:
        """Return the words of some tokens in lower case."""
        return " ".join(self.words[item.first : item.last])

    def token_at(self, offset: int) -> int:
        """Return the first token that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def names_in(self, item: Range) -> list[Name]:
        """Return the learned names that lie in some tokens."""
        tokens = self.reading.tokens
        start, end = tokens[item.first].start, tokens[item.last - 1].end
        names = self.reading.names
        at = bisect_left(names, start, key=lambda name: name.start)
        last = bisect_left(names, end, key=lambda name: name.start)
        return [name for name in names[at:last] if name.end <= end]

    def is_spoken(self, span: Span) -> bool:
        """Say whether words stand in a title or in the body, where somebody may speak."""
        lines = self.reading.sentences
        at = bisect_right(lines, span.start, key=lambda line: line.start) - 1
        return lines[at].zone in _SPOKEN


def make_view(reading: Reading, quotations: tuple[Quotation, ...], *, cues: Cues) -> View:
    """Lay a reading out for attribution.

    Args:
        reading: Sentences and tokens.
        quotations: The quotations found in it.
        cues: The words that attribute.

    Returns:
        The view; a quotation of one or two words is kept as a quotation too.
    """
    tokens = reading.tokens
    starts = [token.start for token in tokens]
    ranges = tuple(
        Range(bisect_left(starts, item.span.start), bisect_left(starts, item.span.end))
        for item in quotations
    )
    quoted = [-1] * len(tokens)
    for number, item in enumerate(ranges):
        quoted[item.first : item.last] = [number] * (item.last - item.first)
    text = reading.text.replace("’", "'")
    forms = [text[item.start : item.end] for item in tokens]
    words = tuple(form.lower() for form in forms)
    return View(
        reading=reading,
        words=words,
        capital=tuple(form[0].isupper() for form in forms),
        quoted=tuple(quoted),
        quotations=ranges,
        going_on=tuple(item.goes_on for item in quotations),
        starts=tuple(starts),
        cues=cues,
        openings=tuple(
            token for token, word in enumerate(words) if word in cues.longest and quoted[token] < 0
        ),
    )


def stretches(view: View) -> Iterator[Stretch]:
    """Yield the stretches of title, subtitle and body in text order."""
    first = -1
    for sentence in view.reading.sentences:
        if sentence.zone not in _SPOKEN or sentence.first == sentence.last:
            continue
        if first < 0:
            first = sentence.first
        last = sentence.last
        goes_on = (
            last < len(view.quoted)
            and view.quoted[last] >= 0
            and view.quoted[last] == view.quoted[last - 1]
        )
        if not goes_on:
            yield Stretch(Range(first, last), sentence.paragraph)
            first = -1
