"""Measures moves found on pages without talks, and what events and talks cost beside the parse.

usage: python -m benchmarks.talks

Pages of sport and technology tell of no negotiation of a conflict: a page on which talks are found
counts as false. The cost is taken on news of conflicts, where there is most to find.
Moves, states, parties and views on annotated pages: `python -m benchmarks.whole_pages`, and
cross-validated `python -m tools.train_talks GOLD --folds`.
"""

import gzip
import json
import time
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from benchmarks.data import data_folder
from benchmarks.events import quiet_pages
from dragoman.codes import load_codes
from dragoman.events import find_acts, find_events
from dragoman.model import Findings, Page, Reading
from dragoman.pipeline import parse_page, read
from dragoman.places import find_where
from dragoman.settings import Settings
from dragoman.talks import find_talks

__all__ = ["measure"]

CORPUS = "gold/corpora/aljazeera-2025.jsonl.gz"
PAGES = 60
EACH = 50  # pages of a quiet subject


def measure(data: Path) -> dict[str, float]:
    """Return the share of quiet pages with talks, and CPU seconds over those of the parse.

    Args:
        data: The data folder.

    Returns:
        Figures by name.
    """
    codes, settings = load_codes(), Settings()
    quiet = [read(page, codes=codes, settings=settings) for page in quiet_pages(data, slice(EACH))]
    with_talks = sum(isinstance(one, Findings) and bool(one.moves) for one in quiet)
    seconds = dict.fromkeys(("parse", "events", "talks"), 0.0)
    for page in islice(_conflict_pages(data), PAGES):
        began = time.process_time()
        reading = parse_page(page, codes=codes, settings=settings)
        seconds["parse"] += time.process_time() - began
        found = read(page, codes=codes, settings=settings)
        if not (isinstance(reading, Reading) and isinstance(found, Findings)):
            continue
        bare = replace(found, events=(), strands=(), moves=(), characterisations=())
        where = partial(find_where, reading, weights=codes.where)
        began = time.process_time()
        find_events(reading, bare, codes=codes.events, where=where)
        seconds["events"] += time.process_time() - began
        began = time.process_time()
        acts = find_acts(reading, bare, codes=codes.events)
        find_talks(reading, bare, codes=codes.talks, acts=acts)
        seconds["talks"] += time.process_time() - began
    return {
        "pages of sport and technology with talks": with_talks / len(quiet),
        "events over parse": seconds["events"] / seconds["parse"],
        "talks over parse": seconds["talks"] / seconds["parse"],
        "events and talks over parse": (seconds["events"] + seconds["talks"]) / seconds["parse"],
    }


def _conflict_pages(data: Path) -> Iterator[Page]:
    with gzip.open(data / CORPUS, "rt", encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            yield Page(content=told["text"], name=told["id"], content_type="text/plain", whole=True)


if __name__ == "__main__":
    for name, value in measure(data_folder()).items():
        print(f"{name:50} {value:.3f}")
