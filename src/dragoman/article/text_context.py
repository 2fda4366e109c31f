"""Turns first scores of a page's lines into features of what stands around each line."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import msgspec

from dragoman.article.text_lines import Look

__all__ = ["context_features", "page_features"]

_SCORES = (-5, -3, -2, -1.2, -0.6, 0, 0.6, 1.2, 2, 3, 5)
_AROUND = (-3, -1.5, -0.5, 0.5, 1.5, 3)
_DISTANCES = (1, 2, 3, 5, 8, 13, 25, 60)
_SHARED = (0.02, 0.08, 0.15, 0.22, 0.3, 0.4, 0.55)
_SIZES = (30, 80, 160)
_COUNTS = (1, 2, 3, 5, 9, 20)
_PAGE_SCORES = (-4, -2, -1, 0, 1, 2, 3.5, 5)
_FEW = (0.001, 0.03, 0.07, 0.12, 0.2, 0.3, 0.45, 0.6, 0.8)

# Names are made once: making them anew for each line took a third of the time.
_STEPS = (*map(str, range(len(_AROUND) + 1)), "e")
_NEXT = tuple(tuple(f"{offset}:{step}" for step in _STEPS) for offset in ("-2", "-1", "+1", "+2"))
_WINDOWS = tuple(
    (
        window,
        tuple(f"above{window}:{step}" for step in _STEPS),
        tuple(f"below{window}:{step}" for step in _STEPS),
    )
    for window in (4, 10)
)

# Words of five letters and more carry the subject: teasers of other stories share few with ours.
_WORD_LENGTH = 5


class _Core(msgspec.Struct, frozen=True, gc=False):
    """The stretch of lines that is the article if anything is."""

    start: int
    end: int


def page_features(scores: Sequence[float], looks: Sequence[Look]) -> list[str]:
    """Return the features by which a page that is nothing but its article is known."""
    count = len(scores)
    negative = [score < 0 for score in scores]
    widths = [min(look.width, 400) for look in looks]
    refused = sum(width for width, no in zip(widths, negative, strict=True) if no)
    labels = sum(look.phrase in {"heading", "label"} for look in looks)
    openings = sum(look.phrase in {"opening", "inside"} and look.width < 120 for look in looks)
    first, last = looks[0], looks[-1]
    return [
        f"no{bisect_right(_FEW, sum(negative) / count)}",
        f"no-width{bisect_right(_FEW, refused / sum(widths))}",
        f"lead{bisect_right(_COUNTS, _run(negative))}",
        f"trail{bisect_right(_COUNTS, _run(negative[::-1]))}",
        f"labels{bisect_right(_COUNTS, labels)}",
        f"openings{bisect_right(_COUNTS, openings)}",
        f"lines{bisect_right((2, 4, 8, 15, 30, 60, 120), count)}",
        f"first-{first.end}-{bisect_right((40, 80, 140), first.width)}",
        f"last-{last.end}-{bisect_right((40, 80, 140), last.width)}-{last.phrase}",
        f"first{bisect_right(_SCORES, scores[0])}",
        f"last{bisect_right(_SCORES, scores[-1])}",
        f"twice{bisect_right(_COUNTS, count - len({look.key for look in looks}))}",
        f"tail{bisect_right(_SCORES, _mean(scores[-5:]))}",
        f"head{bisect_right(_SCORES, _mean(scores[:3]))}",
        f"least{bisect_right(_SCORES, min(scores))}",
        f"mean{bisect_right(_SCORES, _mean(scores))}",
    ]


def context_features(
    scores: Sequence[float], looks: Sequence[Look], *, clean: float
) -> list[list[str]]:
    """Return the names of the features that hold around each line.

    Args:
        scores: How much each line looks like body, zero in the middle.
        looks: What the lines look like.
        clean: How much the page looks like nothing but its article, zero in the middle.

    Returns:
        For each line the features that hold, by name.
    """
    core = _core(scores, looks)
    around = _around(scores)
    where = _where(core, scores, looks)
    shared = _shared(core, scores, looks)
    cleanness = f"page{bisect_right(_PAGE_SCORES, clean)}"
    features = []
    for index, (score, look) in enumerate(zip(scores, looks, strict=True)):
        size = bisect_right(_SIZES, look.width)
        own = f"score{bisect_right(_SCORES, score)}"
        places = where[index]
        side = "in" if core.start <= index < core.end else "out"
        features.append(
            [
                own,
                *around[index],
                *places,
                f"{side}-{size}-{look.end}",
                f"{places[0]}-{look.phrase}",
                f"{side}-{look.phrase}-{size}",
                f"{side}-shared{shared[index]}-{min(size, 2)}",
                cleanness,
                f"{cleanness}-{own}",
                f"{cleanness}-{places[0]}",
            ]
        )
    return features


def _run(marks: Sequence[bool]) -> int:
    return next((index for index, mark in enumerate(marks) if not mark), len(marks))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _core(scores: Sequence[float], looks: Sequence[Look]) -> _Core:
    """Return the contiguous stretch with the greatest sum of scores times widths."""
    best, best_sum = _Core(0, 0), -1.0
    start, total = 0, 0.0
    for index, (score, look) in enumerate(zip(scores, looks, strict=True)):
        if total <= 0:
            start, total = index, 0.0
        if score > 0:
            total += min(2.0, score) * min(look.width, 400) / 100
        else:
            total += max(-2.0, score) * max(0.15, min(look.width, 300) / 100) * 0.6 - 0.15
        if total > best_sum:
            best, best_sum = _Core(start, index + 1), total
    return best


def _around(scores: Sequence[float]) -> list[list[str]]:
    """Return the scores of the neighbours and the means of wider windows, as steps."""
    count = len(scores)
    steps = [bisect_right(_AROUND, score) for score in scores]
    edge = len(_AROUND) + 1
    steps = [edge, edge, *steps, edge, edge]
    sums = [0.0, *accumulate(max(-3.0, min(3.0, score)) for score in scores)]
    found = []
    for index in range(count):
        held = [
            _NEXT[0][steps[index]],
            _NEXT[1][steps[index + 1]],
            _NEXT[2][steps[index + 3]],
            _NEXT[3][steps[index + 4]],
        ]
        for window, above, below in _WINDOWS:
            low = index - window if index > window else 0
            high = min(count, index + window + 1)
            if index > low:
                mean = (sums[index] - sums[low]) / (index - low)
                held.append(above[bisect_right(_AROUND, mean)])
            if high > index + 1:
                mean = (sums[high] - sums[index + 1]) / (high - index - 1)
                held.append(below[bisect_right(_AROUND, mean)])
        found.append(held)
    return found


def _where(core: _Core, scores: Sequence[float], looks: Sequence[Look]) -> list[list[str]]:
    """Return where each line stands to the core, and what lies between them."""
    refused = [0, *accumulate(score <= 0 for score in scores)]
    headings = [0, *accumulate(look.phrase == "heading" for look in looks)]
    found = []
    for index in range(len(scores)):
        if core.start <= index < core.end:
            from_start = bisect_right(_DISTANCES, index - core.start)
            to_end = bisect_right(_DISTANCES, core.end - 1 - index)
            found.append(["in", f"in-from{from_start}", f"in-to{to_end}"])
            continue
        before = index < core.start
        low, high = (index, core.start) if before else (core.end, index + 1)
        side = "before" if before else "after"
        found.append(
            [
                f"{side}{bisect_right(_DISTANCES, high - low)}",
                f"{side}-no{bisect_right(_DISTANCES, refused[high] - refused[low])}",
                f"{side}-headings{min(headings[high] - headings[low], 2)}",
            ]
        )
    return found


def _shared(core: _Core, scores: Sequence[float], looks: Sequence[Look]) -> list[str]:
    """Return which share of each line's longer words also stands elsewhere in the core."""
    words = [{word for word in look.key.split() if len(word) >= _WORD_LENGTH} for look in looks]
    kept = [core.start <= index < core.end and score > 0 for index, score in enumerate(scores)]
    counts: Counter[str] = Counter()
    for line, keep in zip(words, kept, strict=True):
        if keep:
            counts.update(line)
    found = []
    for line, keep in zip(words, kept, strict=True):
        if len(line) < 3:
            found.append("-few")
            continue
        also = sum(counts[word] > keep for word in line) / len(line)
        found.append(str(bisect_right(_SHARED, also)))
    return found
