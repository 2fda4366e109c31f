"""Somebody's words as a page reports them."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from dragoman.model.actor import ActorRef
from dragoman.model.span import Span

__all__ = ["SourceType", "Sourcing", "Speech", "Statement", "StatementKind", "source_of"]


class StatementKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Speech(StrEnum):
    """Said, or only believed, meant or felt."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


class SourceType(StrEnum):
    """What sort of source words are given to."""

    NAMED_PERSON = "named_person"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_GROUP = "unnamed_group"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


class Sourcing(msgspec.Struct, frozen=True, kw_only=True):
    """By which way the words came to the page.

    Attributes:
        via: The outlet or person they were told to ("told Al Jazeera").
        anonymous: The source is not named.
        reason: The words that say why it is not named.
        document: The report, post or paper they stand in.
        depth: 0 for the source's own words, 1 for somebody's report of them, and so on.
        type: What sort of source it is, or None where that is not told.
    """

    via: Span | None = None
    anonymous: bool = False
    reason: Span | None = None
    document: Span | None = None
    depth: int = 0
    type: SourceType | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True, tag="statement", tag_field="kind"):
    """Who said what.

    Attributes:
        id: Content hash of article, "statement", cue, source and content offsets, rule.
        article: Id of the article.
        span: From the first to the last word of source, cue and content.
        rule: What made it, with version.
        confidence: 0 to 1.
        manner: direct, indirect or mixed.
        speech: Said, or an attitude.
        source: The words that name the speaker, as they stand (pronouns too), or None.
        speaker: Who that is, or None where nobody is named or meant.
        cue: The words that attribute ("said", "according to"), or None.
        content: What was said, in one or more spans, quotation marks included.
        on: When it was said ("2025-07-23"), only where the text says so.
        nested_in: Id of the statement inside which this one is reported.
        sourcing: By which way it came.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    manner: StatementKind
    speech: Speech = Speech.SPEECH
    source: Span | None = None
    speaker: ActorRef | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    on: str | None = None
    nested_in: str | None = None
    sourcing: Sourcing | None = None


def source_of(words: Span, statements: Iterable[Statement]) -> Span | None:
    """Return the words of the source that a page gives some words to, or None for the outlet.

    Args:
        words: A figure's numeral, an event's trigger.
        statements: Statements that may hold them.

    Returns:
        The source of the innermost statement that holds the words and has a source.
    """
    holding = [
        (content.end - content.start, statement.source)
        for statement in statements
        if statement.source is not None
        for content in statement.content
        if content.contains(words)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None
