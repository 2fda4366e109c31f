"""Turns the branch into the graph that ships, with the names of its labels."""

import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from benchmarks.plover_pairs import TYPES
from training.event_types import PARTIES
from training.event_types.network import Branch

__all__ = ["export"]

_OPSET = 17


class _Graph(nn.Module):
    """One window's states in, both heads out: types where roles are given, else parties."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, state: Tensor, roles: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the types and of the words' labels."""
        mask = torch.ones_like(state[:, :, 0])
        read = self.branch.read(state, mask, roles)
        return self.branch.types(read, mask, roles), self.branch.parties(read, firsts)


def export(branch: Branch, folder: Path) -> None:
    """Write `event_types.onnx` with weights of 8 bits, and `event_types.json`.

    Args:
        branch: With its learned weights.
        folder: Where to write.
    """
    branch.eval()
    folder.mkdir(parents=True, exist_ok=True)
    given = (torch.zeros(1, 9, 384), torch.tensor([[0, 1, 1, 0, 0, 2, 2, 0, 0]]),
             torch.tensor([[1, 2, 4, 5]]))  # fmt: skip
    axes = {"state": {1: "pieces"}, "roles": {1: "pieces"}, "firsts": {1: "words"}}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            _Graph(branch), given, str(whole), input_names=list(axes),
            output_names=["types", "parties"], dynamic_axes=axes | {"parties": {1: "words"}},
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, folder / "event_types.onnx", op_types_to_quantize=["MatMul"], per_channel=True,
            reduce_range=True, weight_type=QuantType.QInt8,
        )  # fmt: skip
    labels = {"types": TYPES, "parties": PARTIES}
    (folder / "event_types.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
