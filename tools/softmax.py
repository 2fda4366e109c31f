"""Fits linear models over named features, for the data files: a softmax, and a choice in groups."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from tools.adam import descend

__all__ = ["choose_weights", "softmax_weights"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

STEPS = 150
RATE = 0.05
SEEN = 2  # rows in which a feature must stand to have a weight
SMALLEST = 0.03  # a weight nearer to 0 is left out


def softmax_weights(
    rows: Sequence[Sequence[str]], labels: Sequence[str], classes: Sequence[str], *, l2: float
) -> dict[str, dict[str, float]]:
    """Return the weights of a softmax by class and feature.

    Args:
        rows: Features of each case.
        labels: Its class.
        classes: All classes.
        l2: How much weights are kept small.
    """
    names, columns, which = _table(rows)
    wanted = np.array([[label == one for one in classes] for label in labels], dtype=float)

    def slope(weights: Floats) -> Floats:
        scores = _gather(weights[columns], which, len(rows))
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        steep = _gather((shares - wanted)[which], columns, len(names)) / len(rows)
        steep += l2 * weights
        return steep

    weights = descend(slope, (len(names), len(classes)), steps=STEPS, rate=RATE)
    return {one: _kept(names, weights[:, column]) for column, one in enumerate(classes)}


def choose_weights(
    groups: Sequence[Sequence[Sequence[str]]], right: Sequence[frozenset[int]], *, l2: float
) -> dict[str, float]:
    """Return the weights that make one of the right ones of each group the likeliest.

    Args:
        groups: Features of each that may be chosen.
        right: By group, which of them are right; not empty.
        l2: How much weights are kept small.
    """
    names, columns, which = _table([row for group in groups for row in group])
    sizes = np.array([len(group) for group in groups])
    of = np.repeat(np.arange(len(groups)), sizes)
    wanted = np.array([at in ones for group, ones in zip(groups, right, strict=True)
                       for at in range(len(group))], dtype=float)  # fmt: skip
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def slope(weights: Floats) -> Floats:
        scores = np.bincount(which, weights=weights[columns, 0], minlength=len(of))
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        shares = raised / np.bincount(of, weights=raised)[of]
        among = raised * wanted
        among /= np.maximum(np.bincount(of, weights=among)[of], 1e-9)
        steep = np.bincount(columns, weights=(shares - among)[which], minlength=len(names))
        result: Floats = steep[:, None] / len(groups) + l2 * weights
        return result

    return _kept(names, descend(slope, (len(names), 1), steps=STEPS, rate=RATE)[:, 0])


def _table(rows: Sequence[Sequence[str]]) -> tuple[list[str], Ints, Ints]:
    """Return the features that are kept, and for each in a row its column and the row."""
    counted = Counter(name for row in rows for name in row)
    names = sorted(name for name, number in counted.items() if number >= SEEN)
    place = {name: at for at, name in enumerate(names)}
    pairs = [(place[name], at) for at, row in enumerate(rows) for name in row if name in place]
    table = np.array(pairs, dtype=np.int64)
    return names, table[:, 0], table[:, 1]


def _gather(values: Floats, into: Ints, size: int) -> Floats:
    """Return the sums of rows of values that go into one place."""
    return np.stack(
        [np.bincount(into, weights=column, minlength=size) for column in values.T], axis=1
    )


def _kept(names: Iterable[str], weights: Floats) -> dict[str, float]:
    return {
        name: round(float(weight), 2)
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= SMALLEST
    }
