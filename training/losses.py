"""What the network tells of a batch: its losses while it learns, its best answers when measured."""

from collections.abc import Collection

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor

from training.batches import Batch
from training.checks import Tell, Told
from training.network import Network, arc_mask
from training.windows import MISSING

__all__ = ["answers_of", "losses_of"]

_ARRAYS = ("ids", "shapes", "endings", "mask", "firsts", "heads", "sentences")

Tensors = dict[str, Tensor]


def losses_of(network: Network, batch: Batch, heads: Collection[str]) -> dict[str, Tensor]:
    """Return the loss of each head that the batch says something of.

    Args:
        network: In training.
        batch: Its windows.
        heads: Which are learned.

    Returns:
        The cross entropy, a mean over words, by the head's name.
    """
    tensors = _tensors(batch)
    words = _words(network, tensors)
    losses: dict[str, Tensor] = {}
    for name, head in network.tags.items():
        wanted = torch.from_numpy(batch.labels[name])
        told = wanted != MISSING
        if name in heads and told.any():
            losses[name] = F.cross_entropy(head(words[:, 1:][told]), wanted[told])
    told = tensors["heads"] != MISSING
    if "arc" in heads and told.any():
        scores = network.arcs(words) + arc_mask(tensors["sentences"])
        losses["arc"] = F.cross_entropy(scores[told], tensors["heads"][told])
    if "relation" in heads and told.any():
        rows = told.any(1)
        wanted = torch.from_numpy(batch.labels["relation"])[rows]
        scored = network.relations(words[rows], tensors["heads"][rows].clamp(min=0))
        losses["relation"] = F.cross_entropy(
            scored.flatten(0, 1), wanted.flatten(), ignore_index=MISSING
        )
    return losses


def answers_of(network: Network) -> Tell:
    """Return what asks the network for its best answers; sentences are those of the corpus."""

    def tell(batch: Batch) -> Told:
        network.eval()
        with torch.no_grad():
            tensors = _tensors(batch)
            words = _words(network, tensors)
            best = {
                name: head(words[:, 1:]).argmax(-1).numpy() for name, head in network.tags.items()
            }
            heads = (network.arcs(words) + arc_mask(tensors["sentences"])).argmax(-1)
            relations = network.relations(words, heads).argmax(-1)
        return Told(best, heads.numpy(), relations.numpy())

    return tell


def _tensors(batch: Batch) -> Tensors:
    return {name: torch.from_numpy(getattr(batch, name)) for name in _ARRAYS}


def _words(network: Network, tensors: Tensors) -> Tensor:
    """Return the states of the root and of the words."""
    state = network.encode(tensors["ids"], tensors["shapes"], tensors["endings"], tensors["mask"])
    return network.words(state, tensors["firsts"])
