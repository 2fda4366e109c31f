"""The branch: two layers of its own, a label for each word, and one for each word beside a cue."""

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor, nn

from training.attributions import FROM_LAYER
from training.attributions.windows import ANCHORS, PARTS
from training.network import Layer, Network
from training.recipe import read_passes
from training.starts import load_masters

__all__ = ["Branch", "load_branch"]

_WIDTH = 384
_PAIR_WIDTH = 128
_REACH = 64  # words; farther ones are as far
_DILATIONS = (1, 2, 4)
_LAYER_DROPOUT = 0.15
_WORD_DROPOUT = 0.3
_PAIR_DROPOUT = 0.2
_FAR = -1e4


class Branch(nn.Module):
    """Reads states of the network's fourth layer.

    Args:
        network: Whose upper layers the branch's own begin as.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        upper = network.layers[FROM_LAYER:]
        self.layers = nn.ModuleList(Layer(_LAYER_DROPOUT) for _ in upper)
        for mine, theirs in zip(self.layers, upper, strict=True):
            mine.load_state_dict(theirs.state_dict())
        self.dropout = nn.Dropout(_WORD_DROPOUT)
        self.anchor = nn.Linear(_WIDTH, len(ANCHORS))
        self.pairs = _Pairs()

    def words(self, state: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Return the states of words, (windows, words, 384).

        Args:
            state: Of the pieces after the fourth layer, (windows, pieces, 384).
            mask: 1 where a piece counts, (windows, pieces).
            firsts: Index of each word's first piece, (windows, words).
        """
        far = (1.0 - mask[:, None, None, :]) * _FAR
        for layer in self.layers:
            state = layer(state, far)
        chosen = torch.gather(state, 1, firsts[:, :, None].expand(-1, -1, _WIDTH))
        dropped: Tensor = self.dropout(chosen)
        return dropped


class _Pairs(nn.Module):
    """Tells for each cue which words are its source and its content."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(_WIDTH, _PAIR_WIDTH)
        self.cue = nn.Linear(_WIDTH, _PAIR_WIDTH)
        self.distance = nn.Embedding(2 * _REACH + 1, _PAIR_WIDTH)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.first_norm = nn.LayerNorm(_PAIR_WIDTH)
        self.mix = nn.ModuleList(
            nn.Conv1d(_PAIR_WIDTH, _PAIR_WIDTH, 3, padding=wide, dilation=wide)
            for wide in _DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(_PAIR_WIDTH) for _ in _DILATIONS)
        self.dropout = nn.Dropout(_PAIR_DROPOUT)
        self.out = nn.Linear(_PAIR_WIDTH, len(PARTS))

    def forward(self, words: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Return the scores of the parts, (cues, words, parts).

        Args:
            words: States, (windows, words, 384).
            rows: Window of each cue.
            cues: Index of each cue's first word.
        """
        cue = self.cue(words[rows, cues])[:, None]
        word = self.word(words)[rows]
        places = torch.arange(words.shape[1], device=words.device)
        apart = (places[None] - cues[:, None]).clamp(-_REACH, _REACH) + _REACH
        state = self.first_norm(F.gelu(word + cue + self.distance(apart)) + word * cue)
        for mix, norm in zip(self.mix, self.norms, strict=True):
            mixed = F.gelu(mix(state.transpose(1, 2)).transpose(1, 2))
            state = norm(state + self.dropout(mixed))
        scores: Tensor = self.out(state)
        return scores


def load_branch(path: Path, masters: Path) -> Branch:
    """Return a branch with learned weights.

    Args:
        path: What `learn` left.
        masters: The network's, for the shape of its layers.
    """
    recipe = list(read_passes().values())[-1]
    branch = Branch(Network(recipe.encoder, recipe.head, load_masters(masters).labels))
    branch.load_state_dict({name: weight.float() for name, weight in torch.load(path).items()})
    return branch
