"""Cuts a paragraph of any language into sentences, at the marks of many scripts."""

import re
from collections.abc import Iterator

from dragoman.codes.language import LanguageWords

__all__ = ["cut_sentences"]

# Marks that end a sentence before a space (Latin, Arabic, Urdu, Devanagari, Ethiopic, Armenian)
# and those that need no space after them (Chinese, Japanese); closing quotes go with them.
_STOP = re.compile(
    r"(?:(?<![.!?…؟۔।።։])[.!?…؟۔।።։]++[\"'”’»)\]]*+(?=\s)|[。！？｡]++[”’」』）]*+)\s*+"
)
_SHORT = re.compile(r"(?:^|[\s.(\"«“])[^\W\d_]$")


def cut_sentences(
    text: str, start: int, end: int, *, words: LanguageWords
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraph `text[start:end]`.

    Args:
        text: The article's text.
        start: First code point of the paragraph.
        end: One past the last.
        words: Abbreviations that never end a sentence, where they are known.

    Yields:
        Start and end of each sentence, without the space around it.
    """
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() >= end or _is_abbreviation(text, first, stop.start(), words):
            continue
        yield first, stop.start() + len(stop[0].rstrip())
        first = stop.end()
    yield first, end


def _is_abbreviation(text: str, first: int, stop: int, words: LanguageWords) -> bool:
    """Say whether what stands before a period is one letter, or is known to be shortened."""
    if text[stop] != ".":
        return False
    before = text[max(first, stop - 16) : stop]
    word = before.rsplit(None, 1)[-1] + "." if before.strip() else ""
    return bool(_SHORT.search(before)) or word in words.never
