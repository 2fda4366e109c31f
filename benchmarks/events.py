"""Measures events found where there are none, and what finding them costs beside the parse.

usage: python -m benchmarks.events

Pages of sport and technology of the BBC corpus of 2004 hold hardly any event of a conflict: what
is found there counts as false, though a court's verdict or a strike of players may be right.
Types, statuses and parties on annotated pages: `python -m benchmarks.whole_pages`, and
cross-validated `python -m tools.train_events GOLD --folds`.
"""

import gzip
import json
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.events import find_events
from dragoman.model import Findings, Page, Reading
from dragoman.pipeline import parse_page, read
from dragoman.places import find_where
from dragoman.settings import Settings

__all__ = ["measure", "quiet_pages"]

CORPUS = "gold/corpora/bbc-2004.jsonl.gz"
SUBJECTS = ("sport", "tech")
EACH = 50  # pages of a subject


def measure(data: Path) -> dict[str, float]:
    """Return false events per 100 sentences, and CPU seconds of events over those of the parse.

    Args:
        data: The data folder.

    Returns:
        Figures by name.
    """
    codes, settings = load_codes(), Settings()
    events = sentences = 0
    parsing = finding = 0.0
    for page in quiet_pages(data, slice(EACH)):
        began = time.process_time()
        reading = parse_page(page, codes=codes, settings=settings)
        parsing += time.process_time() - began
        found = read(page, codes=codes, settings=settings)
        if not (isinstance(reading, Reading) and isinstance(found, Findings)):
            continue
        where = partial(find_where, reading, weights=codes.where)
        began = time.process_time()
        events += len(
            find_events(reading, replace(found, events=()), codes=codes.events, where=where)
        )
        finding += time.process_time() - began
        sentences += len(reading.sentences)
    return {
        "events per 100 sentences of sport and technology": 100 * events / sentences,
        "events over parse": finding / parsing,
    }


def quiet_pages(data: Path, some: slice) -> Iterator[Page]:
    """Yield pages of sport and technology.

    Args:
        data: The data folder.
        some: Which of the pages of each subject.
    """
    chosen: dict[str, list[dict[str, str]]] = {subject: [] for subject in SUBJECTS}
    with gzip.open(data / CORPUS, "rt", encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            subject = told["id"].split("/")[1]
            if subject in chosen:
                chosen[subject].append(told)
    for pages in chosen.values():
        for told in pages[some]:
            yield Page(content=told["text"], name=told["id"], content_type="text/plain", whole=True)


if __name__ == "__main__":
    for name, value in measure(data_folder()).items():
        print(f"{name:50} {value:.3f}")
