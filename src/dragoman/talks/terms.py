"""Tells what is proposed, demanded, accepted or rejected, in the words of the page."""

from collections.abc import Iterator
from typing import Final

from dragoman.model import Span
from dragoman.talks.found import Found
from dragoman.talks.scene import Scene

__all__ = ["terms_of"]

_WITH_TERMS: Final = frozenset({"propose", "demand", "counter", "accept", "reject", "appeal"})
_OF_VERB: Final = frozenset({"obj", "ccomp", "xcomp"})
_OF_NOUN: Final = frozenset({"nmod", "acl", "appos"})
_AFTER: Final = frozenset({"for", "over", "on", "about", "that", "to", "of"})
_DEPTH: Final = 12


def terms_of(scene: Scene, found: Found) -> tuple[Span, ...]:
    """Return the terms of a move: what its verb has for an object, what its noun is about.

    Args:
        scene: The page.
        found: The move.

    Returns:
        Each of several that are joined by "and" on its own; none for moves that have no terms.
    """
    if found.move not in _WITH_TERMS:
        return ()
    at = found.candidate.at
    is_noun = found.candidate.frame.pos == "NOUN"
    heads = list(_about(scene, at, is_noun=is_noun))
    if is_noun and not heads:
        heads = [one for child in _told(scene, at) for one in _about(scene, child, is_noun=True)]
    return tuple(dict.fromkeys(_span(scene, one) for one in heads))


def _about(scene: Scene, at: int, *, is_noun: bool) -> Iterator[int]:
    for child in scene.children.get(at, ()):
        relation = scene.relation(child).partition(":")[0]
        first = {scene.lemma(one) for one in scene.children.get(child, ())}
        if (
            (relation in _OF_VERB and not is_noun)
            or (relation in {"nmod", "obl"} and first & _AFTER and child not in scene.mentions)
            or (relation == "acl" and is_noun)
        ):
            yield from _each(scene, child)


def _told(scene: Scene, at: int) -> Iterator[int]:
    """Yield what a noun is told to include: "demands, including disputes over X"."""
    for child in scene.children.get(at, ()):
        if scene.relation(child).partition(":")[0] in _OF_NOUN:
            yield child


def _each(scene: Scene, at: int) -> Iterator[int]:
    yield at
    for child in scene.children.get(at, ()):
        if scene.relation(child) == "conj":
            yield child


def _span(scene: Scene, at: int) -> Span:
    """Return a word with what hangs on it, but for what is joined to it and the word before it."""
    inside = {at}
    for child in scene.children.get(at, ()):
        if scene.relation(child) not in {"conj", "cc", "case", "punct", "mark"}:
            inside |= {child, *scene.below(child, _DEPTH)}
    first, last = min(inside), max(inside)
    return Span(scene.span(first).start, scene.span(last).end)
