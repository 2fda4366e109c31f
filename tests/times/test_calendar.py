"""Calendar values become days, and days become values."""

from datetime import date

import pytest

from dragoman.times.calendar import Anchor, anchor, bounds, narrowed, weekday_value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-07-24", "2025-07-24", "2025-07-24"),
        ("2025-07-24TNI", "2025-07-24", "2025-07-24"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("00", "0001-01-01", "0099-12-31"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-W29-WE", "2025-07-19", "2025-07-20"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    """Each value has its first and last day."""
    extent = bounds(value)
    assert extent is not None
    assert (extent[0].isoformat(), extent[1].isoformat()) == (first, last)


@pytest.mark.parametrize(
    "value", ["XXXX-WXX-4", "2025-02-30", "2025-13", "2025-W54", "BC0480", "PAST_REF", "0000", ""]
)
def test_what_has_no_days(value: str) -> None:
    """Open, impossible and ancient values have none."""
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("mod", "first", "last"),
    [
        ("START", "2025-07-01", "2025-07-10"),
        ("MID", "2025-07-11", "2025-07-20"),
        ("END", "2025-07-21", "2025-07-31"),
        ("APPROX", "2025-07-01", "2025-07-31"),
    ],
)
def test_a_month_has_three_parts(mod: str, first: str, last: str) -> None:
    """Early is to the 10th, late from the 21st."""
    extent = narrowed((date(2025, 7, 1), date(2025, 7, 31)), mod)
    assert (extent[0].isoformat(), extent[1].isoformat()) == (first, last)


def test_a_day_has_no_parts() -> None:
    """Late Thursday is still that day."""
    day = date(2025, 7, 24)
    assert narrowed((day, day), "END") == (day, day)


@pytest.mark.parametrize(
    ("value", "unit", "count", "expected"),
    [
        ("2025-07-24", "D", -1, "2025-07-23"),
        ("2025-07-24", "W", -1, "2025-W29"),
        ("2025-07-24", "M", 6, "2026-01"),
        ("2024-02-29", "Y", 1, "2025"),
        ("2025-07-24", "DE", -1, "201"),
        ("2025-07-24", "CE", 0, "20"),
        ("2025-07", "M", -1, "2025-06"),
        ("2025-07", "D", -1, None),
        ("2025", "M", -1, None),
        ("2025", "Y", -3000, None),
        ("9999-12-31", "D", 1, None),
        ("2025-07-24", "TH", -1, None),
    ],
)
def test_steps(value: str, unit: str, count: int, expected: str | None) -> None:
    """No step is finer than what is known, and none leaves the calendar."""
    start = anchor(value)
    assert start is not None
    assert start.step(unit, count) == expected


def test_an_anchor_is_a_date() -> None:
    """Weeks, seasons and words are none; a time of day is its day."""
    assert [anchor(value) for value in (None, "", "2025-W29", "2025-SU", "PAST_REF")] == [None] * 5
    assert anchor("2025-07-24T10:30:00+02:00") == Anchor(date(2025, 7, 24), 3)


def test_a_weekday_of_another_week() -> None:
    """Next Friday is that of the week after."""
    assert weekday_value(date(2025, 7, 24), 5, 1) == "2025-08-01"
    assert weekday_value(date(9999, 12, 31), 7, 1) is None
