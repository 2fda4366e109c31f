"""Makes one key of the ways in which a name is written. Imports nothing of ours: the build uses it."""

import unicodedata

__all__ = ["name_key"]

_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "-": " ", "–": " ", ".": None}
)


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
