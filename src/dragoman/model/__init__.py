"""The nouns: frozen structs without logic. Offsets are code points into `Article.text`, half-open."""

from dragoman.model.actor import Actor, ActorRef, Post
from dragoman.model.article import (
    Article,
    ArticleFlag,
    Zone,
    ZoneKind,
    article_id,
    zone_text,
)
from dragoman.model.event import Act, Event, Status
from dragoman.model.figure import Figure, Hedge, Quantity
from dragoman.model.findings import Context, Finding, Findings, all_findings, page_talks
from dragoman.model.identity import content_id
from dragoman.model.ledger import Given, LedgerLine, Relation, RelationKind, Slot, Window
from dragoman.model.note import Note
from dragoman.model.page import Page
from dragoman.model.place import Place, PlaceUse
from dragoman.model.published import DateClaim, DateSource, Precision, Published
from dragoman.model.reading import Attribution, Name, Reading, Sentence, Token
from dragoman.model.rejected import Failed, Rejected, Why
from dragoman.model.span import Span
from dragoman.model.statement import (
    SourceType,
    Sourcing,
    Speech,
    Statement,
    StatementKind,
    source_of,
)
from dragoman.model.story import Kinship, Lineage, Story
from dragoman.model.talks import (
    Characterisation,
    Demand,
    Mediator,
    Move,
    PageTalks,
    Proposal,
    Strand,
    TalksState,
    Track,
    Transition,
)
from dragoman.model.time import Time, TimeType

__all__ = [
    "Act",
    "Actor",
    "ActorRef",
    "Article",
    "ArticleFlag",
    "Attribution",
    "Characterisation",
    "Context",
    "DateClaim",
    "DateSource",
    "Demand",
    "Event",
    "Failed",
    "Figure",
    "Finding",
    "Findings",
    "Given",
    "Hedge",
    "Kinship",
    "LedgerLine",
    "Lineage",
    "Mediator",
    "Move",
    "Name",
    "Note",
    "Page",
    "PageTalks",
    "Place",
    "PlaceUse",
    "Post",
    "Precision",
    "Proposal",
    "Published",
    "Quantity",
    "Reading",
    "Rejected",
    "Relation",
    "RelationKind",
    "Sentence",
    "Slot",
    "SourceType",
    "Sourcing",
    "Span",
    "Speech",
    "Statement",
    "StatementKind",
    "Status",
    "Story",
    "Strand",
    "TalksState",
    "Time",
    "TimeType",
    "Token",
    "Track",
    "Transition",
    "Why",
    "Window",
    "Zone",
    "ZoneKind",
    "all_findings",
    "article_id",
    "content_id",
    "page_talks",
    "source_of",
    "zone_text",
]
