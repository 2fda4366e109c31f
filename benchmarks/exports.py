"""Measures `dragoman export`: CPU time and memory at the peak, on a record of made articles.

usage: python -m benchmarks.exports [ARTICLES]    (100,000 if not given; a tenth of them for xlsx)
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from dragoman.faces.cli.export import FORMAT_NAMES
from dragoman.model import (
    Actor,
    ActorRef,
    Article,
    Context,
    DateClaim,
    DateSource,
    Event,
    Figure,
    Findings,
    Page,
    Place,
    Precision,
    Published,
    Span,
    Statement,
    StatementKind,
    Status,
    Zone,
    ZoneKind,
    article_id,
    content_id,
)
from dragoman.record import open_record

ARTICLES = 100_000
BATCH = 500
FILLER = " ".join(f"Sentence {n} of the filler says nothing of note here." for n in range(50))
SLOW = {"xlsx"}  # minutes for the whole record
RUN = "import sys; from dragoman.faces.cli import cli; cli(sys.argv[1:], standalone_mode=False)"


def main(arguments: list[str]) -> None:
    """Make the record, then export it in each format and print a line."""
    number = int(arguments[0]) if arguments else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        whole, tenth = Path(folder, "whole.db"), Path(folder, "tenth.db")
        _make(whole, number)
        _make(tenth, number // 10)
        print(
            f"{number:,} articles, {whole.stat().st_size / 2**20:.0f} MB; {', '.join(SLOW)}: a tenth"
        )
        for form in FORMAT_NAMES:
            seconds, megabytes = _measured(tenth if form in SLOW else whole, form, Path(folder))
            print(f"{form:15} {seconds:6.1f} s CPU {megabytes:6.0f} MB", flush=True)


def _measured(record: Path, form: str, folder: Path) -> tuple[float, float]:
    """Return CPU seconds and megabytes at the peak of one export in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = f"{RUN}; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    out = folder / f"out-{form}"
    command = [sys.executable, "-c", told, "export", str(record), "--to", form, str(out)]
    answer = subprocess.run(  # noqa: S603 - our own program
        command, check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(answer.stdout.split()[-1]) / 1024


def _make(path: Path, number: int) -> None:
    """Make a record of articles of 3 KB with six findings each."""
    with open_record(path, create=True) as record:
        for first in range(0, number, BATCH):
            with record.batch():
                for found in _articles(first, min(first + BATCH, number)):
                    article = found.article
                    record.add(
                        found, Page(content=article.text, name=article.name, url=article.url)
                    )


def _articles(first: int, last: int) -> Iterator[Findings]:
    for number in range(first, last):
        yield _findings(_article(number), number)


def _article(number: int) -> Article:
    title, url = f"Story {number}", f"https://news.example/{number}"
    text = (
        f"{title}\n\nNorland recalled its envoys to Sudland from Harbour City. "
        f"Shelling killed {number} people in Vesk, doctors said. {FILLER}"
    )
    day = f"20{20 + number % 10}-0{1 + number % 9}-1{number % 10}"
    claim = DateClaim(value=day, source=DateSource.PAGE, detail="made")
    published = Published(
        value=day, precision=Precision.DAY, source=DateSource.PAGE, evidence=(claim,)
    )
    digest = sha256(text.encode()).hexdigest()
    return Article(
        id=article_id(url, published, title, digest), address=url, name=f"{number}.html", url=url,
        outlet="The Courier", language="en", text=text, sha256=digest, title=title,
        zones=(
            Zone(ZoneKind.TITLE, 0, len(title)),
            Zone(ZoneKind.BODY, len(title) + 2, len(text)),
        ),
        published=published,
    )  # fmt: skip


def _findings(article: Article, number: int) -> Findings:
    def at(words: str) -> Span:
        start = article.text.index(words)
        return Span(start, start + len(words))

    def make(noun: Any, words: str, **fields: Any) -> Any:
        span = at(words)
        identity = content_id(article.id, noun.__name__, span.start, span.end)
        return noun(id=identity, article=article.id, span=span, rule="made/1", **fields)

    parties = [
        (ActorRef(span=at(name), name=name, country=code, sector="GOV"),)
        for name, code in (("Norland", "ISL"), ("Sudland", "EST"))
    ]
    return Findings(
        article=article,
        context=Context(
            places=tuple(
                make(Place, name, name=name, country="EST", lat=59.0, lon=25.0)
                for name in ("Harbour City", "Vesk")
            ),
            actors=(make(Actor, "Norland", name="Norland", sort="state", country="ISL"),),
        ),
        statements=(
            make(
                Statement, "doctors said", manner=StatementKind.INDIRECT, source=at("doctors"),
                content=(at("people in Vesk"),),
            ),
        ),
        figures=(
            make(
                Figure, f"{number} people", number=at(f"{number} people"), value=float(number),
                what="killed", place="Vesk", per=at("doctors"),
            ),
        ),
        events=(
            make(
                Event, "recalled its envoys", trigger=at("recalled"), type="SANCTION",
                mode="withdraw", actors=parties[0], recipients=parties[1], status=Status.HAPPENED,
                place="Harbour City",
            ),
        ),
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
