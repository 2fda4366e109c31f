"""Puts the first weights into a network: the encoder's, those of an earlier run, or random ones."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.errors import DataError
from training.labels import Labels
from training.network import LAYERS, Network

__all__ = ["Masters", "draw_encoder", "freeze", "load_encoder", "load_masters", "take_masters"]

_OUTSIDE = {
    "embeddings.word_embeddings": "pieces",
    "embeddings.position_embeddings": "positions",
    "embeddings.LayerNorm": "norm",
}
_INSIDE = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "out_norm",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "norm",
}
_SPREAD = 0.02  # of random embeddings, as BERT draws them


class Masters(NamedTuple):
    """What a training leaves: weights of 16 bits, the heads' labels, how many steps it took."""

    weights: dict[str, Tensor]
    labels: Labels
    steps: int | None


def load_encoder(network: Network, folder: Path) -> None:
    """Take the weights of MiniLM from its package's folder.

    Raises:
        DataError: They do not fit.
    """
    given = load_file(folder / "model.safetensors")
    names = dict(_OUTSIDE)
    for number in range(LAYERS):
        for theirs, ours in _INSIDE.items():
            names[f"encoder.layer.{number}.{theirs}"] = f"layers.{number}.{ours}"
    state = {
        f"{ours}.{kind}": given[f"{theirs}.{kind}"]
        for theirs, ours in names.items()
        for kind in ("weight", "bias")
        if f"{theirs}.{kind}" in given
    }
    # All our text is of MiniLM's first type, so its embedding is part of every piece's.
    types = given["embeddings.token_type_embeddings.weight"]
    state["pieces.weight"] = state["pieces.weight"] + types[0]
    odd = network.load_state_dict(state, strict=False).unexpected_keys
    if odd:
        raise DataError(f"the encoder's weights do not fit: {odd}")


def draw_encoder(network: Network) -> None:
    """Begin from nothing: narrow random embeddings; the layers keep what torch drew."""
    nn.init.normal_(network.pieces.weight, std=_SPREAD)
    nn.init.normal_(network.positions.weight, std=_SPREAD)


def load_masters(path: Path) -> Masters:
    """Read what an earlier training left.

    Raises:
        DataError: The file is not there.
    """
    if not path.is_file():
        raise DataError(f"there are no masters at {path}")
    kept = torch.load(path)
    return Masters(kept["weights"], kept["labels"], kept.get("steps"))


def take_masters(network: Network, masters: Masters) -> None:
    """Take all weights of the masters; heads that they lack keep what torch drew.

    Raises:
        DataError: The masters have a head that the recipe lacks, or lack more than heads.
    """
    weights = {name: weight.float() for name, weight in masters.weights.items()}
    told = network.load_state_dict(weights, strict=False)
    if told.unexpected_keys:
        raise DataError(f"the recipe has no head for {told.unexpected_keys} of the masters")
    new = tuple(f"tags.{name}." for name in network.tags if name not in masters.labels)
    lacking = [name for name in told.missing_keys if not name.startswith(new)]
    if lacking:
        raise DataError(f"the masters lack {lacking}")


def freeze(network: Network, *, only: Collection[str] = (), pieces: bool = True) -> None:
    """Say which weights are not to be learned.

    Args:
        network: Its weights are marked.
        only: Heads; where there are any, all but theirs stand.
        pieces: Whether the embeddings of word pieces stand: MiniLM has seen more words than we have.
    """
    network.pieces.weight.requires_grad_(not pieces)
    if only:
        learned = tuple(f"tags.{name}." for name in only)
        for name, weight in network.named_parameters():
            weight.requires_grad_(name.startswith(learned))
