"""Finds the likeliest row of labels that fit each other."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["NEVER", "best_path"]

NEVER = -1e9


def best_path(
    scores: NDArray[np.float32], first: NDArray[np.float64], barred: NDArray[np.float64]
) -> list[int]:
    """Return the best path through scores (Viterbi 1967), or what is best of each where it fits.

    Args:
        scores: Of each label of each word, (words, labels).
        first: What is added to the labels of the first word: 0, or `NEVER`.
        barred: What is added to a label behind another, (labels, labels).
    """
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
