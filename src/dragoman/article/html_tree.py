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
        tree = document_fromstring(_FORBIDDEN.sub("", text).encode(), parser=parser)
    except ParserError:
        return Why.NO_TEXT
    if any(_DEEP in entry.message for entry in parser.error_log):
        return Why.TOO_DEEP
    return tree


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
