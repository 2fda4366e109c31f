"""Finds bodies, states and people by their names, and tells who they are on the page's date."""

from collections.abc import Iterator

from dragoman.actors.scene import Found, Scene, Who, is_locative
from dragoman.codes.gazetteer import ActorRow, PostRow
from dragoman.codes.keys import name_key
from dragoman.codes.who import held_on
from dragoman.model import PlaceUse, Sentence

__all__ = ["find_bodies", "find_states", "hold", "of_body", "person_of"]

BODY = "actors.body/1"
STATE = "actors.state/1"
POST = "actors.post/1"
_RULERS = ("president", "prime_minister", "monarch", "supreme_leader")  # known by surname for good


def find_bodies(scene: Scene, index: int, sentence: Sentence) -> Iterator[Found]:
    """Yield the bodies and groups of the data files, and bodies that the reader has learned to see.

    Args:
        scene: The article.
        index: Of the sentence.
        sentence: The sentence.

    Yields:
        Mentions in text order, the longest name first, without overlap.
    """
    at = sentence.first
    while at < sentence.last:
        found = _known_body(scene, index, sentence, at) or _learned_body(scene, index, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _known_body(scene: Scene, index: int, sentence: Sentence, at: int) -> Found | None:
    if not scene.openers[at]:
        return None
    if not scene.is_capital(at) and not scene.words[at].startswith(("al-", "al")):
        return None
    for last in range(min(at + scene.openers[at], sentence.last), at, -1):
        text = scene.text(at, last)
        if not scene.words[last - 1][0].isalnum():
            continue
        row = scene.names.body(text)
        if row is not None and _owner(scene, at) not in (None, row.country):
            row = _of_owner(scene, at, last)  # "Chile's Defense Department" is not the one known so
        if row is not None and not _is_person(scene, at, last):
            return Found(
                first=at, last=last, sentence=index, key=("body", row.id), who=of_body(row, scene.day),
                rule=BODY, confidence=0.9, why=(f"name in the list of actors: {row.id}",),
            )  # fmt: skip
    return None


def _owner(scene: Scene, at: int) -> str | None:
    """Return the country that stands before a name as its possessor or adjective."""
    before = at - 2 if at > 1 and scene.words[at - 1] in ("'s", "’s") else at - 1
    place = scene.places.get(before)
    return place.country if place is not None else None


def _of_owner(scene: Scene, at: int, last: int) -> ActorRow | None:
    office, country = scene.office_at(last - 1, at), _owner(scene, at)
    body = scene.names.offices[office].body if office else ""
    return scene.names.state_body(country, body) if body and country else None


def _is_person(scene: Scene, first: int, last: int) -> bool:
    return any(start <= first and last < end for start, end in scene.people.items())


def _learned_body(scene: Scene, index: int, at: int) -> Found | None:
    """Return an organisation that is in no list, with what its words tell."""
    last = scene.bodies.get(at)
    place = scene.places.get(at)
    whole = place is not None and all(scene.places.get(t) is place for t in range(at, last or at))
    if last is None or whole:
        return None
    inner = next(
        (row for t in range(at, last) if (row := scene.names.body(scene.text(t, t + 1)))), None
    )
    if inner is not None and (scene.words[last - 1] in scene.names.words["member"]):
        return Found(
            first=at, last=last, sentence=index, key=("body", inner.id),
            who=of_body(inner, scene.day), rule=BODY, confidence=0.7,
            why=(f"name in the list of actors: {inner.id}",),
        )  # fmt: skip
    name = scene.text(at, last).removeprefix("the ").removeprefix("The ")
    if not any(char.isupper() for char in name):
        return None
    country = next(
        (scene.places[token].country for token in range(at, last) if token in scene.places), None
    )
    told = scene.role_at(last - 1, at)
    office = scene.office_at(last - 1, at)
    body = scene.names.offices[office].body if office else ""
    if body and country is not None:
        row = scene.names.state_body(country, body)
        return Found(
            first=at, last=last, sentence=index, key=("body", row.id), who=of_body(row, scene.day),
            rule=BODY, confidence=0.8, why=(f"{office} of {country}",),
        )  # fmt: skip
    sectors = told[1].sectors if told else ()
    if country is None and sectors and sectors[0] in _OF_STATES:
        country = scene.leading
    return Found(
        first=at, last=last, sentence=index, key=("name", name_key(name)),
        who=Who(name=name, country=country, sectors=sectors, sort="body"),
        rule="actors.name/2", confidence=0.5, why=("a name that no list has",),
    )  # fmt: skip


_OF_STATES = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")


def of_body(row: ActorRow, day: str | None) -> Who:
    """Return who a body of the list is; one that governed only later or earlier is what it was."""
    sectors = row.sector
    if row.id == "taliban" and day is not None:
        sectors = ("GOV", "REB") if day >= "2021-08-15" else ("REB",)
    return Who(name=row.name, code=row.id, country=row.country, sectors=sectors, sort=row.kind)


def find_states(scene: Scene, index: int, sentence: Sentence) -> Iterator[Found]:
    """Yield the states named as actors: by country or by capital.

    Args:
        scene: The article.
        index: Of the sentence.
        sentence: The sentence.

    Yields:
        Mentions in text order.
    """
    at = sentence.first
    while at < sentence.last:
        place = scene.places.get(at)
        last = at + 1
        while last < sentence.last and scene.places.get(last) is place and place is not None:
            last += 1
        if place is not None and place.country and place.use is PlaceUse.DEMONYM:
            yield _state(scene, index, at, last, place.country)
        elif place is not None and place.country and not is_locative(scene, place, at, sentence):
            capital = place.country in scene.names.capitals.get(name_key(scene.text(at, last)), ())
            if capital or place.code == place.country.lower() or place.code == "gaza-strip":
                yield _state(scene, index, at, last, place.country)
        at = last


def _state(scene: Scene, index: int, first: int, last: int, country: str) -> Found:
    name = scene.names.countries.get(country, country)
    return Found(
        first=first, last=last, sentence=index, key=("state", country),
        who=Who(
            name=name, code=f"{country.lower()}-gov", country=country, sectors=("GOV",),
            sort="state",
        ),
        rule=STATE, confidence=0.8, why=("a country or its capital where somebody acts",),
    )  # fmt: skip


def person_of(scene: Scene, name: str, office: str | None) -> tuple[PostRow, ...]:
    """Return the posts of the person that a name most likely means on this day, newest first.

    Args:
        scene: The article, for its day.
        name: A full name or a surname.
        office: The office that the page gives, if any.

    Returns:
        All posts of one holder, or none where nobody or too many fit.
    """
    key = name_key(name)
    posts = scene.names.posts_of(name)
    if not posts and " " not in key:
        posts = scene.names.surnames.get(key, ())
    by_holder: dict[str, list[PostRow]] = {}
    for post in posts:
        by_holder.setdefault(name_key(post.holder), []).append(post)
    if not by_holder:
        return ()
    best = max(by_holder.values(), key=lambda rows: _fit(scene, rows, office))
    alone = len(by_holder) == 1 or _fit(scene, best, office) > (0, 0)
    ruled = any(
        post.office in _RULERS and (post.since or "") <= (scene.day or "9") for post in best
    )
    if not alone or (" " not in key and _fit(scene, best, office) == (0, 0) and not ruled):
        return ()
    return tuple(sorted(best, key=lambda post: post.since or "", reverse=True))


def _fit(scene: Scene, posts: list[PostRow], office: str | None) -> tuple[int, int]:
    """Rank: holds the office said, holds a post on the day, in the leading country; then posts."""
    now = [
        post for post in posts if scene.day is None or held_on(post.since, post.until, scene.day)
    ]
    said = bool(office) and any(post.office == office for post in posts)
    here = scene.leading is not None and any(
        post.actor.startswith(scene.leading.lower()) for post in posts
    )
    return 4 * said + 2 * bool(now) + here, len(posts) if now else 0


def hold(scene: Scene, posts: tuple[PostRow, ...]) -> PostRow | None:
    """Return the post held on the page's day, the newest first; without a day none."""
    if scene.day is None:
        return None
    return next((p for p in posts if held_on(p.since, p.until, scene.day)), None)


def holder_found(scene: Scene, posts: tuple[PostRow, ...]) -> tuple[Who, float, tuple[str, ...]]:
    """Return who the holder of posts is on the page's day, how sure that is, and why."""
    post = hold(scene, posts)
    shown = post or posts[0]
    body = scene.names.by_id[shown.actor]
    sectors = body.sector[:1] if post is not None or scene.day is None else ("ELI",)
    if post is None and scene.day is not None and all((p.since or "") > scene.day for p in posts):
        sectors = ()  # what he or she was later
    who = Who(
        name=shown.holder, country=body.country, sectors=sectors, sort="person",
        office=shown.office if post else None,
    )  # fmt: skip
    term = f"{shown.title}, {shown.since or '?'} to {shown.until or 'now'}"
    return who, 0.9 if post else 0.7, (term if post else f"once {term}",)
