"""The article that a page holds, in its zones."""

from enum import StrEnum

import msgspec

from dragoman.model.identity import content_id
from dragoman.model.published import Published
from dragoman.model.span import Span

__all__ = ["Article", "ArticleFlag", "Zone", "ZoneKind", "article_id", "zone_text"]


class ZoneKind(StrEnum):
    """What a stretch of the text is. Findings come from title, subtitle and body only."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


class Zone(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the article's text and what it is; zones are ordered and never overlap."""

    kind: ZoneKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Return the stretch itself."""
        return Span(self.start, self.end)


class ArticleFlag(StrEnum):
    """What a reader should know before trusting the cut."""

    LOW_SHARE = "low_share"  # the body is under 30 % of the characters
    NO_TITLE = "no_title"
    DATE_CONFLICT = "date_conflict"  # two sources of the date differ by more than a day
    OTHER_LANGUAGE = "other_language"  # one that we have no words for: nothing is looked for in it
    TRUNCATED = "truncated"  # the carrier broke off in the middle


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it stood on its page.

    Attributes:
        id: Content hash of address, published value, title, sha256 (in this order).
        address: What makes two captures versions of one page: URL, else key, else name.
        name: Where it came from, for people.
        key: The caller's own id, if given.
        url: Its address, canonical where the page says so.
        outlet: Who published it, as the page or its carrier says.
        language: ISO 639-1 code, "und" where unknown.
        text: All offsets refer to this; it never changes.
        sha256: Hex digest of the text in UTF-8.
        title: The title as evidenced, also where it does not stand in the text.
        subtitle: The second headline, if there is one.
        byline: Who wrote it, as it stands.
        zones: Stretches of the text by kind, in order, without overlap.
        published: When, with the evidence.
        confidence: 0 to 1, how sure the cut is.
        flags: What to know before trusting it.
    """

    id: str
    address: str
    name: str
    key: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str = "und"
    text: str
    sha256: str
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    zones: tuple[Zone, ...]
    published: Published | None = None
    confidence: float = 1.0
    flags: tuple[ArticleFlag, ...] = ()


def article_id(address: str, published: Published | None, title: str | None, sha256: str) -> str:
    """Return the id of an article: another date, title or text makes another version."""
    return content_id(address, published.value if published else None, title, sha256)


def zone_text(article: Article, kind: ZoneKind) -> str | None:
    """Return the words of the first zone of this kind, or None."""
    for zone in article.zones:
        if zone.kind is kind:
            return article.text[zone.start : zone.end]
    return None
