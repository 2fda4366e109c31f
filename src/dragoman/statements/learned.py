"""Turns what the reader has learned to see as somebody's words into attributions, and adds the rules'."""

from bisect import bisect_left

from msgspec.structs import replace

from dragoman.model import Attribution as Seen
from dragoman.model import Span
from dragoman.statements.attribution import Attribution
from dragoman.statements.view import Range, View

__all__ = ["LEARNED", "add_ruled", "learned"]

LEARNED = "learned"
# How often an attribution shared half the content and the source with an annotated one, by what the
# network says of its cue: tenths of 2,040 on polnear.dev, gum_other.dev and the nine pages.
_RIGHT = (
    (0.65, 0.41), (0.70, 0.46), (0.79, 0.55), (0.87, 0.64), (0.93, 0.74), (0.965, 0.75), (0.985, 0.86),
    (0.993, 0.9), (0.997, 0.93), (0.9985, 0.98), (1.0, 0.98),
)  # fmt: skip
# Less sure attributions are left out. F1 of statements with their source: polnear.dev .708 at .5,
# .710 at .65, .700 at .75; gum_other.dev .491, .522, .514.
_LEAST = 0.65
# Of what the rules find beside what was learned, only this one is more often right than not on
# held-back pages of conflict news (6 of 8); the others are wrong in three of four cases.
_RULES = frozenset({"said"})
_JOINING = frozenset({"and", "but", ","})
_DEEP = 6  # steps up a tree from a relative pronoun to its clause
_LONGEST_PHRASE = 15
_NOUN = 4  # words after an article within which its noun stands


def learned(view: View) -> list[Attribution] | None:
    """Return the attributions that the reader saw, in the order of their cues.

    Args:
        view: The reading laid out.

    Returns:
        None where the reader does not look for any.
    """
    if view.reading.attributions is None:
        return None
    return [
        _attribution(view, seen)
        for seen in view.reading.attributions
        if seen.confidence >= _LEAST and view.is_spoken(seen.cue)
    ]


def _attribution(view: View, seen: Seen) -> Attribution:
    return Attribution(
        rule=LEARNED,
        cue=_range(view, seen.cue),
        source=_with_antecedent(view, _source(view, seen.source)) if seen.source else None,
        contents=_with_later(view, [_content(view, part) for part in seen.content]),
        speech=seen.speech,
        confidence=_confidence(seen.confidence),
    )


def _confidence(told: float) -> float:
    """Return how likely an attribution is right, between the points that were measured."""
    above = next(at for at, (least, _) in enumerate(_RIGHT) if told <= least)
    if not above:
        return _RIGHT[0][1]
    (low, below), (high, right) = _RIGHT[above - 1], _RIGHT[above]
    return round(below + (right - below) * (told - low) / (high - low), 2)


def _with_later(view: View, contents: list[Range]) -> tuple[Range, ...]:
    """Add the next paragraphs of a quotation that is not closed at its paragraph's end."""
    number = view.quoted[contents[-1].last - 1]
    while 0 <= number < len(view.quotations) - 1 and view.going_on[number]:
        number += 1
        contents.append(view.quotations[number])
    return tuple(contents)


def _with_antecedent(view: View, source: Range) -> Range:
    """Return "China's foreign minister, who" for the "who" of a relative clause."""
    tokens = view.reading.tokens
    pronoun = source.first
    if source.last - pronoun != 1 or view.words[pronoun] not in view.cues.relative:
        return source
    at = pronoun
    for _ in range(_DEEP):
        token = tokens[at]
        if token.head is None or token.head < 0:
            return source
        above = token.head
        if token.relation == "acl:relcl" and above < pronoun:
            return Range(_phrase_start(view, above), source.last)
        at = above
    return source


def _phrase_start(view: View, noun: int) -> int:
    """Return where the phrase of a noun starts: the first word before it that hangs on it."""
    tokens = view.reading.tokens
    start = noun
    for at in range(noun - 1, max(-1, noun - _LONGEST_PHRASE), -1):
        above = tokens[at].head
        if above is None or not start <= above <= noun:
            break
        start = at
    return start


def _source(view: View, span: Span) -> Range:
    """Return a source without the comma behind it, and not an article without its noun."""
    found = _range(view, span)
    first = view.reading.tokens[found.first]
    if found.last - found.first == 1 and first.pos == "DET" and first.head is not None:
        found = Range(found.first, max(found.last, min(first.head, found.last + _NOUN) + 1))
    cut = found.last - found.first > 1 and view.words[found.last - 1] == ","
    return Range(found.first, found.last - cut)


def _content(view: View, span: Span) -> Range:
    """Return a content without the "and" that joins it to what stands before."""
    found = _range(view, span)
    first = found.first
    while first < found.last - 1 and view.words[first] in _JOINING and view.quoted[first] < 0:
        first += 1
    return Range(first, found.last)


def _range(view: View, span: Span) -> Range:
    return Range(bisect_left(view.starts, span.start), bisect_left(view.starts, span.end))


def add_ruled(view: View, items: list[Attribution], ruled: list[Attribution]) -> list[Attribution]:
    """Return what the reader saw with those of the rules that it did not see.

    Args:
        view: The reading laid out.
        items: The reader's.
        ruled: The rules'.

    Returns:
        Both in the order of their cues; of the rules' none whose cue or content is the reader's.
    """
    cues = {at for item in items for at in range(item.cue.first, item.cue.last)}
    contents = [_tokens(item) for item in items]
    new = [
        item for item in ruled
        if item.rule in _RULES
        and cues.isdisjoint(range(item.cue.first, item.cue.last))
        and not any(_is_same(_tokens(item), content) for content in contents)
    ]  # fmt: skip
    both = sorted((*items, *new), key=lambda item: (item.cue, item.rule))
    return [_ended(view, item, both) for item in both]


def _ended(view: View, item: Attribution, others: list[Attribution]) -> Attribution:
    """End a content where another attribution is joined to it: "X said A while warning of B"."""
    last = item.contents[-1]
    for other in others:
        if not last.first < other.cue.first < last.last or last.first <= item.cue.first:
            continue
        first = other.cue.first
        if other.source is not None and last.first < other.source.first < first:
            first = other.source.first
        joint = first - 1
        while joint > last.first and view.words[joint] in view.cues.adverb - view.cues.joint:
            joint -= 1
        joined = view.words[joint] in view.cues.joint or view.words[joint] == "with"
        if not joined or joint <= last.first or view.quoted[joint] >= 0:
            continue
        end = joint - (view.words[joint - 1] == ",")
        return replace(item, contents=(*item.contents[:-1], Range(last.first, end)))
    return item


def _tokens(item: Attribution) -> frozenset[int]:
    return frozenset(at for part in item.contents for at in range(part.first, part.last))


def _is_same(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) >= len(one | other)
