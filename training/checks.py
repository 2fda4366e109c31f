"""Measures answers on batches whose words and sentences are given: right labels, arcs, names."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.batches import Batch
from training.labels import Labels
from training.windows import MISSING

__all__ = ["Figures", "Tell", "Told", "measure", "spans_of"]

Figures = dict[str, float]
Answers = NDArray[np.integer[Any]]


class Told(NamedTuple):
    """The best answers for the words of a batch, each (windows, words).

    Attributes:
        best: Answers of labels by head.
        heads: The governor's number from 1, 0 for the root.
        relations: Answers of relations.
    """

    best: Mapping[str, Answers]
    heads: Answers
    relations: Answers


Tell = Callable[[Batch], Told]

# The kinds of names that figures elsewhere count.
_COUNTED = {"name": frozenset({"PER", "ORG", "LOC"})}


class _Count(NamedTuple):
    """How many answers are right, how many were given, how many there are to give."""

    figure: str
    right: int
    given: int
    wanted: int


def measure(tell: Tell, batches: Iterable[Batch], labels: Labels) -> Figures:
    """Measure what is told of batches.

    Args:
        tell: Gives the best answers.
        batches: With what people annotated.
        labels: Of each head.

    Returns:
        F1 in per cent by figure; where each word has an answer, that is the share that is right.
        "start" counts sentence starts, heads of names whole names; "uas" and "las" arcs, without
        and with the relation up to its colon. What no batch says anything of is left out.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for batch in batches:
        told = tell(batch)
        for count in _counts(told, batch, labels):
            right[count.figure] += 2 * count.right
            total[count.figure] += count.given + count.wanted
    return {figure: 100 * right[figure] / total[figure] for figure in total if total[figure]}


def _counts(told: Told, batch: Batch, labels: Labels) -> Iterator[_Count]:
    for name, best in told.best.items():
        wanted = batch.labels[name]
        known = wanted != MISSING
        if name == "start":
            found = (best == 1) & known
            hits = int((found & (wanted == 1)).sum())
            yield _Count(name, hits, int(found.sum()), int((wanted == 1).sum()))
        elif any(label.startswith("B-") for label in labels[name]):
            yield from _count_names(name, best, batch, labels[name])
        else:
            words = int(known.sum())
            yield _Count(name, int((best == wanted)[known].sum()), words, words)
    yield from _count_arcs(told, batch, labels["relation"])


def _count_names(name: str, best: Answers, batch: Batch, labels: Sequence[str]) -> Iterator[_Count]:
    """Count names in the windows that have any annotated."""
    kinds = _COUNTED.get(name)
    for row, wanted in enumerate(batch.labels[name]):
        if (wanted != MISSING).any():
            words = int(batch.words[row].sum())
            gold = spans_of([labels[label] if label >= 0 else "O" for label in wanted], kinds)
            found = spans_of([labels[label] for label in best[row][:words]], kinds)
            yield _Count(name, len(gold & found), len(found), len(gold))


def _count_arcs(told: Told, batch: Batch, relations: Sequence[str]) -> Iterator[_Count]:
    known = batch.heads != MISSING
    words = int(known.sum())
    coarse = [relation.partition(":")[0] for relation in relations]
    numbers = np.array([coarse.index(relation) for relation in coarse], dtype=np.int64)
    wanted = batch.labels["relation"]
    if words:
        governor = told.heads == batch.heads
        relation = (numbers[told.relations] == numbers[np.maximum(wanted, 0)]) & (wanted >= 0)
        yield _Count("uas", int(governor[known].sum()), words, words)
        yield _Count("las", int((governor & relation)[known].sum()), words, words)


def spans_of(
    tags: Sequence[str], kinds: frozenset[str] | None = None
) -> frozenset[tuple[int, int, str]]:
    """Return the names in tags: an "I-" that follows no name of its kind begins one.

    Args:
        tags: "B-PER", "I-PER", "O" ...
        kinds: Those that count; None for all.

    Returns:
        Start, end and kind of each.
    """
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.add((start, index, kind))
            kind = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not kind):
            start, kind = index, tag[2:]
    return frozenset(span for span in found if kinds is None or span[2] in kinds)
