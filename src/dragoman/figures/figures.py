"""Picks the quantities that count for a crisis: what, of whom, where, when and per whom."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from dragoman.codes.units import Units
from dragoman.figures.candidates import Candidate
from dragoman.figures.clause import Count, Counted
from dragoman.figures.counted import find_counted
from dragoman.figures.hedges import find_bounds
from dragoman.figures.numeral import Numeral
from dragoman.figures.place import place_of, see
from dragoman.figures.scope import find_as_of, find_period, find_phase, revised_from
from dragoman.figures.words import Word, split_words
from dragoman.model import (
    Context,
    Figure,
    Quantity,
    Reading,
    Sentence,
    Span,
    Statement,
    Time,
    content_id,
    source_of,
)

__all__ = ["find_figures"]

# Share of figures with the right count and kind among those a rule made on 123 annotated training
# pages of 2,094 sentences (benchmarks/figures.py prints it by rule).
_CONFIDENCE = {
    "figures.act/1": 0.97,
    "figures.state/1": 0.95,
    "figures.noun/1": 0.89,
    "figures.toll/1": 0.95,  # 7 of 7
    "figures.shared/1": 0.8,
    "figures.money/1": 0.95,
}
# "33 deaths / from malnutrition", "thousands / of them": so many words go with the noun.
_LONGEST_COMPLEMENT = 4
# A time further from the number than this belongs to something else.
# Measured on the training pages: period right .603 within 60, .645 within 150 to 200, .640 at 300.
_WINDOW = 200


class _Page(msgspec.Struct, frozen=True):
    """A reading with what was found in it before its figures."""

    reading: Reading
    statements: Sequence[Statement]
    starts: Sequence[int]
    longest: int
    context: Context
    units: Units


class _Scene(msgspec.Struct, frozen=True):
    """A sentence with figures and whom it quotes."""

    page: _Page
    words: Sequence[Word]
    statements: Sequence[Statement]


def find_figures(
    reading: Reading,
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
    context: Context,
    *,
    units: Units,
) -> tuple[Figure, ...]:
    """Find the counts that matter to a conflict or a crisis among the quantities of a reading.

    Ages, prices, shares, durations and distances are none.

    Args:
        reading: The article's sentences.
        quantities: What `find_quantities` found in it.
        statements: Who said what in it.
        context: Times and places named in it.
        units: Cue words of the language.

    Returns:
        Figures in text order, each with the words it rests on and the source it is given to.
    """
    page = _page(reading, statements, context, units)
    figures = [
        figure
        for sentence, here in _by_sentence(reading, quantities)
        for figure in _in_sentence(page, sentence, here)
    ]
    return tuple(_placed(page, figures)) if figures else ()


def _placed(page: _Page, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures with their places; what holds for one tells of the next."""
    numbers = (figure.number for figure in figures)
    sight = see(page.reading, page.context.places, numbers, page.units)
    place: Candidate | None = None
    for figure in figures:
        found = place_of(sight, figure.number, place, page.units.places)
        place = found or place
        yield replace(figure, place=found.name) if found else figure


def _page(
    reading: Reading, statements: Sequence[Statement], context: Context, units: Units
) -> _Page:
    ordered = sorted(statements, key=lambda one: one.span.start)
    starts = [one.span.start for one in ordered]
    longest = max((one.span.end - one.span.start for one in ordered), default=0)
    return _Page(reading, ordered, starts, longest, context, units)


def _by_sentence(
    reading: Reading, quantities: Sequence[Quantity]
) -> Iterator[tuple[Sentence, Sequence[Quantity]]]:
    starts = [quantity.number.start for quantity in quantities]
    for sentence in reading.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first < last:
            yield sentence, quantities[first:last]


def _in_sentence(page: _Page, sentence: Sentence, here: Sequence[Quantity]) -> Iterator[Figure]:
    words = split_words(page.reading.text, sentence.span, page.units.numbers)
    counts = _counts(words, here, page.units)
    counted = find_counted(words, counts, page.units)
    if not any(counted):
        return
    scene = _Scene(
        page=page,
        words=words,
        statements=_overlapping(page, sentence.span),
    )
    old = [revised_from(words, count, page.units) for count in counts]
    replaced = _replaced(counts, old)
    for at, (count, what) in enumerate(zip(counts, counted, strict=True)):
        if what is not None and not old[at]:
            yield _figure(scene, count, what, replaced.get(at))


def _overlapping(page: _Page, span: Span) -> list[Statement]:
    """Return the statements that share words with a stretch; they stand in text order."""
    low = bisect_left(page.starts, span.start - page.longest)
    high = bisect_left(page.starts, span.end)
    return [one for one in page.statements[low:high] if one.span.overlaps(span)]


