"""Writes a page's findings in the form of the annotation guide, one JSON object a page."""

from collections.abc import Iterable
from typing import Any

from dragoman.model import (
    ActorRef,
    Article,
    Event,
    Figure,
    Findings,
    Move,
    Place,
    Quantity,
    Span,
    Speech,
    Statement,
    TalksState,
    Time,
    Track,
    ZoneKind,
)

__all__ = ["annotation"]

NOT_ARTICLE = (ZoneKind.FURNITURE, ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.CREDIT)


def annotation(findings: Findings, tracks: Iterable[Track] = ()) -> dict[str, Any]:
    """Return everything found on a page as the annotation guide writes it.

    Args:
        findings: What one page reports.
        tracks: What follows from this page alone of where its talks stand.

    Returns:
        Plain lists and dicts; every item has `text`, `start` and `end` in code points.
    """
    article = findings.article
    text = article.text
    said = [one for one in findings.statements if one.speech is Speech.SPEECH]
    meant = [one for one in findings.statements if one.speech is Speech.ATTITUDE]
    return {
        "id": article.key or article.name,
        "article": _article(article),
        "furniture": [_words(text, z.span) for z in article.zones if z.kind in NOT_ARTICLE],
        "statements": [_statement(text, one) for one in said],
        "attitudes": [_statement(text, one) for one in meant],
        "quantities": [_quantity(text, one) for one in findings.quantities],
        "figures": [_figure(text, one) for one in findings.figures],
        "events": [_event(text, one) for one in findings.events],
        "talks": _talks(text, findings, tracks),
        "times": [_time(text, one) for one in findings.context.times],
        "places": [_place(text, one) for one in findings.context.places],
        "notes": [
            _words(text, one.span) | {"kind": one.sort, "said": one.said, "known": one.known}
            for one in findings.notes
        ],
    }


def _words(text: str, span: Span) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _words_or_none(text: str, span: Span | None) -> dict[str, Any] | None:
    return _words(text, span) if span else None


def _article(article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "published": published.value[:10] if published else None,
        "published_from": published.source if published else None,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "zones": [{"kind": z.kind, "start": z.start, "end": z.end} for z in article.zones],
        "text": article.text,
    }


def _statement(text: str, one: Statement) -> dict[str, Any]:
    speaker = one.speaker
    return {
        "source": _words_or_none(text, one.source),
        "speaker": {"name": speaker.name, "country": speaker.country, "sector": speaker.sector}
        if speaker
        else None,
        "cue": _words_or_none(text, one.cue),
        "content": [_words(text, span) for span in one.content],
        "kind": one.manner,
        "on": one.on,
    }


def _quantity(text: str, one: Quantity) -> dict[str, Any]:
    return _words(text, one.span) | {
        "value": _number(one.value),
        "low": _number(one.low),
        "high": _number(one.high),
        "unit": one.unit,
        "unit_text": one.unit_span.of(text) if one.unit_span else None,
        "hedge": one.hedge,
    }


def _figure(text: str, one: Figure) -> dict[str, Any]:
    return _words(text, one.span) | {
        "number": _words(text, one.number),
        "value": _number(one.value),
        "low": _number(one.low),
        "high": _number(one.high),
        "hedge": one.hedge,
        "what": one.what,
        "of": one.of,
        "phase": one.phase,
        "place": one.place,
        "period": one.period,
        "per": _words_or_none(text, one.per),
    }


def _event(text: str, one: Event) -> dict[str, Any]:
    return {
        "trigger": _words(text, one.trigger)
        | {"where": {"start": one.where.start, "end": one.where.end} if one.where else None},
        "also": [_words(text, span) for span in one.also],
        "type": one.type,
        "mode": one.mode,
        "actors": _refs(text, one.actors),
        "recipients": _refs(text, one.recipients),
        "status": one.status,
        "date": one.on,
        "place": one.place,
        "per": _words_or_none(text, one.per),
    }


def _refs(text: str, refs: Iterable[ActorRef]) -> list[dict[str, Any]]:
    return [
        (_words(text, ref.span) if ref.span else {"text": None})
        | {"name": ref.name, "country": ref.country, "sector": ref.sector}
        for ref in refs
    ]


def _talks(text: str, findings: Findings, tracks: Iterable[Track]) -> dict[str, Any]:
    states = {strand: track.state for track in tracks for strand in track.strands}
    return {
        "tracks": [
            _words(text, one.span)
            | {
                "track": one.track,
                "name": one.name,
                "issue": one.issue,
                "parties": list(one.parties),
                "mediators": [mediator.actor for mediator in one.mediators],
                "venue": one.venue,
                "state": states.get(one.id, TalksState.UNKNOWN),
            }
            for one in findings.strands
        ],
        "moves": [_move(text, one) for one in findings.moves],
        "characterisations": [
            _words(text, one.span) | {"track": one.track, "by": _words_or_none(text, one.by)}
            for one in findings.characterisations
        ],
    }


def _move(text: str, one: Move) -> dict[str, Any]:
    return {
        "track": one.track,
        "trigger": _words(text, one.trigger),
        "move": one.move,
        "by": one.by,
        "to": one.to,
        "date": one.on,
        "status": one.status,
        "per": _words_or_none(text, one.per),
    }


def _time(text: str, one: Time) -> dict[str, Any]:
    return _words(text, one.span) | {"type": one.type, "value": one.value, "mod": one.mod}


def _place(text: str, one: Place) -> dict[str, Any]:
    return _words(text, one.span) | {
        "name": one.name,
        "lat": one.lat,
        "lon": one.lon,
        "geonameid": one.geonames,
        "country": one.country,
        "use": one.use,
    }


def _number(value: float | None) -> float | int | None:
    """Return a whole number as an int: 33, not 33.0."""
    return int(value) if value is not None and float(value).is_integer() else value
