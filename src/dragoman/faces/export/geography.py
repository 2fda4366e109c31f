"""Names of countries by their codes, and whether a place is a country, a division or a site."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from dragoman.codes import Codes
from dragoman.model import Place

__all__ = ["Geography", "Level", "geography"]


class Level(StrEnum):
    """How large a place is, as event data tell it."""

    COUNTRY = "country"
    DIVISION = "division"  # first level, or a region
    SITE = "site"  # a town or anything as small


class Geography(msgspec.Struct, frozen=True, kw_only=True):
    """What the columns of places need to know.

    Attributes:
        countries: Names of countries by ISO alpha-3 code.
        fips: FIPS 10-4 codes by ISO alpha-3 code, or that and a division ("PSE:Gaza Strip").
        regions: Our own ids of regions.
    """

    countries: Mapping[str, str]
    fips: Mapping[str, str]
    regions: frozenset[str]

    def country(self, code: str | None) -> str | None:
        """Return the name of a country, or the code itself where it is none (UNO, NGO)."""
        return None if code is None else self.countries.get(code, code)

    def level(self, place: Place) -> Level:
        """Return how large a place is."""
        if place.code is not None and place.code.upper() == place.country:
            return Level.COUNTRY
        if place.code in self.regions or (
            place.code is None and place.admin1 in (None, place.name)
        ):
            return Level.DIVISION
        return Level.SITE

    def fips_of(self, place: Place) -> str | None:
        """Return the FIPS code of the division a place lies in, if it has its own, or the country's."""
        country = place.country or ""
        return self.fips.get(f"{country}:{self.division(place)}") or self.fips.get(country)

    def division(self, place: Place) -> str | None:
        """Return the division that a place is or lies in, if the page's place tells it."""
        return place.name if self.level(place) is Level.DIVISION else place.admin1

    def town(self, place: Place) -> str | None:
        """Return a place's name where it is a town or as small."""
        return place.name if self.level(place) is Level.SITE else None


def geography(codes: Codes) -> Geography:
    """Return what the codes know of countries and regions."""
    places = codes.gazetteer.places
    return Geography(
        countries={row.code: row.name for row in codes.gazetteer.countries},
        fips=codes.event_tables.fips,
        regions=frozenset(row.id for row in places if row.kind == "region"),
    )
