"""Looks up who is who: bodies, holders of posts, offices, and the nouns that name unnamed actors."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from dragoman.codes.gazetteer import ActorRow, Gazetteer, PostRow, StateBodyRow
from dragoman.codes.keys import longest_by_opener, name_key
from dragoman.codes.layers import Layers
from dragoman.errors import DataError

__all__ = ["ActorNames", "Office", "Role", "load_actor_names"]

Row = TypeVar("Row", ActorRow, PostRow)

_ACRONYM = 5  # letters: shorter names in capitals stand for nothing in other case
USES = (
    "he",
    "it",
    "they",
    "title",
    "rank",
    "former",
    "of",
    "member",
    "place",
    "back",
    "document",
    "survey",
    "abroad",
)


class Role(msgspec.Struct, frozen=True):
    """A noun or phrase by which news names people, groups and bodies without a name.

    Attributes:
        words: In lower case, singular.
        sector: PLOVER sector.
        sector2: A second one, or empty.
        kind: person, group, body or thing.
        source: Where the row comes from.
    """

    words: str
    sector: str
    sector2: str = ""
    kind: str = "person"
    source: str = ""

    @property
    def sectors(self) -> tuple[str, ...]:
        """Return the one or two sectors."""
        return (self.sector, self.sector2) if self.sector2 else (self.sector,)


class Office(msgspec.Struct, frozen=True):
    """Words for an office, or for a body that every state has.

    Attributes:
        words: In lower case.
        office: Office of posts.csv that its holder has, or empty.
        body: Body of state_bodies.csv, or empty.
        country: The one country that calls it so, or empty.
    """

    words: str
    office: str = ""
    body: str = ""
    country: str = ""


class _Word(msgspec.Struct, frozen=True):
    word: str
    uses: tuple[str, ...]
    sorts: tuple[str, ...] = ()


class _Given(msgspec.Struct, frozen=True):
    word: str
    usual: str


class ActorNames(msgspec.Struct, frozen=True, kw_only=True):
    """All that is looked up to tell who acts.

    Attributes:
        bodies: Bodies and groups by the keys of their names.
        by_id: Bodies by id.
        holders: Posts by the keys of their holders' full names.
        given: Given names by the ways of writing them, so that one way is looked up.
        surnames: Posts by the last words of their holders' names, and by aliases of one word.
        offices: Words of offices and of states' bodies.
        held: Posts by their body and office.
        roles: Nouns and phrases, by their words.
        role_ends: The most words of a role, by its last word.
        state_bodies: The bodies that every state has.
        countries: Names of countries by code.
        capitals: Codes of countries by the keys of their names and capitals.
        words: Small words by what they do.
        sorts: Nouns that point back to a body ("the group"), and the sorts of body they may mean.
        former: Words before a post that say it is no longer held, each with a blank.
        openers: The most words of a body's name, by its first word.
    """

    bodies: dict[str, tuple[ActorRow, ...]]
    by_id: dict[str, ActorRow]
    holders: dict[str, tuple[PostRow, ...]]
    given: dict[str, str]
    surnames: dict[str, tuple[PostRow, ...]]
    offices: dict[str, Office]
    held: dict[tuple[str, str], tuple[PostRow, ...]]
    roles: dict[str, Role]
    role_ends: dict[str, int]
    state_bodies: dict[str, StateBodyRow]
    countries: dict[str, str]
    capitals: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]
    sorts: dict[str, tuple[str, ...]]
    former: tuple[str, ...]
    openers: dict[str, int]

    def body(self, name: str) -> ActorRow | None:
        """Return the body of this name as it is written, or None.

        Args:
            name: "Hamas", "the U.N."; an acronym of up to four letters must be in capitals.
        """
        for row in self.bodies.get(name_key(name), ()):
            if _fits(name, row):
                return row
        return None

    def posts_of(self, name: str) -> tuple[PostRow, ...]:
        """Return the posts of those who bear a full name, however it is written.

        Args:
            name: "Mohamed bin Zayed" finds Mohammed bin Zayed too.
        """
        return self.holders.get(_person_key(name, self.given), ())

    def state_body(self, country: str, body: str) -> ActorRow:
        """Return a body that every state has: our row of it, or one made by the pattern.

        Args:
            country: Alpha-3 code.
            body: Body of state_bodies.csv.
        """
        identity = f"{country.lower()}-{body}"
        known = self.by_id.get(identity)
        if known is not None:
            return known
        row = self.state_bodies[body]
        name = row.name.format(self.countries.get(country, country))
        return ActorRow(id=identity, name=name, kind=row.kind, country=country, sector=row.sector)


def _fits(name: str, row: ActorRow) -> bool:
    plain = name.replace(".", "").removeprefix("the ").removeprefix("The ")
    same = [n for n in (row.name, *row.aliases) if name_key(n) == name_key(name)]
    short = all(n.replace(".", "").isupper() and len(n.replace(".", "")) < _ACRONYM for n in same)
    return plain.isupper() if short else plain[:1].isupper() or any(n[:1].islower() for n in same)


def load_actor_names(layers: Layers, gazetteer: Gazetteer) -> ActorNames:
    """Make the look-up of all actors.

    Args:
        layers: Our data and the folders laid over it.
        gazetteer: Countries, actors, posts.

    Returns:
        The names by key.

    Raises:
        DataError: A small word has a use that does not exist.
    """
    words: dict[str, set[str]] = {use: set() for use in USES}
    small = layers.table("en/actor_words.csv", _Word, key="word")
    for row in small:
        for use in row.uses:
            if use not in words:
                raise DataError(f"en/actor_words.csv: {row.word!r} has the unknown use {use!r}")
            words[use].add(row.word)
    given = {row.word: row.usual for row in layers.table("en/given_names.csv", _Given, key="word")}
    holders = _by(
        gazetteer.posts,
        lambda post: (_person_key(name, given) for name in (post.holder, *post.holder_aliases)),
    )
    roles = {row.words: row for row in layers.table("en/roles.csv", Role, key="words")}
    bodies = _by(gazetteer.actors, lambda row: (row.name, *row.aliases))
    return ActorNames(
        bodies=bodies,
        by_id={row.id: row for row in gazetteer.actors},
        holders=holders,
        given=given,
        surnames=_by(gazetteer.posts, _surnames),
        offices={row.words: row for row in layers.table("en/offices.csv", Office, key="words")},
        held=_held(gazetteer.posts),
        roles=roles,
        role_ends=_ends(roles),
        state_bodies={row.body: row for row in gazetteer.state_bodies},
        countries={row.code: row.name for row in gazetteer.countries},
        capitals=_capitals(gazetteer),
        words={use: frozenset(found) for use, found in words.items()},
        sorts={row.word: row.sorts for row in small if row.sorts},
        former=tuple(f"{word} " for word in layers.lines("en/former.txt")),
        openers=longest_by_opener(bodies),
    )


def _ends(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[-1]] = max(longest.get(words[-1], 0), len(words))
    return longest


def _person_key(name: str, given: dict[str, str]) -> str:
    return " ".join(given.get(word, word) for word in name_key(name).split())


def _by(
    rows: Iterable[Row], names_of: Callable[[Row], Iterable[str]]
) -> dict[str, tuple[Row, ...]]:
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        for name in names_of(row):
            found.setdefault(name_key(name), {})[row.id] = row
    return {key: tuple(rows.values()) for key, rows in found.items()}


def _capitals(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in gazetteer.countries:
        for name in (row.name, *row.aliases, *row.capitals):
            found[name_key(name)] = (*found.get(name_key(name), ()), row.code)
    return found


def _surnames(post: PostRow) -> tuple[str, ...]:
    short = tuple(alias for alias in post.holder_aliases if " " not in alias)
    return short or (post.holder.rpartition(" ")[2],)


def _held(posts: tuple[PostRow, ...]) -> dict[tuple[str, str], tuple[PostRow, ...]]:
    found: dict[tuple[str, str], list[PostRow]] = {}
    for post in posts:
        if post.office:
            found.setdefault((post.actor, post.office), []).append(post)
    return {key: tuple(rows) for key, rows in found.items()}
