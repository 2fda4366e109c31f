"""Collects what a page says about when it was published, each claim with its place and words."""

import logging
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement

from dragoman.article.html_jsonld import Described
from dragoman.article.html_tree import words
from dragoman.article.published import iso_value
from dragoman.codes.furniture import fold
from dragoman.model import DateClaim, DateSource

__all__ = ["date_claims"]

logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # its warnings are no news to a reader

# Meta names that hold the publication date, in the order in which they are believed; names of
# modification dates are left out on purpose. On 258 pages the first was right on 130 of 131, all
# others but "date" (46 of 48) wherever they stood.
_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "article.published",
    "article_date_original",
    "article:published",
    "originalpublicationdate",
    "publication_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "date_published",
    "published_at",
    "published",
    "publisheddate",
    "pubdate",
    "pub_date",
    "dateposted",
    "og:pubdate",
    "release_date",
    "ptime",
    "dcterms.date",
    "dc.date",
    "date",
)

_MICRODATA = './/*[@itemprop="datePublished"]'

# Classes of elements that hold the page's own date, when they stand near its headline.
_DATED = re.compile(r"date|time|publish|posted|byline|meta", re.IGNORECASE)

# An element with more elements in it is no date line.
_FEW = 4

# How many elements before and after the headline are looked at, and how many claims are taken:
# further down are the dates of teasers.
_BEFORE, _AFTER, _MOST = 40, 200, 4

# A stretch longer than this is no date line.
_MAX_DATE_LINE = 90

# htmldate takes today as its upper bound unless told; the day of the reading must not matter.
# Implausible dates are sorted out when one is chosen.
_NO_UPPER_BOUND = "2100-12-31"
_LOWER_BOUND = "1990-01-01"

_URL_DAY = re.compile(
    r"[/_-](?P<year>199\d|20\d\d)(?:(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])|(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12]\d|3[01]))(?!\d)"
)
_URL_MONTH = re.compile(r"/(199\d|20\d\d)/(0[1-9]|1[0-2])/")


def date_claims(
    tree: HtmlElement,
    *,
    described: Described,
    fields: Mapping[str, tuple[str, ...]],
    url: str | None,
    changed: frozenset[str],
) -> tuple[DateClaim, ...]:
    """Return every claim about the publication date, the most trusted first.

    Args:
        tree: The parsed page; it is not changed.
        described: What its JSON-LD says.
        fields: Its meta fields.
        url: Its address.
        changed: Words that stand before the date of a later change.

    Returns:
        Claims from JSON-LD, meta fields, microdata, date lines, the address, and htmldate's answer.
    """
    claims = [
        *_described_claims(described),
        *_meta_claims(fields),
        *_microdata_claims(tree),
        *_visible_claims(tree, changed),
        *_guessed_claims(tree),
        *_url_claims(url),
    ]
    return tuple(dict.fromkeys(claims))


def _described_claims(described: Described) -> Iterator[DateClaim]:
    if described.published:
        yield from _claim("JSON-LD datePublished", described.published)


def _meta_claims(fields: Mapping[str, tuple[str, ...]]) -> Iterator[DateClaim]:
    for name in _META:
        for content in fields.get(name, ()):
            yield from _claim(f"meta {name}", content)


def _microdata_claims(tree: HtmlElement) -> Iterator[DateClaim]:
    for element in tree.iterfind(_MICRODATA):
        raw = element.get("datetime") or element.get("content") or words(element)
        yield from _claim("microdata datePublished", raw)
        return


def _visible_claims(tree: HtmlElement, changed: frozenset[str]) -> Iterator[DateClaim]:
    found = (
        claim
        for element in _near_headline(tree)
        if _may_hold_date(element)
        for claim in _visible_claim(element, changed)
    )
    yield from islice(dict.fromkeys(found), _MOST)


def _near_headline(tree: HtmlElement) -> list[HtmlElement]:
    elements = list(tree.iter("*"))
    headline = next((at for at, element in enumerate(elements) if element.tag == "h1"), None)
    if headline is None:
        return [element for element in elements if element.tag == "time"][:_MOST]
    return elements[max(0, headline - _BEFORE) : headline + _AFTER]


def _may_hold_date(element: HtmlElement) -> bool:
    if "modif" in (element.get("itemprop") or "").lower():
        return False
    marked = len(element) <= _FEW and _DATED.search(element.get("class") or "")
    return element.tag == "time" or bool(marked)


def _visible_claim(element: HtmlElement, changed: frozenset[str]) -> Iterator[DateClaim]:
    line = words(element)
    stamp = element.get("datetime")
    around = element.getparent()
    lines = [line, *([words(around)] if around is not None and len(around) <= _FEW else [])]
    if any(_tells_change(text, changed) for text in lines):
        return
    if element.tag == "time" and stamp:
        yield from _claim("time", stamp)
    elif len(line) <= _MAX_DATE_LINE and any(character.isdigit() for character in line):
        yield from _claim("visible", line)


def _tells_change(line: str, changed: frozenset[str]) -> bool:
    """Tell whether a short line speaks of a later change."""
    return len(line) <= _MAX_DATE_LINE and not changed.isdisjoint(fold(line).split()[:2])


def _guessed_claims(tree: HtmlElement) -> Iterator[DateClaim]:
    """Ask htmldate; it fills in the first day of a month or year, which is taken off again."""
    guess = find_date(
        deepcopy(tree),
        original_date=True,
        extensive_search=True,
        url="",
        min_date=_LOWER_BOUND,
        max_date=_NO_UPPER_BOUND,
    )
    if guess:
        value = guess.removesuffix("-01").removesuffix("-01") if guess.endswith("-01") else guess
        yield DateClaim(value=value, source=DateSource.PAGE, detail=f'htmldate "{guess}"')


def _url_claims(url: str | None) -> Iterator[DateClaim]:
    day = _URL_DAY.search(url or "")
    month = _URL_MONTH.search(url or "")
    if day:
        value = f"{day['year']}-{day['month'] or day['month8']:0>2}-{day['day'] or day['day8']:0>2}"
        yield DateClaim(value=value, source=DateSource.ADDRESS, detail=f'address "{day[0]}"')
    elif month:
        value = f"{month[1]}-{month[2]}"
        yield DateClaim(value=value, source=DateSource.ADDRESS, detail=f'address "{month[0]}"')


def _claim(where: str, raw: str) -> Iterator[DateClaim]:
    value = iso_value(raw)
    if value:
        yield DateClaim(value=value, source=DateSource.PAGE, detail=f'{where} "{raw[:100]}"')
