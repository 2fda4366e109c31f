"""Writes articles and what they report as schema.org JSON-LD."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dragoman.faces.export.cells import whole
from dragoman.faces.export.dates import date_of
from dragoman.faces.export.links import iri_of, urn_of, web_of
from dragoman.faces.export.located import located
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Reported, Selection
from dragoman.faces.export.told import claimant, told, words_of
from dragoman.model import (
    ActorRef,
    Article,
    Event,
    Figure,
    Place,
    Speech,
    Statement,
    StatementKind,
    Status,
)

__all__ = ["write_schema_org"]

KINDS = ("place", "actor", "statement", "figure", "event")
_STATUS: Final = {
    Status.HAPPENED: "https://schema.org/CompletedActionStatus",
    Status.HISTORICAL: "https://schema.org/CompletedActionStatus",
    Status.ONGOING: "https://schema.org/ActiveActionStatus",
    Status.PLANNED: "https://schema.org/PotentialActionStatus",
    Status.THREATENED: "https://schema.org/PotentialActionStatus",
    Status.HYPOTHETICAL: "https://schema.org/PotentialActionStatus",
}


def write_schema_org(selection: Selection, output: Output) -> None:
    """Write a graph of NewsArticle, Quotation (words as they were said) and Claim (all else).

    A figure or event is a Claim by whoever the page gives it to, about a QuantitativeValue or an
    Action; nothing is stated outside a claim. Attitudes and quantities are left out.
    """
    stream = output.open()
    stream.write(b'{"@context":"https://schema.org/","@graph":[')
    before = b"\n"
    for page in selection.pages(KINDS):
        for node in _nodes(page, selection):
            stream.write(before + msgspec.json.encode(_filled(node)))
            output.written[node["@type"]] += 1
            before = b",\n"
    stream.write(b"\n]}\n")


def _nodes(page: Reported, selection: Selection) -> Iterator[dict[str, Any]]:
    found, same = page.findings, selection.codes.places.same
    yield _article(page.article)
    for statement in found.statements:
        if statement.speech is Speech.SPEECH:
            yield _said(statement, page)
    for figure in found.figures:
        yield _claim(figure, page.article) | {"about": _value(figure)}
    for event in found.events:
        place = located(event, page.places, same)
        yield _claim(event, page.article) | {"about": _action(event, page, place)}


def _article(article: Article) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "@id": iri_of(article),
        "identifier": article.id,
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "datePublished": article.published.value if article.published else None,
        "author": _named(article.byline, "Person"),
        "publisher": _named(article.outlet, "Organization"),
        "inLanguage": None if article.language == "und" else article.language,
        "url": web_of(article),
    }


def _said(one: Statement, page: Reported) -> dict[str, Any]:
    """Return a quotation, where the words are the speaker's own, or a claim."""
    text = page.article.text
    who = _who(one.speaker, page)
    if who is None and one.source:
        who = _named(words_of((one.source,), text))
    base = {
        "@id": urn_of("statement", one.id),
        "text": " … ".join(span.of(text) for span in one.content),
        "dateCreated": one.on,
    }
    if one.manner is StatementKind.DIRECT:
        return {
            "@type": "Quotation",
            "spokenByCharacter": who,
            "isPartOf": _id(page.article),
        } | base
    return {"@type": "Claim", "author": who, "appearance": _id(page.article)} | base


def _claim(one: Figure | Event, article: Article) -> dict[str, Any]:
    status = [f"status: {one.status}"] if isinstance(one, Event) else None
    author = _named(claimant(one, article), None if one.per else "Organization")
    return {
        "@type": "Claim",
        "@id": urn_of(type(one).__name__.lower(), one.id),
        "name": told(one, article),
        "text": one.span.of(article.text),
        "author": author,
        "appearance": _id(article),
        "keywords": status,
    }


def _value(one: Figure) -> dict[str, Any]:
    return _filled(
        {
            "@type": "QuantitativeValue",
            "name": " of ".join(word for word in (one.what, one.of) if word),
            "value": whole(one.value),
            "minValue": whole(one.low),
            "maxValue": whole(one.high),
            "unitText": one.what,
            "description": " · ".join(word for word in (one.place, one.period) if word) or None,
        }
    )


def _action(one: Event, page: Reported, place: Place | None) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Action",
            "name": f"{one.type} {one.mode}" if one.mode else one.type,
            "startTime": date_of(one.on),
            "location": _place(one.place, place),
            "agent": [_who(ref, page) for ref in one.actors] or None,
            "object": [_who(ref, page) for ref in one.recipients] or None,
            "actionStatus": _STATUS.get(one.status),
        }
    )


def _who(ref: ActorRef | None, page: Reported) -> dict[str, str] | None:
    """Return somebody with a name, as a person or an organisation where the page tells which."""
    if ref is None:
        return None
    actor = next((one for one in page.actors if one.id == ref.actor), None)
    sort = actor.sort if actor else None
    kind = {None: None, "person": "Person"}.get(sort, "Organization")
    return _named(
        ref.name or (words_of((ref.span,), page.article.text) if ref.span else None), kind
    )


def _place(name: str | None, place: Place | None) -> dict[str, Any] | None:
    if name is None:
        return None
    told_place: dict[str, Any] = {"@type": "Place", "name": name}
    if place is not None:
        told_place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.lat,
            "longitude": place.lon,
        }
    return told_place


def _named(name: str | None, kind: str | None = None) -> dict[str, str] | None:
    if not name:
        return None
    return {"@type": kind, "name": name} if kind else {"name": name}


def _id(article: Article) -> dict[str, str]:
    return {"@id": iri_of(article)}


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node without what is unknown."""
    return {name: value for name, value in node.items() if value is not None}
