"""Finds cues in a stretch of text, and the source of a cue that has its verb's place."""

from bisect import bisect_left
from collections.abc import Iterator

from dragoman.statements.sources import source_before
from dragoman.statements.view import Range, Stretch, View

__all__ = ["before_cue", "find_cues", "names_a_thing", "subject"]

_MARKS = frozenset({",", "—", "–", "--", ";"})
_LONGEST_NAME = 8


def find_cues(view: View, stretch: Stretch) -> Iterator[Range]:
    """Yield the cues of a stretch that do not overlap, the longest that begin at a word."""
    token, last = stretch.tokens.first, stretch.tokens.last
    cues = view.cues
    first, end = (bisect_left(view.openings, edge) for edge in (token, last))
    for opening in view.openings[first:end]:
        longest = min(cues.longest[view.words[opening]], last - opening)
        for length in range(longest, 0, -1) if opening >= token else ():
            cue = Range(opening, opening + length)
            if view.form(cue) in cues.attributing:
                yield cue
                token = cue.last
                break


def before_cue(view: View, cue: Range, floor: int) -> int | None:
    """Return the token before a cue and its auxiliaries; None where it is passive or no verb."""
    token = cue.first - 1
    cues = view.cues
    going = view.form(cue) in cues.going
    while token >= floor:
        word = view.words[token]
        if word in {"to", "not", "n't", "never"} or (
            word in cues.determiner and word not in {"all", "both"}
        ):
            return None
        if word in cues.be and not going and word not in {"'s", "'m", "'re"}:
            return None
        if not (
            word in cues.auxiliary
            or (word in cues.adverb and word not in cues.conjunction)
            or word.endswith("ly")
            or (going and word in cues.be)
        ):
            break
        token -= 1
    if token >= floor and view.words[token] == "'s":
        return None
    return max(token, floor - 1)


def subject(
    view: View, stretch: Stretch, before: int, floor: int, earlier: Range | None
) -> Range | None:
    """Return the source before a cue; after a comma or "and" it is that of the verb before."""
    going = before + 1 < stretch.tokens.last and view.words[before + 1] in view.cues.going
    if before >= floor and view.words[before] in {"and", "but"}:
        return earlier or _opening(view, stretch)
    if not going or before < floor:
        return source_before(view, before, floor)
    if view.words[before] in _MARKS or view.words[before] == "while":
        return earlier or _opening(view, stretch)
    return (
        None if view.words[before] in view.cues.preposition else source_before(view, before, floor)
    )


def _opening(view: View, stretch: Stretch) -> Range | None:
    """Return the name or pronoun with which a stretch opens."""
    first = last = stretch.tokens.first
    if view.words[first] in view.cues.person:
        return Range(first, first + 1)
    ceiling = min(stretch.tokens.last, first + _LONGEST_NAME)
    while last < ceiling and view.quoted[last] < 0 and view.capital[last]:
        last += 1
    dated = not view.cues.weekday.isdisjoint(view.words[first:last])
    return Range(first, last) if last - first > 1 and not dated else None


def names_a_thing(view: View, source: Range) -> bool:
    """Say whether "called" gives a thing its name: "a group called the Lake Guard"."""
    words = view.words[source.first : source.last]
    while "," in words:
        words = words[words.index(",") + 1 :]
    return not {"a", "an", "another", "so"}.isdisjoint(words)
