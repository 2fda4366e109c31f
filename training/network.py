"""The network: MiniLM's encoder with the shape and ending of words, and one head a task."""

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor, nn

from dragoman.language.en.features import ENDINGS, SHAPES
from training.labels import Labels
from training.recipe import Encoder, Head

__all__ = ["LAYERS", "Network", "arc_mask"]

LAYERS = 6

# As in MiniLM-L6-H384-uncased (Wang et al. 2020), whose weights are taken.
_WIDTH = 384
_ATTENTION_HEADS = 12
_INNER = 1536
_PIECES = 30522
_POSITIONS = 512
_FAR = -1e4  # a score that no softmax takes


class Layer(nn.Module):
    """One layer of BERT: attention, then two dense ones, each with its sum and norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(_WIDTH, _WIDTH)
        self.key = nn.Linear(_WIDTH, _WIDTH)
        self.value = nn.Linear(_WIDTH, _WIDTH)
        self.out = nn.Linear(_WIDTH, _WIDTH)
        self.out_norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.wide = nn.Linear(_WIDTH, _INNER)
        self.narrow = nn.Linear(_INNER, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """Return the next state; `mask` is 0 where a piece counts and very low where not."""
        windows, pieces, _ = state.shape
        shape = (windows, pieces, _ATTENTION_HEADS, _WIDTH // _ATTENTION_HEADS)
        query = self.query(state).view(shape).transpose(1, 2)
        key = self.key(state).view(shape).transpose(1, 2)
        value = self.value(state).view(shape).transpose(1, 2)
        if torch.onnx.is_in_onnx_export():
            weights = query @ key.transpose(2, 3) / (_WIDTH // _ATTENTION_HEADS) ** 0.5 + mask
            mixed = weights.softmax(-1) @ value
        else:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(windows, pieces, _WIDTH)
        state = self.out_norm(state + self.dropout(self.out(mixed)))
        return self.norm(state + self.dropout(self.narrow(F.gelu(self.wide(state)))))


class Network(nn.Module):
    """Reads pieces, tells of words.

    Args:
        encoder: Widths and dropout.
        heads: What is told.
        labels: Of each head but "arc".
    """

    def __init__(self, encoder: Encoder, heads: tuple[Head, ...], labels: Labels) -> None:
        super().__init__()
        self.pieces = nn.Embedding(_PIECES, _WIDTH)
        self.positions = nn.Embedding(_POSITIONS, _WIDTH)
        self.shapes = nn.Embedding(SHAPES, _WIDTH)
        self.endings = nn.Embedding(ENDINGS, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(encoder.dropout)
        self.layers = nn.ModuleList(Layer(encoder.dropout) for _ in range(LAYERS))
        self.head_dropout = nn.Dropout(encoder.head_dropout)
        tags = [head.name for head in heads if head.kind == "word"]
        self.tags = nn.ModuleDict({name: nn.Linear(_WIDTH, len(labels[name])) for name in tags})
        self.dependent = nn.Linear(_WIDTH, encoder.arc_width)
        self.governor = nn.Linear(_WIDTH, encoder.arc_width)
        self.arc = nn.Linear(encoder.arc_width, encoder.arc_width)
        self.arc_governor = nn.Linear(encoder.arc_width, 1)
        width, relations = encoder.relation_width, len(labels["relation"])
        self.relation_dependent = nn.Linear(_WIDTH, width)
        self.relation_governor = nn.Linear(_WIDTH, width)
        self.relation = nn.Linear(width, width * relations)
        self.relation_sum = nn.Linear(2 * width, relations)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.endings.weight)
        nn.init.normal_(self.relation.weight, std=0.02)

    def encode(self, ids: Tensor, shapes: Tensor, endings: Tensor, mask: Tensor) -> Tensor:
        """Return the states of the pieces, (windows, pieces, 384)."""
        return self.lower(ids, shapes, endings, mask, LAYERS)

    def lower(
        self, ids: Tensor, shapes: Tensor, endings: Tensor, mask: Tensor, layers: int
    ) -> Tensor:
        """Return the states of the pieces after the lowest layers, (windows, pieces, 384)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        state = self.pieces(ids) + self.positions(places)
        state = self.norm(state + self.shapes(shapes) + self.endings(endings))
        state = self.dropout(state)
        far = (1.0 - mask[:, None, None, :].to(state.dtype)) * _FAR
        for layer in self.layers[:layers]:
            state = layer(state, far)
        return state

    def upper(self, state: Tensor, mask: Tensor, layers: int) -> Tensor:
        """Return the states after the layers above the lowest ones."""
        far = (1.0 - mask[:, None, None, :].to(state.dtype)) * _FAR
        for layer in self.layers[layers:]:
            state = layer(state, far)
        return state

    def words(self, state: Tensor, firsts: Tensor) -> Tensor:
        """Return the states of the root and of the words, (windows, words + 1, 384)."""
        root = torch.zeros_like(firsts[:, :1])
        places = torch.cat([root, firsts], 1)
        chosen = torch.gather(state, 1, places[:, :, None].expand(-1, -1, _WIDTH))
        return self.head_dropout(chosen)

    def arcs(self, words: Tensor) -> Tensor:
        """Return the scores of each governor for each word."""
        dependent = self.head_dropout(F.gelu(self.dependent(words[:, 1:])))
        governor = self.head_dropout(F.gelu(self.governor(words)))
        return self.arc(dependent) @ governor.transpose(1, 2) + self.arc_governor(
            governor
        ).transpose(1, 2)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations of each word to its governor in `heads`."""
        dependent = self.head_dropout(F.gelu(self.relation_dependent(words[:, 1:])))
        governors = self.head_dropout(F.gelu(self.relation_governor(words)))
        width = dependent.shape[2]
        governor = torch.gather(governors, 1, heads[:, :, None].expand(-1, -1, width))
        turned = self.relation(dependent).view(*dependent.shape[:2], -1, width)
        product = (turned @ governor[..., None]).squeeze(-1)
        return product + self.relation_sum(torch.cat([dependent, governor], -1))


def arc_mask(sentences: Tensor) -> Tensor:
    """Return 0 where a word may govern another and very low where not.

    Words of other sentences may not, nor may a word govern itself; the root may govern all.
    """
    same = sentences[:, :, None] == sentences[:, None, :]
    places = torch.arange(sentences.shape[1], device=sentences.device)
    itself = places[:, None] == places[None, :]  # torch.eye is not in onnxruntime for truth values
    allowed = same & ~itself
    root = torch.ones_like(allowed[:, :, :1])
    return (1.0 - torch.cat([root, allowed], 2).to(torch.float32)) * _FAR
