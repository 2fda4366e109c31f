"""Looks up towns and divisions by name in the gazetteer that the build made of GeoNames."""

import os
import sqlite3
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from dragoman.codes.keys import name_key
from dragoman.errors import DataError

__all__ = ["BUILT", "Town", "Towns"]

BUILT = Path(__file__).resolve().parent.parent / "built" / "gazetteer.sqlite"

_QUERY = """
SELECT p.geonameid, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population,
  n.usual
FROM name AS n JOIN place AS p USING (geonameid) WHERE n.key = ?
ORDER BY p.population DESC LIMIT 60
"""


class Town(msgspec.Struct, frozen=True, gc=False):
    """A town of 500 people or more, or a division of first or second level, as GeoNames has it.

    Attributes:
        geonameid: Its id in GeoNames.
        name: Its usual name.
        kind: city, admin1 or admin2.
        country: ISO 3166 alpha-3 code.
        admin1: Name of the first-level division it lies in.
        admin2: Name of the second-level division it lies in.
        lat: Degrees north, WGS 84; of a division the middle.
        lon: Degrees east.
        population: People, 0 where unknown.
        usual: It was found by its usual name, not by another.
    """

    geonameid: int
    name: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int
    usual: bool


class Towns(msgspec.Struct, frozen=True):
    """The built gazetteer; opened read-only by each process when first asked.

    Attributes:
        path: The SQLite file, or None for no towns at all.
    """

    path: str | None = None

    def named(self, name: str) -> tuple[Town, ...]:
        """Return the towns and divisions of this name, the most populous first.

        Args:
            name: A name as written.

        Returns:
            At most 60 of them.

        Raises:
            DataError: The built gazetteer is missing or damaged.
        """
        if self.path is None:
            return ()
        try:
            return _named(self.path, os.getpid(), name_key(name))
        except sqlite3.DatabaseError as error:
            raise DataError(f"{self.path}: {error}; build it anew: {_HOW}") from error


@lru_cache(maxsize=20_000)
def _named(path: str, process: int, key: str) -> tuple[Town, ...]:
    rows: list[Any] = _base(path, process).execute(_QUERY, (key,)).fetchall()
    return tuple(Town(*row) for row in rows)


_HOW = "pip install --force-reinstall dragoman, in a checkout `make setup`"


@cache
def _base(path: str, process: int) -> sqlite3.Connection:  # noqa: ARG001 - one for each process
    if not Path(path).is_file():
        raise DataError(f"{path} does not exist: the build of the package makes it; {_HOW}")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
