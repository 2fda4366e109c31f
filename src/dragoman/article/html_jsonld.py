"""Reads what a page says of its article in JSON-LD, also where the JSON is broken."""

import json
import re
from html import unescape
from typing import Any

import msgspec
from lxml.html import HtmlElement

__all__ = ["Described", "read_jsonld"]

# Types of schema.org that stand for a page's main text; `endswith("Article")` covers the others.
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})

# Keys under which an article is wrapped; related articles stand elsewhere (itemListElement, hasPart).
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate")

# More nodes than this are no description of one article but a data dump.
_MAX_NODES = 500

# A block above this many characters is an application's state, not a description.
_MAX_BLOCK = 2_000_000

_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "<![CDATA[")
_CLOSINGS = (";", "-->", "//]]>", "// ]]>", "]]>")
_BROKEN_FIELD = re.compile(r'"(headline|datePublished|articleBody)"\s*:\s*"((?:[^"\\]|\\.)+)"')


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What JSON-LD says of the article.

    Attributes:
        headline: The headline.
        subtitle: The alternative headline.
        published: `datePublished` as it stands.
        authors: Names of the authors.
        publisher: Name of the publisher.
        language: `inLanguage` as it stands.
        body: The article's text, where the page repeats it for machines.
    """

    headline: str | None = None
    subtitle: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    body: str | None = None


def read_jsonld(tree: HtmlElement) -> Described:
    """Return what the page's JSON-LD says of its article; empty where it says nothing.

    Args:
        tree: The parsed page.

    Returns:
        The first node that describes an article and has a headline or a date, else fields found
        by pattern in blocks that are no valid JSON.
    """
    broken: dict[str, str] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        block = (script.text or "")[:_MAX_BLOCK]
        try:
            root = _loads(block)
        except (ValueError, RecursionError):
            broken |= {name: unescape(value) for name, value in _BROKEN_FIELD.findall(block)}
            continue
        for node in _articles(root):
            return _described(node)
    return Described(
        headline=_words(broken.get("headline")),
        published=broken.get("datePublished"),
        body=broken.get("articleBody"),
    )


def _loads(block: str) -> Any:
    """Parse a block; comments around it, trailing commas and raw line ends are forgiven."""
    bare = block.strip()
    for opening in _OPENINGS:
        bare = bare.removeprefix(opening).lstrip()
    for closing in _CLOSINGS:
        bare = bare.removesuffix(closing).rstrip()
    try:
        return json.loads(bare, strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub("", bare), strict=False)


def _articles(root: Any) -> list[dict[str, Any]]:
    """Return the nodes that describe an article, outermost first."""
    queue, found, seen = [root], [], 0
    while queue and seen < _MAX_NODES:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            if _is_article(node) and (node.get("headline") or node.get("datePublished")):
                found.append(node)
            queue.extend(node[key] for key in _WRAPPERS if key in node)
    return found


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and (name.endswith("Article") or name in _ARTICLES) for name in names
    )


def _described(node: dict[str, Any]) -> Described:
    return Described(
        headline=_words(node.get("headline")) or _words(node.get("name")),
        subtitle=_words(node.get("alternativeHeadline")),
        published=_words(node.get("datePublished")),
        authors=tuple(dict.fromkeys(_names(node.get("author") or node.get("creator")))),
        publisher=next(iter(_names(node.get("publisher"))), None),
        language=next(iter(_names(node.get("inLanguage"))), None),
        body=node["articleBody"] if isinstance(node.get("articleBody"), str) else None,
    )


def _names(value: Any) -> list[str]:
    """Return the names in a string, an object with a name, or a list of either."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") or item.get("alternateName") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            words = _words(one)
            if words and "://" not in words:
                found.append(words)
    return found


def _words(value: Any) -> str | None:
    """Return a string's words, unescaped and with single spaces, or None."""
    if not isinstance(value, str):
        return None
    return " ".join(unescape(unescape(value)).split()) or None
