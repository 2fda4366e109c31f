"""Reads days that have a name: Christmas, 9/11, Thanksgiving."""

import re
from datetime import date, timedelta

from dragoman.codes.times import NamedDay
from dragoman.times.anchors import Anchors, Tense, tense
from dragoman.times.calendar import bounds
from dragoman.times.meaning import Meaning, date_of
from dragoman.times.scan import Found
from dragoman.times.years import spoken_year

__all__ = ["NAMED"]

_AFTER_THE_NAME = ("year", "comma", "of", "last", "this", "next", "yearword")
_NTH = re.compile(r"XXXX-(\d\d)-(\d)-(\d)$")  # month, week of the month, weekday


def read_named(found: Found, anchors: Anchors) -> Meaning | None:
    """Read a named day; one that moves from year to year keeps only the year it is given."""
    day = _named(found)
    if day is None:
        return None
    year = _given_year(found, anchors)
    if not day.value.startswith("XXXX"):
        return date_of(day.value) if year is None else None
    if day.value == "XXXX":
        return date_of(year or "XXXX", tells=False)
    if year is None and anchors.here is not None:
        year = f"{_year(found, day.value, anchors.here.day):04}"
    if year is None:
        return date_of("XXXX" if _NTH.match(day.value) else day.value, tells=False)
    return date_of(_in_year(day.value, int(year)))


def _named(found: Found) -> NamedDay | None:
    """Return the day of this name, unless the name goes on: the Easter Offensive."""
    end = found.last - sum(len(found.group(group)) for group in _AFTER_THE_NAME)
    day = found.words.days.get(" ".join(found.scan.words[found.first : end]))
    goes_on = found.is_at(found.last, "plain") and found.capital(found.last)
    written = found.capital(found.first) or found.scan.words[found.first].isdigit()
    return day if written and not goes_on else None


def _given_year(found: Found, anchors: Anchors) -> str | None:
    if found.has("yearword"):
        year = spoken_year(found, anchors)
        return year if year.isdigit() else None
    return found.value("year", "year")


def _in_year(value: str, year: int) -> str:
    nth = _NTH.match(value)
    if nth is None:
        return f"{year:04}{value[4:]}"
    month, week, weekday = (int(part) for part in nth.groups())
    if week == 0:  # the last one: from the end of the month
        first = date(year, month, 25)
        return (first + timedelta(days=(weekday - first.isoweekday()) % 7)).isoformat()
    first = date(year, month, 1)
    days = (weekday - first.isoweekday()) % 7 + 7 * (week - 1)
    return (first + timedelta(days=days)).isoformat()


def _year(found: Found, value: str, here: date) -> int:
    """Return the year whose day lies nearest, on the side that the verb says."""
    verb = tense(found)
    extent = bounds(_in_year(value, here.year))
    if extent is None:
        return here.year
    ahead = (extent[0] - here).days
    if ahead > 0 and (verb is Tense.PAST or (verb is None and ahead > 182)):
        return max(here.year - 1, date.min.year)
    if ahead < 0 and verb is Tense.FUTURE:
        return min(here.year + 1, date.max.year)
    return here.year


NAMED = {"named": read_named}
