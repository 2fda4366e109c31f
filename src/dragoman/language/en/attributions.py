"""Finds who is given which words in a window: cues, and for each cue its source and its content."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.language.en.paths import NEVER, best_path
from dragoman.language.en.sessions import check_files, open_graph

__all__ = ["Attributions", "Said", "load_attributions"]

WEIGHTS = Path(__file__).parent / "weights"

_FILES = ("attributions.onnx", "parts.onnx")

# The labels of words, and of words beside a cue: training/attributions/windows.py has the same.
_OUTSIDE, _SPEECH, _ATTITUDE = 0, 1, 3
_SOURCE, _CONTENT = 1, 3

Scores = NDArray[np.float32]
Run = tuple[int, int]


class Said(NamedTuple):
    """Words given to somebody, as runs of a window's words.

    Attributes:
        cue: The words that attribute.
        source: Who, or None.
        content: What, in one or more parts.
        speech: How likely it is said rather than believed, 0 to 1.
        confidence: How likely its cue is one, 0 to 1.
    """

    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    speech: float
    confidence: float


class Attributions:
    """The branch of the network that finds them.

    Args:
        folder: Where attributions.onnx and parts.onnx lie.

    Raises:
        DataError: One of them is missing or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        check_files(folder, _FILES)
        self._anchors, self._parts = (open_graph(folder / name) for name in _FILES)

    def find(self, state: Scores, firsts: NDArray[np.int64]) -> list[Said]:
        """Return what is attributed in a window, in the order of the cues.

        Args:
            state: What the network's fourth layer tells of the pieces, (pieces, 384).
            firsts: Each word's first piece, (1, words).
        """
        scores, words = self._anchors.run(
            ("anchors", "words"), {"state": state[None], "firsts": firsts}
        )
        told = _shares(scores[0])
        cues = list(_cues(told))
        if not cues:
            return []
        starts = np.array([_surest(told, cue) for cue in cues], dtype=np.int64)
        parts = self._parts.run(("parts",), {"words": words, "cues": starts})[0]
        found = (_said(told, cue, rows) for cue, rows in zip(cues, parts, strict=True))
        return [one for one in found if one is not None]


@cache
def load_attributions(folder: Path = WEIGHTS) -> Attributions:
    """Read the branch once per process."""
    return Attributions(folder)


def _shares(scores: Scores) -> Scores:
    """Return how likely each label is."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = raised / raised.sum(-1, keepdims=True)
    return shares


def _cues(told: Scores) -> Iterator[Run]:
    """Yield the runs of words that are cues, said or believed; two that touch are one."""
    begins = told[:, _SPEECH] + told[:, _ATTITUDE]
    inside = told[:, _SPEECH + 1] + told[:, _ATTITUDE + 1]
    rows = best_path(np.log(np.stack([told[:, _OUTSIDE], begins, inside], -1) + 1e-9), *_barred(1))
    found: list[Run] = []
    for start, end, _ in _runs(rows):
        first = found.pop()[0] if found and found[-1][1] == start else start
        found.append((first, end))
    yield from found


def _surest(told: Scores, cue: Run) -> int:
    """Return the word of a cue with which it begins most likely: "accused" of "have accused"."""
    begins = told[cue[0] : cue[1], _SPEECH] + told[cue[0] : cue[1], _ATTITUDE]
    return cue[0] + int(begins.argmax())


def _said(told: Scores, cue: Run, scores: Scores) -> Said | None:
    """Return what is attributed by a cue, or None where it attributes nothing."""
    scores[cue[0] : cue[1], 1:] = NEVER
    runs = list(_runs(best_path(scores, *_barred(2))))
    content = tuple((start, end) for start, end, label in runs if label == _CONTENT)
    if not content:
        return None
    sources = [(start, end) for start, end, label in runs if label == _SOURCE]
    shares = told[cue[0] : cue[1]].sum(0)
    speech = float(shares[_SPEECH : _SPEECH + 2].sum())
    sure = float(shares[_SPEECH:].sum())
    return Said(
        cue=cue,
        source=max(sources, key=lambda run: _weight(scores, run), default=None),
        content=content,
        speech=speech / max(sure, 1e-9),
        confidence=sure / (cue[1] - cue[0]),
    )


def _weight(scores: Scores, run: Run) -> float:
    """Return by how much words are rather a source than nothing."""
    rows = scores[run[0] : run[1]]
    return float((rows[:, _SOURCE : _SOURCE + 2].max(1) - rows[:, 0]).sum())


@cache
def _barred(kinds: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what bars a label at the start, and one label behind another.

    Labels are "outside", and "begins" and "inside" of each kind; "inside" follows its own kind.
    """
    labels = 1 + 2 * kinds
    first, barred = np.zeros(labels), np.zeros((labels, labels))
    for kind in range(kinds):
        inside = 2 + 2 * kind
        first[inside] = NEVER
        barred[:, inside] = NEVER
        barred[inside - 1 : inside + 1, inside] = 0.0
    return first, barred


def _runs(rows: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and label of the runs; the label is that with which a run begins."""
    start, label = 0, _OUTSIDE
    for at, row in enumerate([*rows, _OUTSIDE]):
        if label != _OUTSIDE and row != label + 1:
            yield start, at, label
            label = _OUTSIDE
        if row % 2:
            start, label = at, row
