"""A discrepancy, kept beside what was said."""

import msgspec

from dragoman.model.span import Span

__all__ = ["Note"]


class Note(msgspec.Struct, frozen=True, kw_only=True, tag="note", tag_field="kind"):
    """What a page says, and what is known or said elsewhere that differs; never a correction.

    Attributes:
        id: Content hash of article, "note", start, end, sort, rule.
        article: Id of the article.
        span: The words in question.
        rule: What made it, with version.
        confidence: 0 to 1.
        sort: post_at_date, figure_conflict, date_conflict, correction …
        said: What the page says.
        known: What is known or said elsewhere, with its source.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    sort: str
    said: str
    known: str
