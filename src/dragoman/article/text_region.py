"""Turns the scores of a page's lines into the one stretch of them that is the article's body."""

from collections.abc import Sequence
from typing import Final

from dragoman.article.text_lines import Look
from dragoman.article.text_score import Scores

__all__ = ["choose_body"]

# News pages keep less than the web at large, of which most of the training pages are: F1 of held-out
# news pages .923 -> .925 whole.
_DOUBT: Final = 0.15

# On a page that is nothing but its article only lines that cannot be body are dropped, and
# those with a furniture phrase that are not likely to be. Held-out bare bodies .989 -> .991.
_CLEAN: Final = 0.0
# Without one line that is a menu or a heading of furniture a page is sooner taken for clean.
_CLEAN_UNMARKED: Final = -1.5
_IMPOSSIBLE: Final = -2.0

# An interruption of the body (an advertisement, a teaser) must be worth this much log-odds.
_INTERRUPTION: Final = 0.3

# A heading such as "Recent News" below most of the body is closed only by a sentence so long, and
# near its end so many refused lines end the body: of 15 lines below it .080 -> .055 were kept.
_MOST: Final = 0.7
_PARAGRAPH: Final = 200
_NEARLY_ALL: Final = 0.9
_REFUSED: Final = 2

# A last line that looks like a headline must score this much to stay: it is most often the first
# link under the article.
_TRUSTED: Final = 2.0
_HEADLINE_WIDTH: Final = 130

_BEFORE, _BODY, _PAUSE, _AFTER = range(4)


def choose_body(scores: Scores, looks: Sequence[Look]) -> list[bool]:
    """Return which lines are body: one region, that may be interrupted.

    Args:
        scores: The log-odds of each line to be body, and of the page to be nothing else.
        looks: What the lines look like.

    Returns:
        For each line whether it is kept.
    """
    marked = any(look.key and look.phrase in {"heading", "label"} for look in looks)
    if scores.clean > (_CLEAN if marked else _CLEAN_UNMARKED):
        return _without_links(
            [
                score > (0.0 if look.phrase else _IMPOSSIBLE)
                for score, look in zip(scores.lines, looks, strict=True)
            ],
            scores.lines,
            looks,
            trusted=0.0,
        )
    kept = _close(_best_region([score - _DOUBT for score in scores.lines]), looks)
    return _without_links(kept, scores.lines, looks, trusted=_TRUSTED)


def _best_region(scores: Sequence[float]) -> list[bool]:
    """Return the most likely course before, in, pausing and after the body (Viterbi)."""
    sums = (0.0, scores[0], float("-inf"), float("-inf"))
    steps: list[tuple[int, int, int, int]] = []
    for score in scores[1:]:
        before, body, pause, after = sums
        into_body = max((body, _BODY), (before, _BEFORE), (pause, _PAUSE))
        into_pause = max((pause, _PAUSE), (body - _INTERRUPTION, _BODY))
        into_after = max((after, _AFTER), (body, _BODY))
        steps.append((_BEFORE, into_body[1], into_pause[1], into_after[1]))
        sums = (before, into_body[0] + score, into_pause[0], into_after[0])
    # There is a body on each page: a page without one is refused elsewhere, by its size.
    state = _AFTER if sums[_AFTER] > sums[_BODY] else _BODY
    kept = [state == _BODY]
    for step in reversed(steps):
        state = step[state]
        kept.append(state == _BODY)
    return kept[::-1]


def _close(kept: Sequence[bool], looks: Sequence[Look]) -> list[bool]:
    """Return what is kept once headings and gaps near the end of the body have closed it."""
    widths = [min(look.width, 400) * keep for look, keep in zip(looks, kept, strict=True)]
    total = sum(widths)
    found: list[bool] = []
    passed = refused = 0
    closed = ended = False
    for keep, width, look in zip(kept, widths, looks, strict=True):
        passed += width
        refused = 0 if keep else refused + 1
        ended = ended or (refused >= _REFUSED and passed >= _NEARLY_ALL * total)
        if look.phrase == "heading" and not keep and passed >= _MOST * total:
            closed = True
        elif look.width >= _PARAGRAPH and look.end in {"stop", "question"}:
            closed = False
        found.append(keep and not closed and not ended)
    return found


def _without_links(
    kept: list[bool], scores: Sequence[float], looks: Sequence[Look], *, trusted: float
) -> list[bool]:
    """Return what is kept without the headlines of other stories at its end."""
    end = len(kept)
    for index in range(len(kept) - 1, -1, -1):
        if not kept[index]:
            continue
        if scores[index] >= trusted or not _is_headline(looks[index]):
            break
        end = index
    return [*kept[:end], *[False] * (len(kept) - end)]


def _is_headline(look: Look) -> bool:
    return look.width < _HEADLINE_WIDTH and look.end == "none" and look.first != "bullet"
