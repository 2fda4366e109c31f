"""Finds the day on which something was said, where the text says so beside the cue."""

from bisect import bisect_left

from dragoman.model import Context, Span, Time

__all__ = ["said_on"]

# "said on Monday", "said in Doha on Monday", "On Monday, Brown said".
_MOST_WORDS_AFTER = 4
_MOST_WORDS_BEFORE = 1
_GAP = 60  # characters between them
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
