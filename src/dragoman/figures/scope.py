"""Tells period, day and phase of a figure, and the value that it replaces."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.codes.units import Units
from dragoman.figures.clause import Count
from dragoman.figures.words import Word, find_phrase
from dragoman.model import Span, Time, TimeType

__all__ = ["find_as_of", "find_period", "find_phase", "revised_from"]

# "IPC Phase 5" and "catastrophic levels of hunger" stand this near to the number.
_PHASE_REACH = 25
_REVISED_REACH = 6
# "CHANGSHA, May 10 (Agency) --": the date of the dateline stands among the first words.
_DATELINE = 4
_AGENCY = 7
_DATELINE_MARKS = frozenset({"(", "-", "–", "—", ":"})
_DAY = len("2025-07-24")
_DAYS = re.compile(r"P(\d{1,4})D")


def find_period(
    words: Sequence[Word], number: Span, times: Sequence[Time], before: Time | None, units: Units
) -> str | None:
    """Return over which time a figure counts: "PT48H", "since 2023-10-07", "2025-07-22".

    Args:
        words: The sentence's words.
        number: The figure's numeral.
        times: Times named in the sentence.
        before: The last day named before the sentence, from which "the eight days of" count.
        units: Words of the language.

    Returns:
        The value of the nearest time, or None where the sentence names none.
    """
    counted = (_from_before(words, time, before, units) for time in times)
    days = next((told for told in counted if told is not None), None)
    if days is not None:
        return days
    lengths = [time for time in times if _is_window(words, time, units)]
    if lengths:
        return _window(min(lengths, key=lambda time: _distance(time.span, number)))
    dates = [time for time in times if _is_dated(words, time, units)]
    if not dates:
        return None
    nearest = min(dates, key=lambda time: _distance(time.span, number))
    since = _before(words, nearest.span.start) & units.groups["since"]
    return f"since {_day(nearest)}" if since else _day(nearest)


def _from_before(
    words: Sequence[Word], time: Time, before: Time | None, units: Units
) -> str | None:
    """Return the days of "the eight days of strikes" from the last day named before."""
    length = _DAYS.fullmatch(time.value)
    if length is None or before is None or before.first is None:
        return None
    at = bisect_left(words, time.span.start, key=lambda word: word.start)
    end = bisect_left(words, time.span.end, key=lambda word: word.start)
    told = any(word.lower in units.groups["definite"] for word in words[max(at - 1, 0) : at + 1])
    if not told or end >= len(words) or words[end].lower not in units.groups["of"]:
        return None
    first = date.fromisoformat(before.first)
    return f"{first.isoformat()}/{(first + timedelta(days=int(length[1]) - 1)).isoformat()}"


def _is_window(words: Sequence[Word], time: Time, units: Units) -> bool:
    """Say whether a length of time is the window of a count: "within 48 hours"."""
    if time.type is not TimeType.DURATION or not time.value[1:].strip("T")[:1].isdecimal():
        return False
    around = time.first is not None and time.last is not None  # "the past 48 hours"
    return around or bool(_before(words, time.span.start) & units.groups["within"])


def _window(time: Time) -> str:
    """Return a length of time, or its two days where the words tie it to the page's date."""
    if time.first is not None and time.last is not None:
        return f"{time.first}/{time.last}"
    return time.value


def _is_dated(words: Sequence[Word], time: Time, units: Units) -> bool:
    """Say whether a date may tell when something was counted, not when somebody said it."""
    if time.type not in {TimeType.DATE, TimeType.TIME} or not time.value[:4].isdecimal():
        return False
    at = bisect_left(words, time.span.start, key=lambda word: word.start)
    said = {word.lower for word in words[max(at - 2, 0) : at]} & units.groups["reporting"]
    end = bisect_left(words, time.span.end, key=lambda word: word.start)
    dateline = at <= _DATELINE and end < len(words) and words[end].text in _DATELINE_MARKS
    return not (said or dateline or _opens_report(words, end))


def _opens_report(words: Sequence[Word], end: int) -> bool:
    """Say whether an agency in brackets and a dash stand behind a day: "May 10 (Agency) --"."""
    if end >= len(words) or words[end].text != "(":
        return False
    behind = [word.text for word in words[end : end + _AGENCY]]
    return ")" in behind and behind[behind.index(")") + 1 :][:1] in (["-"], ["--"], ["–"], ["—"])


def _day(time: Time) -> str:
    """Return the date of a time without its hour; a weekend as its two days."""
    if time.value.endswith("-WE") and time.first is not None and time.last is not None:
        return f"{time.first}/{time.last}"
    return time.value.split("T", 1)[0]


def find_as_of(words: Sequence[Word], times: Sequence[Time], units: Units) -> str | None:
    """Return the day up to which the figures of a sentence count ("as of Thursday"), or None."""
    for time in times:
        if time.type is TimeType.DATE and len(time.value) == _DAY:
            at = bisect_left(words, time.span.start, key=lambda word: word.start)
            lead = tuple(word.lower for word in words[max(at - 2, 0) : at])
            if " ".join(lead) in units.groups["as_of"]:
                return time.value
    return None


def find_phase(words: Sequence[Word], count: Count, units: Units) -> str | None:
    """Return the IPC phase that the words behind a number name, or None."""
    for at in range(count.end, min(count.end + _PHASE_REACH, len(words))):
        size = find_phrase(words, at, units.phases)
        if size:
            phase = units.phases[tuple(word.lower for word in words[at : at + size])][0].what
            above = find_phrase(words, at + size, units.above) if at + size < len(words) else 0
            return f"{phase}+" if above else phase
    return None


def revised_from(words: Sequence[Word], count: Count, units: Units) -> bool:
    """Say whether a number is the old one in "revised down from 500"."""
    first = count.first
    if not first or words[first - 1].lower not in units.groups["from"]:
        return False
    before = {word.lower for word in words[max(first - _REVISED_REACH, 0) : first]}
    return bool(before & units.groups["revising"])


def _before(words: Sequence[Word], start: int) -> set[str]:
    """Return the three words before an offset."""
    at = bisect_left(words, start, key=lambda word: word.start)
    return {word.lower for word in words[max(at - 3, 0) : at]}


def _distance(span: Span, number: Span) -> int:
    """Return how far a time stands from a number; one before it counts double."""
    return span.start - number.end if span.start >= number.end else 2 * (number.start - span.end)
