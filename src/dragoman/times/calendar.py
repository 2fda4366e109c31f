"""Turns calendar values into days and moves along the calendar; knows no text."""

import calendar
import re
from datetime import date, timedelta

import msgspec

__all__ = [
    "UNDERSPECIFIED",
    "UNIT_OF_WEEKS",
    "Anchor",
    "anchor",
    "bounds",
    "days_around",
    "narrowed",
    "period",
    "weekday_value",
]

_ONE = timedelta(days=1)

# What stands for a unit that cannot be resolved.
UNDERSPECIFIED = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "FN": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS = {"D": 1, "W": 7, "WE": 7, "FN": 14}
UNIT_OF_WEEKS = {"FN": ("W", 2), "WE": ("W", 1), "CE": ("Y", 100), "ML": ("Y", 1000)}
# So many characters of the day name the unit.
_SHOWN = {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}
# How fine a date must be known to count in a unit: 1 the year, 2 the month, 3 the day.
_FINENESS = {"D": 3, "W": 3, "WE": 3, "FN": 3, "M": 2, "Q": 2, "Y": 1, "DE": 1, "CE": 1}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?(?:T.*)?$")
_YEAR = re.compile(r"(\d{4}|\d{3}|\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
# First month and length; the seasons are those of the northern half of the earth, winter of the
# year it begins in.
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """A date that others are counted from, as fine as it is known.

    Attributes:
        day: The day, or the first day of the month or year.
        fineness: 3 where the day is known, 2 the month, 1 the year.
    """

    day: date
    fineness: int

    def step(self, unit: str, count: int) -> str | None:
        """Return the unit that lies so many units on, or None where that cannot be known."""
        if self.fineness < _FINENESS.get(unit, 4):
            return None
        return period(shifted(self.day, unit, count), unit)


def anchor(value: str | None) -> Anchor | None:
    """Return the anchor that an ISO date gives, or None where it gives none."""
    if not value:
        return None
    found = bounds(value[:10])
    if found is None:
        return None
    fineness = {4: 1, 7: 2, 10: 3}.get(len(value[:10]))
    plain = value[:10].replace("-", "").isdecimal()
    return Anchor(found[0], fineness) if fineness and plain else None


def shifted(day: date, unit: str, count: int) -> date | None:
    """Return the day so many units on, or None beyond the calendar."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=_DAYS[unit] * count)
        months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1] if 1 <= year <= 9999 else 1
        return date(year, month + 1, min(day.day, last))
    except (OverflowError, ValueError):
        return None


def period(day: date | None, unit: str) -> str | None:
    """Return the TIMEX3 value of the unit that holds a day."""
    if day is None:
        return None
    if unit in _SHOWN:
        return day.isoformat()[: _SHOWN[unit]]
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    week = day.isocalendar()
    ending = "-WE" if unit == "WE" else ""
    return f"{week.year:04}-W{week.week:02}{ending}"


def weekday_value(day: date, weekday: int, weeks: int) -> str | None:
    """Return the given weekday (1 Monday) of the week so many weeks on from a day's week."""
    try:
        return (day + timedelta(days=weekday - day.isoweekday() + 7 * weeks)).isoformat()
    except OverflowError:
        return None


def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a calendar value, or None where it has none."""
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _YEAR.match(value):
        years = 10 ** (4 - len(found[1]))
        first = int(found[1]) * years
        return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)
    if found := _WEEK.match(value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        return first, first + (_ONE if found[3] else 6 * _ONE)
    if found := _PART.match(value):
        start, length = _PARTS[found[2]]
        return _months(int(found[1]), start, length)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    first = date(year, month, 1)
    after = shifted(first, "M", count)
    return (first, after - _ONE) if after else None


def narrowed(extent: tuple[date, date], mod: str | None) -> tuple[date, date]:
    """Return the third of an interval that "early", "mid" or "late" leaves of it.

    Years are cut by months (September to December is late), months at the 10th and 20th.
    """
    first, last = extent
    length = (last - first).days + 1
    if mod not in {"START", "MID", "END"} or length < 3:
        return extent
    if 28 <= length <= 31 and first.day == 1:
        cuts = (first.replace(day=11), first.replace(day=21))
    elif length in {365, 366} and first.month == 1:
        cuts = (first.replace(month=5), first.replace(month=9))
    else:
        third = length // 3
        cuts = (first + third * _ONE, last - (third - 1) * _ONE)
    match mod:
        case "START":
            return first, cuts[0] - _ONE
        case "MID":
            return cuts[0], cuts[1] - _ONE
        case _:
            return cuts[1], last


def days_around(
    here: Anchor | None, unit: str, count: float | None, *, ahead: bool
) -> tuple[date, date] | None:
    """Return the days that "the last two weeks" span, the day of publication included."""
    if here is None or here.fineness < 3 or count is None:
        return None
    unit, times = UNIT_OF_WEEKS.get(unit, (unit, 1))
    steps = count * times
    if unit.startswith("T"):
        hours = {"TS": 3600, "TM": 60, "TH": 1}[unit]
        unit, steps = "D", -(-steps // (24 * hours))
    if unit == "Q":
        unit, steps = "M", steps * 3
    if steps != int(steps) or steps > 10_000:
        return None
    other = shifted(here.day, unit, int(steps) if ahead else -int(steps))
    if other is None:
        return None
    return (here.day, other) if ahead else (other, here.day)
