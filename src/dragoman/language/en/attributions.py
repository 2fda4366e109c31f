"""Finds who is given which words in a window: cues, and for each cue its source and its content."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.errors import DataError

__all__ = ["Attributions", "Said", "load_attributions"]

WEIGHTS = Path(__file__).parent / "weights"

_FILES = ("attributions.onnx", "parts.onnx")

# The labels of words, and of words beside a cue: training/attributions/windows.py has the same.
_OUTSIDE, _SPEECH, _ATTITUDE = 0, 1, 3
_SOURCE, _CONTENT = 1, 3
_NEVER = -1e9

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
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise DataError(f"the English reader lacks {', '.join(missing)} in {folder}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._anchors, self._parts = (
                onnxruntime.InferenceSession(
                    folder / name, options, providers=["CPUExecutionProvider"]
                )
                for name in _FILES
            )
        except Exception as error:
            raise DataError(f"the English reader in {folder} cannot be read: {error}") from error

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
    rows = _best_path(np.log(np.stack([told[:, _OUTSIDE], begins, inside], -1) + 1e-9), 1)
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
    scores[cue[0] : cue[1], 1:] = _NEVER
    runs = list(_runs(_best_path(scores, 2)))
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


def _best_path(scores: Scores, kinds: int) -> list[int]:
    """Return the likeliest labels in which "inside" only follows its own kind (Viterbi 1967).

    Args:
        scores: Of "outside", and of "begins" and "inside" of each kind, (words, labels).
        kinds: How many kinds there are.
    """
    first, barred = _barred(kinds)
    best = scores.argmax(1)
    if not (first[best[0]] or barred[best[:-1], best[1:]].any()):
        return list(best.tolist())
    total = first + scores[0]
    came: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        through = total[:, None] + barred
        came.append(through.argmax(0))
        total = through.max(0) + row
    path = [int(total.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


@cache
def _barred(kinds: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what bars a label at the start, and one label behind another."""
    labels = 1 + 2 * kinds
    first, barred = np.zeros(labels), np.zeros((labels, labels))
    for kind in range(kinds):
        inside = 2 + 2 * kind
        first[inside] = _NEVER
        barred[:, inside] = _NEVER
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
