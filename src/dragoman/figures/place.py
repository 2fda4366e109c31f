"""Tells where each figure of a page counts: at a place named beside it, or one spoken of before."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

import msgspec

from dragoman.codes.units import Units
from dragoman.figures.candidates import Candidate, find_candidates
from dragoman.model import Place, PlaceUse, Reading, Span

__all__ = ["Sight", "describe", "place_of", "see"]

# Below this share of the candidates' weight the best of them is too little sure.
# On the 123 training pages, cross-validated: right .441 at 0, .449 at .2, .415 at .35, .359 at .5.
_LEAST = 0.2
_NEAR, _BESIDE = 40, 100  # characters between number and name
_LEAD = 3  # sentences
_FAR = 6  # sentences back from which on all are as far


class Sight(msgspec.Struct, frozen=True):
    """A page laid out for its figures.

    Attributes:
        reading: Sentences and tokens.
        starts: Where each sentence starts.
        candidates: All places of the page.
        numbers: The numerals of all figures.
        units: Words of the language.
    """

    reading: Reading
    starts: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    numbers: tuple[Span, ...]
    units: Units


def see(reading: Reading, places: Sequence[Place], numbers: Iterable[Span], units: Units) -> Sight:
    """Lay a page out: its sentences, and the places that it names.

    Args:
        reading: Sentences and learned names; a name of a place that no list has counts too.
        places: What is known of the others.
        numbers: The numerals of the figures.
        units: Words of the language.

    Returns:
        All that `place_of` looks at.
    """
    starts = tuple(sentence.start for sentence in reading.sentences)
    candidates = find_candidates(reading, places, starts, units)
    return Sight(reading, starts, candidates, tuple(numbers), units)


def place_of(
    sight: Sight, number: Span, before: Candidate | None, weights: Mapping[str, float]
) -> Candidate | None:
    """Return where a figure counts, or None where nothing tells.

    Args:
        sight: The page.
        number: The figure's numeral.
        before: The place of the figure before.
        weights: Of the features, made by tools/train_figure_place.py.
    """
    rows = describe(sight, number, before)
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    if not scores:
        return None
    best = max(range(len(scores)), key=scores.__getitem__)
    share = 1 / sum(exp(min(score - scores[best], 0.0)) for score in scores)
    return sight.candidates[best] if share >= _LEAST else None


def describe(sight: Sight, number: Span, before: Candidate | None) -> list[dict[str, float]]:
    """Return the features of each candidate for a figure.

    Args:
        sight: The page.
        number: The figure's numeral.
        before: The place of the figure before.

    Returns:
        One row a candidate, in order.
    """
    at = max(0, bisect_right(sight.starts, number.start) - 1)
    most = max((len(one.mentions) for one in sight.candidates), default=0)
    total = sum(len(one.mentions) for one in sight.candidates)
    recent = _recent(sight, at)
    rows: list[dict[str, float]] = []
    for one in sight.candidates:
        row = dict.fromkeys(_of_all(sight, one, at, before), 1.0)
        row["share"] = len(one.mentions) / total
        if len(one.mentions) == most:
            row["most named"] = 1.0
        if one in recent:
            row[f"recent {min(recent.index(one), 3)}"] = 1.0
        row.update(dict.fromkeys(_beside(sight, one, number, at), 1.0))
        rows.append(row)
    _compare(sight.candidates, rows)
    if not any("here" in row for row in rows):
        for row in rows:
            row.update({f"none here: {name}": value for name, value in row.items()})
    return rows


def _recent(sight: Sight, at: int) -> list[Candidate]:
    """Return the places named in the sentences before, the last named first."""
    named = [
        (mention.span.start, number)
        for number, one in enumerate(sight.candidates)
        for mention in one.mentions
        if mention.sentence < at and mention.use != PlaceUse.DEMONYM
    ]
    order = dict.fromkeys(number for _, number in sorted(named, reverse=True))
    return [sight.candidates[number] for number in order]


def _compare(candidates: Sequence[Candidate], rows: list[dict[str, float]]) -> None:
    """Add what only the candidates together tell: a country beside a place in it, the nearest."""
    for sort in ("here", "past"):
        inner = {
            one.country for one, row in zip(candidates, rows, strict=True)
            if not one.wide and one.country and (sort in row or (sort == "past" and "here" in row))
        }  # fmt: skip
        for one, row in zip(candidates, rows, strict=True):
            if one.wide and sort in row and one.country in inner:
                row[f"{sort}, around another"] = 1.0
    finer = [
        (len(one.mentions), at) for at, one in enumerate(candidates)
        if not one.wide and one.listed and _is_named(one)
    ]  # fmt: skip
    if finer:
        rows[max(finer, key=lambda pair: (pair[0], -pair[1]))[1]]["most named, finer"] = 1.0


def _is_named(one: Candidate) -> bool:
    return any(mention.use == PlaceUse.LITERAL for mention in one.mentions)


def _of_all(sight: Sight, one: Candidate, at: int, before: Candidate | None) -> Iterator[str]:
    """Yield what the mentions of a place tell, wherever they stand."""
    sentences = sight.reading.sentences
    yield f"use {one.mentions[0].use}"
    yield "country" if one.wide else "finer"
    if not one.listed:
        yield "unlisted"
    if not _is_named(one):
        yield "never literal"
    if one.mentions[0].sentence < _LEAD:
        yield "lead"
    if one is before:
        yield "as before"
    named = [mention for mention in one.mentions if mention.use != PlaceUse.DEMONYM]
    here = any(mention.sentence == at for mention in named)
    if here:
        yield "here"
        yield "here, country" if one.wide else "here, finer"
    past = [mention for mention in named if mention.sentence < at]
    if past:
        yield "past"
        yield f"past {min(at - past[-1].sentence, _FAR)}"
        if past[-1].use == PlaceUse.LITERAL:
            yield "past, literal"
        if sentences[past[-1].sentence].paragraph == sentences[at].paragraph:
            yield "same paragraph"
    elif not here:
        yield "only later"


def _beside(sight: Sight, one: Candidate, number: Span, at: int) -> Iterator[str]:
    """Yield how the mentions of a place in the figure's own sentence stand to it."""
    text = sight.reading.text
    for mention in one.mentions:
        if mention.sentence != at:
            continue
        if mention.use == PlaceUse.DEMONYM:
            yield "here demonym"
            continue
        ahead = mention.span.start > number.start
        first, last = sorted((number, mention.span))
        gap = last.start - first.end
        near = "near" if gap < _NEAR else "beside" if gap < _BESIDE else "far"
        yield f"here {'behind' if ahead else 'before'}, {near}"
        yield f"here {mention.use}"
        yield f"here {_preposition(sight, mention.span)}"
        between = text[first.end : max(last.start, first.end)]
        if "," in between or ";" in between:
            yield "here, comma between"
        if not sight.units.groups["reporting"].isdisjoint(between.lower().split()):
            yield f"here {'behind' if ahead else 'before'}, said between"
        if any(first.end <= other.start < last.start for other in sight.numbers):
            yield "here, a number between"
        others = [
            other.span
            for candidate in sight.candidates
            if candidate is not one
            for other in candidate.mentions
            if other.sentence == at and other.use != PlaceUse.DEMONYM
        ]
        if any(first.end <= other.start < last.start for other in others):
            yield "here, another between"
        elif ahead:
            yield "here, first behind"


def _preposition(sight: Sight, span: Span) -> str:
    groups = sight.units.groups
    words = sight.reading.text[max(0, span.start - 25) : span.start].lower().split()
    words = [word for word in words if word not in groups["before_place"]]
    return words[-1] if words and words[-1] in groups["place_preposition"] else "bare"
