"""Turns masters into the files that ship: one int8 graph with its weights beside it, and labels."""

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.language.en.features import Spacing, shape_row
from training.attributions import FROM_LAYER
from training.encoder import read_vocabulary
from training.network import Network, arc_mask
from training.recipe import Head, Recipe
from training.starts import load_masters, take_masters

__all__ = ["INPUTS", "export", "outputs_of"]

INPUTS = ("ids", "shapes", "endings", "firsts")

_OPSET = 17
_PARSED = ("head", "relation", "arcs", "middle")

# Added to what the network says of a sentence's start, where the rules begin one and where not:
# on the development treebanks F of ewt is 93.55 without and 93.58 with them, of gum 97.13 and
# 97.41 (3 does what 4 does), and news, which the rules read well, is seldom cut otherwise.
_LEAN_TO_START = 4.0
_LEAN_FROM_START = 0.5


def outputs_of(recipe: Recipe) -> tuple[str, ...]:
    """Return the names of what the graph gives: heads of words as in the recipe, then the tree."""
    return (*(head.name for head in _shipped(recipe)), *_PARSED)


def export(recipe: Recipe, masters: Path, folder: Path, *, quantised: bool = True) -> None:
    """Write `network.onnx`, `network.bin`, `labels.json` and `pieces.txt`.

    Args:
        recipe: The one that the masters were trained by.
        masters: What `train` left.
        folder: Where to write.
        quantised: Whether weights become int8, per channel, of seven bits: on AVX2 processors the
            sum of two full int8 products saturates.
    """
    kept = load_masters(masters)
    network = Network(recipe.encoder, recipe.head, kept.labels)
    take_masters(network, kept)
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        small = Path(scratch) / "small.onnx"
        _write_graph(_Shipped(network, _shipped(recipe)), whole, outputs_of(recipe))
        if quantised:
            quantize_dynamic(
                whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
            )
        graph = onnx.load(small if quantised else whole)
    # Written anew, not over what stands: a process that reads has the old file mapped.
    for name in ("network.onnx", "network.bin"):
        (folder / name).unlink(missing_ok=True)
    onnx.save(graph, folder / "network.onnx", save_as_external_data=True, location="network.bin")
    (folder / "network.bin").chmod(0o644)  # onnx lets nobody else read it
    ships = {head.name for head in recipe.head if head.ships != "nothing"}
    shipped = {name: values for name, values in kept.labels.items() if name in ships}
    text = json.dumps(shipped, ensure_ascii=False, indent=1) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")
    vocabulary = read_vocabulary(recipe.encoder.package, masters)
    (folder / "pieces.txt").write_text(vocabulary, encoding="utf-8")


def _shipped(recipe: Recipe) -> tuple[Head, ...]:
    return tuple(head for head in recipe.head if head.kind == "word" and head.ships != "nothing")


class _Shipped(nn.Module):
    """What ships of the network: from pieces to the best label of each word.

    Heads of words give (windows, words) numbers of the best label, or (windows, words, labels)
    scores; `head` and `relation` are numbers, `arcs` is (windows, words, words + 1) scores, `middle` the
    states of the pieces that the branch for attributions reads.
    Sentences are the network's own.
    """

    def __init__(self, network: Network, heads: tuple[Head, ...]) -> None:
        super().__init__()
        self.network = network
        self.heads = heads

    def forward(
        self, ids: Tensor, shapes: Tensor, endings: Tensor, firsts: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the outputs in the order of `outputs_of`."""
        mask = (ids != 0).to(torch.float32)
        middle = self.network.lower(ids, shapes, endings, mask, FROM_LAYER)
        state = self.network.upper(middle, mask, FROM_LAYER)
        words = self.network.words(state, firsts)
        tags = {head.name: self.network.tags[head.name](words[:, 1:]) for head in self.heads}
        start = _leaning(tags["start"], shapes, firsts)
        # The number of each word's sentence; a window that is filled up ends with words of none.
        number = torch.cumsum(start, 1) * (firsts != 0) - (firsts == 0).to(torch.int64)
        arcs = self.network.arcs(words) + arc_mask(number)
        head = arcs.argmax(-1)
        relation = self.network.relations(words, head).argmax(-1)
        told = {
            one.name: tags[one.name] if one.ships == "scores" else _best(tags[one.name])
            for one in self.heads
        }
        told["start"] = start.to(torch.int32)
        return (*told.values(), head.to(torch.int32), relation.to(torch.int32), arcs, middle)


def _best(scores: Tensor) -> Tensor:
    return scores.argmax(-1).to(torch.int32)


def _leaning(scores: Tensor, shapes: Tensor, firsts: Tensor) -> Tensor:
    """Say where sentences begin, leaning towards the rules."""
    ruled = (torch.gather(shapes, 1, firsts) - shape_row(0, Spacing.START)) % 3 == 0
    lean = torch.where(ruled, _LEAN_TO_START, -_LEAN_FROM_START)
    return (scores[..., 1] - scores[..., 0] + lean > 0).to(torch.int64)


def _write_graph(shipped: _Shipped, path: Path, outputs: tuple[str, ...]) -> None:
    """Write the graph with float weights."""
    windows, pieces = 2, 9
    ids = torch.full((windows, pieces), 2000)
    zeros = torch.zeros_like(ids)
    firsts = torch.tensor([[1, 2, 4, 5], [1, 3, 4, 0]])
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in ("firsts", *outputs)}
    axes["arcs"][2] = "governors"
    axes["middle"][1] = "pieces"
    torch.onnx.export(
        shipped,
        (ids, zeros, zeros, firsts),
        str(path),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )
