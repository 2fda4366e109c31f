"""Stage 2: `find_article` turns a page into its article, or says why it holds none."""

import re
from collections.abc import Mapping
from hashlib import sha256

from dragoman.article.cut import Cut
from dragoman.article.decode import decode_page
from dragoman.article.html import cut_html
from dragoman.article.metadata import host
from dragoman.article.published import choose_published, in_conflict
from dragoman.article.region import cut_text
from dragoman.codes.furniture import Furniture
from dragoman.model import (
    Article,
    ArticleFlag,
    Page,
    Rejected,
    Why,
    ZoneKind,
    article_id,
)
from dragoman.settings import Settings

__all__ = ["find_article"]

# A page without a content type is HTML if it begins like it: a doctype, or one of the elements
# that stand at the top of a document or of a fragment, before much text.
_HTML_START = re.compile(
    r"(?>\s+|\ufeff|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body|meta|title|script"
    r"|link|style|div|article|section|main|header|p|h1|table|span|a|ul|img|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAGS = re.compile(r"</(?:p|div|a|span|html|body|li|h[1-6])\s*>", re.IGNORECASE)
_SNIFFED = 20_000


def find_article(
    page: Page, *, phrases: Furniture, outlets: Mapping[str, str], settings: Settings
) -> Article | Rejected:
    """Find the article on a page, or say why there is none.

    Args:
        page: The page as it came in.
        phrases: The words by which a site's furniture is known.
        outlets: Names of outlets by host, may be empty.
        settings: The limits.

    Returns:
        The article with its zones and its publication date, or the reason it was set aside.
    """
    text = decode_page(page, settings=settings)
    if isinstance(text, Rejected):
        return text
    if _is_html(text, page.content_type):
        cut = cut_html(text, page=page, phrases=phrases)
    else:
        cut = cut_text(text, page=page, phrases=phrases)
    if isinstance(cut, Rejected):
        return cut
    length = _body_length(cut)
    least = 1 if page.whole else settings.min_text_chars
    if length < least:
        detail = f"{length} characters of body, at least {least} are needed"
        return Rejected(name=page.name, key=page.key, url=page.url, why=Why.NO_TEXT, detail=detail)
    return _article(cut, page=page, outlets=outlets)


def _is_html(text: str, content_type: str | None) -> bool:
    """Tell HTML from plain text by how it begins; a declared type decides what looks like both."""
    declared = (content_type or "").split(";")[0].strip().lower()
    start = text[:_SNIFFED]
    if _HTML_START.match(start):
        return declared != "text/plain" or bool(_HTML_TAGS.search(start))
    if "html" in declared:
        return "<" in start
    return not declared and len(_HTML_TAGS.findall(start)) >= 3


def _body_length(cut: Cut) -> int:
    return sum(zone.end - zone.start for zone in cut.zones if zone.kind is ZoneKind.BODY)


def _article(cut: Cut, *, page: Page, outlets: Mapping[str, str]) -> Article:
    """Make the article of its cut and of what came beside the page."""
    url = cut.url or page.url
    address = url or page.key or page.name
    published = choose_published((*page.dated, *cut.dated), retrieved=page.retrieved)
    title = cut.title or page.title
    digest = sha256(cut.text.encode("utf-8")).hexdigest()
    conflict = published is not None and in_conflict(published, retrieved=page.retrieved)
    untitled = ArticleFlag.NO_TITLE if title is None else None
    flags = (
        *(flag for flag in cut.flags if flag is not ArticleFlag.NO_TITLE),
        *([untitled] if untitled else []),
        *([ArticleFlag.DATE_CONFLICT] if conflict else []),
    )
    return Article(
        id=article_id(address, published, title, digest),
        address=address,
        name=page.name,
        key=page.key,
        url=url,
        outlet=page.outlet or cut.outlet or _outlet(url, outlets),
        language=cut.language,
        text=cut.text,
        sha256=digest,
        title=title,
        subtitle=cut.subtitle,
        byline=cut.byline,
        zones=cut.zones,
        published=published,
        confidence=cut.confidence,
        flags=flags,
    )


def _outlet(url: str | None, outlets: Mapping[str, str]) -> str | None:
    """Return the outlet's name by its host or the host above it, else the host."""
    name = host(url)
    above = name
    while above and "." in above:
        if above in outlets:
            return outlets[above]
        above = above.partition(".")[2]
    return name
