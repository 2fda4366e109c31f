"""Turns a filter into conditions on articles."""

import msgspec

from dragoman.errors import InputError
from dragoman.record.dates import Days, days_of
from dragoman.record.results import Filter

__all__ = ["Conditions", "conditions"]


class Conditions(msgspec.Struct, frozen=True):
    """SQL conditions on the table article, all of which must hold, and their values."""

    clauses: tuple[str, ...]
    values: tuple[str, ...]


def conditions(wanted: Filter) -> Conditions:
    """Return the conditions of a filter. A date known to the month fits any day of that month.

    Raises:
        InputError: A date is none.
    """
    clauses: list[str] = []
    values: list[str] = []
    if wanted.current_only:
        clauses.append("article.is_current")
    if wanted.since is not None:
        clauses.append("article.published_last >= ?")
        values.append(_days("since", wanted.since).first)
    if wanted.until is not None:
        clauses.append("article.published_first <= ?")
        values.append(_days("until", wanted.until).last)
    if wanted.outlet is not None:
        clauses.append("article.outlet = ? COLLATE NOCASE")
        values.append(wanted.outlet)
    return Conditions(tuple(clauses), tuple(values))


def _days(name: str, value: str) -> Days:
    days = days_of(value)
    if days is None:
        raise InputError(f"{name} {value!r} is no date. Write it as 2025-07-24, 2025-07 or 2025.")
    return days
