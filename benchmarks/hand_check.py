"""Counts what a person found right or wrong in 200 events of real articles, read in their text.

usage: python -m benchmarks.hand_check [draw|show]

Without a word it prints the shares by label of `hand_check_events.csv` beside this file. `draw`
prints such a sheet without labels, as the installed version finds events; `show` prints the same
with the sentence of each event, for reading. The sheet holds ids, offsets, codes and labels, no
text: the articles belong to their publishers and are not part of this repository.
"""

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from random import Random

from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.model import DateClaim, DateSource, Event, Findings, Page
from dragoman.pipeline import read
from dragoman.settings import Settings

__all__ = ["SHEET", "draw", "labels"]

SHEET = Path(__file__).parent / "hand_check_events.csv"
CORPORA = ("allsides-conflict", "aljazeera-2025", "internal-displacement")
ARTICLES = 40  # of each corpus
EVENTS = 200
SEED = 20261128
COLUMNS = (
    *("corpus", "article", "start", "end", "type", "mode", "status"),
    *("actors", "recipients", "confidence", "label"),
)
AROUND = 210  # code points on each side that `show` prints


def draw(data: Path) -> list[tuple[str, str, Event, Findings]]:
    """Return events drawn by lot: corpus, article's id, event and all that its article reports.

    Args:
        data: The data folder.
    """
    dice = Random(SEED)  # noqa: S311 - a sample, not a secret
    found = [
        (corpus, name, event, findings)
        for corpus in CORPORA
        for name, findings in _read(data, corpus, dice)
        for event in findings.events
    ]
    chosen = sorted(range(len(found)), key=lambda at: _lot(*found[at][:3]))[:EVENTS]
    return [found[at] for at in sorted(chosen)]


def _lot(corpus: str, article: str, event: Event) -> bytes:
    """Return a lot that an event keeps when other events come or go."""
    words = f"{SEED} {corpus} {article} {event.trigger.start} {event.type}"
    return blake2b(words.encode()).digest()


def _read(data: Path, corpus: str, dice: Random) -> Iterator[tuple[str, Findings]]:
    with gzip.open(data / "gold/corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for told in dice.sample(articles, ARTICLES):
        day = (told.get("date") or "")[:10]
        page = Page(
            content=told["text"],
            name=told["id"],
            title=told["title"],
            content_type="text/plain",
            whole=True,
            dated=(DateClaim(value=day, source=DateSource.SIDECAR, detail="date"),) if day else (),
        )
        found = read(page, codes=load_codes(), settings=Settings())
        if isinstance(found, Findings):
            yield told["id"], found


def labels() -> Counter[str]:
    """Return how many events of the sheet have each label."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        return Counter(row["label"] for row in csv.DictReader(file))


def _row(corpus: str, article: str, event: Event) -> dict[str, str]:
    return {
        "corpus": corpus,
        "article": article,
        "start": str(event.trigger.start),
        "end": str(event.trigger.end),
        "type": event.type,
        "mode": event.mode or "",
        "status": event.status.value,
        "actors": " ".join(dict.fromkeys(one.country or "?" for one in event.actors)),
        "recipients": " ".join(dict.fromkeys(one.country or "?" for one in event.recipients)),
        "confidence": f"{event.confidence:.2f}",
        "label": "",
    }


def _main(step: str) -> None:
    if step == "count":
        counted = labels()
        for label, number in counted.most_common():
            print(f"{label:40} {number:4} {number / counted.total():.3f}")
        return
    rows = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    if step == "draw":
        rows.writeheader()
    for number, (corpus, article, event, findings) in enumerate(draw(data_folder())):
        row = _row(corpus, article, event)
        if step == "draw":
            rows.writerow(row)
            continue
        text, trigger = findings.article.text, event.trigger
        before = text[max(0, trigger.start - AROUND) : trigger.start]
        after = text[trigger.end : trigger.end + AROUND]
        told = " ".join(
            f"{key}={value}" for key, value in row.items() if key not in {"label", "end"}
        )
        print(f"{number} {told}\n  {before}[[{trigger.of(text)}]]{after}".replace("\n\n", " / "))


if __name__ == "__main__":
    _main(sys.argv[1] if sys.argv[1:] else "count")
