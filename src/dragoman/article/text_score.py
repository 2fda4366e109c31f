"""Scores each line of scraped text by how much it looks like the body of an article."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.article.text_context import context_features, page_features
from dragoman.article.text_features import kind_of, line_features
from dragoman.article.text_lines import Look
from dragoman.codes.furniture import LineWeights

__all__ = ["Scores", "score_lines"]

_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)

# A line seen on three pages of a host is furniture whatever it looks like.
_REPEATED = -6.0


class Scores(msgspec.Struct, frozen=True, gc=False):
    """How much each line looks like body (zero in the middle), and the page like only a body."""

    lines: tuple[float, ...]
    clean: float


def score_lines(looks: tuple[Look, ...], repeated: frozenset[int], weights: LineWeights) -> Scores:
    """Score the lines of one page: first each by itself, then among its neighbours.

    Args:
        looks: What the lines look like, at least one.
        repeated: Which of them stand on other pages of the host too.
        weights: What was learned.

    Returns:
        The log-odds of each line to be body, and of the page to be nothing but its article.
    """
    first = _first_scores(looks, repeated, weights)
    clean = _sum(page_features(first, looks), weights.page)
    context = context_features(first, looks, clean=clean)
    lines = [_sum(features, weights.context) for features in context]
    for index in repeated:
        lines[index] = _REPEATED
    return Scores(tuple(lines), clean)


def _first_scores(
    looks: tuple[Look, ...], repeated: frozenset[int], weights: LineWeights
) -> list[float]:
    kinds = ["edge"] * 3 + [kind_of(look) for look in looks] + ["edge"] * 3
    get = weights.near.get
    table = {kind: [get(f"{offset}:{kind}", 0.0) for offset in _NEIGHBOURS] for kind in set(kinds)}
    near = [table[kind] for kind in kinds]
    scores = [_sum(features, weights.own) for features in line_features(looks)]
    for step, offset in enumerate(_NEIGHBOURS):
        for index, row in enumerate(near[3 + offset : 3 + offset + len(scores)]):
            scores[index] += row[step]
    for index in repeated:
        scores[index] = _REPEATED
    return scores


def neighbour_features(kinds: Sequence[str], index: int) -> list[str]:
    """Return what kinds of line stand near a line; `kinds` has three edges before and after."""
    return [f"{offset}:{kinds[index + 3 + offset]}" for offset in _NEIGHBOURS]


def _sum(features: Iterable[str], weights: dict[str, float]) -> float:
    get = weights.get
    return get("", 0.0) + sum([get(feature, 0.0) for feature in features])
