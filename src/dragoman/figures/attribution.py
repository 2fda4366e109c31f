"""Tells to whom the page gives a figure: a statement's source, or one read on the surface."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.codes.units import Units
from dragoman.figures.words import Word
from dragoman.model import Span, Statement

__all__ = ["Attribution", "find_source", "surface_attributions"]

# A source of more words than this holds a clause of its own.
_LONGEST_SOURCE = 18
# "…, officials said on Sunday in a statement.": no more words than this follow the verb.
_LONGEST_TAIL = 7
# "…, officials told Reuters.": what is left of the sentence holds no figure.
_ADDRESSEE = 2
# ", he said late on Friday in Geneva, and": so many words may stand before the comma.
_LONGEST_WHEN = 6
_MARKS = frozenset({",", ";", ":", "(", ")", "–", "—", "...", "…"})


class Attribution(msgspec.Struct, frozen=True):
    """A source, and the stretch of text whose figures are its."""

    source: Span
    covers: Span


def find_source(
    number: Span, statements: Iterable[Statement], surface: Iterable[Attribution]
) -> Span | None:
    """Return the words of the source that the page gives a figure to, or None for the outlet.

    Args:
        number: The figure's numeral.
        statements: Statements that touch its sentence.
        surface: What the sentence shows without them.

    Returns:
        The source of the innermost statement that holds the number; else one on the surface.
    """
    holding = [
        (content.end - content.start, statement.source)
        for statement in statements
        if statement.source is not None
        for content in statement.content
        if content.contains(number)
    ]
    if holding:
        return min(holding, key=lambda pair: pair[0])[1]
    for attribution in surface:
        if attribution.covers.contains(number) and not attribution.source.overlaps(number):
            return attribution.source
    return None


def surface_attributions(words: Sequence[Word], units: Units) -> list[Attribution]:
    """Return what a sentence shows of its sources: "X reported …", "…, X said", "according to X".

    Args:
        words: The sentence's words.
        units: Reporting verbs of the language.

    Returns:
        Attributions, the surest pattern first.
    """
    if not words:
        return []
    whole = _join(words, 0, len(words))
    found: list[Attribution] = []
    for at, word in enumerate(words):
        source = _behind_lead(words, at, units)
        if source is not None:
            found.append(Attribution(source, whole))
        if word.lower in units.groups["reporting"]:
            found.extend(_around_verb(words, at, units))
    return found


def _behind_lead(words: Sequence[Word], at: int, units: Units) -> Span | None:
    for lead in units.leads:
        size = len(lead.split())
        if " ".join(word.lower for word in words[at : at + size]) == lead:
            end = _run(words, at + size, units)
            return _join(words, at + size, end) if end > at + size else None
    return None


def _around_verb(words: Sequence[Word], verb: int, units: Units) -> list[Attribution]:
    """Read a reporting verb: its source stands before it, or behind it after a comma."""
    passive = verb > 0 and words[verb - 1].lower in units.groups["auxiliary"]
    if passive or words[verb].text.istitle():
        return []
    last = verb
    while last > 1 and words[last - 1].lower in units.groups["source_tail"]:
        last -= 1
    opening = last <= _LONGEST_SOURCE and words[0].lower not in units.groups["adverbial"]
    if opening and last and _is_source(words, 0, last, units):
        return [Attribution(_join(words, 0, last), _join(words, verb, len(words)))]
    if verb and words[verb - 1].text == ",":
        behind = _run(words, verb + 1, units)
        if behind > verb + 1 and words[verb + 1].text[0].isalpha():
            return [Attribution(_join(words, verb + 1, behind), _join(words, 0, verb))]
    start = _source_start(words, last, units)
    if start >= last or not _is_source(words, start, last, units):
        return []
    late = start > 0 and words[start - 1].text == ","
    source, goes_on = _join(words, start, last), _goes_on(words, verb, units)
    if late and (goes_on or _tail(words, verb, units)):
        covers = _join(words, 0, len(words) if goes_on else start)
    else:
        covers = _join(words, verb, len(words))
    return [Attribution(source, covers)]


def _goes_on(words: Sequence[Word], verb: int, units: Units) -> bool:
    """Say whether the sentence goes on behind its source: "…, he said on Friday, and …"."""
    for step in range(verb + 1, min(verb + 1 + _LONGEST_WHEN, len(words))):
        if words[step].text == ",":
            when = words[verb + 1].lower in units.groups["adverbial"]
            return step == verb + 1 or when or words[verb + 1].text[0].isupper()
    return False


def _clause_start(words: Sequence[Word], verb: int, units: Units) -> int:
    """Return where the words right before a verb start: behind a mark or a conjunction."""
    start = verb
    while start > 0 and verb - start < _LONGEST_SOURCE:
        before = words[start - 1]
        if before.text in _MARKS or before.lower in units.groups["sourceless"]:
            break
        start -= 1
    return start


def _source_start(words: Sequence[Word], last: int, units: Units) -> int:
    """Return where a source before its verb starts: "Jason Lee, an official, / said"."""
    if words[last - 1].text != ",":
        return _clause_start(words, last, units)
    start = _clause_start(words, last - 1, units)
    return _clause_start(words, start - 1, units) if start > 1 else start


def _is_source(words: Sequence[Word], first: int, last: int, units: Units) -> bool:
    """Say whether words can name who speaks: no clause, no verb, no bare number."""
    if words[last - 1].lower in units.groups["source_end"]:
        return False
    never = units.groups["sourceless"] | units.groups["finite"]
    return not any(
        word.lower in never or word.text[0].isdecimal() or word.text in {";", ":", "–", "—"}
        for word in words[first:last]
    )


def _tail(words: Sequence[Word], verb: int, units: Units) -> bool:
    """Say whether nothing but time and place follows the verb: "…, he said on Friday."."""
    behind = words[verb + 1].lower if verb + 1 < len(words) else "."
    groups = units.groups
    free = behind == "." or behind in groups["adverbial"] or behind in groups["when"]
    left = len(words) - verb - 1
    return left <= _ADDRESSEE or (free and left <= _LONGEST_TAIL)


def _run(words: Sequence[Word], at: int, units: Units) -> int:
    """Return where a source that starts at a word ends: at a mark, a clause, the full stop."""
    end = at
    while end < len(words) and end - at < _LONGEST_SOURCE:
        word = words[end]
        if word.text in _MARKS or word.text == "." or word.lower in units.groups["sourceless"]:
            break
        end += 1
    return end


def _join(words: Sequence[Word], first: int, last: int) -> Span:
    end = last - 1 if words[last - 1].text == "," and last - 1 > first else last
    return Span(words[first].start, words[end - 1].end)
