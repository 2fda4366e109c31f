"""Finds what happened, or was planned, threatened, denied, and who claims it."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from dragoman.codes.events import EventCodes
from dragoman.events.contexts import contexts_of
from dragoman.events.judge import Happening, find_happenings, sureness
from dragoman.events.measured import with_figures
from dragoman.events.scene import Scene, make_scene
from dragoman.model import (
    Context,
    Event,
    Findings,
    Place,
    Reading,
    Span,
    Statement,
    Status,
    Time,
    content_id,
    source_of,
)

__all__ = ["day_of", "find_events", "status_by", "time_near", "year_before"]

_RULE: Final = "events.learned/2"
# Below this likelihood of type, actors and status being right together nothing is emitted. On 123
# training pages, cross-validated, with the weights before last: their F1 .276 at .12, .270 at .15,
# .263 at .2, their precision .307, .334, .407, type F1 .499, .479, .441 (tools/train_events.py).
_LEAST: Final = 0.12
# A date further from the word, in code points, belongs to something else.
_NEAR: Final = 60
_WORD: Final = 20  # code points before a date in which the word before it stands
_DATES: Final = frozenset({"DATE", "TIME"})


class _Page(msgspec.Struct, frozen=True):
    """What an event is read against."""

    scene: Scene
    context: Context
    statements: Sequence[Statement]
    year_before: str
    contexts: Mapping[str, tuple[str, ...]]
    where: Callable[[Span], Span | None]


def find_events(
    reading: Reading,
    before: Findings,
    *,
    codes: EventCodes,
    where: Callable[[Span], Span | None],
) -> tuple[Event, ...]:
    """Find what a page reports as done, planned, threatened or denied.

    Args:
        reading: Sentences, tokens and their syntax.
        before: The article with its times, places, actors, statements and figures.
        codes: Words of events, and what was learned of them.
        where: Returns the words that name the place of a trigger, or None.

    Returns:
        Events in text order, one a happening, each with somebody who did it or suffered it.
    """
    scene = make_scene(reading, before, codes)
    page = _Page(
        scene, before.context, before.statements, year_before(before), codes.contexts, where
    )
    happenings = ((one, sureness(one, codes.right)) for one in find_happenings(scene, codes))
    events = (_event(page, one, sure) for one, sure in happenings if sure >= _LEAST)
    told = sorted(events, key=lambda one: one.trigger)
    return with_figures(told, before.figures, reading.sentences, codes.plover)


def _event(page: _Page, happening: Happening, sure: float) -> Event:
    best = happening.best
    frame, trigger = best.candidate.frame, best.span
    parts = [
        trigger,
        *(one.span for one in (*best.roles.actors, *best.roles.recipients) if one.span),
    ]
    place = page.where(trigger)
    time = time_near(page.scene, page.context.times, best.candidate.at)
    status = status_by(best.status, time, page.year_before)
    article = page.scene.reading.article
    return Event(
        id=content_id(
            article,
            "event",
            trigger.start,
            trigger.end,
            frame.type,
            frame.mode,
            status,
            _RULE,
        ),
        article=article,
        span=Span(min(one.start for one in parts), max(one.end for one in parts)),
        rule=_RULE,
        confidence=round(sure, 2),
        trigger=trigger,
        also=tuple(one.span for one in happening.others),
        type=frame.type,
        mode=frame.mode or None,
        contexts=contexts_of(page.scene, best.candidate.at, page.contexts),
        actors=best.roles.actors,
        recipients=best.roles.recipients,
        status=status,
        on=day_of(page.scene, time),
        place=_name(page.context.places, place),
        where=place,
        per=source_of(trigger, page.statements),
    )


def time_near(scene: Scene, times: Sequence[Time], at: int) -> Time | None:
    """Return the date of its sentence that stands nearest to a token."""
    token, line = scene.reading.tokens[at], scene.reading.sentences[scene.sentence[at]]
    span = Span(token.start, token.end)
    first = bisect_left(times, line.start, key=lambda one: one.span.start)
    last = bisect_left(times, line.end, key=lambda one: one.span.start)
    dates = [one for one in times[first:last] if one.type in _DATES and one.value[:1].isdigit()]
    near = [one for one in dates if _gap(one.span, span) <= _NEAR]
    return min(near, key=lambda one: _gap(one.span, span), default=None)


def day_of(scene: Scene, time: Time | None) -> str | None:
    """Return the value of a date, with ".." where it tells since when."""
    if time is None:
        return None
    day = time.value.partition("T")[0]
    before = scene.reading.text[max(0, time.span.start - _WORD) : time.span.start].split()[-1:]
    return f"{day}/.." if before and before[0].lower() in scene.words["since"] else day


def year_before(found: Findings) -> str:
    """Return the day a year before the page, "" where the page has none."""
    published = found.article.published
    day = published.day if published else None
    return f"{int(day[:4]) - 1:04}{day[4:]}" if day else ""


def status_by(status: Status, time: Time | None, year: str) -> Status:
    """Return the status; what happened over a year before the page is historical."""
    last = time.last if time is not None else None
    if status is Status.HAPPENED and last is not None and last < year:
        return Status.HISTORICAL
    return status


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _name(places: Sequence[Place], words: Span | None) -> str | None:
    if words is None:
        return None
    named = (one.name for one in places if one.span.overlaps(words))
    return next(named, None)
