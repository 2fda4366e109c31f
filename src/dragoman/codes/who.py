"""Answers from the data files who somebody is, and which posts he or she held on a day."""

from collections.abc import Iterator

import msgspec

from dragoman.codes.gazetteer import ActorRow, Gazetteer, PostRow
from dragoman.codes.keys import name_key

__all__ = ["Known", "held_on", "who_is"]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an answer.

    Attributes:
        name: The usual name.
        what: The post, or the sort of body.
        body: The body's name, of a post.
        country: ISO 3166 alpha-3 code, or UNO, EUR, IGO, NGO, MNC.
        sectors: PLOVER sectors, the main one first.
        since: First day, month or year, or None where unknown.
        until: The last, or None where it goes on or is unknown.
        source: Where that comes from.
    """

    name: str
    what: str
    body: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    source: str = ""


def who_is(gazetteer: Gazetteer, name: str, *, at: str | None = None) -> tuple[Known, ...]:
    """Look up people by name or post, and bodies by name.

    Args:
        gazetteer: Actors and posts.
        name: A name, a surname, a body, or a post ("Prime Minister of Israel").
        at: "YYYY-MM-DD": only what held on that day.

    Returns:
        Posts, the newest first, then bodies.
    """
    key = name_key(name)
    posts = [post for post in gazetteer.posts if key in _keys(post)]
    posts = [post for post in posts if at is None or held_on(post.since, post.until, at)]
    bodies = {row.id: row for row in gazetteer.actors}
    newest = sorted(posts, key=lambda post: (post.since or "", post.id), reverse=True)
    named = [row for row in gazetteer.actors if key in _names(row)]
    standing = [row for row in named if at is None or held_on(row.since, row.until, at)]
    return (*(_post(post, bodies[post.actor]) for post in newest), *map(_body, standing))


def held_on(since: str | None, until: str | None, day: str) -> bool:
    """Say whether a term covers a day; a month or a year counts whole, an open end as open.

    Args:
        since: First day, month or year, or None.
        until: The last, or None.
        day: "YYYY-MM-DD".

    Returns:
        True where nothing speaks against it.
    """
    return day[: len(since or "")] >= (since or "") and (
        until is None or day[: len(until)] <= until
    )


def _keys(post: PostRow) -> Iterator[str]:
    for holder in (post.holder, *post.holder_aliases):
        yield name_key(holder)
    yield name_key(post.holder).rpartition(" ")[2]
    for title in (post.title, *post.aliases):
        yield name_key(title)


def _names(row: ActorRow) -> set[str]:
    return {name_key(name) for name in (row.name, *row.aliases)}


def _post(post: PostRow, body: ActorRow) -> Known:
    return Known(
        name=post.holder,
        what=post.title,
        body=body.name,
        country=body.country,
        sectors=body.sector,
        since=post.since,
        until=post.until,
        source=post.source,
    )


def _body(row: ActorRow) -> Known:
    return Known(
        name=row.name,
        what=row.kind,
        country=row.country,
        sectors=row.sector,
        since=row.since,
        until=row.until,
        source=row.source,
    )
