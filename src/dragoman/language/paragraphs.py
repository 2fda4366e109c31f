"""Cuts a stretch of text into paragraphs: at blank lines, and at lines that stand alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["INVISIBLE", "find_paragraphs"]

# Marks without width (zero-width space, joiners of lines, direction): treated as spaces,
# since scraped pages scatter them between words.
INVISIBLE = "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

# What can be seen of a line; never matches across a line's end.
_LINE = re.compile("[^\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029]+")
_SEEN = re.compile(rf"[^\s{INVISIBLE}]")
_EDGE = re.compile(rf"[\s{INVISIBLE}]")
_BREAK = re.compile("\\r\\n|[\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029]")

# A block is hard-wrapped (a mail, a wire text) if it has at least three lines of 40 to 120
# characters and nine of ten lines broke off only because the next word did not fit.
_MIN_LINES = 3
_WRAP_WIDTHS = range(40, 121)
_WRAP_SHARE = 0.9

_Range = tuple[int, int]


def find_paragraphs(text: str, start: int, end: int) -> Iterator[_Range]:
    """Yield the paragraphs of `text[start:end]`, without the space around them.

    A blank line always parts two paragraphs. A single line break parts them too, as in scraped
    text, headlines and lists, unless the lines are hard-wrapped or the next goes on in lower case.

    Args:
        text: The article's text.
        start: First code point to read.
        end: One past the last.

    Yields:
        Start and end of each paragraph, in text order.
    """
    for block in _blocks(text, start, end):
        wrapped = _is_wrapped(text, block)
        first, last = block[0]
        for line in block[1:]:
            if wrapped or _goes_on(text, last, line[0]):
                last = line[1]
            else:
                yield first, last
                first, last = line
        yield first, last


def _blocks(text: str, start: int, end: int) -> Iterator[list[_Range]]:
    """Yield runs of lines without a blank one between them."""
    block: list[_Range] = []
    before = start
    for found in _LINE.finditer(text, start, end):
        line = _trimmed(text, found.start(), found.end())
        if block and (line is None or _breaks(text, before, found.start()) > 1):
            yield block
            block = []
        if line is not None:
            block.append(line)
        before = found.end()
    if block:
        yield block


def _trimmed(text: str, start: int, end: int) -> _Range | None:
    seen = _SEEN.search(text, start, end)
    if seen is None:
        return None
    while _EDGE.match(text, end - 1):
        end -= 1
    return seen.start(), end


def _breaks(text: str, start: int, end: int) -> int:
    return len(_BREAK.findall(text, start, end))


def _is_wrapped(text: str, block: list[_Range]) -> bool:
    if len(block) < _MIN_LINES:
        return False
    width = max(end - start for start, end in block)
    if width not in _WRAP_WIDTHS:
        return False
    full = 0
    for line, following in pairwise(block):
        word = text[following[0] : min(following[1], following[0] + width)].split(None, 1)[0]
        full += line[1] - line[0] + 1 + len(word) > width
    return full >= _WRAP_SHARE * (len(block) - 1)


def _goes_on(text: str, last: int, start: int) -> bool:
    return text[start].islower() and text[last - 1] not in ".!?:;…"
