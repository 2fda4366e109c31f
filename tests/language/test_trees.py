"""Governors that score best become a tree."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.language.en.trees import best_tree, is_tree


def test_a_tree_has_one_root_and_no_circle() -> None:
    """Every word hangs on the root over others."""
    assert is_tree([2, 0, 2])
    assert not is_tree([0, 0, 2])
    assert not is_tree([2, 1, 0])
    assert not is_tree([2, 3, 1])


def test_a_circle_is_broken_where_it_costs_least() -> None:
    """Words 1 and 2 want each other; the root takes the second for less."""
    scores = np.array([[1.0, -9, 5], [3.0, 5, -9]], dtype=np.float32)
    assert best_tree(scores) == [2, 0]


def test_one_word_hangs_on_the_root() -> None:
    """The smallest sentence."""
    assert best_tree(np.array([[0.0, -1e4]], dtype=np.float32)) == [0]


@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays(np.float32, (n, n + 1), elements=st.integers(-20, 20))
    )
)
def test_no_tree_scores_better(scores: np.ndarray) -> None:
    """Compared with every tree there is, for up to four words."""
    words = len(scores)
    found = best_tree(scores)
    assert is_tree(found)

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    every = product(range(words + 1), repeat=words)
    assert total(tuple(found)) == max(total(heads) for heads in every if is_tree(list(heads)))
