"""Puts together what one page tells of talks: strands, moves, characterisations."""

from typing import Final

import msgspec

from dragoman.codes.talks import TalksCodes
from dragoman.model import (
    Characterisation,
    Findings,
    Move,
    Reading,
    Span,
    Strand,
    content_id,
    source_of,
)
from dragoman.talks.found import Found
from dragoman.talks.moves import Acts, find_moves
from dragoman.talks.parties import party_of
from dragoman.talks.scene import Scene, make_scene
from dragoman.talks.sides import find_sides
from dragoman.talks.strands import Talks, find_strands
from dragoman.talks.terms import terms_of
from dragoman.talks.views import View, find_views

__all__ = ["Told", "find_talks"]

# Words of talks and of deals among a hundred, below which a page is not about any: of the annotated
# pages with talks one in a hundred has fewer.
_ABOUT: Final = 0.6
_MOVE: Final = "talks.move/1"
_VIEW: Final = "talks.view/1"
_STRAND: Final = "talks.strand/1"


class Told(msgspec.Struct, frozen=True):
    """What a page tells of talks, each kind in text order."""

    strands: tuple[Strand, ...] = ()
    moves: tuple[Move, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()


def find_talks(reading: Reading, before: Findings, *, codes: TalksCodes, acts: Acts) -> Told:
    """Find the moves of a negotiation, views of how it stands, and who negotiates.

    Args:
        reading: Sentences, tokens and their syntax.
        before: The article with its actors and statements.
        codes: Words of talks, and what was learned of them.
        acts: Reads who does the act that a word names, to whom, and whether it happened.

    Returns:
        Nothing at all for a page that tells of no move.
    """
    scene = make_scene(reading, before, codes)
    if sum(scene.about) < _ABOUT:
        return Told()
    sides = find_sides(scene)
    found = find_moves(scene, sides, acts)
    talks = find_strands(scene, sides, found)
    if not talks:
        return Told()
    return Told(
        strands=tuple(_strand(scene, one, f"t{at}") for at, one in enumerate(talks, start=1)),
        moves=tuple(_move(scene, one) for one in found),
        characterisations=tuple(_view(scene, one) for one in find_views(scene)),
    )


def _strand(scene: Scene, talks: Talks, track: str) -> Strand:
    article = scene.reading.article
    return Strand(
        id=content_id(article, "strand", track, talks.span.start, talks.span.end, _STRAND),
        article=article,
        span=talks.span,
        rule=_STRAND,
        track=track,
        name=talks.name,
        issue=talks.issue,
        parties=talks.parties,
        mediators=talks.mediators,
        venue=talks.venue,
    )


def _move(scene: Scene, found: Found) -> Move:
    article = scene.reading.article
    trigger = scene.span(found.candidate.at)
    line = scene.reading.sentences[scene.sentence[found.candidate.at]]
    by = "; ".join(found.by) or None
    per = source_of(trigger, scene.before.statements)
    return Move(
        id=content_id(article, "move", trigger.start, trigger.end, found.move, by, _MOVE),
        article=article,
        span=Span(line.start, line.end),
        rule=_MOVE,
        confidence=round(found.likely, 2),
        track="t1",
        trigger=trigger,
        move=found.move,
        by=by,
        to="; ".join(found.to) or None,
        on=found.act.on,
        status=found.act.status,
        per=per,
        claimant=_side_of(scene, per) if per else None,
        terms=terms_of(scene, found),
    )


def _side_of(scene: Scene, words: Span) -> str | None:
    """Return the side of the one whom some words name."""
    for at in scene.tokens_of(words):
        actor = scene.mentions.get(at)
        if actor is not None and (side := party_of(scene, actor)):
            return side
    return None


def _view(scene: Scene, view: View) -> Characterisation:
    article = scene.reading.article
    return Characterisation(
        id=content_id(article, "characterisation", view.span.start, view.span.end, _VIEW),
        article=article,
        span=view.span,
        rule=_VIEW,
        track="t1",
        by=view.by,
    )
