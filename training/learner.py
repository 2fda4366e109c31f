"""Learns: takes a step for each batch, and keeps a moving average of the weights."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor

from training.batches import Batch
from training.losses import losses_of
from training.network import Network
from training.recipe import Recipe

__all__ = ["Learner"]

_AVERAGE_EVERY = 4  # steps: oftener costs time and changes nothing
_YOUNG = 40  # the average forgets its first weights so fast
_ENCODER = ("layers.", "norm.", "positions.", "pieces.")  # what learns at the encoder's rate


class Learner:
    """The network with what changes while it learns.

    Args:
        network: Some of its weights may be frozen.
        recipe: The rates, and the weights of the losses.
        heads: Which are learned.
    """

    def __init__(self, network: Network, recipe: Recipe, heads: Collection[str]) -> None:
        self._network = network
        self._schedule = recipe.schedule
        self._heads = frozenset(heads)
        self._shares = {head.name: head.weight for head in recipe.head}
        self._optimizer = torch.optim.AdamW(
            list(self._groups()),
            weight_decay=recipe.schedule.weight_decay,
            betas=(0.9, 0.98),
            fused=True,
        )
        self._average = self._weights()

    def learn(self, batch: Batch, step: int, last: int) -> dict[str, Tensor]:
        """Take one step.

        Args:
            batch: What is learned from.
            step: How many steps were taken before.
            last: How many there will be, for the learning rate.

        Returns:
            The losses by head.
        """
        rate = _rate(step, last, self._schedule.warm_up)
        for group in self._optimizer.param_groups:
            group["lr"] = group["base"] * rate
        self._network.train()
        losses = losses_of(self._network, batch, self._heads)
        total = sum(self._shares[name] * loss for name, loss in losses.items())
        self._optimizer.zero_grad(set_to_none=True)
        total.backward()
        learned = [weight for weight in self._network.parameters() if weight.requires_grad]
        torch.nn.utils.clip_grad_norm_(learned, self._schedule.clip)
        self._optimizer.step()
        if (step + 1) % _AVERAGE_EVERY == 0:
            self._take_average(step + 1)
        return losses

    @contextmanager
    def averaged(self) -> Iterator[Network]:
        """Lend the network with the averaged weights."""
        kept = self._weights()
        self._network.load_state_dict(self._average, strict=False)
        yield self._network
        self._network.load_state_dict(kept, strict=False)

    def state(self) -> dict[str, Any]:
        """Return all that is needed to go on, but for weights that do not change."""
        return {
            "weights": self._weights(),
            "average": self._average,
            "optimizer": self._optimizer.state_dict(),
            "random": torch.get_rng_state(),
        }

    def resume(self, state: dict[str, Any]) -> None:
        """Go on from what `state` returned."""
        self._network.load_state_dict(state["weights"], strict=False)
        self._average = state["average"]
        self._optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])

    def _groups(self) -> Iterator[dict[str, Any]]:
        """Yield the weights that are learned, with their rate: the encoder's, then the others."""
        learned = [(name, w) for name, w in self._network.named_parameters() if w.requires_grad]
        encoder = [weight for name, weight in learned if name.startswith(_ENCODER)]
        others = [weight for name, weight in learned if not name.startswith(_ENCODER)]
        schedule = self._schedule
        for weights, rate in ((encoder, schedule.encoder_rate), (others, schedule.head_rate)):
            if weights:
                yield {"params": weights, "lr": rate, "base": rate}

    def _weights(self) -> dict[str, Tensor]:
        """Return a copy of the weights that are learned."""
        return {
            name: weight.detach().clone()
            for name, weight in self._network.named_parameters()
            if weight.requires_grad
        }

    def _take_average(self, step: int) -> None:
        kept = min(self._schedule.averaged, step / (step + _YOUNG)) ** _AVERAGE_EVERY
        with torch.no_grad():
            for name, weight in self._network.named_parameters():
                if weight.requires_grad:
                    self._average[name].lerp_(weight.detach(), 1 - kept)


def _rate(step: int, last: int, warm_up: float) -> float:
    """Return the share of the highest learning rate: it rises, then falls to nothing at the end."""
    begun = max(1, int(last * warm_up))
    if step < begun:
        return (step + 1) / begun
    return max(0.0, (last - step) / max(1, last - begun))
