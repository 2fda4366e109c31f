"""Stage 4b, `find_places`: names of places, which place each stands for, and how it is used.

`find_where` tells which words of a sentence say where an event in it happened.
"""

from msgspec.structs import replace

from dragoman.codes.gazetteer import PlaceRow
from dragoman.codes.place_names import PlaceNames
from dragoman.model import Place, PlaceUse, Reading, Span, content_id
from dragoman.places.mentions import Mention, find_mentions
from dragoman.places.nominal import Nominal, find_nominals
from dragoman.places.resolve import Candidate, Choice, resolve
from dragoman.places.use import tell_use
from dragoman.places.where import find_where

__all__ = ["find_places", "find_where"]

RULE = "places.name/2"
RULE_NOMINAL = "places.nominal/1"
_AROUND = 24  # characters before and behind a name in which its kind may be told


def find_places(reading: Reading, *, names: PlaceNames) -> tuple[Place, ...]:
    """Find the places that an article names, and those that it means by "the enclave".

    Args:
        reading: The article's sentences, tokens, syntax and learned names.
        names: All names of places, from the data files and the built gazetteer.

    Returns:
        Places in text order, each with its use, the reason for the choice and what else it could
        have been.
    """
    mentions = find_mentions(reading, names)
    choices = resolve(mentions, tuple(_around(reading, m) for m in mentions), names)
    named = [
        _place(reading, choice.mention.span, choice, tell_use(reading, choice, names))
        for choice in choices
    ]
    meant = [_meant(reading, nominal) for nominal in find_nominals(reading, choices, names)]
    return tuple(sorted((*named, *meant), key=lambda place: place.span))


def _around(reading: Reading, mention: Mention) -> str:
    before = reading.text[max(0, mention.span.start - _AROUND) : mention.span.start]
    after = reading.text[mention.span.end : mention.span.end + _AROUND]
    return f"{before.strip().lower()}|{after.strip().lower()}"


def _meant(reading: Reading, nominal: Nominal) -> Place:
    why = (f"named before as {nominal.named.of(reading.text)}",)
    best = Candidate(row=nominal.choice.best.row, score=0.0, why=why)
    meant = replace(nominal.choice, best=best, others=())
    return _place(reading, nominal.span, meant, PlaceUse.NOMINAL, RULE_NOMINAL)


def _place(reading: Reading, span: Span, choice: Choice, use: PlaceUse, rule: str = RULE) -> Place:
    row = choice.best.row
    return Place(
        id=content_id(reading.article, "place", span.start, span.end, row.name, use, rule),
        article=reading.article,
        span=span,
        rule=rule,
        confidence=choice.confidence,
        name=row.name,
        use=use,
        geonames=row.geonameid,
        code=row.id if row.id not in ("", "other") else None,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        admin1=row.admin1,
        claimed_by=row.claimed_by,
        held_by=row.held_by,
        why=choice.best.why,
        others=tuple(_told(other.row) for other in choice.others),
    )


def _told(row: PlaceRow) -> str:
    inside = ", ".join(part for part in (row.admin1, row.country) if part)
    return f"{row.name} ({row.kind}, {inside})" if inside else f"{row.name} ({row.kind})"
