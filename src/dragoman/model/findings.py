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
from dragoman.model.talks import Characterisation, Move
from dragoman.model.time import Time

__all__ = ["Context", "Finding", "Findings", "all_findings"]

Finding = (
    Time | Place | Actor | Statement | Quantity | Figure | Event | Move | Characterisation | Note
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
    yield from findings.moves
    yield from findings.characterisations
    yield from findings.notes
