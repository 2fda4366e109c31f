"""Trains the branch: the states of the frozen layers once, then epochs over them, averaged."""

import copy
import logging
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor

from training.encoder import encoder_folder
from training.event_types import FROM_LAYER
from training.event_types.examples import MISSING, Example
from training.event_types.network import Branch
from training.network import Network
from training.recipe import read_passes
from training.starts import load_encoder, load_masters, take_masters

__all__ = ["States", "learn", "lower_states", "networks"]

_log = logging.getLogger("training.event_types")

_SEED = 20261128
_EPOCHS = 6
_BATCH = 16
_LAYER_RATE = 2e-4
_HEAD_RATE = 1e-3
_WARM_UP = 0.06
_WEIGHT_DECAY = 0.01
_SMOOTHING = 0.05  # of the types
_AVERAGED = 0.99  # of the moving average of the weights
_ALIKE = 20  # pieces by which windows of one batch may differ in length, about

States = list[npt.NDArray[np.float16]]


def networks(masters: Path) -> tuple[Network, Network]:
    """Return the reader's network, and MiniLM, as which the branch begins.

    MiniLM's upper layers were trained on the meaning of sentences, the network's on syntax.
    """
    recipe = list(read_passes().values())[-1]
    kept = load_masters(masters)
    network, encoder = (Network(recipe.encoder, recipe.head, kept.labels) for _ in range(2))
    take_masters(network, kept)
    load_encoder(encoder, encoder_folder(next(iter(read_passes().values())).encoder.package))
    return network.eval(), encoder.eval()


def lower_states(network: Network, examples: Sequence[Example]) -> States:
    """Return the states of each window's pieces after the lower layers."""
    found: States = []
    with torch.no_grad():
        for at in range(0, len(examples), 32):
            ids, shapes, endings = (
                _padded([one.window[name] for one in examples[at : at + 32]])
                for name in ("ids", "shapes", "endings")
            )
            state = network.lower(ids, shapes, endings, (ids != 0).to(torch.float32), FROM_LAYER)
            rows = state.numpy().astype(np.float16)
            found += [
                rows[row, : len(one.window["ids"])].copy()
                for row, one in enumerate(examples[at : at + 32])
            ]
    return found


def learn(encoder: Network, examples: Sequence[Example], states: States) -> Branch:
    """Return the branch after all steps, averaged; the same at each run on one thread.

    Args:
        encoder: As whose upper layers the branch's begin.
        examples: To learn from.
        states: Of their pieces after the lower layers.
    """
    torch.manual_seed(_SEED)
    torch.set_flush_denormal(True)
    dice = Random(_SEED)
    branch = Branch()
    branch.begin_as(encoder)
    mine = {id(weight) for weight in branch.layers.parameters()}
    heads = [weight for weight in branch.parameters() if id(weight) not in mine]
    rates = (_LAYER_RATE, _HEAD_RATE)
    groups = [
        {"params": weights, "lr": rate}
        for weights, rate in zip((list(branch.layers.parameters()), heads), rates, strict=True)
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
    last = _EPOCHS * len(list(_batches(examples, Random(_SEED))))
    averaged: Branch = copy.deepcopy(branch).eval()
    branch.train()
    step, began = 0, time.monotonic()
    for _ in range(_EPOCHS):
        for rows, is_pair in _batches(examples, dice):
            share = min(1.0, step / (_WARM_UP * last)) * max(0.0, 1.0 - step / last)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            loss = _loss(branch, [(examples[row], states[row]) for row in rows], is_pair=is_pair)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            step += 1
            _average(averaged, branch, min(_AVERAGED, step / (step + 10)))
        _log.info("step %d/%d %.0f s", step, last, time.monotonic() - began)
    return averaged


def _batches(examples: Sequence[Example], dice: Random) -> Iterator[tuple[list[int], bool]]:
    """Yield rows of examples with pairs, and of those with labels, in mixed order."""
    found: list[tuple[list[int], bool]] = []
    for is_pair in (True, False):
        rows = [
            row for row, one in enumerate(examples)
            if (one.roles if is_pair else one.labels) is not None
        ]  # fmt: skip
        dice.shuffle(rows)
        rows.sort(key=lambda row: len(examples[row].window["ids"]) + dice.random() * _ALIKE)
        found += [(rows[at : at + _BATCH], is_pair) for at in range(0, len(rows), _BATCH)]
    dice.shuffle(found)
    yield from found


def _loss(
    branch: Branch, batch: Sequence[tuple[Example, npt.NDArray[np.float16]]], *, is_pair: bool
) -> Tensor:
    state, mask = stacked([kept for _, kept in batch])
    examples = [one for one, _ in batch]
    if not is_pair:
        read = branch.read(state, mask, torch.zeros_like(mask, dtype=torch.long))
        scores = branch.parties(read, _padded([one.window["firsts"] for one in examples]))
        wanted = _padded([_or_none(one.labels) for one in examples], MISSING)
        labelled: Tensor = F.cross_entropy(
            scores.flatten(0, 1), wanted.flatten(), ignore_index=MISSING
        )
        return labelled
    roles = _padded([_or_none(one.roles) for one in examples])
    told = branch.types(branch.read(state, mask, roles), mask, roles).log_softmax(-1)
    can_be = torch.tensor([one.types for one in examples], dtype=torch.float32)
    much = torch.tensor([one.counts for one in examples])
    right = torch.logsumexp(told + (1.0 - can_be) * -1e4, -1)
    loss = -(1 - _SMOOTHING) * right - _SMOOTHING * told.mean(-1)
    total: Tensor = (loss * much).sum() / len(examples)
    return total


def stacked(kept: States) -> tuple[Tensor, Tensor]:
    """Return states filled up to one length, and 1 where a piece counts."""
    longest = max(map(len, kept))
    state, mask = torch.zeros(len(kept), longest, kept[0].shape[1]), torch.zeros(len(kept), longest)
    for row, one in enumerate(kept):
        state[row, : len(one)] = torch.from_numpy(one.astype(np.float32))
        mask[row, : len(one)] = 1.0
    return state, mask


def _or_none(rows: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int64]:
    return np.zeros(0, dtype=np.int64) if rows is None else rows


def _padded(rows: Sequence[npt.NDArray[np.int64]], fill: int = 0) -> Tensor:
    table = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return torch.from_numpy(table)


def _average(averaged: Branch, branch: Branch, keep: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), branch.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)
