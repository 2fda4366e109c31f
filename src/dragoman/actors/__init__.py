"""Stage 4c, `find_actors`: who is named, meant or spoken of, and who that was on the page's date.

Names of the data files, of the reader and of the page itself come first, then states named by
their country, then noun phrases ("Israeli officials"), then pronouns. Mentions of one actor are
joined. `find_notes` tells where the page gives somebody a post otherwise than it was held.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, repeat

from msgspec.structs import replace

from dragoman.actors.holders import person_of
from dragoman.actors.named import BODY, find_bodies, join_short
from dragoman.actors.notes import find_notes
from dragoman.actors.people import find_people
from dragoman.actors.pronouns import find_pronouns, join_back
from dragoman.actors.roles import find_roles
from dragoman.actors.scene import Found, Scene, Who, leading, make_scene
from dragoman.actors.spotted import spot_people
from dragoman.actors.states import find_states
from dragoman.codes.actor_names import ActorNames
from dragoman.codes.who import held_on
from dragoman.model import Actor, Place, Post, Published, Reading, content_id

__all__ = ["find_actors", "find_notes"]


def find_actors(
    reading: Reading, *, names: ActorNames, places: tuple[Place, ...], at: Published | None
) -> tuple[Actor, ...]:
    """Find who is named, meant or spoken of in an article, with all mentions.

    Args:
        reading: The article's sentences, tokens, syntax and learned names.
        names: Bodies, posts, offices and roles.
        places: The places named in it.
        at: The publication date; without its day no post is given.

    Returns:
        Actors in the order of their first mention.
    """
    scene = make_scene(reading, places, names, at.day if at else None)
    scene = replace(scene, people=spot_people(scene))
    lines = tuple(enumerate(reading.sentences))
    bodies = join_short(scene, [list(find_bodies(scene, *line)) for line in lines])
    sure = [one.who.country for one in chain(*bodies) if one.rule == BODY]
    sure += _countries_of_holders(scene)
    scene = replace(scene, leading=leading(places, sure), armed=_armed(bodies))
    found = join_back(scene, _named(scene, bodies))
    found = sorted((*found, *find_pronouns(scene, found)), key=lambda one: (one.first, -one.last))
    joined: dict[tuple[str, ...], list[Found]] = {}
    for one in found:
        joined.setdefault(one.key, []).append(one)
    return tuple(_actor(scene, mentions) for mentions in joined.values())


def _countries_of_holders(scene: Scene) -> Iterator[str | None]:
    """Yield the country of each person named who is in the lists of posts; titles are not read."""
    named = Counter(scene.text(first, last) for first, last in scene.people.items())
    for name, times in named.items():
        posts = person_of(scene, name, None)
        if posts:
            yield from repeat(scene.names.by_id[posts[0].actor].country, times)


def _armed(bodies: list[list[Found]]) -> Who | None:
    """Return the armed group that is named most, the first of those named as often."""
    named = [one.who for one in chain(*bodies) if one.who.sort == "armed_group"]
    counted = Counter(who.code for who in named)
    return max(named, key=lambda who: counted[who.code], default=None)


def _named(scene: Scene, found_bodies: list[list[Found]]) -> list[Found]:
    """Return the mentions by name and by role, in text order."""
    found: list[Found] = []
    known: dict[str, Found] = {}
    for index, sentence in enumerate(scene.reading.sentences):
        people = list(find_people(scene, index, sentence, known))
        taken = {token for one in people for token in range(one.first, one.last)}
        bodies = [one for one in found_bodies[index] if one.first not in taken]
        taken |= {token for one in bodies for token in range(one.first, one.last)}
        states = [one for one in find_states(scene, index, sentence) if one.first not in taken]
        taken |= {token for one in states for token in range(one.first, one.last)}
        roles = [
            one for one in find_roles(scene, index, sentence, taken, known)
            if one.who.sectors[:1] != ("UNK",)
            and not any(body.first <= one.first and one.last <= body.last for body in bodies)
        ]  # fmt: skip
        found += sorted((*people, *bodies, *states, *roles), key=lambda one: (one.first, -one.last))
    return found


def _actor(scene: Scene, found: list[Found]) -> Actor:
    first = max(found, key=lambda one: one.confidence)  # of one confidence the earliest
    who = first.who
    spans = tuple(dict.fromkeys(scene.span(one.first, one.last) for one in found))
    best = max(spans, key=lambda span: (span.end - span.start, -span.start))
    return Actor(
        id=content_id(
            scene.reading.article, "actor", spans[0].start, spans[0].end, who.name, first.rule
        ),
        article=scene.reading.article,
        span=best,
        rule=first.rule,
        confidence=first.confidence,
        mentions=spans,
        name=who.name,
        code=who.code,
        country=who.country,
        sectors=who.sectors,
        sort=who.sort,
        post=_post(scene, who.name) if who.sort == "person" and who.name else None,
        why=first.why,
    )


def _post(scene: Scene, name: str) -> Post | None:
    if scene.day is None:
        return None
    rows = scene.names.posts_of(name)
    held = [row for row in rows if held_on(row.since, row.until, scene.day)]
    if not held:
        return None
    row = max(held, key=lambda row: row.since or "")
    return Post(
        title=row.title, holder=row.holder, actor=row.actor, since=row.since, until=row.until
    )
