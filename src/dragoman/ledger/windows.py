"""Turns the period of a figure into first and last day."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.model import Given, Window

__all__ = ["counted_to", "days_of", "first_day", "window_of"]

_LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)([HDWMY])")
_DAYS = {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def window_of(given: Given) -> Window:
    """Return the time over which a figure counts.

    "since 2023-10-07" has no last day; "PT48H" ends on the day that the figure counts to, or on
    which its page was published; of a figure without a period nothing is told.
    """
    period = given.period
    if period is None:
        return Window()
    if period.startswith("since "):
        days = days_of(period.removeprefix("since "))
        return Window(first=days[0]) if days else Window()
    length = _LENGTH.fullmatch(period)
    if length is not None:
        last = first_day(counted_to(given) or "")
        if last is None:
            return Window()
        number = max(1, round(float(length[1]) * _DAYS[length[2]]))
        return Window(first=(last - timedelta(days=number)).isoformat(), last=last.isoformat())
    days = days_of(period)
    return Window(first=days[0], last=days[1]) if days else Window()


def counted_to(given: Given) -> str | None:
    """Return the day up to which a figure counts, as far as told: else that of its page."""
    return given.as_of or given.day


def days_of(period: str) -> tuple[str, str | None] | None:
    """Return first and last day of "2025", "2025-07", "2025-W30", "2025-07-22/2025-07-24", "2025-01/..".

    Returns:
        The days; no last one where the period is open; None for what is no date.
    """
    first, parted, last = period.partition("/")
    if parted:
        start, end = days_of(first), days_of(last) if last.strip(".") else (None, None)
        return (start[0], end[1]) if start and end else None
    week = _WEEK.fullmatch(period)
    try:
        if week is not None:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        numbers = [int(part) for part in period.split("-")]
        match numbers:
            case [year]:
                return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
            case [year, month]:
                last_day = monthrange(year, month)[1]
                return date(year, month, 1).isoformat(), date(year, month, last_day).isoformat()
            case [year, month, day]:
                return date(year, month, day).isoformat(), date(year, month, day).isoformat()
    except ValueError:
        pass
    return None


def first_day(value: str) -> date | None:
    """Return the day of "2025-07-24", the first one of "2025-07", or None."""
    days = days_of(value[:10])
    return date.fromisoformat(days[0]) if days else None
