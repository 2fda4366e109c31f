"""Windows of like length stand together."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from training.batches import batches_of
from training.windows import MISSING, Window


def a_window(words: int) -> Window:
    """Make a window of words of one piece each."""
    return Window(
        ids=(1, *range(10, 10 + words), 2),
        shapes=(0, *(5,) * words, 0),
        endings=(0, *(6,) * words, 0),
        firsts=tuple(range(1, words + 1)),
        labels={"upos": (3,) * words},
        heads=(0,) * words,
        sentences=(0,) * words,
    )


def test_a_batch_is_filled_up() -> None:
    """With what the network passes over."""
    (batch,) = batches_of([a_window(2), a_window(1)], 100, None)
    assert batch.ids.tolist() == [[1, 10, 2, 0], [1, 10, 11, 2]]
    assert batch.shapes.tolist() == [[0, 5, 0, 0], [0, 5, 5, 0]]
    assert batch.endings.tolist() == [[0, 6, 0, 0], [0, 6, 6, 0]]
    assert batch.mask.tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert batch.firsts.tolist() == [[1, 0], [1, 2]]
    assert batch.words.tolist() == [[1, 0], [1, 1]]
    assert batch.labels["upos"].tolist() == [[3, MISSING], [3, 3]]
    assert batch.heads.tolist() == [[0, MISSING], [0, 0]]
    assert batch.sentences.tolist() == [[0, -1], [0, 0]]


def test_a_batch_is_full_with_its_filling() -> None:
    """Three windows as wide as the widest are more than ten pieces."""
    batches = batches_of([a_window(3), a_window(1), a_window(2)], 10, None)
    assert [batch.ids.shape for batch in batches] == [(2, 4), (1, 5)]


@settings(deadline=None)
@given(st.lists(st.integers(1, 40), max_size=40), st.integers(1, 120), st.integers(0, 9))
def test_every_window_is_in_one_batch(sizes: list[int], pieces: int, seed: int) -> None:
    """And a batch of several holds no more than it may."""
    batches = batches_of([a_window(size) for size in sizes], pieces, random.Random(seed))
    found = [int(words.sum()) for batch in batches for words in batch.words]
    assert sorted(found) == sorted(sizes)
    assert all(batch.ids.size <= pieces for batch in batches if len(batch.ids) > 1)
