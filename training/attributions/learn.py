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

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language.en.network import load_network
from training.attributions import FROM_LAYER
from training.attributions.network import Branch
from training.attributions.texts import CORPORA, Corpus, read_texts
from training.attributions.windows import MISSING, UNSURE, Window, windows_of
from training.network import Network
from training.recipe import read_passes
from training.starts import load_masters, take_masters

__all__ = ["learn", "read_windows"]

_log = logging.getLogger("training.attributions")

_SEED = 20261127
_EPOCHS = 5  # on polnear.dev F1 no longer rises after the fourth
_PIECES_PER_BATCH = 1200
_PIECES_PER_PASS = 4000  # of a batch that is only read
_LAYER_RATE = 2e-4
_HEAD_RATE = 1e-3
_WARM_UP = 0.06
_WEIGHT_DECAY = 0.01
_AVERAGED = 0.996  # of the moving average of the weights, taken every 4 steps
_AVERAGE_EVERY = 4
_ANCHORS_COUNT = 4  # the anchors' loss against that of the parts
_RATHER_ATTITUDE = 0.1  # how much a cue of which nobody told is learned as an attitude's
_TELL_EVERY = 100

_States = npt.NDArray[np.float16]
_Kept = list[tuple[Window, _States]]


def learn(data: Path, masters: Path, out: Path) -> Path:
    """Train the branch.

    Args:
        data: Folder of the corpora.
        masters: The network's, whose lower layers stand.
        out: Folder for the weights.

    Returns:
        The file with the branch's averaged weights.
    """
    torch.manual_seed(_SEED)
    torch.set_flush_denormal(True)
    recipe = list(read_passes().values())[-1]
    kept = load_masters(masters)
    network = Network(recipe.encoder, recipe.head, kept.labels)
    take_masters(network, kept)
    branch = Branch(network)
    windows = {corpus: read_windows(data, corpus) for corpus in CORPORA}
    states = {corpus: _read(network.eval(), found) for corpus, found in windows.items()}
    averaged = _run(branch, states)
    out.mkdir(parents=True, exist_ok=True)
    path = out / "attributions.pt"
    torch.save({name: weight.half() for name, weight in averaged.state_dict().items()}, path)
    return path


def read_windows(data: Path, corpus: Corpus) -> list[Window]:
    """Return the windows of a corpus; the same at each run."""
    dice = Random(_SEED)
    network, words = load_network(), load_language(Layers())
    return [
        window
        for text in read_texts(data, corpus)
        for window in windows_of(text, network, words, dice)
    ]


def _read(network: Network, windows: Sequence[Window]) -> _Kept:
    """Return the windows with the states of their pieces after the lower layers."""
    kept: _Kept = []
    sizes = [len(window.ids) for window in windows]
    with torch.no_grad():
        for batch in _batches(sizes, _PIECES_PER_PASS, None):
            chosen = [windows[at] for at in batch]
            ids, shapes, endings = (
                _padded([getattr(window, name) for window in chosen])
                for name in ("ids", "shapes", "endings")
            )
            state = network.lower(ids, shapes, endings, (ids != 0).to(torch.float32), FROM_LAYER)
            rows = state.numpy().astype(np.float16)
            kept += [
                (window, rows[row, : len(window.ids)].copy()) for row, window in enumerate(chosen)
            ]
    return kept


def _batches(sizes: Sequence[int], pieces: int, dice: Random | None) -> list[list[int]]:
    """Return rows in batches of like size, at most `pieces` with what fills them up."""
    noise = [dice.random() * 12 if dice else 0.0 for _ in sizes]
    found: list[list[int]] = [[]]
    longest = 0
    for at in sorted(range(len(sizes)), key=lambda at: (sizes[at] + noise[at], at)):
        longest = max(longest, sizes[at])
        if found[-1] and longest * (len(found[-1]) + 1) > pieces:
            found.append([])
            longest = sizes[at]
        found[-1].append(at)
    if dice:
        dice.shuffle(found)
    return found


def _padded(rows: Sequence[npt.NDArray[np.int64]], fill: int = 0) -> Tensor:
    table = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return torch.from_numpy(table)


