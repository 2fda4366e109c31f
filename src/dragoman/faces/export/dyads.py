"""Turns events into rows of one who acts and one who is acted upon, as event data have them.

GDELT, ICEWS and POLECAT have no column for whether something happened, nor for who claims it. So
only what is told as happened or ongoing becomes a row, and beside the file lies another,
NAME.sources.csv, with the words, the claimant and the link of each row.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import combinations

import msgspec

from dragoman.codes.plover import PloverRow
from dragoman.faces.export.cells import csv_line, tab_line
from dragoman.faces.export.dates import day_of
from dragoman.faces.export.links import link_of
from dragoman.faces.export.located import located
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Reported, Selection
from dragoman.faces.export.told import claimant, words_of
from dragoman.model import ActorRef, Article, Event, Place, Status, content_id

__all__ = ["Dyad", "write_dyads"]

KINDS = ("place", "event")
TOLD_AS_FACT = (Status.HAPPENED, Status.ONGOING)
ID_DIGITS = 15  # hex digits of an id that fit a signed number of 64 bits
SOURCES = (
    "row", "event", "status", "claimed_by", "per_words", "words", "trigger_words", "article",
    "article_title", "article_outlet", "article_published", "article_link", "lost",
)  # fmt: skip


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """One row of event data.

    Attributes:
        number: What the row is called, the same each time it is exported.
        event: The event.
        article: The article that reports it.
        code: Its type and mode in other codes.
        actor: Who did it, or None where nobody is named.
        recipient: To whom, or None.
        day: The day it began, else the day the article was published.
        place: Where, with coordinates, or None.
    """

    number: int
    event: Event
    article: Article
    code: PloverRow
    actor: ActorRef | None
    recipient: ActorRef | None
    day: dt.date
    place: Place | None


def write_dyads(
    selection: Selection,
    output: Output,
    row: Callable[[Dyad], tuple[object, ...]],
    header: tuple[str, ...] = (),
) -> None:
    """Write tab-separated rows, and beside them the sources of each.

    Args:
        selection: What is exported.
        output: Where to.
        row: Returns the cells of a row.
        header: The names of the columns, where the format has a line of them.
    """
    stream, sources = output.open(), output.open(".sources.csv")
    sources.write((csv_line(SOURCES) + "\r\n").encode())
    if header:
        stream.write((tab_line(header) + "\n").encode())
    for page in selection.pages(KINDS):
        for dyad in _dyads(page, selection, output):
            stream.write((tab_line(row(dyad)) + "\n").encode())
            sources.write((csv_line(_source(dyad)) + "\r\n").encode())
            output.written["row"] += 1


def _dyads(page: Reported, selection: Selection, output: Output) -> Iterator[Dyad]:
    codes = selection.codes
    for event in page.findings.events:
        code = codes.event_tables.event(event.type, event.mode)
        day = _day(event, page.article)
        if event.status not in TOLD_AS_FACT:
            output.left_out[f"told as {event.status}"] += 1
        elif day is None:
            output.left_out["without a day"] += 1
        elif code is None:
            output.left_out[f"of the unknown type {event.type}"] += 1
        else:
            place = located(event, page.places, codes.places.same)
            for at, (actor, recipient) in enumerate(_pairs(event)):
                yield Dyad(
                    number=int(content_id(event.id, at)[:ID_DIGITS], 16),
                    event=event,
                    article=page.article,
                    code=code,
                    actor=actor,
                    recipient=recipient,
                    day=day,
                    place=place,
                )


def _pairs(event: Event) -> Iterator[tuple[ActorRef | None, ActorRef | None]]:
    """Yield who did it with each to whom; of those who did it together each pair once."""
    if not event.recipients and len(event.actors) > 1:
        yield from combinations(event.actors, 2)
        return
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            yield actor, recipient


def _day(event: Event, article: Article) -> dt.date | None:
    """Return the day an event began if the page tells it, else the day of publication."""
    published = article.published.day if article.published else None
    day = day_of(event.on) or day_of(published)
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:  # no day of the calendar: 30 February
        return None


def _source(dyad: Dyad) -> tuple[object, ...]:
    event, article = dyad.event, dyad.article
    text, published = article.text, article.published
    return (
        dyad.number,
        event.id,
        event.status.value,
        claimant(event, article),
        event.per and words_of((event.per,), text),
        event.span.of(text),
        event.trigger.of(text),
        article.id,
        article.title,
        article.outlet,
        published.value if published else None,
        link_of(article),
        dyad.code.lost,
    )
