"""Stage 4b, `find_places`: names of places that stand in the gazetteer, as they are written.

A first version: exact names only, no context; a learned and far larger one replaces it.
"""

from dragoman.codes.gazetteer import Gazetteer, PlaceRow
from dragoman.codes.names import any_of
from dragoman.model import Place, PlaceUse, Reading, Span, content_id

__all__ = ["find_places"]

RULE = "places.name/1"
CONFIDENCE = 0.8  # a name that several places bear is never looked into: nothing measured yet


def find_places(reading: Reading, *, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Find the gazetteer's places by their names.

    Args:
        reading: The article's sentences.
        gazetteer: Places with names and aliases.

    Returns:
        Places in text order, longest name first where names overlap.
    """
    rows = {name: row for row in reversed(gazetteer.places) for name in (row.name, *row.aliases)}
    if not rows:
        return ()
    pattern = any_of(tuple(rows))
    return tuple(
        _place(reading, Span(*match.span()), rows[match[0]])
        for sentence in reading.sentences
        for match in pattern.finditer(reading.text, sentence.start, sentence.end)
    )


def _place(reading: Reading, span: Span, row: PlaceRow) -> Place:
    return Place(
        id=content_id(
            reading.article, "place", span.start, span.end, row.name, PlaceUse.LITERAL, RULE
        ),
        article=reading.article,
        span=span,
        rule=RULE,
        confidence=CONFIDENCE,
        name=row.name,
        use=PlaceUse.LITERAL,
        geonames=row.geonameid,
        code=row.id,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        admin1=row.admin1,
        claimed_by=row.claimed_by,
        held_by=row.held_by,
    )
