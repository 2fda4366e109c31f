"""Finds views of how talks stand: "a significant setback", "the paused talks"; never an act."""

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.model import Span, source_of
from dragoman.talks.scene import Scene

__all__ = ["View", "find_views"]

_TOPIC: Final = ("talks", "deal", "peace", "truce")
_OBJECTS: Final = frozenset({"obj", "obl", "xcomp", "nsubj:pass"})
_LEFT_OUT: Final = frozenset(
    {"nsubj", "nsubj:pass", "csubj", "acl:relcl", "punct", "advcl", "parataxis", "cc"}
)


class View(msgspec.Struct, frozen=True):
    """Words that say how talks stand, and whose words they are.

    Attributes:
        at: The word that says it.
        span: The words.
        by: The words of the one who says so, or None for the outlet.
    """

    at: int
    span: Span
    by: Span | None


def find_views(scene: Scene) -> tuple[View, ...]:
    """Return the views of a page, in text order; of two that overlap the first is kept.

    Args:
        scene: The page.
    """
    found: list[View] = []
    for at in scene.reported():
        if not _characterises(scene, at):
            continue
        span = _words(scene, at)
        if not any(span.overlaps(one.span) for one in found):
            found.append(View(at, span, source_of(scene.span(at), scene.before.statements)))
    return tuple(found)


def _characterises(scene: Scene, at: int) -> bool:
    groups = scene.codes.views
    lemma, pos = scene.lemma(at), scene.reading.tokens[at].pos
    if pos in {"ADJ", "VERB"} and {lemma, _form(scene, at)} & groups["is"]:
        return _is_said_of_talks(scene, at)
    if pos == "VERB" and lemma in groups["go"]:
        return any(_is_topic(scene, one) for one in _subjects(scene, at))
    if pos in {"NOUN", "PROPN"} and lemma in groups["stand"]:
        return _is_near(scene, at)
    # a headline's words are all names to the reader
    return pos == "PROPN" and lemma in groups["go"] and _is_near(scene, at)


def _form(scene: Scene, at: int) -> str:
    return scene.span(at).of(scene.reading.text).lower()


def _is_said_of_talks(scene: Scene, at: int) -> bool:
    """Say whether "fragile" stands before "truce" or is said of it: "the truce is fragile"."""
    head = scene.head(at)
    if scene.relation(at) == "amod" and head is not None:
        return _is_topic(scene, head)
    return any(_is_topic(scene, one) for one in _subjects(scene, at))


def _subjects(scene: Scene, at: int) -> Iterator[int]:
    for child in scene.children.get(at, ()):
        if scene.relation(child) in {"nsubj", "nsubj:pass"}:
            yield child
    if scene.relation(at) == "acl" and (head := scene.head(at)) is not None:
        yield head


def _is_topic(scene: Scene, at: int) -> bool:
    return any(scene.is_in(at, group) for group in _TOPIC) or any(
        scene.relation(child) in {"compound", "amod"}
        and any(scene.is_in(child, group) for group in _TOPIC)
        for child in scene.children.get(at, ())
    )


def _is_near(scene: Scene, at: int) -> bool:
    """Say whether a word's own phrase or its clause speaks of talks."""
    head = scene.head(at)
    around = [*scene.below(at), *((head, *scene.below(head)) if head is not None else ())]
    return any(_is_topic(scene, one) for one in around if one != at)


def _words(scene: Scene, at: int) -> Span:
    """Return what is said: the verb with its object, or the noun with what hangs on it."""
    head = scene.head(at)
    top = at
    if head is not None and scene.relation(at) == "amod":
        top = head
    elif head is not None and scene.relation(at) in _OBJECTS:
        top = head if scene.lemma(head) in scene.codes.views["carry"] else at
    inside = sorted({top, *_phrase(scene, top)})
    first, last = inside.index(top), inside.index(top)
    while first > 0 and inside[first - 1] == inside[first] - 1:
        first -= 1
    while last + 1 < len(inside) and inside[last + 1] == inside[last] + 1:
        last += 1
    while first < last and scene.reading.tokens[inside[first]].pos == "DET" and top == at:
        first += 1
    return Span(scene.span(inside[first]).start, scene.span(inside[last]).end)


def _phrase(scene: Scene, at: int, *, top: bool = True) -> Iterator[int]:
    for child in scene.children.get(at, ()):
        relation = scene.relation(child)
        if relation not in _LEFT_OUT and not (top and relation == "case"):
            yield child
            yield from _phrase(scene, child, top=False)
