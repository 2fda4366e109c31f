"""Trains what tells where a figure counts: annotated pages to data/en/figure_places.csv.

    python -m tools.train_figure_place GOLD [--folds] [--to figure_places.csv]

GOLD is the folder of the gold data (`../shared/gold`). The ranker is linear: a page's places share
one softmax, several right ones share the credit; fitted with L2 by gradient descent (Adam), the
same at each run. The place of the figure before is the annotated one in the first round, and what
the weights of the round before tell in the next ones, as it is when they are used. `--folds`
measures by cross-validation over pages.
No text is kept, only weights of features.
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.codes import load_codes
from dragoman.codes.layers import DATA
from dragoman.figures.candidates import Candidate
from dragoman.figures.place import Sight, describe, place_of, see
from dragoman.model import Page, Reading, Span
from dragoman.pipeline import parse_page
from dragoman.places import find_places
from dragoman.settings import Settings
from tools.adam import descend

Floats = npt.NDArray[np.float64]

FOLDS = 5
ROUNDS = 3
STEPS = 400
RATE = 0.05
L2 = 0.02
SMALLEST = 0.05  # a weight nearer to 0 is left out


class Sample(msgspec.Struct, frozen=True):
    """A page: laid out, and its figures' numerals with their places as annotated, normalised."""

    sight: Sight
    figures: tuple[tuple[Span, str], ...]


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--to", type=Path, default=DATA / "en" / "figure_places.csv")
    told = parser.parse_args()
    samples = list(read_samples(told.gold / "whole-pages"))
    if told.folds:
        right = sum(
            share_right(samples[fold::FOLDS], train(_without(samples, fold)))
            for fold in range(FOLDS)
        )
        print(f"right {right / sum(len(one.figures) for one in samples):.3f}")
        return
    weights = train(samples)
    with told.to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows(sorted(weights.items()))


def _without(samples: Sequence[Sample], fold: int) -> list[Sample]:
    return [one for at, one in enumerate(samples) if at % FOLDS != fold]


def read_samples(folder: Path) -> Iterator[Sample]:
    """Yield the training pages that have figures."""
    codes = load_codes()
    for file in sorted((folder / "training").glob("*.json")):
        page: dict[str, Any] = json.loads((folder / "pages" / file.name).read_text("utf-8"))
        gold: dict[str, Any] = json.loads(file.read_text("utf-8"))
        content = Page(content=page["text"], name=page["id"], content_type="text/plain")
        reading = parse_page(content, codes=codes, settings=Settings(), as_is=True)
        figures = tuple(
            (Span(one["number"]["start"], one["number"]["end"]), plain(one["place"] or ""))
            for one in sorted(gold["figures"], key=lambda one: int(one["number"]["start"]))
        )
        if isinstance(reading, Reading) and figures:
            places = find_places(reading, names=codes.places)
            numbers = (number for number, _ in figures)
            yield Sample(see(reading, places, numbers, codes.units), figures)


def plain(name: str) -> str:
    """Return a name as the annotation's scorer compares it."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).replace(" the ", " ").strip()
    return words.removeprefix("the ")


def right_ones(sight: Sight, place: str) -> list[int]:
    """Return the candidates that bear a place's name."""
    return [at for at, one in enumerate(sight.candidates) if place and plain(one.name) == place]


def train(samples: Sequence[Sample]) -> dict[str, float]:
    """Return the weight of each feature."""
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        weights = _round(samples, weights)
    return weights


def _round(samples: Iterable[Sample], told: dict[str, float]) -> dict[str, float]:
    names: dict[str, int] = {}
    tables: list[tuple[list[dict[str, float]], list[int]]] = []
    for sample in samples:
        before: Candidate | None = None
        for number, place in sample.figures:
            right = right_ones(sample.sight, place)
            if right:
                tables.append((describe(sample.sight, number, before), right))
            if told:
                before = place_of(sample.sight, number, before, told) or before
            elif right:
                before = sample.sight.candidates[right[0]]
    for rows, _ in tables:
        for name in (name for row in rows for name in row):
            names.setdefault(name, len(names))
    weights = _fit([_table(rows, right, names) for rows, right in tables], len(names))
    return {name: round(float(weights[at]), 2) for name, at in names.items()
            if abs(weights[at]) >= SMALLEST}  # fmt: skip


def _table(
    rows: list[dict[str, float]], right: list[int], names: dict[str, int]
) -> tuple[Floats, Floats]:
    table = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            table[at, names[name]] = value
    wanted = np.zeros(len(rows))
    wanted[right] = 1 / len(right)
    return table, wanted


def _fit(tables: list[tuple[Floats, Floats]], size: int) -> Floats:
    """Return the weights of the softmax over all samples."""

    def slope(weights: Floats) -> Floats:
        steep = L2 * weights
        for table, wanted in tables:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            steep += table.T @ (shares / shares.sum() - wanted) / len(tables)
        return steep

    return descend(slope, (size,), steps=STEPS, rate=RATE)


def share_right(samples: Iterable[Sample], weights: dict[str, float]) -> int:
    """Return how many figures get the place that is annotated, or none where none is."""
    tally: Counter[bool] = Counter()
    for sample in samples:
        before: Candidate | None = None
        for number, place in sample.figures:
            found = place_of(sample.sight, number, before, weights)
            before = found or before
            tally[plain(found.name if found else "") == place] += 1
    return tally[True]


if __name__ == "__main__":
    main()
