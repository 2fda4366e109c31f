"""Turns the branch into the files that ship: the graph of its layers, and that of its pairs."""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attributions.network import Branch

__all__ = ["export"]

_OPSET = 17


class _Anchors(nn.Module):
    """From the states of pieces to the states of words and the scores of their labels."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, state: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores (windows, words, labels) and states (windows, words, 384)."""
        words = self.branch.words(state, torch.ones_like(state[:, :, 0]), firsts)
        return self.branch.anchor(words), words


class _Parts(nn.Module):
    """From the states of one window's words and some cues to the scores of the parts."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.pairs = branch.pairs

    def forward(self, words: Tensor, cues: Tensor) -> Tensor:
        """Return scores (cues, words, parts)."""
        scores: Tensor = self.pairs(words, torch.zeros_like(cues), cues)
        return scores


def export(branch: Branch, folder: Path) -> None:
    """Write `attributions.onnx` and `parts.onnx` with weights of 8 bits.

    Args:
        branch: With its learned weights.
        folder: Where to write.
    """
    branch.eval()
    folder.mkdir(parents=True, exist_ok=True)
    state, firsts = torch.zeros(2, 9, 384), torch.tensor([[1, 2, 4, 5], [1, 3, 4, 6]])
    state_axes = {"state": {0: "windows", 1: "pieces"}, "firsts": {0: "windows", 1: "words"}}
    words_axes = {name: {0: "windows", 1: "words"} for name in ("anchors", "words")}
    _write(_Anchors(branch), (state, firsts), folder / "attributions.onnx", state_axes, words_axes)
    words, cues = torch.zeros(1, 7, 384), torch.tensor([2, 5])
    axes = {"words": {1: "words"}, "cues": {0: "cues"}}
    parts = {"parts": {0: "cues", 1: "words"}}
    _write(_Parts(branch), (words, cues), folder / "parts.onnx", axes, parts)


def _write(
    module: nn.Module,
    given: tuple[Tensor, ...],
    path: Path,
    inputs: dict[str, dict[int, str]],
    outputs: dict[str, dict[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            module, given, str(whole), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=inputs | outputs, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, path, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
            weight_type=QuantType.QInt8,
        )  # fmt: skip
