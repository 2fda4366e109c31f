"""Reads the tables by which events in PLOVER are written in the codes of other event data."""

from collections.abc import Mapping
from functools import cache

import msgspec

from dragoman.codes.layers import Layers

__all__ = ["EventTables", "PloverRow", "SectorRow", "load_event_tables"]


class PloverRow(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER type and mode, and the CAMEO code that comes nearest.

    Attributes:
        name: Key of the row: type, or type.mode.
        type: PLOVER type.
        mode: PLOVER mode, or empty.
        quad: Quad class of PLOVER: 1 verbal cooperation, 2 material, 3 verbal conflict, 4 material.
        scale: PLOVER's event_scale, -10 to 10.
        cameo: The nearest CAMEO code.
        label: What that code is called.
        goldstein: Its value on Goldstein's scale as GDELT has it, -10 to 10.
        lost: What the step to CAMEO loses.
    """

    name: str
    type: str
    mode: str = ""
    quad: int
    scale: float
    cameo: str
    label: str
    goldstein: float
    lost: str = ""


class SectorRow(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER sector, its name, the CAMEO type code nearest to it, and what is lost."""

    sector: str
    name: str
    cameo: str = ""
    lost: str = ""


class _FipsRow(msgspec.Struct, frozen=True):
    code: str
    fips: str


class EventTables(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to write events in other codes.

    Attributes:
        events: Rows by "TYPE" and "TYPE.mode".
        sectors: Rows by PLOVER sector.
        fips: FIPS 10-4 codes of countries by ISO alpha-3 code, and of divisions that have their own
            ("PSE:Gaza Strip").
    """

    events: Mapping[str, PloverRow]
    sectors: Mapping[str, SectorRow]
    fips: Mapping[str, str]

    def event(self, kind: str, mode: str | None) -> PloverRow | None:
        """Return the row of a type and mode; of the type alone where the mode has none."""
        return self.events.get(f"{kind}.{mode}") or self.events.get(kind)


@cache
def load_event_tables(layers: Layers) -> EventTables:
    """Read the tables.

    Args:
        layers: Our data folder and the caller's folders over it.

    Raises:
        DataError: A row does not fit.
    """
    events = layers.table("plover_cameo.csv", PloverRow, key="name")
    sectors = layers.table("plover_sectors.csv", SectorRow, key="sector")
    fips = layers.table("fips.csv", _FipsRow, key="code")
    return EventTables(
        events={row.name: row for row in events},
        sectors={row.sector: row for row in sectors},
        fips={row.code: row.fips for row in fips},
    )
