"""Measures search over a record of 20,000 real articles: the top 20 with their snippets.

usage: python -m benchmarks.search [RECORD]
With RECORD (a file that need not be there yet) the record is kept and used again. The articles are
those of the data folder's corpora, repeated under shifted titles until there are enough.
"""

import gzip
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from statistics import median, quantiles

import msgspec

from benchmarks.data import data_folder
from dragoman.model import (
    Article,
    DateSource,
    Findings,
    Page,
    Precision,
    Published,
    Zone,
    ZoneKind,
    article_id,
)
from dragoman.record import Record, open_record

__all__ = ["QUERIES", "articles", "build", "measure"]

ARTICLES = 20_000
BATCH = 200
ROUNDS = 5
CORPORA = ("allsides-conflict", "bbc-2004", "aljazeera-2025", "internal-displacement")

# As people ask: names, topics, phrases, beginnings, and the commonest words of all.
QUERIES = (
    "government said",
    "said",
    "the government",
    "people killed",
    "president",
    "ceasefire",
    "ceasefire talks",
    "peace talks",
    "peace agreement signed",
    "prisoner exchange",
    "humanitarian aid convoy",
    "aid trucks border crossing",
    "displaced people flood",
    "internally displaced persons camp",
    "refugees neighbouring countries",
    "food security famine",
    "cholera outbreak",
    "earthquake survivors",
    "air strike hospital",
    "drone attack",
    "suicide bombing",
    "army offensive rebels",
    "rebel fighters",
    "Rapid Support Forces",
    "Sudan army",
    "Khartoum",
    "Taliban Kabul",
    "Islamic State Mosul",
    "Syria chemical weapons",
    "Iran nuclear deal",
    "North Korea missile test",
    "Russia Ukraine",
    "Israel Gaza",
    "West Bank settlements",
    "Hamas hostages",
    "United Nations security council",
    "UN special envoy",
    "human rights watch report",
    "war crimes tribunal",
    "sanctions",
    "border wall",
    "immigration policy",
    "election results",
    "prime minister resigns",
    "foreign minister visit",
    '"prime minister"',
    '"peace process"',
    '"told reporters"',
    "cease*",
    "negotiat* hostage*",
)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1] if len(sys.argv) > 1 else f"{folder}/search.db")
        if not path.exists():
            started = time.process_time()
            build(path, ARTICLES)
            print(f"built in {time.process_time() - started:.1f} s CPU")
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        with open_record(path, readonly=True) as record:
            times = measure(record)
    for query, milliseconds in sorted(times.items(), key=lambda row: -row[1])[:10]:
        print(f"{milliseconds:7.1f} ms  {query}")
    every = list(times.values())
    print(f"{median(every):7.1f} ms  median of {len(every)} queries")
    print(f"{quantiles(every, n=20)[-1]:7.1f} ms  95 % of them are faster")


def measure(record: Record) -> dict[str, float]:
    """Return for each query the CPU milliseconds of its median round."""
    times: dict[str, list[float]] = {query: [] for query in QUERIES}
    for _ in range(ROUNDS):
        for query in QUERIES:
            started = time.process_time()
            record.search(query)
            times[query].append(1000 * (time.process_time() - started))
    return {query: median(rounds) for query, rounds in times.items()}


def build(path: Path, number: int) -> None:
    """Make a record of so many articles, without findings."""
    with open_record(path, create=True) as record:
        found = islice(articles(), number)
        while batch := list(islice(found, BATCH)):
            with record.batch():
                for article in batch:
                    page = Page(content=article.text, name=article.name)
                    record.add(Findings(article=article), page)
        record.tidy()


def articles() -> Iterator[Article]:
    """Yield the articles of the corpora again and again, each time under other titles."""
    rows = [row for corpus in CORPORA for row in _rows(corpus)]
    for turn in count():
        for row in rows:
            yield _article(row, turn)


class Row(msgspec.Struct, frozen=True):
    """One article of a corpus."""

    id: str
    date: str | None
    source: str | None
    title: str | None
    text: str


def _rows(corpus: str) -> list[Row]:
    path = data_folder() / "gold" / "corpora" / f"{corpus}.jsonl.gz"
    with gzip.open(path, "rb") as lines:
        return [msgspec.json.decode(line, type=Row) for line in lines]


def _article(row: Row, turn: int) -> Article:
    title = f"{row.title} ({turn})" if turn else row.title or ""
    text = f"{title}\n\n{row.text}"
    digest = sha256(text.encode()).hexdigest()
    name = f"{row.id}/{turn}"
    day = (row.date or "")[:10]
    published = (
        Published(value=day, precision=Precision.DAY, source=DateSource.SIDECAR) if day else None
    )
    return Article(
        id=article_id(name, published, title, digest),
        address=name,
        name=name,
        outlet=row.source,
        language="en",
        text=text,
        sha256=digest,
        title=title,
        zones=(
            Zone(ZoneKind.TITLE, 0, len(title)),
            Zone(ZoneKind.BODY, len(title) + 2, len(text)),
        ),
        published=published,
    )


if __name__ == "__main__":
    main()
