"""Runs the network: a window of words goes in, what it tells of each word comes out."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import DataError
from dragoman.language.en.features import Pieces, shape_row
from dragoman.language.en.sessions import check_files, open_graph

__all__ = ["Network", "Told", "load_network"]

WEIGHTS = Path(__file__).parent / "weights"

_FILES = ("network.onnx", "network.bin", "labels.json", "pieces.txt")

Numbers = NDArray[np.int32]


class Told(NamedTuple):
    """What the network tells of the words of a window, each by the row of its label.

    Attributes:
        start: 1 where a word begins a sentence.
        upos: Universal part of speech.
        feats: Universal features.
        lemma: Script that makes the dictionary form.
        name: Scores of the names' labels, (words, labels).
        head: The governor's number from 1, or 0 for the root.
        relation: Relation to it.
        arcs: Scores of each governor, (words, words + 1), the root first.
        middle: States of the pieces after the fourth layer, (pieces, 384).
    """

    start: Numbers
    upos: Numbers
    feats: Numbers
    lemma: Numbers
    name: NDArray[np.float32]
    head: Numbers
    relation: Numbers
    arcs: NDArray[np.float32]
    middle: NDArray[np.float32]


_OUTPUTS = ("start", "upos", "feats", "lemma", "name", "head", "relation", "arcs", "middle")


class Network:
    """The network with its labels.

    One window is run at a time: on one core that is as fast as windows run together, and what is
    read of a page then never depends on the pages beside it (weights are int8, and the scale of
    what is multiplied with them is taken over all that is run together).

    Args:
        folder: Where network.onnx, network.bin, labels.json and pieces.txt lie.

    Raises:
        DataError: One of them is missing or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        check_files(folder, _FILES)
        # The weights lie in a file of their own, which is mapped: processes share it.
        self._session = open_graph(folder / "network.onnx")
        try:
            self.labels: dict[str, list[str]] = json.loads(
                (folder / "labels.json").read_text(encoding="utf-8")
            )
        except ValueError as error:
            raise DataError(f"the English reader in {folder} cannot be read: {error}") from error
        self.pieces = Pieces((folder / "pieces.txt").read_text(encoding="utf-8").rstrip("\n"))

    def window_of(self, forms: list[str], spacing: list[int]) -> dict[str, NDArray[np.int64]]:
        """Return what the graph reads for a window of words.

        Args:
            forms: The words as written.
            spacing: What stands before each, a `Spacing`.

        Returns:
            Arrays by the graph's input names, each (1, pieces), `firsts` (1, words).
        """
        ids, shapes, endings = [self.pieces.first], [0], [0]
        firsts: list[int] = []
        for form, space in zip(forms, spacing, strict=True):
            piece = self.pieces.of(form)
            inside = [0] * (len(piece.ids) - 1)
            firsts.append(len(ids))
            ids += piece.ids
            shapes += [shape_row(piece.shape, space), *inside]
            endings += [piece.ending, *inside]
        ids.append(self.pieces.last)
        rows = {"ids": ids, "shapes": [*shapes, 0], "endings": [*endings, 0], "firsts": firsts}
        return {name: np.array([row], dtype=np.int64) for name, row in rows.items()}

    def run(self, window: dict[str, NDArray[np.int64]]) -> Told:
        """Run the graph on a window of `window_of`."""
        return Told(*(output[0] for output in self._session.run(_OUTPUTS, window)))


@cache
def load_network(folder: Path = WEIGHTS) -> Network:
    """Read the network once per process."""
    return Network(folder)
