"""Looks up by name what the data files know of places: countries, peoples, capitals, the places."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.codes.gazetteer import CountryRow, Gazetteer, PlaceRow
from dragoman.codes.keys import longest_by_opener, name_key
from dragoman.codes.layers import Layers
from dragoman.codes.towns import Town
from dragoman.errors import DataError

__all__ = ["Known", "PlaceNames", "PlaceWord", "load_place_names"]

ROLES = (
    "nominal", "before", "after", "governs", "rests", "unlike", "body", "local", "common"
)  # fmt: skip


class PlaceWord(msgspec.Struct, frozen=True):
    """A word by which places are known, and what it does.

    Attributes:
        word: In lower case.
        roles: nominal ("enclave"), before ("city of"), after ("province"), governs (a noun whose
            possessor is a government), rests (a verb whose subject is no government), unlike
            (capitalised words that are hardly ever the place), body (the last word of the name of
            a body), local (the same of a body of one town), common (a word of many places' names, no name by itself).
        kinds: The kinds of place it goes with; empty for any.
    """

    word: str
    roles: tuple[str, ...]
    kinds: tuple[str, ...] = ()


class Known(msgspec.Struct, frozen=True):
    """What a name stands for in the data files.

    Attributes:
        row: The place.
        how: name, demonym or capital (then `row` is the country, by which it may be meant).
    """

    row: PlaceRow
    how: str = "name"


class PlaceNames(msgspec.Struct, frozen=True, kw_only=True):
    """All names of places, by key.

    Attributes:
        known: Places of the data files by the keys of their names.
        countries: The place of each country by its alpha-3 code.
        capitals: The countries' codes by the keys of their capitals.
        divisions: The ISO code or abbreviation of a division and its full name ("Calif.").
        words: The words of each role, with the kinds of place each goes with.
        gazetteer: Where towns are asked for.
        openers: First words of known names that begin in lower case, without "the".
        longest: The most words that a known name has, by its first word.
    """

    known: dict[str, tuple[Known, ...]]
    countries: dict[str, PlaceRow]
    capitals: dict[str, str]
    divisions: dict[str, str]
    words: dict[str, dict[str, tuple[str, ...]]]
    gazetteer: Gazetteer
    openers: frozenset[str]
    longest: dict[str, int]

    def towns(self, name: str) -> tuple[Town, ...]:
        """Return the towns and divisions of this name."""
        return self.gazetteer.towns.named(name)

    def same(self, name: str) -> str:
        """Return what the names of one place of our lists have in common: its usual name's key.

        Args:
            name: "Gaza" and "the Gaza Strip" give the same; a name of no list gives its own key.
        """
        known = self.known.get(name_key(name), ())
        row = next((one.row for one in known if one.how == "name"), None)
        return name_key(row.name) if row is not None else name_key(name)

    def container(self, words: str) -> str | None:
        """Return the country, region or division that words behind a comma name, or None.

        Args:
            words: "Egypt", "Calif.", "La".

        Returns:
            Its name, written out where the words are an abbreviation.
        """
        short = self.divisions.get(words) or self.divisions.get(words.rstrip(".") + ".")
        if short is not None or not words[:1].isupper():
            return short
        known = self.known.get(name_key(words), ())
        if any(one.row.kind in ("country", "region") for one in known):
            return words
        towns = self.towns(words)
        return words if any(t.kind == "admin1" and t.usual for t in towns) else None


class _Division(msgspec.Struct, frozen=True):
    word: str
    name: str


def load_place_names(layers: Layers, gazetteer: Gazetteer) -> PlaceNames:
    """Make the look-up of all names of places.

    Args:
        layers: Our data and the folders laid over it.
        gazetteer: Countries and places.

    Returns:
        The names by key.

    Raises:
        DataError: A word has a role that does not exist.
    """
    words: dict[str, dict[str, tuple[str, ...]]] = {role: {} for role in ROLES}
    for row in layers.table("en/place_words.csv", PlaceWord, key="word"):
        for role in row.roles:
            if role not in words:
                raise DataError(f"en/place_words.csv: {row.word!r} has the unknown role {role!r}")
            words[role][row.word] = row.kinds
    known = _by_key(_named(gazetteer))
    divisions = layers.table("en/divisions.csv", _Division, key="word")
    return PlaceNames(
        known=known,
        countries={row.code: _country(row) for row in gazetteer.countries},
        capitals={
            name_key(capital): row.code for row in gazetteer.countries for capital in row.capitals
        },
        divisions={row.word: row.name for row in divisions},
        words=words,
        gazetteer=gazetteer,
        openers=frozenset(_openers(gazetteer)),
        longest=longest_by_opener(known),
    )


def _named(gazetteer: Gazetteer) -> Iterator[tuple[str, Known]]:
    countries = {row.code: _country(row) for row in gazetteer.countries}
    for place in gazetteer.places:
        for name in (place.name, *place.aliases):
            yield name, Known(place)
        for people in place.demonyms:
            yield people, Known(place, "demonym")
    for row in gazetteer.countries:
        place = countries[row.code]
        for name in (row.name, *row.aliases):
            yield name, Known(place)
        for people in (*row.demonyms, *row.adjectives):
            yield people, Known(place, "demonym")


def _openers(gazetteer: Gazetteer) -> Iterator[str]:
    for place in gazetteer.places:
        for name in (place.name, *place.aliases):
            first = name.removeprefix("the ").split(" ")[0]
            if first[:1].islower():
                yield first


def _by_key(named: Iterable[tuple[str, Known]]) -> dict[str, tuple[Known, ...]]:
    rows: dict[str, dict[Known, None]] = {}
    for name, known in named:
        rows.setdefault(name_key(name), {})[known] = None
    return {key: tuple(values) for key, values in rows.items()}


def _country(row: CountryRow) -> PlaceRow:
    return PlaceRow(
        id=row.code.lower(),
        name=row.name,
        kind="country",
        country=row.code,
        lat=row.lat,
        lon=row.lon,
        geonameid=row.geonameid,
        population=row.population,
        source=row.source,
    )
