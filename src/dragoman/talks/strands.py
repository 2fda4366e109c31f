"""Tells what negotiation a page is about: its name, parties, mediators, issue and venue."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from dragoman.model import Mediator, PlaceUse, Span
from dragoman.talks.found import Found
from dragoman.talks.scene import Scene
from dragoman.talks.sides import Sides

__all__ = ["Talks", "find_strands"]

_BEFORE: Final = frozenset({"compound", "amod", "flat", "punct"})
_NAMING: Final = ("talks", "deal")
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
# Who does this without being a party stands between the parties.
_BETWEEN: Final = frozenset({"mediate", "recall", "appeal", "propose"})
_HELD: Final = frozenset({"meet", "recall", "resume", "suspend"})
_ISSUES: Final = {"truce": "ceasefire", "captive": "hostages-prisoners", "aid": "aid access"}


class Talks(msgspec.Struct, frozen=True):
    """A negotiation as the page tells of it.

    Attributes:
        span: The words that name it.
        name: The known name, else the parties and the issue.
        issue: What about.
        parties: Who negotiates.
        mediators: Third parties.
        venue: Where, or None.
    """

    span: Span
    name: str
    issue: str
    parties: tuple[str, ...]
    mediators: tuple[Mediator, ...]
    venue: str | None


def find_strands(scene: Scene, sides: Sides, moves: Sequence[Found]) -> tuple[Talks, ...]:
    """Return the negotiation of a page; none where it tells of no move or names no party.

    Args:
        scene: The page.
        sides: Who negotiates.
        moves: What was found of moves.
    """
    if not moves or not sides.parties:
        return ()
    span = _name_of(scene)
    process = sides.process
    issue = process.issue if process else _issue(scene)
    first = scene.span(moves[0].candidate.at)
    return (
        Talks(
            span=span or first,
            name=process.name if process else f"{' and '.join(sides.parties)}: {issue}",
            issue=issue,
            parties=sides.parties,
            mediators=tuple(_mediators(sides, moves)),
            venue=_venue(scene, moves),
        ),
    )


def _mediators(sides: Sides, moves: Sequence[Found]) -> list[Mediator]:
    """Return who is said to mediate, and who acts between the parties of a known negotiation."""
    usual = frozenset(sides.process.mediators if sides.process else ())
    acting = [
        side
        for move in moves
        if move.move in _BETWEEN
        for side in move.by
        if move.move == "mediate" or side in usual
    ]
    names = dict.fromkeys((*sides.mediators, *acting))
    return [Mediator(actor=one, capacity="mediator") for one in names if one not in sides.parties]


def _name_of(scene: Scene) -> Span | None:
    """Return the words that name the talks: of those on the page the ones that say most."""
    found = [
        (at - _first_of(scene, at), -at)
        for at in scene.reported()
        if scene.reading.tokens[at].pos in _NOUNS
        and any(scene.is_in(at, group) for group in _NAMING)
        and not scene.is_in(at, "team")
    ]
    if not found:
        return None
    length, last = max(found)
    return Span(scene.span(-last - length).start, scene.span(-last).end)


def _first_of(scene: Scene, at: int) -> int:
    first = at
    while first - 1 in scene.children.get(at, ()) and scene.relation(first - 1) in _BEFORE:
        first -= 1
    while first < at and scene.reading.tokens[first].pos == "PUNCT":
        first += 1
    return first


def _issue(scene: Scene) -> str:
    counts = Counter(
        issue
        for at in scene.reported()
        for group, issue in _ISSUES.items()
        if scene.is_in(at, group)
    )
    return counts.most_common(1)[0][0] if counts else "other"


def _venue(scene: Scene, moves: Sequence[Found]) -> str | None:
    """Return the place in which talks are held or from which negotiators leave, the most frequent."""
    counts: Counter[str] = Counter()
    talks = {one.candidate.at for one in moves if one.move in _HELD}
    talks.update(at for at in scene.reported() if scene.is_in(at, "talks"))
    for at in talks:
        for one in scene.children.get(at, ()):
            cases = {scene.lemma(child) for child in scene.children.get(one, ())}
            if cases & scene.codes.words["at"]:
                counts.update(_places_at(scene, scene.span(one)))
    return counts.most_common(1)[0][0] if counts else None


def _places_at(scene: Scene, span: Span) -> list[str]:
    return [
        place.name or span.of(scene.reading.text)
        for place in scene.before.context.places
        if place.use is PlaceUse.LITERAL and place.span.overlaps(span)
    ]
