"""What happened, or was planned, threatened, denied."""

from enum import StrEnum

import msgspec

from dragoman.model.actor import ActorRef
from dragoman.model.span import Span

__all__ = ["Act", "Event", "Status"]


class Status(StrEnum):
    """Whether it is reported as a fact, and when."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    HISTORICAL = "historical"  # over a year before the page


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What the words around a trigger tell of an act, whatever it is called.

    Attributes:
        actors: Who does it.
        recipients: To whom.
        status: Whether it is reported as a fact.
        on: When, or None.
    """

    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    status: Status
    on: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True, tag="event", tag_field="kind"):
    """Who did what to whom, as PLOVER 2.0 has it, with the words and the claimant.

    Attributes:
        id: Content hash of article, "event", trigger offsets, type, mode, status, rule.
        article: Id of the article.
        span: The trigger with its actors and recipients.
        rule: What made it, with version.
        confidence: 0 to 1.
        trigger: The words of the best mention.
        also: Later mentions of the same happening.
        type: PLOVER type (data/plover.csv).
        mode: PLOVER mode, or None.
        contexts: PLOVER contexts.
        actors: Who did it.
        recipients: To whom.
        status: Whether it is reported as a fact.
        on: When ("2025-07-24", "2025-07", "2023-10-07/.."), or None.
        place: Where it happened, or None.
        where: The words that say so, or None.
        per: The words of the one who claims it, or None for the outlet itself.
        figures: Ids of the figures that measure it.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    trigger: Span
    also: tuple[Span, ...] = ()
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    status: Status
    on: str | None = None
    place: str | None = None
    where: Span | None = None
    per: Span | None = None
    figures: tuple[str, ...] = ()
