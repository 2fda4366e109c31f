"""Makes one key of the ways in which a name is written. Imports nothing of ours: the build uses it."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["longest_by_opener", "name_key", "opener"]

_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "-": " ", "–": " ", ".": None}
)


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key of a name: no case, no accents, no dots, hyphens as blanks, no "the".

    Args:
        name: A name as written ("the Deir al-Balah", "U.S.", "São Tomé").

    Returns:
        The key ("deir al balah", "us", "sao tome"); names with one key are looked up together.
    """
    if name.isascii():
        plain = name
    else:
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)
        )
    words = plain.translate(_MARKS).casefold().split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def longest_by_opener(keys: Iterable[str]) -> dict[str, int]:
    """Return for the first word of keys the most words that a key with it has.

    Args:
        keys: From `name_key`.

    Returns:
        What to look for behind a word, and that behind most words nothing need be looked for.
    """
    longest: dict[str, int] = {}
    for key in keys:
        words = key.split()
        if words:
            first = opener(words[0])
            longest[first] = max(longest.get(first, 0), len(words))
    return longest


@lru_cache(maxsize=100_000)
def opener(word: str) -> str:
    """Return the key of a name's first word, without the possessive that is a word of its own."""
    return (name_key(word).split() or [""])[0].removesuffix("'s")
