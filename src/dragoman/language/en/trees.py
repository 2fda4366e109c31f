"""Makes a tree of the governors that score best, where they are none by themselves."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "is_tree"]

_NEVER = -1e9

Scores = NDArray[np.float32]


def is_tree(heads: list[int]) -> bool:
    """Say whether every word hangs, over others, on the one root.

    Args:
        heads: The governor's number from 1 of each word, 0 for the root.
    """
    if heads.count(0) != 1:
        return False
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        at = word
        while not safe[at]:
            if len(path) > len(heads):
                return False
            path.append(at)
            at = heads[at - 1]
        for passed in path:
            safe[passed] = True
    return True


def best_tree(scores: Scores) -> list[int]:
    """Return the tree with one root whose arcs score best (Chu and Liu 1965, Edmonds 1967).

    The word that hangs on the root is chosen first, by the score of the whole tree among the five
    words that score best as roots.

    Args:
        scores: (words, words + 1), of each governor for each word, the root first.

    Returns:
        The governor's number from 1 of each word, 0 for the root.
    """
    words = len(scores)
    full = np.full((words + 1, words + 1), _NEVER, dtype=np.float64)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-full[1:, 0])[:5] + 1:
        rooted = full.copy()
        rooted[1:, 0] = _NEVER
        rooted[root, :] = _NEVER
        rooted[root, 0] = full[root, 0]
        heads = _arborescence(rooted)
        total = float(sum(full[word, heads[word]] for word in range(1, words + 1)))
        if best is None or total > best[0]:
            best = total, heads[1:]
    return [] if best is None else best[1]


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Return the governors of the tree from node 0 that scores best; `scores[word, governor]`."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), dtype=np.intp)
    if not len(cycle):
        return [int(head) for head in heads]
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    held = scores[cycle, heads[cycle]]
    # The cycle becomes one node, the last: what enters it breaks it at the word it enters.
    into = scores[np.ix_(cycle, outside)] - held[:, None]
    out = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[:-1, -1] = out.max(1)
    small[-1, :-1] = into.max(0)
    found = _arborescence(small)
    entered = int(into[:, found[-1]].argmax())
    heads[cycle[entered]] = outside[found[-1]]
    for place, word in enumerate(outside[1:], start=1):
        governor = found[place]
        leaves = governor == len(outside)
        heads[word] = cycle[int(out[place].argmax())] if leaves else outside[governor]
    return [int(head) for head in heads]


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the words of one cycle, or nothing."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = int(heads[at])
        if at and seen[at] == start:
            cycle = [at]
            while (at := int(heads[at])) != cycle[0]:
                cycle.append(at)
            return cycle
    return []
