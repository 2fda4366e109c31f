"""Puts windows of like length together as the arrays that the network reads."""

import random
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from training.windows import MISSING, Window

__all__ = ["Batch", "Numbers", "batches_of"]

Numbers = NDArray[np.int64]

_JITTER = 4  # pieces: windows of nearly one length do not always meet the same others


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Windows of like length, as arrays of (windows, pieces) or (windows, words).

    Attributes:
        ids: Rows of the pieces, 0 where a window is shorter.
        shapes: As in `Window`, 0 where it is shorter; so `endings`, `firsts`.
        endings: See there.
        mask: 1 where a piece stands.
        firsts: See there.
        words: 1 where a word stands.
        labels: By head, MISSING where there is nothing to learn.
        heads: The governor's number from 1, 0 for the root, or MISSING.
        sentences: Number of the sentence, -1 where a window is shorter.
    """

    ids: Numbers
    shapes: Numbers
    endings: Numbers
    mask: Numbers
    firsts: Numbers
    words: Numbers
    labels: dict[str, Numbers]
    heads: Numbers
    sentences: Numbers


def batches_of(windows: Sequence[Window], pieces: int, dice: random.Random | None) -> list[Batch]:
    """Put windows of like length together.

    Args:
        windows: In any order.
        pieces: The most that a batch holds, filling counted; a longer window stands by itself.
        dice: Shuffles the batches, and windows of nearly one length; without it they stay in order.

    Returns:
        The batches; each window is in one of them.
    """
    if dice is None:
        ordered = sorted(windows, key=lambda window: len(window.ids))
    else:
        ordered = sorted(windows, key=lambda window: len(window.ids) + _JITTER * dice.random())
    groups = list(_groups(ordered, pieces))
    if dice is not None:
        dice.shuffle(groups)
    return [_batch(members) for members in groups]


def _groups(ordered: Sequence[Window], pieces: int) -> Iterator[list[Window]]:
    """Yield runs of windows that fill a batch when all are as wide as the widest."""
    members: list[Window] = []
    widest = 0
    for window in ordered:
        widest = max(widest, len(window.ids))
        if members and widest * (len(members) + 1) > pieces:
            yield members
            members, widest = [], len(window.ids)
        members.append(window)
    if members:
        yield members


def _batch(members: Sequence[Window]) -> Batch:
    return Batch(
        ids=_padded([window.ids for window in members], 0),
        shapes=_padded([window.shapes for window in members], 0),
        endings=_padded([window.endings for window in members], 0),
        mask=_padded([(1,) * len(window.ids) for window in members], 0),
        firsts=_padded([window.firsts for window in members], 0),
        words=_padded([(1,) * len(window.firsts) for window in members], 0),
        labels={
            name: _padded([window.labels[name] for window in members], MISSING)
            for name in members[0].labels
        },
        heads=_padded([window.heads for window in members], MISSING),
        sentences=_padded([window.sentences for window in members], -1),
    )


def _padded(rows: Sequence[tuple[int, ...]], fill: int) -> Numbers:
    table = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
