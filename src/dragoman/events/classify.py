"""Tells what one party does to another: the PLOVER type of a pair, each with how likely it is.

Two models agree on it: a linear one over words and syntax, and the branch of the reader's network
that `dragoman.language.en.event_types` runs, which the caller hands over.
"""

from collections.abc import Callable, Mapping, Sequence
from math import exp, log, sqrt
from typing import Final

from dragoman.codes.event_types import EventTypeWeights
from dragoman.codes.events import Frame
from dragoman.events.pair_features import describe_pair
from dragoman.model import Reading, Span

__all__ = ["LENGTH", "Second", "classify", "linear_shares"]

# From a reading, an actor and a recipient to the share of each type.
Second = Callable[[Reading, Span | None, Span | None], Mapping[str, float]]

LENGTH: Final = 5.0  # of the vector of a pair's features, however many there are
_LEAST: Final = 1e-9


def classify(
    reading: Reading,
    pair: tuple[Span | None, Span | None],
    *,
    frames: Mapping[str, tuple[Frame, ...]],
    weights: EventTypeWeights,
    second: Second | None = None,
) -> dict[str, float]:
    """Return how likely each type is for what an actor does to a recipient.

    Args:
        reading: Sentences, tokens and their syntax.
        pair: The actor's words and the recipient's, either None where nobody is named.
        frames: By dictionary form, the words that may name an event, from `load_events`.
        weights: What was learned, from `load_event_types`.
        second: The network's branch; without it words and syntax decide alone.

    Returns:
        Shares by type, likeliest first, together 1: the geometric mean of both models. CONCEDE and
        RETREAT are one, YIELD. Empty where neither party is given.
    """
    actor, recipient = pair
    if actor is None and recipient is None:
        return {}
    shares = linear_shares(describe_pair(reading, actor, recipient, frames=frames), weights)
    told = second(reading, actor, recipient) if second else {}
    if told:
        mean = {
            name: exp((log(share + _LEAST) + log(told.get(name, 0.0) + _LEAST)) / 2)
            for name, share in shares.items()
        }
        total = sum(mean.values())
        shares = {name: share / total for name, share in mean.items()}
    return dict(sorted(shares.items(), key=lambda one: -one[1]))


def linear_shares(features: Sequence[str], weights: EventTypeWeights) -> dict[str, float]:
    """Return the linear model's shares by type.

    Args:
        features: From `describe_pair`.
        weights: What was learned; features that it does not know count for nothing.
    """
    rows = [row for feature in features if (row := weights.weights.get(feature))]
    scale = LENGTH / sqrt(len(rows)) / 100 if rows else 0.0
    scores = [scale * sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(
        weights.types
    )
    raised = [exp(score - max(scores)) for score in scores]
    return {name: one / sum(raised) for name, one in zip(weights.types, raised, strict=True)}
