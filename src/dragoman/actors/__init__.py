"""Stage 4c, `find_actors`: bodies, groups and office-holders of the codes, by name, at a date.

A first version: exact names only; joining mentions by title and pronoun comes with a later one.
"""

import msgspec

from dragoman.actors.notes import find_notes
from dragoman.codes.gazetteer import ActorRow, Gazetteer, PostRow
from dragoman.codes.names import any_of
from dragoman.model import Actor, Post, Published, Reading, Span, content_id

__all__ = ["find_actors", "find_notes"]

RULE = "actors.name/1"
CONFIDENCE = 0.8  # exact names of the codes; nothing measured yet


class _Known(msgspec.Struct, frozen=True):
    """Who a name stands for: a body, or a person with a post of it."""

    name: str
    body: ActorRow
    post: PostRow | None = None


def find_actors(
    reading: Reading, *, gazetteer: Gazetteer, at: Published | None
) -> tuple[Actor, ...]:
    """Find who is named in an article and which post they held when it was published.

    Args:
        reading: The article's sentences.
        gazetteer: Actors and posts with their holders.
        at: The publication date; without it no post is given.

    Returns:
        Actors in the order of their first mention, each with all mentions by name.
    """
    known = _known(gazetteer, at.day if at else None)
    if not known:
        return ()
    mentions: dict[_Known, list[Span]] = {}
    pattern = any_of(tuple(known))
    for sentence in reading.sentences:
        for match in pattern.finditer(reading.text, sentence.start, sentence.end):
            mentions.setdefault(known[match[0]], []).append(Span(*match.span()))
    return tuple(_actor(reading, who, tuple(spans)) for who, spans in mentions.items())


def _known(gazetteer: Gazetteer, day: str | None) -> dict[str, _Known]:
    """Return who each name stands for on that day; a holder's post is None outside its term."""
    bodies = {row.id: row for row in gazetteer.actors}
    known: dict[str, _Known] = {}
    for post in gazetteer.posts:
        held = day is not None and (post.since or "") <= day <= (post.until or "9999")
        who = _Known(post.holder, bodies[post.actor], post if held else None)
        for name in (post.holder, *post.holder_aliases):
            if held or name not in known:
                known[name] = who
    for row in gazetteer.actors:
        for name in (row.name, *row.aliases):
            known.setdefault(name, _Known(row.name, row))
    return known


def _actor(reading: Reading, who: _Known, mentions: tuple[Span, ...]) -> Actor:
    best = max(mentions, key=lambda span: (span.end - span.start, -span.start))
    is_body = who.name == who.body.name
    return Actor(
        id=content_id(reading.article, "actor", mentions[0].start, mentions[0].end, who.name, RULE),
        article=reading.article,
        span=best,
        rule=RULE,
        confidence=CONFIDENCE,
        mentions=mentions,
        name=who.name,
        code=who.body.id if is_body else None,
        country=who.body.country,
        sectors=who.body.sector,
        sort=who.body.kind if is_body else "person",
        post=_post(who.post) if who.post else None,
    )


def _post(row: PostRow) -> Post:
    return Post(
        title=row.title, holder=row.holder, actor=row.actor, since=row.since, until=row.until
    )
