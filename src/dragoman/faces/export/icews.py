"""Writes events in the 20 columns of ICEWS (Integrated Crisis Early Warning System) event data."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from dragoman.codes.plover import SectorRow
from dragoman.faces.export.dyads import ID_DIGITS, Dyad, write_dyads
from dragoman.faces.export.geography import Geography, geography
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.model import ActorRef

__all__ = ["COLUMNS", "write_icews"]

COLUMNS: Final = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip


def write_icews(selection: Selection, output: Output) -> None:
    """Write a header and a row for each pair of actor and recipient."""
    sectors, where = selection.codes.event_tables.sectors, geography(selection.codes)
    write_dyads(selection, output, partial(_row, sectors=sectors, where=where), COLUMNS)


def _row(dyad: Dyad, *, sectors: Mapping[str, SectorRow], where: Geography) -> tuple[object, ...]:
    place = dyad.place
    return (
        dyad.number,
        dyad.day.isoformat(),
        *_party(dyad.actor, dyad, sectors, where),
        dyad.code.label,
        dyad.code.cameo,
        dyad.code.goldstein,
        *_party(dyad.recipient, dyad, sectors, where),
        int(dyad.article.id[:ID_DIGITS], 16),
        None,
        dyad.article.outlet,
        where.town(place) if place else None,
        None,
        where.division(place) if place else None,
        where.country(place.country) if place else None,
        place.lat if place else None,
        place.lon if place else None,
    )


def _party(
    ref: ActorRef | None, dyad: Dyad, sectors: Mapping[str, SectorRow], where: Geography
) -> tuple[str | None, ...]:
    """Return name, sectors and country."""
    if ref is None:
        return (None, None, None)
    words = ref.span.of(dyad.article.text) if ref.span else None
    row = sectors.get(ref.sector or "")
    return (ref.name or words, row.name if row else ref.sector, where.country(ref.country))
