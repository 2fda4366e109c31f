"""Reads days of the calendar: 24 July 2025, July 24, 2025-07-24, 24/07/2025."""

import re
from datetime import date

from dragoman.times.anchors import Anchors
from dragoman.times.calendar import bounds
from dragoman.times.meaning import Meaning, date_of
from dragoman.times.months import in_context, is_month
from dragoman.times.scan import Found
from dragoman.times.years import long_year, month_of, spoken_year, year_of

__all__ = ["DATES", "read_calendar"]

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)$")
# Of two readings of "7/8/07" one must lie so near to the publication, and the other not.
_NEAR_DAYS = 60


def read_iso(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "2025-07-24"."""
    match = _ISO.match(found.scan.text[found.start : found.end])
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def read_slashed(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "24/07/2025"; where day and month cannot be told apart only the year is kept."""
    match = _SLASHED.match(found.scan.text[found.start : found.end])
    if match is None:
        return None
    one, two, year_text = int(match[1]), int(match[2]), match[3]
    year = int(year_text if len(year_text) == 4 else long_year(int(year_text), anchors))
    readings = {
        meaning.value: meaning
        for meaning in (_day(year, two, one), _day(year, one, two))
        if meaning is not None
    }
    if len(readings) == 1:
        return next(iter(readings.values()))
    near = [meaning for value, meaning in readings.items() if _is_near(value, anchors)]
    if len(near) == 1:
        return near[0]
    return date_of(f"{year:04}", tells=False) if readings else None


def _is_near(value: str, anchors: Anchors) -> bool:
    if anchors.published is None:
        return False
    return abs((date.fromisoformat(value) - anchors.published.day).days) <= _NEAR_DAYS


def read_calendar(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "24 July 2025", "July 24", "Thursday, the 24th of July"."""
    month = month_of(found)
    day = _day_number(found)
    if month is None or day is None or not 1 <= day <= 31 or not is_month(found, bare=False):
        return None
    part = found.value("part", "part")
    if found.value("yearword") is not None:
        return date_of(f"{spoken_year(found, anchors)}-{month:02}-{day:02}", part)
    if year := year_of(found, anchors):
        return _day(int(year), month, day, part)
    return in_context(found, anchors, month, day)


def read_partner(found: Found, anchors: Anchors) -> Meaning | None:
    """Read the "3" of "between 3 and 5 March", which has its month from the other day."""
    month = month_of(found)
    day = found.number("day", "span") or found.number("ordinal", "span")
    if month is None or day is None or not 1 <= day <= 31 or not is_month(found, bare=False):
        return None
    if year := year_of(found, anchors):
        return _day(int(year), month, day)
    return in_context(found, anchors, month, day)


def _day_number(found: Found) -> int | None:
    for group in ("anyday", "anydate", "weekdate", "span"):
        if found.has(group):
            return found.number("day", group) or found.number("ordinal", group)
    return None


def _day(year: int, month: int, day: int, part: str | None = None) -> Meaning | None:
    value = f"{year:04}-{month:02}-{day:02}"
    return date_of(value, part) if bounds(value) else None


def read_week_of(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the week of 14 July"."""
    day = read_calendar(found, anchors)
    if day is None or (extent := bounds(day.value)) is None:
        return None
    week = extent[0].isocalendar()
    return date_of(f"{week.year:04}-W{week.week:02}")


DATES = {
    "calendar": read_calendar,
    "iso": read_iso,
    "partner": read_partner,
    "slashed": read_slashed,
    "week_of": read_week_of,
}
