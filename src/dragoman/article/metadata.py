"""Reads a page's markup into what it says of itself: title, byline, outlet, language, date."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml.html import HtmlElement

from dragoman.article.html_dates import date_claims
from dragoman.article.html_jsonld import Described, read_jsonld
from dragoman.article.html_tree import attribute, meta_fields, words
from dragoman.codes.furniture import Furniture
from dragoman.model import DateClaim

__all__ = ["Metadata", "canonical_url", "host", "read_metadata"]

# What stands between a headline and the outlet's name in <title> and og:title.
_SEPARATED = re.compile(r"\s+[-–—|•·»:/]+\s+|\s*[|｜]\s*|：|--")

# In a bare <title> the outlet's name may stand first, before a colon.
_EITHER_SIDE = re.compile(r":\s+|" + _SEPARATED.pattern)

# A headline that stands on the page as a line of its own, in no h1.
_LINES = ("h2", "h3", "b", "strong", "font", "td", "div", "p", "span")

# A name after the separator is the outlet's, or a section's, if it is this short.
_MAX_SUFFIX = 40

_CUT_OFF = ("...", "…")

# Class names that sites give the second headline, and the length it may have.
_SUBTITLE = re.compile(
    r"sub-?(?:title|head|headline|heading)\b|standfirst|\bdek\b|\bdeck\b|article-?(?:summary|intro)",
    re.IGNORECASE,
)
_SUBTITLE_LENGTH = range(20, 400)

_BYLINE_FIELDS = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "sailthru.author",
    "dc.creator",
)
_BYLINE_PATHS = (
    './/*[@rel="author"]',
    './/*[@itemprop="author"]//*[@itemprop="name"]',
    './/*[@itemprop="author"]',
    './/*[contains(@class, "byline")]',
    './/*[contains(@class, "author-name") or contains(@class, "author__name")]',
)
_MAX_BYLINE = 120

_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)", re.IGNORECASE)

# An address longer than this is a tracker's or an attack.
_MAX_URL = 2_000


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself.

    Attributes:
        title: The headline.
        subtitle: The second headline, where the page shows one.
        byline: Who wrote it.
        outlet: Who published it.
        language: ISO 639-1 code, or "und".
        url: The canonical address, if it may be believed.
        body: The article's text as JSON-LD repeats it, to check the cut against.
        is_article: Whether it says so, in JSON-LD or og:type.
        dated: Claims about the publication date, strongest first.
    """

    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str = "und"
    url: str | None = None
    body: str | None = None
    is_article: bool = False
    dated: tuple[DateClaim, ...] = ()


def read_metadata(tree: HtmlElement, *, url: str | None, phrases: Furniture) -> Metadata:
    """Read what a page says of itself.

    Args:
        tree: The parsed page; it is not changed.
        url: The address it came from, if known.
        phrases: The words by which furniture is known.

    Returns:
        Title, byline, outlet, language, canonical address and all claims about the date.
    """
    described = read_jsonld(tree)
    fields = meta_fields(tree)
    canonical = canonical_url(tree, fields=fields, url=url)
    outlet = described.publisher or _first(fields, "og:site_name", "application-name")
    title = _title(tree, described=described, fields=fields, outlet=outlet)
    if title and outlet is None:
        title, outlet = _parted(tree, title)
    return Metadata(
        title=title,
        subtitle=_subtitle(tree, described=described),
        byline=_byline(tree, described=described, fields=fields),
        outlet=outlet,
        language=_language(tree, described=described, fields=fields),
        url=canonical,
        body=described.body,
        is_article=described != Described() or _first(fields, "og:type") == "article",
        dated=date_claims(
            tree,
            described=described,
            fields=fields,
            url=url or canonical,
            changed=phrases.changed,
        ),
    )


def canonical_url(
    tree: HtmlElement, *, fields: Mapping[str, tuple[str, ...]], url: str | None
) -> str | None:
    """Return the address a page gives as its own, if it may be believed.

    It must be http or https, of the same registrable host as the address the page came from, and
    no front page given as the address of an article.
    """
    for stated in (
        attribute(tree, './/link[@rel="canonical"]', "href"),
        _first(fields, "og:url"),
    ):
        if stated and (believed := _believed(stated, url)):
            return believed
    return None


