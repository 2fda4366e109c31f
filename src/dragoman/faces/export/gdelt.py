"""Writes events in the 61 columns of GDELT 2.0 (GDELT Event Database, codebook 2.0, 2015)."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Final

from dragoman.codes.plover import SectorRow
from dragoman.faces.export.dyads import Dyad, write_dyads
from dragoman.faces.export.geography import Geography, Level, geography
from dragoman.faces.export.links import link_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.model import ActorRef, Place, ZoneKind

__all__ = ["COLUMNS", "write_gdelt"]

_ACTOR: Final = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO: Final = (
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip
COLUMNS: Final = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# Last CAMEO root of each quad class: verbal cooperation, material cooperation, verbal conflict.
_QUADS: Final = ("05", "08", "13")
_KINDS: Final = {Level.COUNTRY: 1, Level.DIVISION: 5, Level.SITE: 4}
_US_KINDS: Final = {Level.COUNTRY: 1, Level.DIVISION: 2, Level.SITE: 3}
_NO_GEO: Final = (0, *(None for _ in _GEO[1:]))


def write_gdelt(selection: Selection, output: Output) -> None:
    """Write a row for each pair of actor and recipient, without a header, as GDELT does."""
    sectors, where = selection.codes.event_tables.sectors, geography(selection.codes)
    write_dyads(selection, output, partial(_row, sectors=sectors, where=where))


def _row(dyad: Dyad, *, sectors: Mapping[str, SectorRow], where: Geography) -> tuple[object, ...]:
    code = dyad.code.cameo
    return (
        dyad.number,
        *_dates(dyad.day),
        *_actor(dyad.actor, dyad, sectors, where),
        *_actor(dyad.recipient, dyad, sectors, where),
        int(_is_in_lead(dyad)),
        code,
        code[:3],
        code[:2],
        1 + sum(code[:2] > last for last in _QUADS),
        dyad.code.goldstein,
        1 + len(dyad.event.also),
        1,
        1,
        None,
        *_NO_GEO,
        *_NO_GEO,
        *_geo(dyad.place, where),
        _added(dyad),
        link_of(dyad.article),
    )


def _dates(day: dt.date) -> tuple[object, ...]:
    """Return Day, MonthYear, Year and FractionDate, the last as the codebook reckons it."""
    fraction = day.year + (day.month * 30 + day.day) / 365
    return (f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}")


def _actor(
    ref: ActorRef | None, dyad: Dyad, sectors: Mapping[str, SectorRow], where: Geography
) -> tuple[object, ...]:
    """Return the ten columns of one party.

    A body above states has no country: the kind of body (NGO) is its type, one by name (UNO) is a
    known group, whose code comes behind its type.
    """
    if ref is None:
        return tuple(None for _ in _ACTOR)
    words = ref.span.of(dyad.article.text) if ref.span else None
    name = (ref.name or words or "").upper() or None
    country, row = ref.country, sectors.get(ref.sector or "")
    kind, group = (row.cameo if row else ""), None
    if country is not None and country not in where.countries:
        group = None if country in sectors else country
        kind = kind or (country if group is None else "")
        country = None
    code = f"{country or ''}{kind}{group or ''}" or None
    return (code, name, country, group, None, None, None, kind or None, None, None)


def _is_in_lead(dyad: Dyad) -> bool:
    """Say whether the event is told in the headline or the first paragraph."""
    article, at = dyad.article, dyad.event.trigger.start
    body = next((zone for zone in article.zones if zone.kind is ZoneKind.BODY), None)
    if body is None or at < body.start:
        return True
    first = article.text[body.start : body.end].partition("\n")[0]
    return at < body.start + len(first)


def _geo(place: Place | None, where: Geography) -> tuple[object, ...]:
    """Return the eight columns of a place; the divisions' own FIPS codes are not known to us."""
    if place is None:
        return _NO_GEO
    fips, level = where.fips_of(place), where.level(place)
    kinds = _US_KINDS if place.country == "USA" else _KINDS
    country = where.country(place.country)
    parts = (place.name, place.admin1, country)[:: 2 if level is Level.DIVISION else 1]
    full = place.name if level is Level.COUNTRY else ", ".join(part for part in parts if part)
    division = fips if level is Level.COUNTRY else None
    return (kinds[level], full, fips, division, None, place.lat, place.lon, None)


def _added(dyad: Dyad) -> str:
    """Return the day of publication as the time of the record: the record itself keeps no clock."""
    published = dyad.article.published
    day = published.day if published else None
    return f"{(day or dyad.day.isoformat()).replace('-', '')}000000"
