"""Trains what tells whether a word names an event, and its status: pages to data/en/events.json.

    python -m tools.train_events GOLD [--folds] [--to events.json]

GOLD is the folder of the gold data (`../shared/gold`). Two linear models over the features of
`dragoman.events.candidates.describe`: one logistic (is it an event of its frame's type?), one
softmax (which status?), both fitted with L2 by gradient descent (Adam), the same at each run.
`--folds` measures by cross-validation over pages, with the scorer that comes with the pages.
No text is kept, only weights of features.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from benchmarks.whole_pages import page_of, score
from dragoman.codes import load_codes
from dragoman.codes.events import EventCodes
from dragoman.codes.layers import DATA
from dragoman.events import find_events
from dragoman.events.candidates import describe, find_candidates, make_scene
from dragoman.faces.export.annotation import annotation
from dragoman.language import identify, load_parser, parse
from dragoman.model import Findings, Reading, Rejected, Span, Status
from dragoman.pipeline import read
from dragoman.places import find_where
from dragoman.settings import Settings
from tools.adam import descend

Floats = npt.NDArray[np.float64]

FOLDS = 5
STEPS = 250
RATE = 0.05
L2 = 0.003
SMALLEST = 0.05  # a weight nearer to 0 is left out
CORPUS = "123 annotated whole pages"


class Sample(msgspec.Struct, frozen=True):
    """A page: what it reports but for its events, its reading, and its events as annotated."""

    found: Findings
    reading: Reading
    events: tuple[dict[str, Any], ...]


class Row(msgspec.Struct, frozen=True):
    """A candidate: its features, whether it names an event, and that event's status."""

    features: tuple[str, ...]
    event: bool
    status: str | None


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--to", type=Path, default=DATA / "en" / "events.json")
    told = parser.parse_args()
    samples = list(read_samples(told.gold / "whole-pages"))
    if told.folds:
        for name, value in cross_validate(samples, told.gold / "whole-pages").items():
            if name.startswith("event"):
                print(f"{name:40} {value:.3f}")
        return
    codes = train(samples)
    told.to.write_text(
        json.dumps(
            {"corpus": CORPUS, "event": codes.event, "status": codes.status},
            indent=0,
            sort_keys=True,
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )


def read_samples(folder: Path) -> Iterator[Sample]:
    """Yield the training pages."""
    codes = load_codes()
    for file in sorted((folder / "training").glob("*.json")):
        page = page_of(folder, file.name)
        found = read(page, codes=codes, settings=Settings())
        if isinstance(found, Rejected):
            continue
        article = identify(found.article, words=codes.language)
        reading = parse(article, words=codes.language, parser=load_parser())
        gold: dict[str, Any] = json.loads(file.read_text("utf-8"))
        yield Sample(replace(found, events=()), reading, tuple(gold["events"]))


def rows_of(sample: Sample, codes: EventCodes) -> Iterator[Row]:
    """Yield the candidates of a page with what the annotation says of them."""
    reading = sample.reading
    scene = make_scene(reading, sample.found, codes)
    seen: Counter[str] = Counter()
    for candidate in find_candidates(scene, codes):
        token = reading.tokens[candidate.at]
        line = reading.sentences[scene.sentence[candidate.at]]
        event = _annotated(sample, candidate.frame.type, Span(token.start, token.end), line.span)
        features = tuple(describe(scene, candidate, seen))
        yield Row(features, event is not None, event["status"] if event else None)


def _annotated(sample: Sample, sort: str, word: Span, line: Span) -> dict[str, Any] | None:
    """Return the event of a type that a word names, or one whose trigger is in its sentence."""
    beside = None
    for event in sample.events:
        trigger = event["trigger"]
        if event["type"] != sort or trigger.get("start") is None:
            continue
        if word.overlaps(Span(trigger["start"], trigger["end"])):
            return event
        if line.start <= trigger["start"] < line.end:
            beside = event
    return beside


def train(samples: Sequence[Sample]) -> EventCodes:
    """Return the codes with weights fitted to some pages."""
    codes = load_codes().events
    rows = [row for sample in samples for row in rows_of(sample, codes)]
    event = fit(rows, [("other", "event")[row.event] for row in rows], ("other", "event"))
    real = [row for row in rows if row.status]
    status = fit(real, [row.status or "" for row in real], tuple(Status))
    both = {*event["event"], *event["other"]}
    weight = {
        name: round(event["event"].get(name, 0.0) - event["other"].get(name, 0.0), 2)
        for name in both
    }
    return replace(codes, event=weight, status=status)


def fit(
    rows: Sequence[Row], labels: Sequence[str], classes: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Return the weights of a softmax by class and feature."""
    names: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            names.setdefault(name, len(names))
    which = np.repeat(np.arange(len(rows)), [len(row.features) for row in rows])
    columns = np.array([names[name] for row in rows for name in row.features])
    wanted = np.array([[label == one for one in classes] for label in labels], dtype=float)

    def slope(weights: Floats) -> Floats:
        scores = _gather(weights[columns], which, len(rows))
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        return _gather((shares - wanted)[which], columns, len(names)) / len(rows) + L2 * weights

    weights = descend(slope, (len(names), len(classes)), steps=STEPS, rate=RATE)
    return {
        str(one): {
            name: round(float(weights[at, column]), 2)
            for name, at in sorted(names.items())
            if abs(weights[at, column]) >= SMALLEST
        }
        for column, one in enumerate(classes)
    }


def _gather(values: Floats, into: npt.NDArray[np.int64], size: int) -> Floats:
    """Return the sums of rows of values that go into one place."""
    return np.stack(
        [np.bincount(into, weights=column, minlength=size) for column in values.T], axis=1
    )


def cross_validate(samples: Sequence[Sample], folder: Path) -> Mapping[str, float]:
    """Return the scorer's figures, each page read with weights of the others."""
    with tempfile.TemporaryDirectory() as predicted:
        for fold in range(FOLDS):
            codes = train([one for at, one in enumerate(samples) if at % FOLDS != fold])
            for sample in samples[fold::FOLDS]:
                written = msgspec.json.encode(annotation(with_events(sample, codes)))
                name = sample.found.article.key or sample.found.article.name
                Path(predicted, f"{name}.json").write_bytes(written)
        return score(folder, "training", Path(predicted))


def with_events(sample: Sample, codes: EventCodes) -> Findings:
    """Return what a page reports, with its events."""
    where = partial(find_where, sample.reading, weights=load_codes().where)
    events = find_events(sample.reading, sample.found, codes=codes, where=where)
    return replace(sample.found, events=events)


if __name__ == "__main__":
    main()
