"""Splits a sentence into words and marks, numbers apart from the letters around them."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.codes.units import NumberWord
from dragoman.model import Span

__all__ = ["Word", "find_phrase", "find_phrase_before", "split_words"]

# Numbers with their marks, acronyms with points, words with hyphens and apostrophes, single marks.
# The soft hyphen (U+00AD) is left in scraped words where a browser would have hidden it.
_WORD = re.compile(
    r"\d+(?:[.,٬٫]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_](?:[^\W\d_]|\u00ad|['’‑-](?=[^\W\d_]))*"
    r"|\S"
)
_QUOTES = frozenset("\"“”„‟«»‘’'`")
_HYPHEN = re.compile(r"[-‑]")
# Compounds of other number words are ordinary words ("third-party", "a-list") and stay whole.
_SPLIT = frozenset({"unit", "teen", "ten", "hundred", "scale", "vague", "part"})
# No phrase of the data files is longer than this; tests/codes/test_units.py holds it so.
_LONGEST = 5


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or a mark as it stands, with its lower-case form."""

    text: str
    lower: str
    start: int
    end: int


def split_words(text: str, span: Span, numbers: Mapping[str, NumberWord]) -> list[Word]:
    """Return the words and marks within a span, without quotation marks.

    Compounds of number words are split: "twenty-two" gives three words.

    Args:
        text: The article's text.
        span: The sentence.
        numbers: Number words by their lower-case form.

    Returns:
        Words in text order.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        raw = match.group()
        lower = raw.lower().replace("\u00ad", "")
        if raw in _QUOTES or not lower:
            continue
        head = _HYPHEN.split(lower, maxsplit=1)[0]
        known = numbers.get(head)
        if known is None or head == lower or known.role not in _SPLIT:
            found.append(Word(raw, lower, match.start(), match.end()))
        else:
            found.extend(_parts(raw, match.start()))
    return found


def find_phrase(words: Sequence[Word], at: int, table: Mapping[tuple[str, ...], object]) -> int:
    """Return how many words from `at` on form the longest phrase of a table, 0 for none."""
    longest = min(_LONGEST, len(words) - at)
    key = tuple(word.lower for word in words[at : at + longest])
    for count in range(longest, 0, -1):
        if key[:count] in table:
            return count
    return 0


def find_phrase_before(
    words: Sequence[Word], end: int, table: Mapping[tuple[str, ...], object]
) -> int:
    """Return how many words before `end` form the longest phrase of a table, 0 for none."""
    longest = min(_LONGEST, end)
    key = tuple(word.lower for word in words[end - longest : end])
    for count in range(longest, 0, -1):
        if key[longest - count :] in table:
            return count
    return 0


def _parts(raw: str, start: int) -> list[Word]:
    found: list[Word] = []
    for piece in re.finditer(r"[-‑]|[^-‑]+", raw):
        text = piece.group()
        lower = text.lower().replace("\u00ad", "")
        found.append(Word(text, lower, start + piece.start(), start + piece.end()))
    return found
