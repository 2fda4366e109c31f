"""Names articles and findings by addresses that linked data can use."""

import re
from urllib.parse import quote

from dragoman.model import Article

__all__ = ["iri_of", "link_of", "urn_of", "web_of"]

# Pages are hostile: only these may become a link. No space, quote or bracket stands in an IRI.
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)


def web_of(article: Article) -> str | None:
    """Return an article's address on the web, or None where it has none that is safe to follow."""
    return article.url if article.url and _WEB.fullmatch(article.url) else None


def link_of(article: Article) -> str:
    """Return an article's address on the web, else the name of what it was read from."""
    return web_of(article) or article.name


def iri_of(article: Article) -> str:
    """Return an article's address on the web, else its name within the record."""
    return web_of(article) or urn_of("article", article.id)


def urn_of(*parts: str) -> str:
    """Return the name of a thing in a record: "urn:dragoman:event:3fa2…"."""
    return ":".join(("urn:dragoman", *(quote(part, safe="") for part in parts)))
