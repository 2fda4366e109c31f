"""All that one page reports."""

from collections.abc import Iterator

import msgspec

from dragoman.model.actor import Actor
from dragoman.model.article import Article
from dragoman.model.event import Event
from dragoman.model.figure import Figure, Quantity
from dragoman.model.note import Note
from dragoman.model.place import Place
from dragoman.model.statement import Statement
from dragoman.model.talks import Characterisation, Move, PageTalks, Strand
from dragoman.model.time import Time

__all__ = ["Context", "Finding", "Findings", "all_findings", "page_talks"]

Finding = (
    Time
    | Place
    | Actor
    | Statement
    | Quantity
    | Figure
    | Event
    | Strand
    | Move
    | Characterisation
    | Note
)


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """When, where and who: what statements, figures and events are read against."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()


class Findings(msgspec.Struct, frozen=True, kw_only=True, tag="findings", tag_field="type"):
    """One article and everything found in it, each kind in text order.

    Attributes:
        article: The article.
        context: When, where and who.
        statements: Who said what.
        quantities: Every number with its unit.
        figures: The quantities that count for a crisis.
        events: What happened, or was planned, threatened, denied.
        strands: The negotiations that the page tells of.
        moves: Acts in a negotiation.
        characterisations: Views of how talks stand.
        notes: Discrepancies between what the page says and what is known.
    """

    article: Article
    context: Context = Context()
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    strands: tuple[Strand, ...] = ()
    moves: tuple[Move, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()
    notes: tuple[Note, ...] = ()


def all_findings(findings: Findings) -> Iterator[Finding]:
    """Yield every finding of a page, kind by kind."""
    yield from findings.context.times
    yield from findings.context.places
    yield from findings.context.actors
    yield from findings.statements
    yield from findings.quantities
    yield from findings.figures
    yield from findings.events
    yield from findings.strands
    yield from findings.moves
    yield from findings.characterisations
    yield from findings.notes


def page_talks(findings: Findings) -> PageTalks:
    """Return what one page tells of talks, with the words of each line."""
    article = findings.article
    text = article.text
    told: tuple[Strand | Move | Characterisation, ...] = (
        *findings.strands,
        *findings.moves,
        *findings.characterisations,
    )
    sources = [(one.id, one.per) for one in findings.moves]
    sources += [(one.id, one.by) for one in findings.characterisations]
    return PageTalks(
        article=article.id,
        day=article.published.value[:10] if article.published else None,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        strands=findings.strands,
        moves=findings.moves,
        characterisations=findings.characterisations,
        words={one.id: one.span.of(text) for one in told},
        triggers={one.id: one.trigger.of(text) for one in findings.moves},
        sources={key: span.of(text) for key, span in sources if span},
        terms={
            one.id: tuple(span.of(text) for span in one.terms)
            for one in findings.moves
            if one.terms
        },
    )
