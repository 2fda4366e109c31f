"""Finds the paragraphs of the article in a page's markup."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from html import unescape

import msgspec
from lxml.etree import iterwalk
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

__all__ = ["Paragraph", "all_paragraphs", "find_paragraphs"]

# What they warn of is in what we return; a page's faults are no news to whoever reads it. The
# second is reset by the first when it is imported.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# JSON-LD repeats the article's text on one page in four (63 of 258). Where the cut lacks more than half of
# its words, the cut is wrong; fewer words than this are a teaser and prove nothing. Words are
# compared one by one because some sites glue or garble them; short ones stand in any text.
_MIN_TOLD = 60
_MIN_AGREEMENT = 0.5
_LONG_WORD = 4

# A cut this short may be a notice that stood beside the article: it is dropped for trafilatura's
# fast cut if that is this many times longer.
_SHORT, _MANY = 500, 4

# A table with a cell longer than this lays out the page; its cells are running text.
_LAYOUT_CELL = 300

# How markup shows its words, where all of it is the article. An element that is not inline
# begins and ends a line.
_SILENT = frozenset(("head", "script", "style", "template", "title", "noscript"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small"
    r"|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)

_WORD = re.compile(r"\w+")
_SPACES = re.compile(r"\s+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")

# Handed over so that trafilatura does not ask the clock for today; its date is not used.
_NO_CLOCK = {"max_date": "2100-12-31"}


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the article: its words with single spaces, and what it was on the page.

    Attributes:
        text: The words.
        tag: "p", "head", "item", "quote" or "row".
    """

    text: str
    tag: str = "p"


def find_paragraphs(tree: HtmlElement, *, repeated: str | None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the article, in page order.

    Args:
        tree: The parsed page; it is not changed.
        repeated: The article's text as JSON-LD repeats it, if it does.

    Returns:
        Paragraphs, subheads, list items, quotations and table rows; none where nothing was found.
    """
    precise = _extracted(tree, precise=True)
    told = _words(_told(repeated))
    agrees = told.total() < _MIN_TOLD or _agreement(told, precise) >= _MIN_AGREEMENT
    if agrees and _length(precise) >= _SHORT:
        return precise
    broad = _extracted(tree, precise=False)
    if agrees:
        return broad if _length(broad) >= _MANY * _length(precise) else precise
    best = max(precise, broad, key=lambda cut: _agreement(told, cut))
    if len(best) > 1 and _agreement(told, best) >= _MIN_AGREEMENT:
        return best
    return _lines(_told(repeated))


def all_paragraphs(tree: HtmlElement) -> tuple[Paragraph, ...]:
    """Return every line that the markup shows, in page order, where all of it is the article.

    Args:
        tree: The parsed page; it is not changed.

    Returns:
        Paragraphs; headings are marked as such.
    """
    lines: list[Paragraph] = []
    parts: list[str] = []

    def close(tag: str = "p") -> None:
        line = _joined("".join(parts))
        parts.clear()
        if line:
            lines.append(Paragraph(line, tag))

    for event, element in iterwalk(tree, events=("start", "end")):
        name = str(element.tag)
        if name in _SILENT:
            parts.extend([element.tail or ""] if event == "end" else [])
            continue
        if not _INLINE.fullmatch(name):
            close("head" if event == "end" and name in _HEADINGS else "p")
        parts.append((element.text if event == "start" else element.tail) or "")
    close()
    return tuple(lines)


def _extracted(tree: HtmlElement, *, precise: bool) -> tuple[Paragraph, ...]:
    document = bare_extraction(
        deepcopy(tree),
        favor_precision=precise,
        fast=not precise,
        include_comments=False,
        date_extraction_params=_NO_CLOCK,
    )
    if not isinstance(document, Document):
        return ()
    return tuple(paragraph for paragraph in _walk(document.body) if paragraph.text)


def _walk(body: HtmlElement) -> Iterator[Paragraph]:
    """Yield the paragraphs of trafilatura's tree; a block inside a block is its own paragraph."""
    if body.text and body.text.strip():
        yield Paragraph(_joined(body.text))
    for element in body:
        if element.tag == "list":
            yield from (Paragraph(line, "item") for item in element for line in _broken(item))
        elif element.tag == "table":
            yield from _table(element)
        elif element.tag in ("quote", "div") and len(element):
            yield from _walk(element)
        else:
            tag = str(element.tag) if element.tag in ("head", "quote") else "p"
            yield from (Paragraph(line, tag) for line in _broken(element))
        if element.tail and element.tail.strip():
            yield Paragraph(_joined(element.tail))


def _broken(element: HtmlElement) -> Iterator[str]:
    """Yield the words of an element, split where the page breaks the line."""
    parts = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag in ("lb", "p", "item", "head"):
            parts.append("\n")
        parts.append(inner.text or "")
        if inner.tag in ("p", "item", "head"):
            parts.append("\n")
        parts.append(inner.tail or "")
    for line in "".join(parts).split("\n"):
        joined = _joined(line)
        if joined:
            yield joined


def _table(table: HtmlElement) -> Iterator[Paragraph]:
    """Yield the rows of a table, or the paragraphs in its cells where it lays out the page."""
    cells = [_joined(" ".join(cell.itertext())) for cell in table.iter("cell")]
    if max(map(len, cells), default=0) > _LAYOUT_CELL:
        yield from (Paragraph(line) for cell in table.iter("cell") for line in _broken(cell))
        return
    for row in table.iter("row"):
        parts = (_joined(" ".join(cell.itertext())) for cell in row.iter("cell"))
        yield Paragraph(" | ".join(part for part in parts if part), "row")


def _joined(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _length(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _told(repeated: str | None) -> str:
    """Return the text that JSON-LD repeats, without markup; some sites escape it twice."""
    return _MARKUP.sub("\n", unescape(unescape(repeated or "")))


def _agreement(told: Counter[str], paragraphs: tuple[Paragraph, ...]) -> float:
    """Return how many of the words told stand in the paragraphs, from 0 to 1."""
    found = _words(" ".join(paragraph.text for paragraph in paragraphs))
    return (told & found).total() / max(told.total(), 1)


def _words(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.casefold()) if len(word) >= _LONG_WORD)


def _lines(told: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for raw in told.splitlines() if (line := _joined(raw)))
