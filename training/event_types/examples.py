"""Turns pairs and labelled sentences into what the branch learns from."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from benchmarks.plover_pairs import (
    TYPES,
    Pair,
    Tagged,
    pair_of,
    read_cameo,
    read_pages,
    read_plv,
)
from benchmarks.treebanks import reader
from dragoman.language import load_parser
from dragoman.language.en.event_types import Words, roles_of, words_of
from dragoman.language.en.network import Network, load_network
from dragoman.model import Span

__all__ = ["MISSING", "Example", "labels_of", "read_examples"]

MISSING = -100
_LABELS = {"O": 0, "B-S": 1, "I-S": 2, "B-T": 3, "I-T": 4, "B-R": 5, "I-R": 6}
# How much a pair counts beside one of the set that is measured: events of pages are found by other
# annotators, and of the CAMEO set only the quadrant is known. Set beforehand, not searched for.
_OF_PAGES = 0.5
_OF_QUADRANTS = 0.3

Ints = npt.NDArray[np.int64]


class Example(msgspec.Struct, frozen=True):
    """A window with its pair, its labels, or both.

    Attributes:
        corpus: "plv", "cameo" or "pages".
        fold: Which fifth of its corpus; -1 where it is never measured.
        window: What the network's graph reads, one row each.
        roles: Of its pieces, or None where it has no pair.
        types: 1 for each type that the pair can be.
        counts: How much the pair counts.
        labels: Of its words, or None where they are not labelled.
    """

    corpus: str
    fold: int
    window: dict[str, Ints]
    roles: Ints | None = None
    types: tuple[int, ...] = ()
    counts: float = 0.0
    labels: Ints | None = None


def read_examples(data: Path) -> list[Example]:
    """Return all examples; the same at each run."""
    network, read = load_network(), reader(load_parser())
    found = [_of_pair(network, one, "plv", 1.0) for one in read_plv(data, read)]
    found += [_of_pair(network, one, "pages", _OF_PAGES) for one in read_pages(data, read)]
    for tagged in read_cameo(data, read):
        found.append(labels_of(network, tagged))
        if tagged.quadrant:
            found.append(_of_pair(network, pair_of(tagged), "cameo", _OF_QUADRANTS, tagged.fold))
    return [one for one in found if one is not None]


def _of_pair(
    network: Network, pair: Pair, corpus: str, counts: float, fold: int | None = None
) -> Example | None:
    words = words_of(network, pair.reading, pair.actor, pair.recipient)
    if words is None:
        return None
    return Example(
        corpus,
        pair.fold if fold is None else fold,
        _rows(words),
        roles_of(pair.reading, words, pair.actor, pair.recipient),
        tuple(int(one in pair.types) for one in TYPES),
        counts,
    )


def labels_of(network: Network, tagged: Tagged) -> Example | None:
    """Return a sentence whose words of ours have the labels of the set's words that they touch.

    Args:
        network: That reads it.
        tagged: The sentence.
    """
    whole = Span(0, len(tagged.reading.text))
    words = words_of(network, tagged.reading, whole, None)
    if words is None:
        return None
    labels = []
    for token in tagged.reading.tokens[words.first : words.last]:
        at = _first_in(tagged.words, token.start, token.end)
        labels.append(MISSING if at is None else _LABELS[tagged.labels[at]])
    return Example("cameo", tagged.fold, _rows(words), labels=np.array(labels, dtype=np.int64))


def _first_in(words: Sequence[Span], start: int, end: int) -> int | None:
    return next((at for at, one in enumerate(words) if one.start < end and start < one.end), None)


def _rows(words: Words) -> dict[str, Ints]:
    return {name: rows[0] for name, rows in words.window.items()}
