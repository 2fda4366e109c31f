"""Finds what happened, or was planned, threatened, denied, and who claims it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp
from typing import Final

import msgspec

from dragoman.codes.events import EventCodes
from dragoman.events.candidates import Candidate, Scene, describe, find_candidates, make_scene
from dragoman.events.roles import Roles, roles_of
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

__all__ = ["day_near", "find_events", "status_of"]

_RULE: Final = "events.frame/1"
# A word below this likelihood is passed over: precision first.
# On 123 training pages, cross-validated: type F1 .449 at .3, .441 at .35, .413 at .4; precision
# .458, .498, .526 (tools/train_events.py --folds).
_LEAST: Final = 0.35
# A date further from the word, in code points, belongs to something else.
_NEAR: Final = 60
_DATES: Final = frozenset({"DATE", "TIME"})


class _Found(msgspec.Struct, frozen=True):
    """A word that names an event, and what is known of it."""

    candidate: Candidate
    span: Span
    likely: float
    status: Status
    roles: Roles


class _Page(msgspec.Struct, frozen=True):
    """What an event is read against."""

    scene: Scene
    context: Context
    statements: Sequence[Statement]
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
        before: The article with its times, places, actors and statements.
        codes: Words of events, and what was learned of them.
        where: Returns the words that name the place of a trigger, or None.

    Returns:
        Events in text order, one a happening, each with somebody who did it or suffered it.
    """
    scene = make_scene(reading, before, codes)
    page = _Page(scene, before.context, before.statements, where)
    joined: dict[tuple[str, ...], list[_Found]] = {}
    for one in _surest(scene, codes):
        if one.roles.actors or one.roles.recipients:
            joined.setdefault(_key(one), []).append(one)
    events = (_event(page, mentions) for mentions in joined.values())
    return tuple(sorted(events, key=lambda one: one.trigger))


def _surest(scene: Scene, codes: EventCodes) -> Iterator[_Found]:
    """Yield the words likely enough to name an event, one type a word, in text order."""
    seen: Counter[str] = Counter()
    best: dict[int, _Found] = {}
    for candidate in find_candidates(scene, codes):
        features = describe(scene, candidate, seen)
        likely = 1 / (1 + exp(-sum(codes.event.get(name, 0.0) for name in features)))
        known = best.get(candidate.at)
        if likely < _LEAST or (known is not None and known.likely >= likely):
            continue
        token = scene.reading.tokens[candidate.at]
        best[candidate.at] = _Found(
            candidate,
            Span(token.start, token.end),
            likely,
            status_of(features, codes.status),
            roles_of(scene, candidate),
        )
    yield from best.values()


def status_of(features: Sequence[str], weights: Mapping[str, Mapping[str, float]]) -> Status:
    """Return the likeliest status of a word with these features."""
    scores = {
        name: sum(row.get(feature, 0.0) for feature in features) for name, row in weights.items()
    }
    return Status(max(scores, key=scores.__getitem__, default=Status.HAPPENED))


def _key(found: _Found) -> tuple[str, ...]:
    """Return what two mentions of one happening share: type, mode, status and who."""
    frame = found.candidate.frame
    who = (*found.roles.actors, *found.roles.recipients)
    return (frame.type, frame.mode, found.status, *(one.country or "" for one in who))


def _event(page: _Page, mentions: Sequence[_Found]) -> Event:
    best, *rest = mentions
    frame, trigger = best.candidate.frame, best.span
    parts = [
        trigger,
        *(one.span for one in (*best.roles.actors, *best.roles.recipients) if one.span),
    ]
    place = page.where(trigger)
    article = page.scene.reading.article
    return Event(
        id=content_id(
            article,
            "event",
            trigger.start,
            trigger.end,
            frame.type,
            frame.mode,
            best.status,
            _RULE,
        ),
        article=article,
        span=Span(min(one.start for one in parts), max(one.end for one in parts)),
        rule=_RULE,
        confidence=round(best.likely, 2),
        trigger=trigger,
        also=tuple(one.span for one in rest),
        type=frame.type,
        mode=frame.mode or None,
        actors=best.roles.actors,
        recipients=best.roles.recipients,
        status=best.status,
        on=day_near(page.scene, page.context.times, best.candidate.at),
        place=_name(page.context.places, place),
        where=place,
        per=source_of(trigger, page.statements),
    )


def day_near(scene: Scene, times: Sequence[Time], at: int) -> str | None:
    """Return the value of the date of its sentence that stands nearest to a token."""
    reading = scene.reading
    token, line = reading.tokens[at], reading.sentences[scene.sentence[at]]
    span = Span(token.start, token.end)
    first = bisect_left(times, line.start, key=lambda one: one.span.start)
    last = bisect_left(times, line.end, key=lambda one: one.span.start)
    dates = [one for one in times[first:last] if one.type in _DATES and one.value[:1].isdigit()]
    near = [one for one in dates if _gap(one.span, span) <= _NEAR]
    nearest = min(near, key=lambda one: _gap(one.span, span), default=None)
    if nearest is None:
        return None
    day = nearest.value.partition("T")[0]
    before = reading.text[line.start : nearest.span.start].split()[-1:]
    return f"{day}/.." if before and before[0].lower() in scene.words["since"] else day


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _name(places: Sequence[Place], words: Span | None) -> str | None:
    if words is None:
        return None
    named = (one.name for one in places if one.span.overlaps(words))
    return next(named, None)
