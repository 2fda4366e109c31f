"""Tells where each figure of a page counts: at a place named beside it, or one spoken of before."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

import msgspec

from dragoman.model import Place, PlaceUse, Reading, Span

__all__ = ["Candidate", "Sight", "describe", "find_candidates", "place_of", "see"]

# Below this share of the candidates' weight the best of them is too little sure.
# On the 123 training pages, cross-validated: right .441 at 0, .449 at .2, .415 at .35, .359 at .5.
_LEAST = 0.2
_NEAR, _BESIDE = 40, 100  # characters between number and name
_LEAD = 3  # sentences
_FAR = 6  # sentences back from which on all are as far
_LONGEST_NAME = 40
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "across", "around", "outside", "inside", "throughout", "from", "of", "on", "to"}
)  # fmt: skip
_SPECIFIED = frozenset(
    {"the", "a", "province", "city", "town", "village", "state", "district", "southern", "northern",
     "eastern", "western", "central"}
)  # fmt: skip

# Words behind a country's name that go on with the sentence, not with the name.
_FOLLOWING = frozenset(
    {"and", "or", "to", "in", "on", "at", "by", "for", "from", "with", "since", "after", "before",
     "during", "over", "is", "was", "has", "have", "had", "are", "were", "will", "as", "when", "while",
     "where", "who", "which", "that", "the", "a", "this", "last", "between", "of", "said", "says"}
)  # fmt: skip


class _Mention(msgspec.Struct, frozen=True):
    span: Span
    sentence: int
    use: str


class Candidate(msgspec.Struct, frozen=True):
    """A place of a page where a figure may count.

    Attributes:
        name: Its usual name, or as the page first writes it.
        country: Its country, or None.
        wide: Whether it is a country.
        listed: Whether a list has it.
        mentions: Where it is named, in text order.
    """

    name: str
    country: str | None
    wide: bool
    listed: bool
    mentions: tuple[_Mention, ...]


class Sight(msgspec.Struct, frozen=True):
    """A page laid out for its figures.

    Attributes:
        reading: Sentences and tokens.
        starts: Where each sentence starts.
        candidates: All places of the page.
        numbers: The numerals of all figures.
        reporting: Verbs of speech.
    """

    reading: Reading
    starts: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    numbers: tuple[Span, ...]
    reporting: frozenset[str]


def see(
    reading: Reading, places: Sequence[Place], numbers: Iterable[Span], reporting: frozenset[str]
) -> Sight:
    """Lay a page out: its sentences, and the places that it names.

    Args:
        reading: Sentences and learned names; a name of a place that no list has counts too.
        places: What is known of the others.
        numbers: The numerals of the figures.
        reporting: Verbs of speech.

    Returns:
        All that `place_of` looks at.
    """
    starts = tuple(sentence.start for sentence in reading.sentences)
    candidates = find_candidates(reading, places, starts)
    return Sight(reading, starts, candidates, tuple(numbers), reporting)


def find_candidates(
    reading: Reading, places: Sequence[Place], starts: Sequence[int]
) -> tuple[Candidate, ...]:
    """Return the places of a page, each once with all its mentions, in the order of the first.

    Args:
        reading: Sentences and learned names.
        places: The resolved places.
        starts: Where each sentence starts.
    """
    wider = {}
    rest: list[tuple[Span, str]] = []
    resolved = [place.span for place in places]
    for name in reading.names:
        if name.kind != "LOC":
            continue
        span = Span(name.start, name.end)
        inside = [one for one in resolved if one.overlaps(span)]
        if not inside:
            rest.append((span, "literal"))
        elif name.end - name.start < _LONGEST_NAME:
            wider.update({one: span for one in inside if span.contains(one)})
    grouped: dict[str, list[tuple[Span, str]]] = {}
    usual: dict[str, str] = {}
    countries: dict[str, str | None] = {}
    wide: set[str] = set()
    for place in places:
        key = f"{place.name}|{place.country}"
        modifies = _is_country(place) and _modifies(reading.text, place.span)
        kind = PlaceUse.DEMONYM if modifies else place.use
        grouped.setdefault(key, []).append((place.span, kind.value))
        countries[key] = place.country
        # Of a place of our own lists the usual name; of a gazetteer's town the page's is better.
        if place.code is not None and place.name is not None:
            usual[key] = place.name
        if _is_country(place):
            wide.add(key)
    for span, use in rest:
        grouped.setdefault(span.of(reading.text).lower(), []).append((span, use))
    found = [
        Candidate(
            usual.get(key) or _name(reading.text, mentions, wider) or key.partition("|")[0],
            countries.get(key),
            key in wide,
            key in countries,
            tuple(_Mention(span, bisect_right(starts, span.start) - 1, use) for span, use in mentions),
        )
        for key, mentions in grouped.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.mentions[0].span))


def _is_country(place: Place) -> bool:
    return place.country is not None and place.code == place.country.lower()


def _modifies(text: str, span: Span) -> bool:
    """Say whether a country's name stands before a noun: "U.S. soldiers", "China's army"."""
    rest = text[span.end : span.end + 3]
    return rest[:2] in ("'s", "’s") or (
        (rest[:1] in (" ", "-") and rest[1:2].islower())
        and (text[span.end :].split(maxsplit=1)[0] not in _FOLLOWING)
    )


def _name(
    text: str, mentions: Sequence[tuple[Span, str]], wider: Mapping[Span, Span]
) -> str | None:
    """Return how a page first writes a place, or None where it is only meant."""
    named = (span for span, use in mentions if use not in (PlaceUse.NOMINAL, PlaceUse.DEMONYM))
    span = next(named, None)
    return " ".join(wider.get(span, span).of(text).split()) if span else None


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
        yield f"here {_preposition(text, mention.span)}"
        between = text[first.end : max(last.start, first.end)]
        if "," in between or ";" in between:
            yield "here, comma between"
        if not sight.reporting.isdisjoint(between.lower().split()):
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


def _preposition(text: str, span: Span) -> str:
    words = text[max(0, span.start - 25) : span.start].lower().split()
    words = [word for word in words if word not in _SPECIFIED]
    return words[-1] if words and words[-1] in _PREPOSITIONS else "bare"
