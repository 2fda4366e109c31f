"""Trains what tells the type of what one party does to another, by its words and syntax.

    python -m tools.train_event_types SHARED [--without CORPUS] [--to event_types.json]

SHARED is the folder of the annotated data. A softmax over the features of
`dragoman.events.pair_features`, fitted with L2 by gradient descent (Adam), the same at each run. Of
sentences of which only the quadrant is known, the likelihood of any of its types is raised. What
ships has not seen the first fifth of either measured set (`benchmarks.plover` measures there, and
by cross-validation). No text is kept, only weights of features.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from benchmarks.plover_pairs import (
    TYPES,
    Pair,
    pair_of,
    read_cameo,
    read_pages,
    read_plv,
)
from benchmarks.treebanks import Reader, reader
from dragoman.codes.event_types import EventTypeWeights
from dragoman.codes.events import load_events
from dragoman.codes.layers import DATA, Layers
from dragoman.events.classify import LENGTH
from dragoman.events.pair_features import describe_pair
from dragoman.language import load_parser
from tools.adam import descend

__all__ = ["Row", "fit", "read_rows"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

STEPS = 200
RATE = 0.05
L2 = 0.001
SEEN = 3  # a feature seen less often is left out
# How much a pair counts beside one of the set that is measured, as in training/event_types.
OF_PAGES = 0.5
OF_QUADRANTS = 0.3
HELD_BACK = 0
CORPUS = "plv_train, conflibert_cameo_ner_train (texts without a licence), 123 annotated pages"


class Row(msgspec.Struct, frozen=True):
    """A pair as features, with the types that it can be, and how much it counts."""

    features: tuple[str, ...]
    types: tuple[str, ...]
    counts: float
    corpus: str
    fold: int


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--to", type=Path, default=DATA / "en" / "event_types.json")
    parser.add_argument("--without", choices=("pages", "cameo"), help="leave a corpus out")
    told = parser.parse_args()
    rows = read_rows(told.shared, reader(load_parser()))
    weights = fit([row for row in rows if row.fold != HELD_BACK and row.corpus != told.without])
    written = msgspec.to_builtins(weights)
    written["weights"] = dict(sorted(written["weights"].items()))
    lines = json.dumps(written, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n")
    told.to.write_text(lines + "\n", encoding="utf-8")


def read_rows(data: Path, read: Reader) -> list[Row]:
    """Return the pairs of all three sets.

    Args:
        data: The folder of the annotated data.
        read: Reads a raw text.
    """
    rows = [_row(pair, "plv", 1.0, pair.fold) for pair in read_plv(data, read)]
    rows += [_row(pair, "pages", OF_PAGES, -1) for pair in read_pages(data, read)]
    rows += [
        _row(pair_of(one), "cameo", OF_QUADRANTS, one.fold)
        for one in read_cameo(data, read)
        if one.quadrant
    ]
    return rows


def _row(pair: Pair, corpus: str, counts: float, fold: int) -> Row:
    frames = load_events(Layers()).frames
    features = describe_pair(pair.reading, pair.actor, pair.recipient, frames=frames)
    return Row(features, pair.types, counts, corpus, fold)


def fit(rows: Sequence[Row]) -> EventTypeWeights:
    """Return the weights of a softmax.

    Args:
        rows: To learn from.
    """
    seen = Counter(name for row in rows for name in row.features)
    names = {name: at for at, name in enumerate(sorted(one for one in seen if seen[one] >= SEEN))}
    known = [[names[name] for name in row.features if name in names] for row in rows]
    which = np.repeat(np.arange(len(rows)), [len(columns) for columns in known])
    columns = np.array([at for one in known for at in one])
    lengths = np.array([LENGTH / np.sqrt(max(1, len(one))) for one in known])[which]
    can_be = np.array([[name in row.types for name in TYPES] for row in rows], dtype=float)
    counts = np.array([row.counts for row in rows])[:, None]
    measured = sum(row.corpus == "plv" for row in rows) or len(rows)

    def slope(weights: Floats) -> Floats:
        scores = _sums(weights[columns] * lengths[:, None], which, len(rows))
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        wanted = shares * can_be
        wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
        off = counts * (shares - wanted)
        return _sums(off[which] * lengths[:, None], columns, len(names)) / measured + L2 * weights

    found = descend(slope, (len(names), len(TYPES)), steps=STEPS, rate=RATE)
    whole = np.rint(found * 100).astype(int).tolist()
    return EventTypeWeights(
        corpus=CORPUS, types=TYPES, weights={name: tuple(whole[at]) for name, at in names.items()}
    )


def _sums(values: Floats, into: Ints, size: int) -> Floats:
    """Return the sums of rows of values that go into one place."""
    summed = [np.bincount(into, weights=column, minlength=size) for column in values.T]
    return np.stack(summed, axis=1)


if __name__ == "__main__":
    main()
