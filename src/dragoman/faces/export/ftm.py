"""Writes entities for FollowTheMoney (Aleph, OpenSanctions): one JSON object a line."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dragoman.faces.export.cells import one_line
from dragoman.faces.export.dates import date_of
from dragoman.faces.export.links import web_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Reported, Selection
from dragoman.faces.export.told import claimant, told
from dragoman.model import (
    Actor,
    Article,
    Event,
    Figure,
    Speech,
    Statement,
    content_id,
)

__all__ = ["write_ftm"]

KINDS = ("actor", "statement", "figure", "event")
# Schemata of FollowTheMoney for what sort an actor is; any other is a LegalEntity.
_SCHEMATA: Final = {
    "person": "Person",
    "state": "PublicBody",
    "ministry": "PublicBody",
    "army": "PublicBody",
    "company": "Company",
    "body": "Organization",
    "armed_group": "Organization",
    "party": "Organization",
    "ngo": "Organization",
    "media": "Organization",
}


def write_ftm(selection: Selection, output: Output) -> None:
    """Write articles, named actors with their mentions, events, and statements and figures as notes.

    An actor has one id in all articles, so its lines are merged by `ftm aggregate`. Every Event and
    Note has its article as proof, and says who claims it and whether it is told as a fact.
    """
    stream = output.open()
    iso2 = {row.code: row.iso2.lower() for row in selection.codes.gazetteer.countries if row.iso2}
    for page in selection.pages(KINDS):
        for entity in _entities(page, iso2):
            stream.write(msgspec.json.encode(entity) + b"\n")
            output.written[entity["schema"]] += 1


def _entities(page: Reported, iso2: dict[str, str]) -> Iterator[dict[str, Any]]:
    article, found = page.article, page.findings
    yield _article(article)
    ids = {one.id: _actor_id(one) for one in page.actors if one.name}
    wanted = [one for one in page.actors if one.name and _is_wanted(one, page)]
    for actor in wanted:
        yield _actor(actor, iso2)
        yield _mention(actor, article)
    for event in found.events:
        yield _event(event, article, ids)
    said = (one for one in found.statements if one.speech is Speech.SPEECH)
    yield from (_note(one, article, ids) for one in said)
    yield from (_note(one, article, ids) for one in found.figures)


def _is_wanted(actor: Actor, page: Reported) -> bool:
    """Say whether an actor is wanted itself, or named by something that is."""
    named = {ref.actor for one in page.findings.events for ref in (*one.actors, *one.recipients)}
    named |= {one.speaker.actor for one in page.findings.statements if one.speaker}
    return actor in page.findings.context.actors or actor.id in named


def _article(article: Article) -> dict[str, Any]:
    return _entity(
        article.id,
        "Article",
        title=article.title,
        name=article.title or article.name,
        fileName=article.name,
        author=article.byline,
        publisher=article.outlet,
        publishedAt=article.published.value[:10] if article.published else None,
        sourceUrl=web_of(article),
    )


def _actor(one: Actor, iso2: dict[str, str]) -> dict[str, Any]:
    return _entity(
        _actor_id(one),
        _SCHEMATA.get(one.sort or "", "LegalEntity"),
        name=one.name,
        country=iso2.get(one.country or ""),
        sector=one.sectors,
        description=one.post.title if one.post else None,
    )


def _mention(one: Actor, article: Article) -> dict[str, Any]:
    return _entity(
        one.id, "Mention", document=article.id, name=one.name, resolved=_actor_id(one),
        detectedSchema=_SCHEMATA.get(one.sort or "", "LegalEntity"),
    )  # fmt: skip


def _event(one: Event, article: Article, ids: dict[str, str]) -> dict[str, Any]:
    involved = [ids[ref.actor] for ref in (*one.actors, *one.recipients) if ref.actor in ids]
    return _entity(
        one.id,
        "Event",
        name=told(one, article),
        summary=one_line(one.span.of(article.text)),
        date=date_of(one.on),
        location=one.place,
        involved=tuple(dict.fromkeys(involved)),
        keywords=tuple(word for word in (one.type, one.mode) if word),
        notes=(f"status: {one.status}", f"claimed by: {claimant(one, article)}"),
        proof=article.id,
        publisher=article.outlet,
        sourceUrl=web_of(article),
    )


def _note(one: Statement | Figure, article: Article, ids: dict[str, str]) -> dict[str, Any]:
    speaker = one.speaker.actor if isinstance(one, Statement) and one.speaker else None
    return _entity(
        one.id,
        "Note",
        name=told(one, article),
        description=one_line(one.span.of(article.text)),
        entity=ids.get(speaker or ""),
        keywords=type(one).__name__.lower(),
        notes=f"claimed by: {claimant(one, article)}",
        proof=article.id,
        publisher=article.outlet,
        sourceUrl=web_of(article),
    )


def _actor_id(one: Actor) -> str:
    """Return one id for an actor in all articles: of our own list's id, else of name and country."""
    return content_id("ftm", one.code or one.name, None if one.code else one.country)


def _entity(identity: str, schema: str, **values: str | tuple[str, ...] | None) -> dict[str, Any]:
    """Return an entity: every property has a list of values, those without any are left out."""
    properties = {}
    for name, value in values.items():
        found = (value,) if isinstance(value, str) else value or ()
        cleaned = [one_line(one) for one in found if one_line(one)]
        if cleaned:
            properties[name] = cleaned
    return {"id": identity, "schema": schema, "properties": properties}