def _replaced(counts: Sequence[Count], old: Sequence[bool]) -> dict[int, float | None]:
    """Return the old value by the index of the number that replaces it, the one before if any."""
    return {
        at - 1 if at and not old[at - 1] else at + 1: counts[at].quantity.value
        for at in range(len(old))
        if old[at]
    }


def _counts(words: Sequence[Word], here: Sequence[Quantity], units: Units) -> list[Count]:
    starts = [word.start for word in words]
    found: list[Count] = []
    for quantity in here:
        start = bisect_left(starts, quantity.number.start)
        last = bisect_left(starts, quantity.number.end)
        bounds = find_bounds(words, Numeral(start, last, quantity.value or 0.0), units)
        first = min(bounds.first, bisect_left(starts, quantity.span.start))
        noun = end = last
        if quantity.unit_span is not None and quantity.unit_span.start >= quantity.number.end:
            noun = bisect_left(starts, quantity.unit_span.start)
            end = bisect_left(starts, quantity.unit_span.end)
        found.append(Count(quantity, first, start, last, noun, end))
    return found


def _figure(scene: _Scene, count: Count, counted: Counted, revises: float | None) -> Figure:
    quantity, page, words = count.quantity, scene.page, scene.words
    end = max(_with_complement(words, counted.end, count, page.units), count.last)
    span = Span(min(words[count.first].start, quantity.span.start), words[end - 1].end)
    times = _own(_near(page.context.times, quantity.number, words), quantity.number, scene)
    as_of = find_as_of(words, times, page.units)
    dated = as_of is None and counted.what not in page.units.groups["undated"]
    return Figure(
        id=content_id(
            page.reading.article,
            "figure",
            span.start,
            span.end,
            quantity.value,
            quantity.low,
            quantity.high,
            counted.what,
            counted.rule,
        ),
        article=page.reading.article,
        span=span,
        rule=counted.rule,
        confidence=_CONFIDENCE[counted.rule],
        number=quantity.number,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        hedge=quantity.hedge,
        what=counted.what,
        of=_whom(words, count, page.units),
        phase=find_phase(words, count, page.units) if counted.what == "hungry" else None,
        period=find_period(words, quantity.number, times, _day_before(page, words), page.units)
        if dated
        else None,
        as_of=as_of,
        per=source_of(quantity.number, scene.statements),
        revises=revises,
    )


def _own(times: Sequence[Time], number: Span, scene: _Scene) -> list[Time]:
    """Leave out when somebody said it: of a number in somebody's words, times that stand outside."""
    for one in scene.statements:
        if any(part.contains(number) for part in one.content):
            outside = [
                time for time in times if not any(part.overlaps(time.span) for part in one.content)
            ]
            times = [time for time in times if time not in outside]
    return list(times)


def _day_before(page: _Page, words: Sequence[Word]) -> Time | None:
    """Return the last day that the page names before a sentence."""
    times = page.context.times
    at = bisect_left(times, words[0].start, key=lambda one: one.span.start)
    named = (time for time in reversed(times[:at]) if time.first and time.first == time.last)
    return next(named, None)


def _near(found: Sequence[Time], number: Span, words: Sequence[Word]) -> list[Time]:
    """Return the times of the sentence that stand near a number."""
    first = max(words[0].start, number.start - _WINDOW)
    last = min(words[-1].end, number.end + _WINDOW)
    at = bisect_left(found, first, key=lambda one: one.span.start)
    end = bisect_left(found, last, key=lambda one: one.span.start)
    return list(found[at:end])


def _whom(words: Sequence[Word], count: Count, units: Units) -> str | None:
    """Return who or what is counted in lower case; "people" and "others" say nothing."""
    phrase = words[count.noun : count.end]
    if not phrase or (len(phrase) == 1 and phrase[0].lower in units.groups["anybody"]):
        return None
    return " ".join(word.lower for word in phrase)


def _with_complement(words: Sequence[Word], end: int, count: Count, units: Units) -> int:
    """Return where "33 deaths / from malnutrition" ends: a noun's short complement belongs to it."""
    if count.noun == count.end or end != count.end or end >= len(words):
        return end
    if words[end].lower not in units.groups["complement"]:
        return end
    last = end + 1
    while last < len(words) and last - end <= _LONGEST_COMPLEMENT:
        if not words[last].text[0].isalpha() or units.grammar.get(words[last].lower) == "stop":
            break
        last += 1
    return last if last > end + 1 else end
