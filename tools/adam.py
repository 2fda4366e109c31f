"""Descends a slope by Adam (Kingma and Ba 2015), for the small linear models of the data files."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

__all__ = ["descend"]

Floats = npt.NDArray[np.float64]


def descend(
    slope: Callable[[Floats], Floats], shape: tuple[int, ...], *, steps: int, rate: float
) -> Floats:
    """Return the weights after some steps from zero, the same at each run.

    Args:
        slope: The loss's gradient at some weights, of their shape.
        shape: Of the weights.
        steps: How many.
        rate: Length of a step.
    """
    weights, mean, square = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for step in range(1, steps + 1):
        steep = slope(weights)
        mean = 0.9 * mean + 0.1 * steep
        square = 0.999 * square + 0.001 * steep**2
        weights -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights
