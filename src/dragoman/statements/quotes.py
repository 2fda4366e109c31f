"""Finds quotations: stretches between quotation marks, paragraph by paragraph."""

import re
from collections.abc import Iterator

import msgspec

from dragoman.model import Reading, Span

__all__ = ["Quotation", "find_quotations"]

_MARK = re.compile("[\"“”„«»‘’']")
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "‘": "’", "'": "'’"}
# A single mark inside a double quotation, or an apostrophe, is no boundary.
_SINGLE = "‘’'"


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A stretch with its marks.

    Attributes:
        span: From the opening to the closing mark.
        goes_on: It has no closing mark, and the next paragraph opens with one.
    """

    span: Span
    goes_on: bool = False


def find_quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Return the quotations of a reading in text order; one inside another is not told apart.

    A quotation that is not closed ends with its paragraph if its mark shows that it opens, and is
    dropped if it was written with a straight mark.

    Args:
        reading: Sentences with their paragraphs.

    Returns:
        Quotations, none of which runs out of its paragraph.
    """
    text = reading.text
    found: list[Quotation] = []
    paragraphs = list(_paragraphs(reading))
    for index, bounds in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        opens = following is not None and text[following.start] in '“"«„'
        found += _in_paragraph(text, bounds, opens=opens)
    return tuple(found)


def _paragraphs(reading: Reading) -> Iterator[Span]:
    start = end = 0
    number = -1
    for sentence in reading.sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield Span(start, end)
            start, number = sentence.start, sentence.paragraph
        end = sentence.end
    if number >= 0:
        yield Span(start, end)


def _in_paragraph(text: str, bounds: Span, *, opens: bool) -> Iterator[Quotation]:
    start = -1
    closers = ""
    for found in _MARK.finditer(text, bounds.start, bounds.end):
        at = found.start()
        mark = found[0]
        if start >= 0 and mark in closers and _may_close(text, at, bounds):
            yield Quotation(Span(start, at + 1))
            start = -1
        elif _may_open(text, at, bounds) and (start < 0 or _reopens(text[start], mark)):
            start, closers = at, _CLOSERS[mark]
    if start >= 0 and (opens or text[start] in "“„«") and text[start] not in _SINGLE:
        yield Quotation(Span(start, bounds.end), goes_on=opens)


def _may_open(text: str, at: int, bounds: Span) -> bool:
    """Say whether a mark stands where a quotation begins: before a word, not after one."""
    if text[at] not in _CLOSERS or at + 1 >= bounds.end or text[at + 1].isspace():
        return False
    return at == bounds.start or not text[at - 1].isalnum() or text[at] in "“„«"


def _may_close(text: str, at: int, bounds: Span) -> bool:
    """Say whether a mark stands where a quotation ends; an apostrophe does not."""
    if text[at] in _SINGLE:
        return (at + 1 >= bounds.end or not text[at + 1].isalnum()) and not text[at - 1].isspace()
    if text[at] != '"' or not text[at - 1].isspace():
        return True
    return at + 1 >= bounds.end or text[at + 1].isspace()


def _reopens(open_mark: str, mark: str) -> bool:
    """Say whether a mark begins anew what was left unclosed: a double after a single one."""
    return open_mark in _SINGLE and mark not in _SINGLE
