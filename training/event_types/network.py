"""The branch: two layers, the types of a pair, and the labels of words as actor and target."""

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor, nn

from benchmarks.plover_pairs import TYPES
from training.event_types import FROM_LAYER, PARTIES
from training.network import Layer, Network

__all__ = ["Branch", "load_branch"]

_WIDTH = 384
_HIDDEN = 256
_ROLES = 3
_LAYERS = 2
_LAYER_DROPOUT = 0.15
_DROPOUT = 0.3
_FAR = -1e4
_FEW = 1e-6


class Branch(nn.Module):
    """Reads states of the network's fourth layer."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(_LAYER_DROPOUT) for _ in range(_LAYERS))
        self.role = nn.Embedding(_ROLES, _WIDTH)
        self.query = nn.Linear(_WIDTH, 1)
        self.dropout = nn.Dropout(_DROPOUT)
        self.hidden = nn.Linear(_ROLES * _WIDTH, _HIDDEN)
        self.out = nn.Linear(_HIDDEN, len(TYPES))
        self.label = nn.Linear(_WIDTH, 1 + 2 * len(PARTIES))
        nn.init.zeros_(self.role.weight)

    def begin_as(self, network: Network) -> None:
        """Take the weights of a network's upper layers."""
        for mine, theirs in zip(self.layers, network.layers[FROM_LAYER:], strict=True):
            mine.load_state_dict(theirs.state_dict())

    def read(self, state: Tensor, mask: Tensor, roles: Tensor) -> Tensor:
        """Return the states after the branch's layers, (windows, pieces, 384).

        Args:
            state: Of the pieces after the fourth layer, (windows, pieces, 384).
            mask: 1 where a piece counts, (windows, pieces).
            roles: 1 for the actor's pieces, 2 for the recipient's, 0 for others, (windows, pieces).
        """
        state = state + self.role(roles)
        far = (1.0 - mask[:, None, None, :]) * _FAR
        for layer in self.layers:
            state = layer(state, far)
        return state

    def types(self, state: Tensor, mask: Tensor, roles: Tensor) -> Tensor:
        """Return the scores of the types, (windows, types).

        Args:
            state: From `read`.
            mask: 1 where a piece counts, (windows, pieces).
            roles: As for `read`.
        """
        shares = (self.query(state).squeeze(-1) + (1.0 - mask) * _FAR).softmax(1)
        pooled = [(state * shares[:, :, None]).sum(1)]
        for role in range(1, _ROLES):
            own = (roles == role).to(state.dtype)
            pooled.append((state * own[:, :, None]).sum(1) / (own.sum(1, keepdim=True) + _FEW))
        hidden = F.gelu(self.hidden(self.dropout(torch.cat(pooled, 1))))
        scores: Tensor = self.out(self.dropout(hidden))
        return scores

    def parties(self, state: Tensor, firsts: Tensor) -> Tensor:
        """Return the scores of the words' labels, (windows, words, labels).

        Args:
            state: From `read`, with no roles given.
            firsts: Index of each word's first piece, (windows, words).
        """
        words = torch.gather(state, 1, firsts[:, :, None].expand(-1, -1, _WIDTH))
        scores: Tensor = self.label(self.dropout(words))
        return scores


def load_branch(path: Path) -> Branch:
    """Return a branch with the learned weights that `learn` left."""
    branch = Branch()
    branch.load_state_dict({name: weight.float() for name, weight in torch.load(path).items()})
    return branch
