"""Reads months, and finds the year of dates that come without one."""

import re
from datetime import date, timedelta

from dragoman.model.time import TimeType
from dragoman.times.anchors import Anchors, Tense, tense
from dragoman.times.calendar import bounds
from dragoman.times.meaning import Meaning, date_of
from dragoman.times.numbers import amount, duration
from dragoman.times.scan import Found
from dragoman.times.years import is_year, month_of, part_of, spoken_year, year_of

__all__ = ["MONTHS", "in_context", "is_month"]

_ISO_MONTH = re.compile(r"\d{4}-\d\d$|\d\d?/\d{4}$")


def read_month(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "July 2025", "mid-July", "the end of March", "July"."""
    month = month_of(found)
    year = year_of(found, anchors)
    part = part_of(found)
    if month is None or not is_month(found, bare=year is None):
        return None
    if year is None and found.value("yearword") is not None:
        year = spoken_year(found, anchors)
    if year:
        return date_of(f"{year}-{month:02}", part)
    return in_context(found, anchors, month, None, part)


def read_month_rel(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "last May", "this September", "the previous April"."""
    month = month_of(found)
    here = anchors.story if found.value("previous") is not None else anchors.published
    if month is None or not found.capital(found.last - 1):
        return None
    if here is None:
        return date_of(f"XXXX-{month:02}", part_of(found), tells=False)
    if found.value("last") is not None:
        year = here.day.year - (here.day.month <= month + 1 and here.fineness >= 2)
    elif found.value("next") is not None:
        year = here.day.year + (here.day.month >= month and here.fineness >= 2)
    else:
        year = here.day.year
    return date_of(f"{year:04}-{month:02}", part_of(found))


def read_iso_month(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "2025-07" and "07/2025", but "2010-12" and "2006-07" as years."""
    year, month = found.number("year"), found.value("mm", "mm")
    text = found.scan.text[found.start : found.end]
    if year is None or month is None or not _ISO_MONTH.match(text):
        return None
    spans_years = text[-2] != "0" and year % 100 < int(month)
    if "-" in text and (spans_years or int(month) == (year + 1) % 100):
        return None
    return date_of(f"{year:04}-{int(month):02}") if is_year(found, year, anchors) else None


def read_weeks_of_month(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the last two weeks of February 1951": a length with its place in the month."""
    month = read_month(found, anchors)
    unit = found.value("unit") or found.value("units")
    count = amount(found) or 1.0
    if month is None or unit not in {"D", "W"} or count > 4 + 6 * (unit == "D"):
        return None
    extent = bounds(month.value)
    value = duration(unit, count)
    if value is None:
        return None
    days = timedelta(days=int(count) * (7 if unit == "W" else 1) - 1)
    if extent and found.value("lastword") is not None:
        extent = (extent[1] - days, extent[1])
    elif extent:
        extent = (extent[0], extent[0] + days) if found.value("ordinal") == "1" else None
    return Meaning(type=TimeType.DURATION, value=value, extent=extent)


def is_month(found: Found, *, bare: bool) -> bool:
    """Say whether "may", "march" or "sun" is the month here and not another word."""
    index = next(
        index
        for index in range(found.match.start(), found.match.end())
        if found.is_at(index, "month") or found.is_at(index, "mon")
    )
    if not found.capital(index):
        return not bare and not found.is_at(index, "homonym")
    if bare and not found.is_at(found.first - 1, "prep") and _is_name(found, found.last):
        return False
    if not bare or not found.is_at(index, "homonym"):
        return True
    if index > found.first:
        return True
    return found.is_at(found.first - 1, "prep") and not found.is_at(found.last, "hyphen")


def _is_name(found: Found, index: int) -> bool:
    """Say whether a word with a capital follows, as in "April Smith"."""
    return found.is_at(index, "plain") and found.capital(index)


def in_context(
    found: Found, anchors: Anchors, month: int, day: int | None, part: str | None = None
) -> Meaning | None:
    """Give a month without a year the one that its context speaks of."""
    rest = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    if day is not None and bounds(f"2000-{rest}") is None:
        return None
    year = _year_by_context(found, anchors, month, day)
    value = f"{year:04}-{rest}" if year else f"XXXX-{rest}"
    if year and bounds(value) is None:
        return None
    return date_of(value, part)


def _year_by_context(found: Found, anchors: Anchors, month: int, day: int | None) -> int | None:
    here = anchors.here
    if here is None:
        return None
    if here.fineness == 1:
        return here.day.year
    ahead = (month - here.day.month) % 12
    if anchors.narrative:
        return _years_on(here.day, ahead if ahead <= 6 else ahead - 12)
    if day is not None and ahead == 0:
        return here.day.year
    verb = Tense.FUTURE if found.is_at(found.first - 1, "towards") else tense(found)
    limit = {Tense.PAST: 2, Tense.FUTURE: 9, None: 6}[verb] if day or verb else 3
    return _years_on(here.day, ahead if ahead <= limit else ahead - 12)


def _years_on(day: date, months: int) -> int:
    return day.year + (day.month - 1 + months) // 12


MONTHS = {
    "iso_month": read_iso_month,
    "month": read_month,
    "month_rel": read_month_rel,
    "weeks_of_month": read_weeks_of_month,
}
