"""A place named in an article."""

from enum import StrEnum

import msgspec

from dragoman.model.span import Span

__all__ = ["Place", "PlaceUse"]


class PlaceUse(StrEnum):
    """How the name is used."""

    LITERAL = "literal"  # the place itself: "in Doha"
    METONYMIC = "metonymic"  # who governs it or meets there: "Doha proposed"
    DEMONYM = "demonym"  # its people or adjective: "Israeli"
    EMBEDDED = "embedded"  # part of another name: "Gaza's Health Ministry"
    NOMINAL = "nominal"  # a common noun that stands for it: "the territory"


class Place(msgspec.Struct, frozen=True, kw_only=True, tag="place", tag_field="kind"):
    """Words that name a place, and the place they were resolved to.

    Attributes:
        id: Content hash of article, "place", start, end, name, use, rule.
        article: Id of the article.
        span: The words.
        rule: What made it, with version.
        confidence: 0 to 1.
        name: The place's usual name, or None where unresolved.
        use: How the name is used.
        geonames: GeoNames id, if it has one.
        code: Our own id of the place in places.csv, if it stands there.
        lat: Degrees north, WGS 84.
        lon: Degrees east, WGS 84.
        country: ISO 3166 alpha-3 code.
        admin1: First-level division.
        claimed_by: Who claims it, where disputed (alpha-3 codes).
        held_by: Who holds it, where disputed (an actor's id or a code).
        why: What spoke for this place among those that bear the name, in words.
        others: What else the name could have meant, the next best first, at most three.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    name: str | None = None
    use: PlaceUse = PlaceUse.LITERAL
    geonames: int | None = None
    code: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    claimed_by: tuple[str, ...] = ()
    held_by: str | None = None
    why: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
