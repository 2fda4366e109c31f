"""Measures writing, reading back and checking a record: articles a CPU-second, 30 findings each.

usage: python -m benchmarks.record_io [ARTICLES]
The articles are made up: 3,000 characters each, with findings of the common kinds.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from dragoman.model import (
    Actor,
    ActorRef,
    Article,
    Context,
    Event,
    Figure,
    Findings,
    Page,
    Place,
    Quantity,
    Span,
    Statement,
    StatementKind,
    Status,
    Time,
    TimeType,
    Zone,
    ZoneKind,
    article_id,
    content_id,
)
from dragoman.record import Record, open_record

ARTICLES = 2000
BATCH = 200
WORDS = 430  # of 6 letters and a space: 3,000 characters
VOCABULARY = 20_000  # different words, so that the search index is as busy as with real text


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    every = [findings(index) for index in range(number)]
    pages = [Page(content=one.article.text, name=one.article.name) for one in every]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "io.db"
        with open_record(path, create=True) as record:
            timed("written", number, lambda: write(record, every, pages))
            timed("again, nothing new", number, lambda: write(record, every, pages))
            timed("tidied", number, record.tidy)
            timed("read back", number, lambda: [record.findings(one.article.id) for one in every])
            timed("checked", number, record.check)
        print(f"{path.stat().st_size / number / 1000:8.1f} kB an article")


def timed(what: str, number: int, action: Callable[[], object]) -> None:
    """Print how many articles a CPU-second an action does."""
    started = time.process_time()
    action()
    print(f"{number / (time.process_time() - started):8.0f} articles a CPU-second {what}")


def write(record: Record, every: list[Findings], pages: list[Page]) -> None:
    """Add all, in batches as `add` does."""
    for start in range(0, len(every), BATCH):
        with record.batch():
            for one, page in zip(
                every[start : start + BATCH], pages[start : start + BATCH], strict=True
            ):
                record.add(one, page)


def findings(index: int) -> Findings:
    """Return one article with 30 findings."""
    dice = random.Random(index)  # noqa: S311  # no secret: the same articles on every machine
    text = " ".join(f"w{dice.randrange(VOCABULARY):05}" for _ in range(WORDS))
    digest = sha256(text.encode()).hexdigest()
    name = f"article-{index}"
    identity = article_id(name, None, text[:40], digest)
    article = Article(
        id=identity,
        address=name,
        name=name,
        text=text,
        sha256=digest,
        title=text[:40],
        outlet=f"Outlet {index % 50}",
        zones=(Zone(ZoneKind.TITLE, 0, 40), Zone(ZoneKind.BODY, 41, len(text))),
    )
    spans = _spans()
    actors = tuple(_actor(identity, next(spans)) for _ in range(5))
    return Findings(
        article=article,
        context=Context(
            times=tuple(_time(identity, next(spans)) for _ in range(5)),
            places=tuple(_place(identity, next(spans)) for _ in range(5)),
            actors=actors,
        ),
        statements=tuple(_statement(identity, next(spans), actors[0]) for _ in range(5)),
        quantities=tuple(_quantity(identity, next(spans)) for _ in range(5)),
        figures=tuple(_figure(identity, next(spans)) for _ in range(3)),
        events=tuple(_event(identity, next(spans), actors[1]) for _ in range(2)),
    )


def _spans() -> Iterator[Span]:
    return (Span(start, start + 60) for start in range(50, 3000, 80))


def _time(article: str, span: Span) -> Time:
    return Time(
        id=content_id(article, "time", span.start),
        article=article,
        span=span,
        rule="times.bench/1",
        type=TimeType.DATE,
        value="2025-07-24",
        first="2025-07-24",
        last="2025-07-24",
    )


def _place(article: str, span: Span) -> Place:
    return Place(
        id=content_id(article, "place", span.start),
        article=article,
        span=span,
        rule="places.bench/1",
        name="A place",
        geonames=1234567,
        lat=12.5,
        lon=34.25,
        country="XXX",
    )


def _actor(article: str, span: Span) -> Actor:
    return Actor(
        id=content_id(article, "actor", span.start),
        article=article,
        span=span,
        rule="actors.bench/1",
        mentions=(span, Span(span.start + 2, span.end)),
        name="Somebody",
        country="XXX",
        sectors=("GOV",),
        sort="person",
    )


def _statement(article: str, span: Span, actor: Actor) -> Statement:
    start, end = span.start, span.end
    return Statement(
        id=content_id(article, "statement", start),
        article=article,
        span=span,
        rule="statements.bench/1",
        manner=StatementKind.DIRECT,
        source=Span(start, start + 10),
        speaker=ActorRef(span=actor.span, name=actor.name, actor=actor.id),
        cue=Span(start + 11, start + 15),
        content=(Span(start + 16, end),),
    )


def _quantity(article: str, span: Span) -> Quantity:
    return Quantity(
        id=content_id(article, "quantity", span.start),
        article=article,
        span=span,
        rule="figures.bench/1",
        number=Span(span.start, span.start + 5),
        value=33.0,
        unit="people",
        unit_span=Span(span.start + 6, span.start + 12),
    )


def _figure(article: str, span: Span) -> Figure:
    return Figure(
        id=content_id(article, "figure", span.start),
        article=article,
        span=span,
        rule="figures.bench/1",
        number=Span(span.start, span.start + 5),
        value=33.0,
        what="killed",
        per=Span(span.start + 20, span.start + 30),
    )


def _event(article: str, span: Span, actor: Actor) -> Event:
    return Event(
        id=content_id(article, "event", span.start),
        article=article,
        span=span,
        rule="events.bench/1",
        trigger=Span(span.start, span.start + 8),
        type="CONSULT",
        status=Status.HAPPENED,
        actors=(ActorRef(span=actor.span, actor=actor.id),),
        recipients=(ActorRef(name="Somebody else"),),
    )


if __name__ == "__main__":
    main()