def _epoch(states: dict[Corpus, _Kept], dice: Random) -> Iterator[_Kept]:
    rows: _Kept = []
    for corpus, kept in states.items():
        rows += kept * int(corpus.times)
        rows += [one for one in kept if dice.random() < corpus.times % 1]
    dice.shuffle(rows)
    for batch in _batches([len(window.ids) for window, _ in rows], _PIECES_PER_BATCH, dice):
        yield [rows[at] for at in batch]


def _run(branch: Branch, states: dict[Corpus, _Kept]) -> Branch:
    """Take all steps; return the averaged branch."""
    dice = Random(_SEED)
    layers = list(branch.layers.parameters())
    mine = {id(weight) for weight in layers}
    heads = [weight for weight in branch.parameters() if id(weight) not in mine]
    rates = (_LAYER_RATE, _HEAD_RATE)
    groups = [
        {"params": weights, "lr": rate}
        for weights, rate in zip((layers, heads), rates, strict=True)
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
    last = _EPOCHS * len(list(_epoch(states, Random(_SEED))))
    averaged: Branch = copy.deepcopy(branch).eval()
    branch.train()
    step, began = 0, time.monotonic()
    while step < last:
        for batch in _epoch(states, dice):
            if step >= last:
                break
            share = min(1.0, step / (_WARM_UP * last)) * max(0.0, 1.0 - step / last)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            anchors, parts = _losses(branch, batch)
            optimizer.zero_grad()
            (_ANCHORS_COUNT * anchors + parts).backward()
            torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % _AVERAGE_EVERY == 0:
                _average(averaged, branch, min(_AVERAGED, step / (step + 40)))
            if step % _TELL_EVERY == 0:
                spent = time.monotonic() - began
                _log.info(
                    "step %d/%d %.0f s anchors %.3f parts %.3f", step, last, spent, anchors, parts
                )
    return averaged


def _average(averaged: Branch, branch: Branch, keep: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), branch.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)


def _losses(branch: Branch, batch: _Kept) -> tuple[Tensor, Tensor]:
    """Return the losses of the anchors and of the parts."""
    windows = [window for window, _ in batch]
    longest = max(len(window.ids) for window in windows)
    state = torch.zeros(len(batch), longest, batch[0][1].shape[1])
    for row, (_, kept) in enumerate(batch):
        state[row, : len(kept)] = torch.from_numpy(kept.astype(np.float32))
    mask = (_padded([window.ids for window in windows]) != 0).to(torch.float32)
    words = branch.words(state, mask, _padded([window.firsts for window in windows]))
    anchors = _anchor_loss(branch.anchor(words), windows)
    rows = [row for row, window in enumerate(windows) for _ in window.said]
    if not rows:
        return anchors, anchors.new_zeros(())
    said = [one for window in windows for one in window.said]
    scores = branch.pairs(words, torch.tensor(rows), torch.tensor([one.cue for one in said]))
    wanted = torch.full(scores.shape[:2], MISSING)
    for row, one in enumerate(said):
        wanted[row, : len(one.parts)] = torch.tensor(one.parts)
    return anchors, F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=MISSING)


def _anchor_loss(scores: Tensor, windows: Sequence[Window]) -> Tensor:
    """Return the loss of the words' labels; where two labels may be right, of both together."""
    told = scores.log_softmax(-1)
    wanted = _padded([window.anchors for window in windows], MISSING)
    speech_only = torch.tensor([[window.speech_only] for window in windows])
    chosen = wanted.clamp(0, UNSURE - 1)
    loss = -torch.gather(told, 2, chosen[:, :, None]).squeeze(2)
    unsure = wanted >= UNSURE
    inside = (wanted - UNSURE).clamp(min=0)
    speech = torch.gather(told, 2, (1 + inside)[:, :, None]).squeeze(2)
    attitude = torch.gather(told, 2, (3 + inside)[:, :, None]).squeeze(2)
    either = torch.logaddexp(speech, attitude) + _RATHER_ATTITUDE * attitude
    loss = torch.where(unsure, -either, loss)
    unsaid = torch.logsumexp(told[..., [0, 3, 4]], -1)
    loss = torch.where(speech_only & (wanted == 0), -unsaid, loss)
    counted = wanted != MISSING
    return (loss * counted).sum() / counted.sum()
