"""Writes events in the 40 columns of POLECAT (Political Event Classification, Attributes and Types)."""

from functools import partial
from typing import Final

from dragoman.faces.export.dyads import Dyad, write_dyads
from dragoman.faces.export.geography import Geography, geography
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.model import ActorRef, Place
from dragoman.version import __version__

__all__ = ["COLUMNS", "write_polecat"]

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS: Final = (
    "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT",
)  # fmt: skip


def write_polecat(selection: Selection, output: Output) -> None:
    """Write a header and a row for each pair of actor and recipient."""
    write_dyads(selection, output, partial(_row, where=geography(selection.codes)), COLUMNS)


def _row(dyad: Dyad, *, where: Geography) -> tuple[object, ...]:
    event, article = dyad.event, dyad.article
    published = article.published
    return (
        dyad.number,
        dyad.day.isoformat(),
        event.type,
        event.mode,
        dyad.code.scale,
        _QUADS[dyad.code.quad - 1],
        ";".join(event.contexts),
        *_party(dyad.actor, dyad, where),
        *_party(dyad.recipient, dyad, where),
        *_place(dyad, dyad.place, where),
        article.outlet,
        published.value[:10] if published else None,
        None,
        None,
        None,
        article.language,
        f"dragoman {__version__}",
    )


def _party(ref: ActorRef | None, dyad: Dyad, where: Geography) -> tuple[str | None, ...]:
    """Return name, country, COW, primary sector, sectors, title, raw name, Wikipedia id."""
    if ref is None:
        return (None,) * 8
    words = ref.span.of(dyad.article.text) if ref.span else None
    country = where.country(ref.country)
    return (ref.name or words, country, None, ref.sector, ref.sector, None, words, None)


def _place(dyad: Dyad, place: Place | None, where: Geography) -> tuple[object, ...]:
    """Return the ten columns of the place."""
    span = dyad.event.where
    raw = span.of(dyad.article.text) if span else None
    if place is None:
        return (dyad.event.place, *(None,) * 7, raw, None)
    return (
        place.name,
        where.town(place),
        None,
        where.division(place),
        where.country(place.country),
        place.lat,
        place.lon,
        place.geonames,
        raw,
        None,
    )
