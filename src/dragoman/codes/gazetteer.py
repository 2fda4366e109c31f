"""Reads the tables of countries, places, actors, posts and outlets."""

from collections.abc import Mapping

import msgspec

from dragoman.codes.layers import Layers
from dragoman.errors import DataError

__all__ = [
    "ActorRow",
    "CountryRow",
    "Gazetteer",
    "OutletRow",
    "PlaceRow",
    "PostRow",
    "load_gazetteer",
]


class CountryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A country: ISO 3166 alpha-3 code, usual name, its people, its adjectives."""

    code: str
    name: str
    demonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    source: str = ""


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place: degrees WGS 84; disputed places say who claims and who holds them."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
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


class PostRow(msgspec.Struct, frozen=True, kw_only=True):
    """A post and one holder of it, from when to when."""

    id: str
    title: str
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
    gazetteer = Gazetteer(
        countries=layers.table("countries.csv", CountryRow, key="code"),
        places=layers.table("places.csv", PlaceRow, key="id"),
        actors=layers.table("actors.csv", ActorRow, key="id"),
        posts=layers.table("posts.csv", PostRow, key="id"),
        outlets=layers.table("outlets.csv", OutletRow, key="host"),
    )
    known = {row.id for row in gazetteer.actors}
    for post in gazetteer.posts:
        if post.actor not in known:
            raise DataError(
                f"posts.csv: {post.id!r} names the actor {post.actor!r}: no such id in actors.csv"
            )
    return gazetteer
