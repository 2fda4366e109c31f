"""Quantities, and the figures among them that count for a crisis."""

from enum import StrEnum

import msgspec

from dragoman.model.span import Span

__all__ = ["Figure", "Hedge", "Quantity"]


class Hedge(StrEnum):
    """How the number is bounded by its own words."""

    EXACT = "="
    ABOUT = "~"
    MORE = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="


class Quantity(msgspec.Struct, frozen=True, kw_only=True, tag="quantity", tag_field="kind"):
    """A number with its unit, whatever it counts or measures.

    Attributes:
        id: Content hash of article, "quantity", start, end, value, low, high, unit, rule.
        article: Id of the article.
        span: Number and unit.
        rule: What made it, with version.
        confidence: 0 to 1.
        number: The bare numeral, in digits or words.
        value: The number, or None where only bounds are known.
        low: Lower bound, or None.
        high: Upper bound, or None.
        hedge: How it is bounded.
        unit: Normalised unit ("USD", "percentage", "people"), or None.
        unit_span: The unit's words, or None.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    number: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    hedge: Hedge = Hedge.EXACT
    unit: str | None = None
    unit_span: Span | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True, tag="figure", tag_field="kind"):
    """A count that matters to a conflict or a crisis, and to whom the page gives it.

    Attributes:
        id: Content hash of article, "figure", start, end, value, low, high, what, rule.
        article: Id of the article.
        span: The figure's words, number to what is counted.
        rule: What made it, with version.
        confidence: 0 to 1.
        number: The bare numeral.
        value: The number, or None where only bounds are known.
        low: Lower bound, or None.
        high: Upper bound, or None.
        hedge: How it is bounded by its words.
        what: What is counted, one of the closed list in data/en/figures.csv (killed, displaced …).
        of: Whom ("children", "soldiers"), as it stands in lower case, or None.
        phase: IPC phase that the words name ("3+", "5"), or None.
        place: Where, or None.
        period: "PT48H", "2025-07-22/2025-07-24", "since 2023-10-07", or None.
        as_of: The day up to which it counts, or None.
        per: The words of the source that the page gives it to, or None for the outlet itself.
        revises: A value that the page says this one replaces, or None.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    number: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    hedge: Hedge = Hedge.EXACT
    what: str
    of: str | None = None
    phase: str | None = None
    place: str | None = None
    period: str | None = None
    as_of: str | None = None
    per: Span | None = None
    revises: float | None = None
