"""A time expression and what it stands for."""

from enum import StrEnum

import msgspec

from dragoman.model.span import Span

__all__ = ["Time", "TimeType"]


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Time(msgspec.Struct, frozen=True, kw_only=True, tag="time", tag_field="kind"):
    """Words that say when, how long or how often.

    Attributes:
        id: Content hash of article, "time", start, end, type, value, rule.
        article: Id of the article.
        span: The words.
        rule: What made it, with version ("times.weekday/1").
        confidence: 0 to 1.
        type: TIMEX3 type.
        value: TIMEX3 value ("2025-07-24", "2025-W29", "PT48H", "PRESENT_REF").
        mod: TIMEX3 modifier (START, MID, END, APPROX, MORE_THAN …), or None.
        first: First day of the interval "YYYY-MM-DD", or None where open or unknown.
        last: Last day of the interval, inclusive, or None where open or unknown.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    type: TimeType
    value: str
    mod: str | None = None
    first: str | None = None
    last: str | None = None
