"""Turns a date of any precision into the first and the last day that it may mean."""

import re
from calendar import monthrange

import msgspec

__all__ = ["Days", "days_of"]

# Year; year and month; day; day with a time behind it, in whatever form.
FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL | re.ASCII)


class Days(msgspec.Struct, frozen=True):
    """A stretch of days, each "YYYY-MM-DD", both inclusive."""

    first: str
    last: str


def days_of(value: str) -> Days | None:
    """Return the days that a date may mean, or None where it is no date."""
    found = FORM.fullmatch(value)
    if found is None:
        return None
    year, month, day = found[1], found[2], found[3]
    if month is None:
        return Days(f"{year}-01-01", f"{year}-12-31")
    if not 1 <= int(month) <= 12 or int(year) < 1:
        return None
    last = monthrange(int(year), int(month))[1]
    if day is None:
        return Days(f"{year}-{month}-01", f"{year}-{month}-{last:02}")
    if not 1 <= int(day) <= last:
        return None
    return Days(f"{year}-{month}-{day}", f"{year}-{month}-{day}")
