"""Joins two numerals to one range ("40 to 50", "between 10 and 20", "3-5")."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.figures.numeral import Numeral
from dragoman.figures.words import Word

__all__ = ["join_ranges"]

Groups = Mapping[str, frozenset[str]]

_DASHES = frozenset({"-", "‑", "–", "—", "−"})
# "3 to 5,000" is 3,000 to 5,000: a round thousand lends its scale to a bare digit before it.
_THOUSAND = 1000.0
# "1 to 2 million": one of these as a factor between the ends is a scale that both share.
_SCALES = (1e12, 1e9, 1e6, 1e3, 1e2)


def join_ranges(
    words: Sequence[Word], numerals: Iterable[Numeral], groups: Groups
) -> list[Numeral]:
    """Return the numerals with those that bound one range joined.

    A change ("from 20 to 30") stays two numerals; so does a score or a vote ("2-0", "273-156").

    Args:
        words: The sentence's words.
        numerals: Its numerals in text order.
        groups: Small words of the language by what they do.

    Returns:
        Numerals in text order; a joined one has no value but low and high.
    """
    found: list[Numeral] = []
    for numeral in numerals:
        joined = _join(words, found[-1], numeral, groups) if found else None
        if joined is None:
            found.append(numeral)
        else:
            found[-1] = joined
    return found


def _join(words: Sequence[Word], left: Numeral, right: Numeral, groups: Groups) -> Numeral | None:
    if left.value is None or right.value is None or not _linked(words, left, right, groups):
        return None
    low, high = _scaled(left, right, words)
    if low >= high:
        return None
    return Numeral(left.first, right.last, None, low=low, high=high, share=left.share)


def _linked(words: Sequence[Word], left: Numeral, right: Numeral, groups: Groups) -> bool:
    between = [word.lower for word in words[left.last : right.first]]
    if len(between) == 2 and not between[1].isalnum():
        between.pop()  # the second of two currency signs
    if len(between) != 1:
        return False
    signed = left.first > 0 and not words[left.first - 1].text.isalnum()
    first = left.first - signed
    before = words[first - 1].lower if first else ""
    link = between[0]
    if link in groups["range_to"]:
        change = (
            before in groups["from"] and words[max(first - 2, 0)].lower not in groups["ranging"]
        )
        return not change and not (signed and before in groups["range_by"])
    if link in groups["range_and"]:
        return before in groups["range_between"]
    if link in groups["range_or"]:
        return right.value == (left.value or 0.0) + 1
    return link in _DASHES and (link != "—" or _tight(words, left, right))


def _tight(words: Sequence[Word], left: Numeral, right: Numeral) -> bool:
    return words[right.first].start - words[left.last - 1].end == 1


def _scaled(left: Numeral, right: Numeral, words: Sequence[Word]) -> tuple[float, float]:
    low, high = left.value or 0.0, right.value or 0.0
    if right.last - right.first > 1 and left.last - left.first == 1:
        for scale in _SCALES:
            if high >= scale:
                return (low * scale, high) if low < high / scale else (low, high)
    thousands = words[right.first].text.endswith(",000") and high % _THOUSAND == 0
    if left.digits and thousands and low * _THOUSAND < high:
        return low * _THOUSAND, high
    return low, high
