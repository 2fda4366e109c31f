"""Reads the days out of what a page says of time ("2025-07-24", "2025-07", "2023-10-07/..")."""

import re

__all__ = ["date_of", "day_of"]

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_WHOLE = len("2025-07-24")


def date_of(told: str | None) -> str | None:
    """Return the year, month or day with which a value begins, or None (a week, a season)."""
    found = _DATE.match(told or "")
    return found[0] if found else None


def day_of(told: str | None) -> str | None:
    """Return the day with which a value begins, or None where it is less exact."""
    date = date_of(told)
    return date if date and len(date) == _WHOLE else None
