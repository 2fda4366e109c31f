"""Reads durations, sets, and dates that lie a length away: 48 hours, daily, two years ago."""

import msgspec

from dragoman.model.time import TimeType
from dragoman.times.anchors import Anchors
from dragoman.times.calendar import (
    UNDERSPECIFIED,
    UNIT_OF_WEEKS,
    Anchor,
    days_around,
    period,
    shifted,
)
from dragoman.times.meaning import Meaning, date_of, length_of
from dragoman.times.numbers import amount, duration, hedge
from dragoman.times.scan import Found

__all__ = ["LENGTHS"]


def _unit(found: Found) -> str | None:
    return found.value("unit") or found.value("units")


def read_amount(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "six months", "a 48-hour period", "nearly two years", "several days"."""
    unit = _unit(found)
    if unit is None or (found.value("old") is not None and unit == "Y"):
        return None
    if found.is_at(found.last, "old") or found.is_at(found.last + 1, "old"):
        return None
    count = amount(found)
    if found.value("year", "amount") is not None and found.value("unit") is not None:
        return None  # the 2024 season, a 1988 quarter
    if count is None and unit == "TS":
        return None
    some = found.value("approx", "amount") is not None
    if unit == "Q" and (some or found.is_at(found.last, "of")):
        return None  # three quarters of the troops; some quarters doubt it
    value = duration(unit, count)
    return length_of(value, hedge(found)) if value else None


def read_a_unit(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "a week" where it is a length ("for a week") or a rate ("15 a week")."""
    unit = found.value("unit", "unit")
    half = found.value("half") is not None
    value = duration(unit, 1.5 if half else 1) if unit else None
    if value is None or unit in {"TS", "Q"} or found.is_at(found.last, "hyphen"):
        return None
    before = found.first - 1
    if found.has("hedge") or half or found.value("another") is not None:
        return length_of(value, hedge(found))
    if _counts(found, before):
        return Meaning(type=TimeType.SET, value=value)
    if found.is_at(before, "lengthy") or found.is_at(found.last, "event"):
        return length_of(value)
    return None


def _counts(found: Found, index: int) -> bool:
    """Say whether what stands before "a week" is counted: "15", "twice", "30 trucks"."""
    kinds = ("num", "times", "thousand", "percent")
    if any(found.is_at(index, kind) for kind in kinds):
        return True
    noun = found.is_at(index, "plain") or found.is_at(index, "counted")
    return noun and any(
        found.is_at(index - back, kind)
        for back in (1, 2)
        for kind in ("num", "numword", "thousand")
    )


def read_half_unit(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "half an hour", "a half-century"."""
    unit = found.value("unit")
    if unit in {None, "TS"}:
        return None
    value = duration(unit, 0.5) if unit else None
    return length_of(value) if value else None


def read_unit_long(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "months-long", "year-long"."""
    unit = _unit(found)
    value = duration(unit, 1 if found.value("unit") else None) if unit else None
    return length_of(value) if value else None


def read_units(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "months", "weeks" where nothing says how many."""
    unit = found.value("units")
    if unit in {None, "TS", "Q", "WE"} or found.is_at(found.first - 1, "hyphen"):
        return None
    if found.is_at(found.last, "old"):
        return None
    return length_of(duration(unit, None) or "PXX") if unit else None


def read_some_time(_found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "for some time"."""
    return length_of("PXX")


def read_first_units(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "the first nine months"."""
    meaning = read_amount(found, _anchors)
    return meaning and msgspec.structs.replace(meaning, quarter="")


def read_window(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the last two weeks", "the next 24 hours": a length that begins or ends here."""
    unit = _unit(found)
    if unit is None:
        return None
    count = amount(found) if found.has("amount") or found.has("number") else None
    if not (found.has("amount") or found.has("number")):
        count = 1
    value = duration(unit, count)
    if value is None:
        return None
    ahead = found.value("next") is not None
    extent = days_around(anchors.published, unit, count, ahead=ahead)
    return Meaning(type=TimeType.DURATION, value=value, mod=hedge(found), extent=extent)


def read_ago(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "three days ago", "a year ago", "the year-ago quarter"."""
    return _away(found, anchors, anchors.published, -1)


def read_ago_part(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "two weeks ago today"."""
    return read_ago(found, anchors)


def read_offset(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "two weeks later", "a year earlier", "hours earlier": counted from the story."""
    before = found.value("earlier") is not None or found.value("beforeword") is not None
    sign = -1 if before else 1
    return _away(found, anchors, anchors.story, sign)


def _away(found: Found, anchors: Anchors, here: Anchor | None, sign: int) -> Meaning | None:
    unit = _unit(found)
    if unit is None:
        return None
    single = found.value("unit") is not None
    count = amount(found)
    if count is None and single and not found.has("amount"):
        count = 1
    if unit == "Y" and count == 1 and anchors.quarter and sign < 0 and anchors.published:
        year, _, quarter = anchors.quarter.partition("-")
        return date_of(f"{int(year) - 1:04}-{quarter}", tells=False)
    if unit.startswith("T"):
        return _hours_away(here, sign)
    if count is None:
        return date_of("PAST_REF" if sign < 0 else "FUTURE_REF", hedge(found), tells=False)
    unit, times = UNIT_OF_WEEKS.get(unit, (unit, 1))
    value = _counted(here, unit, sign * count * times)
    return date_of(value or UNDERSPECIFIED.get(unit, "XXXX"), hedge(found), tells=value is not None)


def _counted(here: Anchor | None, unit: str, steps: float) -> str | None:
    if here is None or abs(steps) > 10_000:
        return None
    if steps != int(steps):
        unit, steps = {"Y": ("M", steps * 12), "W": ("D", steps * 7)}.get(unit, (unit, steps))
    if unit == "DE":
        unit, steps = "Y", steps * 10
    return here.step(unit, int(steps))


def _hours_away(here: Anchor | None, sign: int) -> Meaning:
    """Return a moment some hours from the day spoken of: that day or the one beside it."""
    if here is None or here.fineness < 3:
        return Meaning(type=TimeType.TIME, value="XXXX-XX-XXTXX:XX")
    day = here.day
    other = shifted(day, "D", sign) or day
    extent = (min(day, other), max(day, other))
    return Meaning(type=TimeType.TIME, value=f"{period(day, 'D')}TXX:XX", extent=extent)


LENGTHS = {
    "a_unit": read_a_unit,
    "ago": read_ago,
    "ago_part": read_ago_part,
    "amount": read_amount,
    "first_units": read_first_units,
    "half_unit": read_half_unit,
    "offset": read_offset,
    "some_time": read_some_time,
    "unit_long": read_unit_long,
    "units": read_units,
    "window": read_window,
}