def host(url: str | None) -> str | None:
    """Return the host of an address without "www.", or None."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _believed(stated: str, url: str | None) -> str | None:
    try:
        full = urljoin(url or "", stated)
        parts = urlsplit(full)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            return None
        fetched = urlsplit(url or "")
    except ValueError:
        return None
    if len(full) > _MAX_URL or not full.isprintable() or " " in full:
        return None
    if fetched.hostname and _registrable(fetched.hostname) != _registrable(parts.hostname):
        return None
    if parts.path in ("", "/") and not parts.query and fetched.path not in ("", "/"):
        return None
    return parts._replace(fragment="").geturl()


def _registrable(name: str) -> str:
    """Return the part of a host that is registered: example.org, example.co.uk."""
    labels = name.lower().rstrip(".").split(".")
    second_level = len(labels) >= 3 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if second_level else labels[-2:])


def _title(
    tree: HtmlElement,
    *,
    described: Described,
    fields: Mapping[str, tuple[str, ...]],
    outlet: str | None,
) -> str | None:
    """Return the headline: JSON-LD, og:title, h1, <title>, the first that there is.

    On 258 pages of 181 publishers this order agrees with a site's own parser on 90 %, og:title
    first on 89 %, h1 first on 83 %; where they differ, sites differ in which they mean.
    """
    headings = [words(element) for element in tree.iter("h1")]
    plain = next((words(element) for element in tree.iter("title")), "")
    shared = _without_outlet(_first(fields, "og:title", "twitter:title") or "", outlet, headings)
    stated = _without_outlet(described.headline or "", outlet, headings)
    candidates = [
        title
        for title in (stated, shared, *headings[:1], _without_outlet(plain, outlet, headings))
        if title
    ]
    if not candidates:
        return None
    return _whole(candidates[0], candidates[1:])


def _whole(title: str, others: list[str]) -> str:
    """Return the title, or where it was cut off the other one that goes on."""
    if title.endswith(_CUT_OFF):
        stem = title.rstrip(".… ")
        return next((other for other in others if other.startswith(stem)), title)
    return title


def _without_outlet(title: str, outlet: str | None, headings: list[str]) -> str:
    """Return a title without the outlet's name and sections after it.

    A tail is taken off if it names the outlet, or if a heading of the page ends where it begins.
    """
    cuts = list(_SEPARATED.finditer(title))
    for cut in cuts:
        head, tail = title[: cut.start()].rstrip(), title[cut.end() :].strip()
        if head in headings:
            return head
        if head and len(tail) <= _MAX_SUFFIX and _names(tail, outlet):
            return head
    return title.strip()


def _parted(tree: HtmlElement, title: str) -> tuple[str, str | None]:
    """Part a title from the outlet's name where one side stands on the page as its own line."""
    for cut in _EITHER_SIDE.finditer(title):
        sides = title[: cut.start()].strip(), title[cut.end() :].strip()
        for headline, name in (sides, sides[::-1]):
            alone = any(words(element) == headline for element in tree.iter(*_LINES))
            if name and len(name) <= min(_MAX_SUFFIX, len(headline)) and alone:
                return headline, name
    return title, None


def _names(tail: str, outlet: str | None) -> bool:
    """Tell whether a title's tail is the outlet's name, as it stands or as a host."""
    bare = re.sub(r"\W+", "", tail).casefold()
    name = re.sub(r"\W+", "", outlet or "").casefold()
    return bool(bare and name) and (bare in name or name in bare)


def _subtitle(tree: HtmlElement, *, described: Described) -> str | None:
    if described.subtitle and len(described.subtitle) in _SUBTITLE_LENGTH:
        return described.subtitle
    for element in tree.iter("h2", "h3", "p", "div", "span"):
        if _SUBTITLE.search(element.get("class") or "") and len(element.findall(".//p")) <= 1:
            line = words(element)
            if len(line) in _SUBTITLE_LENGTH:
                return line
    return None


def _byline(
    tree: HtmlElement, *, described: Described, fields: Mapping[str, tuple[str, ...]]
) -> str | None:
    names = described.authors or next(
        (
            shown
            for field in _BYLINE_FIELDS
            if (shown := tuple(name for name in fields.get(field, ()) if "://" not in name))
        ),
        (),
    )
    if names:
        return ", ".join(dict.fromkeys(names))[:_MAX_BYLINE]
    for path in _BYLINE_PATHS:
        for element in tree.xpath(path)[:1]:
            line = words(element)
            if 2 < len(line) <= _MAX_BYLINE:
                return line
    return None


def _language(
    tree: HtmlElement, *, described: Described, fields: Mapping[str, tuple[str, ...]]
) -> str:
    for stated in (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        described.language,
        _first(fields, "og:locale", "content-language"),
    ):
        found = _LANGUAGE.match((stated or "").strip())
        if found:
            return found[1].lower()
    return "und"


def _first(fields: Mapping[str, tuple[str, ...]], *names: str) -> str | None:
    return next((fields[name][0] for name in names if name in fields), None)
