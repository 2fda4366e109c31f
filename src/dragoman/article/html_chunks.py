"""Joins the parts of an article that a page keeps in several boxes with advertisements between."""

import re
from itertools import dropwhile, islice, pairwise, takewhile

from lxml.html import HtmlElement

__all__ = ["join_chunks"]

# Classes by which sites name the box that holds the article's text. Where there are several such
# boxes side by side, trafilatura takes the first and loses the rest.
_BOX = re.compile(
    r"(?:article|story|post|content)[-_]*(?:body|text|content|copy)|body[-_]*container",
    re.IGNORECASE,
)

# Boxes of one article stand this close: their common ancestor is so many levels above each.
_LEVELS = 3

# A box with fewer characters in its own paragraphs is a teaser.
_MIN_CHARACTERS = 200


def join_chunks(tree: HtmlElement) -> None:
    """Move the contents of later boxes of an article into the first one, in place.

    Boxes are joined if their classes name them alike, they stand side by side in the same
    article element, if there is one, and no headline of another article stands between them.
    """
    groups: dict[frozenset[str], list[HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        named = frozenset(
            part for part in (element.get("class") or "").split() if _BOX.search(part)
        )
        if named and _characters(element) >= _MIN_CHARACTERS:
            groups.setdefault(named, []).append(element)
    for boxes in groups.values():
        if len(boxes) >= 2 and all(_belong(one, other) for one, other in pairwise(boxes)):
            for box in boxes[1:]:
                boxes[0].extend(list(box))


def _characters(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iterchildren("p"))


def _belong(one: HtmlElement, other: HtmlElement) -> bool:
    shared = _common_ancestor(one, other)
    if shared is None or one in other.iterancestors():
        return False
    return _article(one) is _article(other) and not _headline_between(shared, one, other)


def _common_ancestor(one: HtmlElement, other: HtmlElement) -> HtmlElement | None:
    above = list(islice(one.iterancestors(), _LEVELS))
    near = list(islice(other.iterancestors(), _LEVELS))
    return next((element for element in above if element in near), None)


def _article(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("article"), None)


def _headline_between(shared: HtmlElement, one: HtmlElement, other: HtmlElement) -> bool:
    inside = dropwhile(lambda element: element is not one, shared.iterdescendants())
    return any(
        element.tag == "h1" for element in takewhile(lambda element: element is not other, inside)
    )
