"""Parses a page's markup into a tree that is safe to walk."""

import re
from collections.abc import Mapping

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.model import Why

__all__ = ["attribute", "meta_fields", "parse_tree", "words"]

# libxml2 stops at 2,048 levels (256 without huge_tree, which real pages with unclosed tags exceed)
# and says so in its log; what lies deeper is lost, so such a page is refused.
_DEEP = "Excessive depth"

# Characters that XML forbids; lxml refuses them when a tree is written to.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

# The same, written as a reference: libxml2 ends the text where it meets one.
_REFERENCE = re.compile(r"&#(?:0*(\d{1,7})|[xX]0*([0-9a-fA-F]{1,6}));?")

# An element with thousands of attributes is an attack: libxml2 compares each with all others. Data
# within an attribute may be long, so attributes are counted, not characters.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>")
_MOST_ATTRIBUTES = 500

_SHOWN = ".//text()[not(parent::script) and not(parent::style)]"


def parse_tree(text: str) -> HtmlElement | Why:
    """Parse a page's markup, without comments and processing instructions.

    Args:
        text: The decoded page.

    Returns:
        The root element, or why there is none: TOO_DEEP, NO_TEXT.
    """
    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = document_fromstring(_safe(text).encode(), parser=parser)
    except ParserError:
        return Why.NO_TEXT
    if any(_DEEP in entry.message for entry in parser.error_log):
        return Why.TOO_DEEP
    return tree


def _safe(text: str) -> str:
    """Return markup without what libxml2 stumbles over."""
    text = _REFERENCE.sub(_allowed, _FORBIDDEN.sub("", text))
    return _LONG_TAG.sub(_bared, text)


def _allowed(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return "" if code > 0x10FFFF or _FORBIDDEN.match(chr(code)) else reference[0]


def _bared(tag: re.Match[str]) -> str:
    """Return a tag as it is, or its name alone where it has too many attributes."""
    few = tag[0].count("=") <= _MOST_ATTRIBUTES and len(tag[0].split()) <= _MOST_ATTRIBUTES
    return tag[0] if few else tag[0].split(None, 1)[0] + ">"


def meta_fields(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    """Return the contents of the page's meta elements by lower-case name, in page order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "http-equiv"):
            name = (meta.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def attribute(tree: HtmlElement, path: str, name: str) -> str | None:
    """Return an attribute of the first element at this path that has it, or None."""
    for element in tree.iterfind(path):
        value = (element.get(name) or "").strip()
        if value:
            return value
    return None


def words(element: HtmlElement) -> str:
    """Return the words an element shows, with single spaces; scripts and styles show none."""
    silent = element.find(".//script") is not None or element.find(".//style") is not None
    shown = element.xpath(_SHOWN) if silent else element.itertext()
    return " ".join(" ".join(str(text) for text in shown).split())
