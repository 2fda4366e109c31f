"""When a page says it was published, and on what evidence."""

from enum import StrEnum

import msgspec

__all__ = ["DateClaim", "DateSource", "Precision", "Published"]


class DateSource(StrEnum):
    """Where a claim about the publication date comes from, in the order of trust."""

    OPTION = "option"  # the caller said so: --published
    PAGE = "page"  # metadata or visible words of the page itself
    FEED = "feed"  # the feed entry that carried it
    SIDECAR = "sidecar"  # a field beside the text (JSON lines), or a .json file beside the page
    ADDRESS = "address"  # the page's URL
    FILE_NAME = "file name"
    RETRIEVED = "retrieved"  # the day it was fetched: an upper bound, never chosen alone


class Precision(StrEnum):
    """How exactly a date is known; nothing finer is ever invented."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One candidate for the publication date.

    Attributes:
        value: "2025-07-24", "2025-07", "2025-07-24T10:30:00+02:00": as precise as claimed.
        source: Where it comes from.
        detail: The exact place and words ('meta article:published_time "2025-07-24T…"').
    """

    value: str
    source: DateSource
    detail: str


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The publication date that was chosen, and everything it was chosen from.

    Attributes:
        value: ISO 8601 at the precision known; the first ten characters are the day, if known.
        precision: How much of it is known.
        source: Where the chosen claim comes from.
        evidence: All claims, the chosen one first.
    """

    value: str
    precision: Precision
    source: DateSource
    evidence: tuple[DateClaim, ...] = ()

    @property
    def day(self) -> str | None:
        """Return the calendar day "YYYY-MM-DD", or None where only a month or year is known."""
        return self.value[:10] if len(self.value) >= 10 else None
