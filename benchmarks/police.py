"""Measures events found where there are none: 1,257 pages of one month, read for acts of the police.

usage: python -m benchmarks.police [--each N]   (every Nth page; 4 unless told)

Annotators marked every sentence in which the police act or fail to act, so what is false is known
of two kinds of sentence only:
- furniture: what stands in three pages or more, digits aside ("Twitter Linkedin Mail");
- sentences without a mark: an act of the police, or an arrest by nobody named, is false there.
Other events of sentences without a mark (a party's threat) may well be right; they are counted too,
but no figure of mistakes. The pages go in whole, with their furniture.
"""

import argparse
import gzip
import json
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.model import Event, Findings, Page
from dragoman.pipeline import read
from dragoman.settings import Settings

__all__ = ["POLICE", "Line", "measure", "page_of", "rates"]

POLICE = "gold/events/india_police_events.jsonl.gz"
EACH = 4
_OFTEN = 3  # documents that share a line
_POLICE = "COP"  # PLOVER's sector


class Line(msgspec.Struct, frozen=True):
    """A sentence as the set has it: its page, its text, and whether the police act in it."""

    doc: str
    text: str
    marked: bool


def measure(data: Path, each: int = EACH) -> dict[str, float]:
    """Return events per 100 sentences.

    Args:
        data: The data folder.
        each: Every how many-th page is read.

    Returns:
        Figures by name.
    """
    lines = list(read_lines(data))
    furniture = repeated(lines)
    pages: dict[str, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.doc, []).append(line)
    told: Counter[str] = Counter()
    for doc in list(pages)[::each]:
        page = page_of(doc, pages[doc])
        found = read(page, codes=load_codes(), settings=Settings())
        events = found.events if isinstance(found, Findings) else ()
        if isinstance(found, Findings) and found.article.text != page.content:
            raise ValueError(f"the text of {doc} was changed")
        told += count(pages[doc], events, furniture)
    return rates(told)


def read_lines(data: Path) -> Iterator[Line]:
    """Yield the sentences, page by page."""
    with gzip.open(data / POLICE, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield Line(row["doc"], row["text"], bool(row["events"]))


def repeated(lines: Iterable[Line]) -> frozenset[str]:
    """Return the lines that stand in three pages or more, as `shape` has them."""
    pages: dict[str, set[str]] = {}
    for line in lines:
        pages.setdefault(shape(line.text), set()).add(line.doc)
    return frozenset(one for one, docs in pages.items() if len(docs) >= _OFTEN)


def shape(text: str) -> str:
    """Return a line without its digits and the space around it."""
    return re.sub(r"\d+", "0", text.strip())


def page_of(doc: str, lines: Sequence[Line]) -> Page:
    """Return a page of some sentences, each behind a space."""
    return Page(
        content="".join(f" {one.text}" for one in lines), name=doc, content_type="text/plain"
    )


def count(
    lines: Sequence[Line], events: Iterable[Event], furniture: frozenset[str]
) -> Counter[str]:
    """Return how many sentences of each kind a page has, and how many events stand in them."""
    told: Counter[str] = Counter()
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += 1 + len(line.text)
        told["furniture"] += shape(line.text) in furniture
        told["unmarked"] += not line.marked
        told["marked"] += line.marked
    for event in events:
        line = lines[bisect_right(starts, event.trigger.start) - 1]
        told["furniture events"] += shape(line.text) in furniture
        by_police = is_of_police(event)
        told["events"] += not line.marked
        told["police events"] += by_police and not line.marked
        told["right police events"] += by_police and line.marked
    return told


def is_of_police(event: Event) -> bool:
    """Say whether the police act, or somebody is arrested and nobody is named who did it."""
    if not event.actors:
        return event.mode == "arrest"
    return any(one.sector == _POLICE for one in event.actors)


def rates(told: Counter[str]) -> dict[str, float]:
    """Return events per 100 sentences.

    Args:
        told: Sentences ("furniture", "unmarked", "marked") and events in them ("furniture events",
            "events", "police events", "right police events").
    """
    unmarked, furniture = told["unmarked"] or 1, told["furniture"] or 1
    return {
        "events per 100 lines of furniture": 100 * told["furniture events"] / furniture,
        "police events per 100 sentences without an act": 100 * told["police events"] / unmarked,
        "the same where there is one": 100 * told["right police events"] / (told["marked"] or 1),
        "any events per 100 of these (not all false)": 100 * told["events"] / unmarked,
        "lines of furniture": told["furniture"],
        "sentences without an act of the police": told["unmarked"],
    }


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=EACH)
    chosen = options.parse_args()
    data = data_folder()
    if not (data / POLICE).exists():
        sys.exit(f"skipped: no {POLICE} in {data}")
    for name, value in measure(data, chosen.each).items():
        print(f"{name:50} {value:.3f}")


if __name__ == "__main__":
    main()
