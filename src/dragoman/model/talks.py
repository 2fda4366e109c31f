"""A negotiation: moves, characterisations, and the state that follows from the moves."""

from enum import StrEnum

import msgspec

from dragoman.model.event import Status
from dragoman.model.span import Span

__all__ = [
    "Characterisation",
    "Demand",
    "Mediator",
    "Move",
    "PageTalks",
    "Proposal",
    "Strand",
    "TalksState",
    "Track",
    "Transition",
]


class TalksState(StrEnum):
    """Where talks stand."""

    NONE = "NONE"
    EXPLORATORY = "EXPLORATORY"
    SCHEDULED = "SCHEDULED"
    IN_SESSION = "IN_SESSION"
    PROPOSAL_PENDING = "PROPOSAL_PENDING"
    COUNTERED = "COUNTERED"
    PAUSED = "PAUSED"
    STALLED = "STALLED"
    BROKEN_OFF = "BROKEN_OFF"
    AGREED_IN_PRINCIPLE = "AGREED_IN_PRINCIPLE"
    SIGNED = "SIGNED"
    IN_FORCE = "IN_FORCE"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    TERMINATED = "TERMINATED"
    SUPERSEDED = "SUPERSEDED"
    UNKNOWN = "UNKNOWN"


class Move(msgspec.Struct, frozen=True, kw_only=True, tag="move", tag_field="kind"):
    """An act in a negotiation: dated, sourced, by somebody.

    Attributes:
        id: Content hash of article, "move", trigger offsets, move, by, rule.
        article: Id of the article.
        span: The sentence or clause it rests on.
        rule: What made it, with version.
        confidence: 0 to 1.
        track: The page's own name of the track ("t1").
        trigger: The words of the act.
        move: One of the moves in data/moves.csv (propose, recall, sign …).
        by: Who, joined with "; " for a joint move.
        to: To whom, or None.
        on: When, or None.
        status: Whether it is reported as a fact.
        per: The words of the one who claims it, or None for the outlet itself.
        claimant: The side of the one who claims it, or None.
        terms: What is proposed, demanded, accepted or rejected, in words, as far as told.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    track: str
    trigger: Span
    move: str
    by: str | None = None
    to: str | None = None
    on: str | None = None
    status: Status
    per: Span | None = None
    claimant: str | None = None
    terms: tuple[Span, ...] = ()


class Characterisation(
    msgspec.Struct, frozen=True, kw_only=True, tag="characterisation", tag_field="kind"
):
    """Somebody's view of how talks stand; never an act.

    Attributes:
        id: Content hash of article, "characterisation", start, end, rule.
        article: Id of the article.
        span: The words of the view.
        rule: What made it, with version.
        confidence: 0 to 1.
        track: The page's own name of the track.
        by: The words of whose view it is, or None for the outlet.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    track: str
    by: Span | None = None


class Mediator(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A third party: mediator, facilitator, host, guarantor, witness or observer."""

    actor: str
    capacity: str


class Strand(msgspec.Struct, frozen=True, kw_only=True, tag="strand", tag_field="kind"):
    """A negotiation as one page tells of it; strands of many pages make a track.

    Attributes:
        id: Content hash of article, "strand", track, start, end, rule.
        article: Id of the article.
        span: The words that name it ("Gaza ceasefire talks").
        rule: What made it, with version.
        confidence: 0 to 1.
        track: The page's own name of it ("t1"), to which moves and characterisations refer.
        name: By which it is known (data/processes.csv), else its parties and issue.
        issue: As for `Track`.
        parties: Who negotiates.
        mediators: Third parties, each with its capacity.
        venue: Where, or None.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    track: str
    name: str
    issue: str
    parties: tuple[str, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    venue: str | None = None


class PageTalks(msgspec.Struct, frozen=True, kw_only=True):
    """All that one page tells of talks.

    Attributes:
        article: Id of the article.
        day: When it was published ("2025-07-24"), or None.
        outlet: Who published it, or None.
        title: Its title, or None.
        url: Its address, or None.
        strands: The negotiations it tells of.
        moves: Acts in them.
        characterisations: Views of them.
        words: By id of a strand, move or characterisation: the words it rests on.
        triggers: By id of a move: the words of the act.
        sources: By id of a move or characterisation: the words of whose claim or view it is.
        terms: By id of a move: the words of its terms.
    """

    article: str
    day: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    strands: tuple[Strand, ...] = ()
    moves: tuple[Move, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()
    words: dict[str, str] = {}
    triggers: dict[str, str] = {}
    sources: dict[str, str] = {}
    terms: dict[str, tuple[str, ...]] = {}


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """What a party wants: the move that says so, and its terms in words."""

    party: str
    move: str
    terms: tuple[str, ...] = ()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What was put on the table: the move that did it, its terms, and who answered how."""

    move: str
    terms: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()  # ids of moves


class Transition(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A change of state.

    Attributes:
        on: The day, or None where it is unknown.
        before: The state it left.
        after: The state it reached.
        rule: The row of the table that says so.
        move: Id of the move that did it.
    """

    on: str | None
    before: TalksState
    after: TalksState
    rule: str
    move: str


class Track(msgspec.Struct, frozen=True, kw_only=True, tag="track", tag_field="kind"):
    """One strand of a negotiation over many pages.

    Attributes:
        id: Content hash of "track", name, issue, parties, and the id of its first strand.
        name: What it is called.
        issue: ceasefire, hostages-prisoners, aid access, comprehensive, border, other.
        parties: Who negotiates.
        mediators: Third parties, each with its capacity.
        venue: Where, or None.
        state: The state inferred from the moves, by the table in data.
        strands: Ids of the strands that make it up, in order of their pages.
        moves: Ids of its moves in order.
        characterisations: Ids of its characterisations in order.
        proposals: What was put on the table.
        demands: What each party wants.
        transitions: Each change of state with its rule.
    """

    id: str
    name: str
    issue: str
    parties: tuple[str, ...]
    mediators: tuple[Mediator, ...] = ()
    venue: str | None = None
    state: TalksState = TalksState.UNKNOWN
    strands: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    characterisations: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    demands: tuple[Demand, ...] = ()
    transitions: tuple[Transition, ...] = ()
