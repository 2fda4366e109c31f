"""Reads the tables of countries, places, actors, posts and outlets."""

from collections.abc import Iterator, Mapping

import msgspec

from dragoman.codes.layers import Layers
from dragoman.codes.towns import BUILT, Towns
from dragoman.errors import DataError

__all__ = [
    "ActorRow",
    "CountryRow",
    "Gazetteer",
    "OutletRow",
    "PlaceRow",
    "PostRow",
    "StateBodyRow",
    "load_gazetteer",
]


class CountryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A country: ISO 3166 codes, its names, its people, adjectives, capitals; degrees WGS 84."""

    code: str
    iso2: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    population: int | None = None
    source: str = ""


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place, with its people and their adjectives: degrees WGS 84; disputed places say who claims and who holds them."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    population: int | None = None
    claimed_by: tuple[str, ...] = ()
    held_by: str | None = None
    source: str = ""


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that is no single person; `since` and `until` are years or days."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str
    country: str | None = None
    sector: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    source: str = ""


class StateBodyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A body that every state has: its id is `<alpha-3>-<body>`, {} in its name is the country."""

    body: str
    name: str
    kind: str
    sector: tuple[str, ...]


class PostRow(msgspec.Struct, frozen=True, kw_only=True):
    """A post and one holder of it, from when to when; `office` is a key of en/offices.csv."""

    id: str
    title: str
    office: str | None = None
    aliases: tuple[str, ...] = ()
    actor: str
    holder: str
    holder_aliases: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    source: str = ""


class OutletRow(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet by the host of its pages."""

    host: str
    name: str
    country: str | None = None
    kind: str = "site"


class Gazetteer(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known by name before any page is read."""

    countries: tuple[CountryRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    outlets: tuple[OutletRow, ...] = ()
    state_bodies: tuple[StateBodyRow, ...] = ()
    towns: Towns = Towns()

    @property
    def outlet_names(self) -> Mapping[str, str]:
        """Return the outlet's name for each host, without "www."."""
        return {row.host.removeprefix("www."): row.name for row in self.outlets}


def load_gazetteer(layers: Layers) -> Gazetteer:
    """Read the five tables from all layers.

    Args:
        layers: Our data and the folders laid over it.

    Returns:
        The rows, in file order.

    Raises:
        DataError: A row does not fit, or a post names an actor that is in no table.
    """
    countries = layers.table("countries.csv", CountryRow, key="code")
    posts = layers.table("posts.csv", PostRow, key="id")
    actors = layers.table("actors.csv", ActorRow, key="id")
    bodies = layers.table("state_bodies.csv", StateBodyRow, key="body")
    gazetteer = Gazetteer(
        countries=countries,
        places=layers.table("places.csv", PlaceRow, key="id"),
        actors=(*actors, *_of_states(countries, bodies, posts, {row.id for row in actors})),
        posts=posts,
        state_bodies=bodies,
        outlets=layers.table("outlets.csv", OutletRow, key="host"),
        towns=Towns(str(BUILT)),
    )
    known = {row.id for row in gazetteer.actors}
    for post in gazetteer.posts:
        if post.actor not in known:
            raise DataError(
                f"posts.csv: {post.id!r} names the actor {post.actor!r}: no such id in actors.csv"
            )
    return gazetteer


def _of_states(
    countries: tuple[CountryRow, ...],
    bodies: tuple[StateBodyRow, ...],
    posts: tuple[PostRow, ...],
    known: set[str],
) -> Iterator[ActorRow]:
    """Make the bodies of states that have no row of their own: each government, and whose posts are known."""
    held = {post.actor for post in posts}
    for country in countries:
        for row in bodies:
            identity = f"{country.code.lower()}-{row.body}"
            if identity not in known and (row.body == "gov" or identity in held):
                yield ActorRow(
                    id=identity,
                    name=row.name.format(country.name),
                    kind=row.kind,
                    country=country.code,
                    sector=row.sector,
                    source="state_bodies.csv",
                )
