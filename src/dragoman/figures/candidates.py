"""Collects the places of a page at which its figures may count, each once with all its mentions."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.codes.units import Units
from dragoman.model import Place, PlaceUse, Reading, Span

__all__ = ["Candidate", "Mention", "find_candidates"]

_LONGEST_NAME = 40  # characters of a name that may stand for the place in it


class Mention(msgspec.Struct, frozen=True):
    """A place's name or people, and the number of its sentence."""

    span: Span
    sentence: int
    use: PlaceUse


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
    mentions: tuple[Mention, ...]


class _Named(msgspec.Struct, frozen=True):
    """Words that name a place, before they are joined.

    Attributes:
        key: Words with one key name one place.
        shown: How the page writes it here, with what belongs to the name ("Yongshan County").
        place: What they were resolved to, or None for a name of no list.
        mention: Where they stand.
    """

    key: str
    shown: str
    place: Place | None
    mention: Mention


def find_candidates(
    reading: Reading, places: Sequence[Place], starts: Sequence[int], units: Units
) -> tuple[Candidate, ...]:
    """Return the places of a page in the order of their first mention.

    Args:
        reading: Sentences and learned names; a name of a place that no list has counts too.
        places: The resolved places.
        starts: Where each sentence starts.
        units: Words of the language.
    """
    grouped: dict[str, list[_Named]] = {}
    for one in (*_resolved(reading, places, starts, units), *_others(reading, places, starts)):
        grouped.setdefault(one.key, []).append(one)
    found = (_joined(named) for named in grouped.values())
    return tuple(sorted(found, key=lambda one: one.mentions[0].span))


def _resolved(
    reading: Reading, places: Sequence[Place], starts: Sequence[int], units: Units
) -> Iterator[_Named]:
    wider = _wider(reading, places)
    for place in places:
        modifies = _is_country(place) and _modifies(reading.text, place.span, units)
        use = PlaceUse.DEMONYM if modifies else place.use
        shown = wider.get(place.span, place.span).of(reading.text)
        yield _Named(
            f"{place.name}|{place.country}", " ".join(shown.split()), place,
            Mention(place.span, bisect_right(starts, place.span.start) - 1, use),
        )  # fmt: skip


def _wider(reading: Reading, places: Iterable[Place]) -> dict[Span, Span]:
    """Return by the span of a place the learned name around it, if that is no long one."""
    around = iter(sorted(_names(reading)))
    name = next(around, None)
    found: dict[Span, Span] = {}
    for span in sorted({place.span for place in places}):
        while name is not None and name.end <= span.start:
            name = next(around, None)
        if name is not None and name.contains(span) and name.end - name.start < _LONGEST_NAME:
            found[span] = name
    return found


def _others(reading: Reading, places: Iterable[Place], starts: Sequence[int]) -> Iterator[_Named]:
    """Yield the learned names of places in which nothing is resolved."""
    taken = sorted({place.span for place in places})
    for span in _names(reading):
        at = bisect_right(taken, span)
        if not any(one.overlaps(span) for one in taken[max(0, at - 1) : at + 1]):
            words = span.of(reading.text)
            sentence = bisect_right(starts, span.start) - 1
            yield _Named(words.lower(), words, None, Mention(span, sentence, PlaceUse.LITERAL))


def _names(reading: Reading) -> list[Span]:
    return [Span(name.start, name.end) for name in reading.names if name.kind == "LOC"]


def _joined(named: Sequence[_Named]) -> Candidate:
    place = named[0].place
    return Candidate(
        name=_name(named, place),
        country=place.country if place else None,
        wide=place is not None and _is_country(place),
        listed=place is not None,
        mentions=tuple(sorted((one.mention for one in named), key=lambda one: one.span)),
    )


def _name(named: Sequence[_Named], place: Place | None) -> str:
    """Return the usual name of a place of our own lists; of others the page's first."""
    usual = place.name if place is not None and place.name else named[0].shown
    if place is not None and place.code is not None:
        return usual
    told = (PlaceUse.NOMINAL, PlaceUse.DEMONYM)
    return next((one.shown for one in named if one.mention.use not in told), usual)


def _is_country(place: Place) -> bool:
    return place.country is not None and place.code == place.country.lower()


def _modifies(text: str, span: Span, units: Units) -> bool:
    """Say whether a country's name stands before a noun: "U.S. soldiers", "China's army"."""
    rest = text[span.end : span.end + 3]
    if rest[:2] in ("'s", "’s"):
        return True
    if rest[:1] not in (" ", "-") or not rest[1:2].islower():
        return False
    return text[span.end :].split(maxsplit=1)[0] not in units.groups["after_country"]
