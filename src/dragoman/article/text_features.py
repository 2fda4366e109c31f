"""Turns the looks of a page's lines into the features that the line scorer weighs."""

from bisect import bisect_right
from collections import Counter
from itertools import accumulate

from dragoman.article.text_lines import Look

__all__ = ["kind_of", "line_features"]

# A value is given as the name of the step it has reached; steps are cumulative weights in training.
_WIDTHS = (8, 15, 25, 35, 50, 65, 80, 100, 130, 170, 220, 300, 420, 600, 1000)
_WORDS = (2, 3, 4, 6, 9, 13, 20)
_COUNTS = (1, 2, 4, 7)
_SHARES = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.99)
_DISTANCES = (1, 2, 3, 5, 8, 13, 25)
_PLACES = (0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.98)
_CLEAN = (0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.85, 0.93, 0.98)
_SIZES = (2, 4, 8, 15, 30, 60, 120, 250)

# A line that can only be a sentence of a text, and one that closes the state a heading opened.
_SENTENCE_WIDTH = 80
_PARAGRAPH_WIDTH = 140


def kind_of(look: Look) -> str:
    """Return the one word for a line that its neighbours are told."""
    if look.phrase in {"heading", "label"}:
        return look.phrase
    size = bisect_right((30, 80, 160), look.width)
    if look.phrase:
        return f"{look.phrase}{min(size, 2)}"
    if look.end in {"stop", "question"}:
        return f"sentence{size}"
    if look.end in {"colon", "dots", "comma"}:
        return f"{look.end}{min(size, 1)}"
    return _kind_of_open(look, size)


def _kind_of_open(look: Look, size: int) -> str:
    """Return the word for a line that just stops: figures, a headline, or anything."""
    if look.digits >= 0.2:
        return f"digits{min(size, 1)}"
    if look.cased >= 2 and look.capitals >= 0.6:
        return f"capitals{size}"
    return f"open{size}"


def line_features(looks: tuple[Look, ...]) -> list[list[str]]:
    """Return the names of the features that hold for each line.

    Args:
        looks: What the lines of one page look like, in order.

    Returns:
        For each line the features that hold, by name.
    """
    page = _page_features(looks)
    times = Counter(look.key for look in looks)
    before, after = _sentence_distances(looks)
    passed = _sentences_passed(looks)
    headed = _lines_since_heading(looks)
    last = len(looks) - 1
    ends = ["edge", *(look.end for look in looks)]
    firsts = [*(look.first for look in looks[1:]), "edge"]
    features = []
    for index, look in enumerate(looks):
        held = _own(look)
        held += page
        held += (
            f"times{min(times[look.key], 3)}",
            f"before{before[index]}",
            f"after{after[index]}",
            f"passed{passed[index]}",
            f"headed{headed[index]}",
            f"index{min(index, 5)}",
            f"left{min(last - index, 5)}",
            f"place{bisect_right(_PLACES, index / (last or 1))}",
            f"{ends[index]}>{look.first}",
            f"{look.end}<{firsts[index]}",
        )
        if headed[index]:
            held.append(f"headed-{held[0]}")
        features.append(held)
    return features


def _own(look: Look) -> list[str]:
    width = bisect_right(_WIDTHS, look.width)
    size = bisect_right((30, 60, 110, 200), look.width)
    held = [
        f"size{size}-{look.end}",
        f"width{width}",
        f"words{bisect_right(_WORDS, look.words)}",
        f"stops{bisect_right(_COUNTS, look.stops)}",
        f"commas{bisect_right(_COUNTS, look.commas)}",
        f"small{bisect_right(_SHARES, look.small)}-{min(size, 2)}",
        f"digits{bisect_right(_SHARES, look.digits)}",
        f"symbols{bisect_right(_COUNTS, look.symbols)}-{min(size, 2)}",
        f"first-{look.first}",
        f"first-{look.first}-{look.end}",
        f"phrase-{look.phrase}-{size}",
        f"phrase-{look.phrase}-{look.end}",
    ]
    if look.cased >= 2:
        held.append(f"capitals{bisect_right(_SHARES, look.capitals)}-{min(size, 3)}")
    return held


def _page_features(looks: tuple[Look, ...]) -> tuple[str, ...]:
    total = sum(look.width for look in looks) or 1
    sentences = sum(look.width for look in looks if _is_sentence(look))
    lines = sum(_is_sentence(look) for look in looks)
    return (
        f"clean{bisect_right(_CLEAN, sentences / total)}",
        f"clean-lines{bisect_right(_CLEAN, lines / len(looks))}",
        f"lines{bisect_right(_SIZES, len(looks))}",
    )


def _is_sentence(look: Look) -> bool:
    return look.width >= _SENTENCE_WIDTH and look.end in {"stop", "question"} and not look.phrase


def _sentence_distances(looks: tuple[Look, ...]) -> tuple[list[str], list[str]]:
    """Return how far the nearest sentence is before and after each line."""
    marks = [_is_sentence(look) for look in looks]
    return _distances(marks), _distances(marks[::-1])[::-1]


def _distances(marks: list[bool]) -> list[str]:
    found = []
    distance = None
    for mark in marks:
        found.append("none" if distance is None else str(bisect_right(_DISTANCES, distance)))
        distance = 1 if mark else distance and distance + 1
    return found


def _sentences_passed(looks: tuple[Look, ...]) -> list[int]:
    """Return which share of the page's sentences, by width, stands above each line."""
    widths = [look.width if _is_sentence(look) else 0 for look in looks]
    sums = [0, *accumulate(widths)]
    return [
        bisect_right(_PLACES, (above + width / 2) / (sums[-1] or 1))
        for above, width in zip(sums, widths, strict=False)
    ]


def _lines_since_heading(looks: tuple[Look, ...]) -> list[int]:
    """Return how far a furniture heading is above, 0 where a paragraph has closed its state."""
    found = []
    since = 0
    for look in looks:
        if look.phrase == "heading":
            since = 1
        elif since and look.width >= _PARAGRAPH_WIDTH and _is_sentence(look):
            since = 0
        elif since:
            since += 1
        found.append(bisect_right((1, 2, 4, 8, 16, 40), since))
    return found
