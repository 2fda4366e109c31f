"""Reads times counted from the publication or the story: Thursday, yesterday, last week."""

from msgspec.structs import replace

from dragoman.model.time import TimeType
from dragoman.times.anchors import Anchors, Tense, tense
from dragoman.times.calendar import UNDERSPECIFIED, Anchor, anchor, days_around, weekday_value
from dragoman.times.meaning import Meaning, date_of, length_of
from dragoman.times.numbers import duration
from dragoman.times.scan import Found
from dragoman.times.years import part_of

__all__ = ["RELATIVE", "weekday_date"]

_WHOLE = frozenset({"D", "W", "WE", "FN", "M", "Q", "Y", "DE", "CE"})


def read_weekday(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "Thursday", "last Thursday", "early Friday"."""
    value = weekday_date(found, anchors)
    return date_of(value, part_of(found)) if value else None


def weekday_date(found: Found, anchors: Anchors) -> str | None:
    """Return the day that a weekday's name means, "XXXX-WXX-4" where it cannot be told."""
    weekday = found.number("weekday")
    if weekday is None:
        return None
    here = anchors.published
    if here is None or here.fineness < 3 or anchors.narrative:
        return f"XXXX-WXX-{weekday}"
    ahead = (weekday - here.day.isoweekday()) % 7
    if found.has("next") and found.value("following") is None:
        return weekday_value(here.day, weekday, 1)
    if found.has("this"):
        return weekday_value(here.day, weekday, 0)
    return here.step("D", _days_on(found, ahead))


def _days_on(found: Found, ahead: int) -> int:
    """Return how many days on a weekday lies that comes next in so many days (0 for today)."""
    if found.value("following") is not None:
        return ahead or 7
    if found.has("last"):
        return ahead - 7
    return ahead if ahead == 0 or tense(found) is Tense.FUTURE else ahead - 7


def read_weekday_set(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "Fridays", "every Friday", "Monday nights"."""
    weekday = found.number("weekday") or found.number("weekdays")
    part = found.value("dayparts") or found.value("daypart")
    value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    return Meaning(type=TimeType.SET, value=value)


def read_deictic(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "today", "late yesterday"."""
    count = found.number("deictic")
    here = anchors.published
    if count is None or _is_title(found):
        return None
    if here is None:
        return date_of("PRESENT_REF" if count == 0 else "XXXX-XX-XX", part_of(found), tells=False)
    return date_of(_day(here, count), part_of(found))


def _day(here: Anchor, count: int) -> str:
    if value := here.step("D", count):
        return value
    if count == 0:
        iso = here.day.isoformat()
        return f"{iso[:7]}-XX" if here.fineness == 2 else f"{iso[:4]}-XX-XX"
    return UNDERSPECIFIED["D"]


def read_deictic_two(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    count = (found.number("deictic") or 0) * 2
    if count == 0 or (found.value("beforeword") is None) is (count < 0):
        return None
    here = anchors.published
    return date_of(here.step("D", count) or UNDERSPECIFIED["D"] if here else UNDERSPECIFIED["D"])


def read_unit_rel(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "this week", "next month", "the end of last year", "that day", "the following year"."""
    unit = found.value("unit", "unit") or found.value("unit")
    if unit not in _WHOLE or _is_title(found):
        return None
    the, next_, last = found.has("the"), found.has("next"), found.has("last")
    past = found.value("past", "last") is not None and found.value("this") is None
    if the and unit != "D" and (past or found.value("coming", "next") is not None):
        value = duration(unit, 1)
        extent = days_around(anchors.published, unit, 1, ahead=not past)
        return replace(length_of(value), extent=extent) if value else None
    if unit == "Q" and anchors.quarter and not (next_ or last):
        return date_of(anchors.quarter, tells=False)
    count = int(found.value("last", "last") or found.value("next", "next") or 0)
    told = (
        found.value("previous") is not None
        or found.value("following") is not None
        or found.value("same") is not None
        or (found.value("that") is not None)
        or (the and next_ and unit == "D")
    )
    here = anchors.story if told else anchors.published
    if the and not (next_ or last or told) and found.value("current") is None:
        here = anchors.here if anchors.narrative else anchors.published
    value = here.step(unit, count) if here else None
    if value is None and told and count == 0 and (spoken := anchors.told):
        value = spoken if anchor(spoken) else None
    return date_of(
        value or UNDERSPECIFIED[unit],
        part_of(found),
        tells=unit in {"D", "M", "Y"} and value is not None,
    )


def _is_title(found: Found) -> bool:
    """Say whether this is the name of a broadcast or paper: "This Week", "USA Today"."""
    if not found.capital(found.last - 1):
        return False
    return found.last - found.first > 1 or (found.first > 0 and found.capital(found.first - 1))


def read_weekend(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the weekend": the last one, but for a weekend day or a coming event."""
    here = anchors.published
    if here is None or anchors.narrative:
        return date_of(UNDERSPECIFIED["WE"], tells=False)
    ahead = here.day.isoweekday() >= 6 or tense(found) is Tense.FUTURE
    return date_of(here.step("WE", 0 if ahead else -1) or UNDERSPECIFIED["WE"], tells=False)


def read_unit_end(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "year-end", "the month's end"."""
    unit = found.value("unit")
    if unit not in {"M", "Y", "W", "DE"}:
        return None
    here = anchors.here
    value = here.step(unit, 0) if here else None
    return date_of(value or UNDERSPECIFIED[unit], part_of(found), tells=False)


def read_unit_after(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the day before", "the year after" where nothing follows that they are counted from."""
    unit = found.value("unit")
    if unit not in _WHOLE:
        return None
    count = -1 if found.value("beforeword") is not None else 1
    story = anchors.story
    value = story.step(unit, count) if story else None
    return date_of(value or UNDERSPECIFIED[unit], tells=value is not None)


def read_ref(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "now", "recently"."""
    value = found.value("ref")
    return date_of(value, tells=False) if value else None


def read_reference(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "at the moment", "in the past", "the future", "these days"."""
    value = found.value("refadj")
    return date_of(value or "PRESENT_REF", tells=False)


def read_recent(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "recent years", "the coming months"."""
    return date_of(found.value("refadj") or "PAST_REF", tells=False)


RELATIVE = {
    "deictic": read_deictic,
    "deictic_two": read_deictic_two,
    "recent": read_recent,
    "ref": read_ref,
    "reference": read_reference,
    "unit_after": read_unit_after,
    "unit_end": read_unit_end,
    "unit_rel": read_unit_rel,
    "weekend": read_weekend,
    "weekday": read_weekday,
    "weekday_set": read_weekday_set,
}
