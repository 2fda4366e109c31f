"""Reads times of day: 10 a.m., 22:30 GMT, Thursday night, this morning, noon."""

from dragoman.model.time import TimeType
from dragoman.times.anchors import Anchors
from dragoman.times.calendar import anchor
from dragoman.times.dates import read_calendar
from dragoman.times.meaning import Meaning
from dragoman.times.relative import weekday_date
from dragoman.times.scan import Found
from dragoman.times.years import month_of, part_of

__all__ = ["CLOCK"]


def _time(value: str, mod: str | None = None) -> Meaning:
    return Meaning(type=TimeType.TIME, value=value, mod=mod or None)


def _day_of(found: Found, anchors: Anchors) -> str:
    """Return the day that stands with a time of day, else the day last spoken of."""
    if month_of(found) is not None and found.has("anydate"):
        meaning = read_calendar(found, anchors)
        if meaning is not None:
            return meaning.value
    if found.value("weekday") is not None:
        return weekday_date(found, anchors) or "XXXX-XX-XX"
    here = anchors.published
    count = found.number("deictic")
    told = anchor(anchors.told)
    if count is None and found.value("tonight") is None and found.value("this") is None:
        here = told if told and told.fineness == 3 else here
    if anchors.narrative and count is None:
        here = told
    return (here.step("D", count or 0) if here else None) or "XXXX-XX-XX"


def read_clock(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "10 a.m. Thursday", "22:30 GMT", "noon on 5 July", "0735 GMT"."""
    clock = _clock(found)
    if clock is None or not _is_zone(found):
        return None
    return _time(f"{_day_of(found, anchors)}T{clock}{_zone(found)}")


def _clock(found: Found) -> str | None:
    if noon := found.value("noon"):
        return noon
    if (exact := found.value("hhmm", "hhmm")) and not found.has("clock"):
        return exact if exact < "24:01" else None
    hour, minute = _hour_and_minute(found)
    if hour is None:
        return None
    half = found.value("ampm")
    if half is not None:
        if not 1 <= hour <= 12:
            return f"{hour:02}:{minute:02}" if hour <= 24 else None
        hour = hour % 12 + int(half)
    elif not (_is_clock(found) and hour <= 24 and minute < 60):
        return None
    return f"{hour:02}:{minute:02}"


def _hour_and_minute(found: Found) -> tuple[int | None, int]:
    words = found.group("clock") or found.scan.words[found.first : found.last]
    first = words[0]
    if "." in first:
        hour, _, rest = first.partition(".")
        return int(hour), int(rest)
    minute = int(words[2]) if len(words) > 2 and words[1] == ":" else 0
    number = found.number("hour") or found.number("numword")
    return int(first) if first.isdigit() else number, minute


def _is_clock(found: Found) -> bool:
    """Say whether "22:30" stands where a time of day does, and is no score or verse."""
    if found.has("tz") or found.value("oclock") is not None:
        return True
    before = found.first - 1
    return found.is_at(before, "clocklike") or found.is_at(found.last, "clockafter")


def _is_zone(found: Found) -> bool:
    """Say whether the zone is written as one: "10 EAT", not "10 eat"."""
    if not found.has("tz"):
        return True
    first, last = found.match.span("tz")
    return all(found.capital(at) for at in range(first, last) if found.is_at(at, "zone"))


def _zone(found: Found) -> str:
    zone = found.group("tz")
    return "Z" if any(word in {"gmt", "utc", "z"} for word in zone) and len(zone) <= 3 else ""


def read_clock_in(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "4 in the morning"."""
    hour = found.number("hour") or found.number("numword")
    part = found.value("daypart")
    if hour is None or not 1 <= hour <= 12:
        return None
    late = part in {"AF", "EV"} or (part == "NI" and hour >= 6)
    return _time(f"{_day_of(found, anchors)}T{hour % 12 + 12 * late:02}:00")


def read_daypart(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "this morning", "last night", "yesterday evening", "that afternoon"."""
    part = found.value("daypart")
    told = found.value("that") is not None or found.value("same") is not None
    here = anchors.story if told else anchors.published
    count = found.number("deictic") or 0
    if found.has("last") or found.has("previous"):
        count = -1
    if found.has("next") or found.value("following") is not None:
        here, count = anchors.story, 1
    day = (here.step("D", count) if here else None) or "XXXX-XX-XX"
    return _time(f"{day}T{part}", part_of(found))


def read_daypart_date(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the night of 24 July", "the morning of Thursday"."""
    part = found.value("daypart") or _hours_part(found)
    if month_of(found) is not None:
        meaning = read_calendar(found, anchors)
        if meaning is None:
            return None
        day = meaning.value
    else:
        day = _day_of(found, anchors)
    return _time(f"{day}T{part}", part_of(found))


def read_daypart_bare(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "overnight", "in the morning": of the day last spoken of, where there is one."""
    part = found.value("daypart") or _hours_part(found)
    return _time(f"{_day_of(found, anchors)}T{part}", part_of(found))


def _hours_part(found: Found) -> str:
    """Return the part of the day that "the early hours" and "the late hours" are."""
    return "MO" if part_of(found) == "START" else "NI"


def read_weekday_part(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "Thursday night", "late Friday afternoon"."""
    day = weekday_date(found, anchors)
    return _time(f"{day}T{found.value('daypart')}", part_of(found)) if day else None


def read_weekday_noon(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "noon Thursday"."""
    day = weekday_date(found, anchors)
    return _time(f"{day}T{found.value('noon')}") if day else None


def read_tonight(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "tonight"."""
    here = anchors.published
    day = (here.step("D", 0) if here else None) or "XXXX-XX-XX"
    return _time(f"{day}TNI", part_of(found))


CLOCK = {
    "clock": read_clock,
    "clock_in": read_clock_in,
    "daypart": read_daypart,
    "daypart_bare": read_daypart_bare,
    "daypart_date": read_daypart_date,
    "tonight": read_tonight,
    "weekday_noon": read_weekday_noon,
    "weekday_part": read_weekday_part,
}
