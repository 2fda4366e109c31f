"""Holds a bare numeral, and reads the scale words behind one ("1.2 / million")."""

import unicodedata
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.codes.units import NumberWord
from dragoman.figures.words import Word

__all__ = ["Numbers", "Numeral", "find_scales", "past_hyphen", "tidy"]

Numbers = Mapping[str, NumberWord]

# "10m" is ten metres or ten million; what stands around it tells.
_METRE = "million-or-metre"
# Nouns are mostly as long as this ("people"), what follows metres is not ("high", "tall", "deep").
_LONG_NOUN = 6
_HYPHENS = frozenset({"-", "‑"})


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A bare numeral.

    Attributes:
        first: Index of its first word.
        last: One past the index of its last word.
        value: The number, or None where only bounds are known.
        low: Lower bound where the value is None.
        high: Upper bound where the value is None.
        share: It is a part of something ("two-thirds", "half of").
        digits: It is written in digits, without marks or scale words.
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    share: bool = False
    digits: bool = False


def find_scales(words: Sequence[Word], at: int, numbers: Numbers) -> tuple[float, int]:
    """Return the product of the scale words from `at` on, and where they end."""
    factor = 1.0
    while at < len(words):
        step = past_hyphen(words, at)
        if step >= len(words):
            break
        known = numbers.get(words[step].lower)
        if known is None or known.role not in {"hundred", "scale", "letter", _METRE}:
            break
        glued = words[step].start == words[step - 1].end
        if known.role in {"letter", _METRE} and (not glued or factor > 1.0):
            break
        if known.role == _METRE and not _is_million(words, step):
            break
        factor *= known.value
        at = step + 1
    return factor, at


def _is_million(words: Sequence[Word], letter: int) -> bool:
    """Say whether "m" means a million: money before it ("$10m") or a noun behind ("10m people")."""
    before = words[letter - 2] if letter > 1 else None
    if before is not None and unicodedata.category(before.text[-1]) == "Sc":
        return True
    if before is not None and before.text.isalpha() and before.end == words[letter - 1].start:
        return True
    behind = words[letter + 1].text if letter + 1 < len(words) else ""
    return behind.isalpha() and len(behind) >= _LONG_NOUN


def past_hyphen(words: Sequence[Word], at: int) -> int:
    """Return the index behind a hyphen that is glued to the word before it, else the index."""
    glued = words[at].text in _HYPHENS and words[at].start == words[at - 1].end
    return at + 1 if glued else at


def tidy(value: float) -> float:
    """Round off what multiplying decimals leaves behind (1.1 x 1,000,000)."""
    return round(value, 6)
