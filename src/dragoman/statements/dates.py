"""Finds the day on which something was said, where the text says so beside the cue."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.model import Context, Span, Statement, Time

__all__ = ["carried_on", "said_on"]

# "said on Monday", "said in Doha on Monday", "On Monday, Brown said".
_MOST_WORDS_AFTER = 4
_MOST_WORDS_BEFORE = 1
_GAP = 60  # characters between them
# Characters to the next statement of the same speaker that may go on. On the training pages the day
# is right in .695 of the statements at 0, .758 at 500, .765 at 1,000, .759 at 2,000.
_CARRIED = 1000
_REACH = 200  # characters within which such a time starts


def said_on(
    text: str, named: tuple[Span, ...], content: tuple[Span, ...], context: Context
) -> str | None:
    """Return the day that stands beside a cue or its source, or None.

    Args:
        text: The article's text.
        named: Where the source and the cue stand.
        content: Where the content stands; a day within it dates what was said, not when.
        context: The times of the page.

    Returns:
        The day "YYYY-MM-DD", if one stands there that resolves to a day.
    """
    first, last = min(named).start, max(span.end for span in named)
    for time in _around(context.times, first - _REACH, last + _REACH):
        inside = any(span.overlaps(time.span) for span in content)
        if (
            not inside
            and time.first
            and time.first == time.last
            and _is_near(text, time, first, last)
        ):
            return time.first
    return None


def carried_on(statements: Sequence[Statement]) -> list[Statement]:
    """Give the day of a statement to the next ones of the same speaker, which go on with it.

    Args:
        statements: In the order of their first words.

    Returns:
        The same; a day is carried to words near those of which the page tells it.
    """
    last: dict[str, tuple[int, str]] = {}
    found: list[Statement] = []
    for one in statements:
        name = one.speaker.name if one.speaker else None
        day = one.on
        if name is not None:
            at, before = last.get(name, (-_CARRIED, None))
            if day is None and one.span.start - at < _CARRIED:
                day = before
            if day is not None:
                last[name] = (one.span.start, day)
        found.append(replace(one, on=day) if day != one.on else one)
    return found


def _around(times: tuple[Time, ...], first: int, last: int) -> tuple[Time, ...]:
    """Return the times that start in a stretch; a page may have thousands, in text order."""
    low = bisect_left(times, first, key=lambda time: time.span.start)
    high = bisect_left(times, last, key=lambda time: time.span.start)
    return times[low:high]


def _is_near(text: str, time: Time, first: int, last: int) -> bool:
    if time.span.start >= first and time.span.end <= last:
        return True
    if time.span.start >= last:
        gap, most = text[last : min(time.span.start, last + _GAP)], _MOST_WORDS_AFTER
    elif time.span.end <= first:
        gap, most = text[max(time.span.end, first - _GAP) : first], _MOST_WORDS_BEFORE
    else:
        return False
    near = len(gap) < _GAP and len(gap.split()) <= most
    return near and not any(mark in gap for mark in '.!?\n“"')
