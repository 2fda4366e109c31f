"""Tells what a bibliography needs of an article: a key, the parts of its date, who wrote it."""

import re

from dragoman.faces.export.dates import date_of
from dragoman.model import Article

__all__ = ["author_of", "date_parts", "key_of"]

_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def key_of(article: Article) -> str:
    """Return a key for citing: outlet, year and the beginning of the id ("courier2031-3fa2b1c0")."""
    outlet = _NOT_A_LETTER.sub("", (article.outlet or "article").lower()) or "article"
    year = date_parts(article)[:1]
    return f"{outlet}{year[0] if year else ''}-{article.id[:8]}"


def date_parts(article: Article) -> tuple[int, ...]:
    """Return year, month and day of publication, as many as are known."""
    date = date_of(article.published.value) if article.published else None
    return tuple(int(part) for part in date.split("-")) if date else ()


def author_of(article: Article) -> str | None:
    """Return the byline without "By"; it is one name to a bibliography, for it may be anything."""
    return _BY.sub("", article.byline).strip() or None if article.byline else None
