"""Finds people by name and tells who they are: a post on the date, a title, what stands beside."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from dragoman.actors.named import POST, holder_found, person_of
from dragoman.actors.roles import of_phrase
from dragoman.actors.scene import Found, Scene, Who
from dragoman.codes.keys import name_key
from dragoman.model import PlaceUse, Sentence

__all__ = ["find_people"]

NAME = "actors.name/2"
TITLE = "actors.title/1"
_OFFICIAL = (("GOV",), ("LEG",), ("MIL",))
_BEHIND = 30  # tokens of an appositive that are read


class _Line(msgspec.Struct, frozen=True):
    """A sentence, and by surname the people found before it and in it."""

    scene: Scene
    index: int
    sentence: Sentence
    known: dict[str, Found]


def find_people(
    scene: Scene, index: int, sentence: Sentence, known: dict[str, Found]
) -> Iterator[Found]:
    """Yield the people of a sentence, each with who that is.

    Args:
        scene: The article.
        index: Of the sentence.
        sentence: The sentence.
        known: By surname, the people found before; those found here are added.

    Yields:
        Mentions in text order.
    """
    line = _Line(scene, index, sentence, known)
    at = sentence.first
    while at < sentence.last:
        last = scene.people.get(at) or _listed(scene, sentence, at)
        if last is None:
            at += 1
            continue
        last = min(last, sentence.last)
        found = _person(line, *_bounds(scene, at, last))
        if found is not None:
            yield found
        at = last


def _listed(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Return the end of a full name of a holder that the reader did not see as one."""
    if not scene.is_capital(at) or at in scene.places:
        return None
    if at + 1 >= sentence.last or not scene.is_capital(at + 1):
        return None
    for last in range(min(at + 4, sentence.last), at + 1, -1):
        if scene.names.posts_of(scene.text(at, last)):
            return last
    return None


def _bounds(scene: Scene, at: int, last: int) -> tuple[int, int]:
    """Return the name within what the reader took for one: without titles and possessive."""
    while last > at + 1 and scene.words[last - 1] in ("'s", "’s"):
        last -= 1
    if _is_place(scene, at, last) or scene.names.body(scene.text(at, last)) is not None:
        return last, last
    start = _name_start(scene, at, last)
    bare = last - start == 1 and scene.words[start].rstrip(".") in scene.names.words["title"]
    return (last if bare else start), last


def _person(line: _Line, at: int, last: int) -> Found | None:
    if at == last:
        return None
    name = line.scene.text(at, last)
    surname = name_key(name).rpartition(" ")[2]
    before = line.known.get(surname)
    if before is not None and " " in name_key(name) and not _same(name, before.who.name):
        before = None
    if before is not None and before.rule != NAME:
        return replace(before, first=at, last=last, sentence=line.index)
    found = _told(line, name, at, last)
    if before is not None:
        found = replace(found, key=before.key)
        line.known[surname] = found if found.rule != NAME else before
    line.known.setdefault(surname, found)
    for word in name_key(found.who.name or "").split()[-1:]:
        line.known.setdefault(word, found)
    return found


def _told(line: _Line, name: str, at: int, last: int) -> Found:
    """Tell who a person is that was not named before."""
    title, office, former = _title(line.scene, line.sentence, at)
    posts = person_of(line.scene, name, office)
    if posts:
        who, confidence, why = holder_found(line.scene, posts)
        rule = POST
        if who.sectors in (("ELI",), ()) and title is not None and not former and title.sectors:
            who = replace(who, sectors=title.sectors, office=office or who.office)
            why = (*why, "a title of the page")
    else:
        told = title or _appositive(line.scene, line.sentence, last)
        who, rule, confidence, why = _by_words(line.scene, name, office, told, former=former)
    return Found(
        first=at, last=last, sentence=line.index, key=("person", name_key(who.name or name)),
        who=who, rule=rule, confidence=confidence, why=why,
    )  # fmt: skip


def _by_words(
    scene: Scene, name: str, office: str | None, told: Who | None, *, former: bool
) -> tuple[Who, str, float, tuple[str, ...]]:
    """Tell who somebody is whom no list knows: by a title or what stands behind the name."""
    who = Who(name=name, country=scene.leading, sort="person", office=office)
    if told is None:
        return who, NAME, 0.3, ("without post or title: of the country that the page is about",)
    who = Who(
        name=name, country=told.country or who.country, sectors=told.sectors, sort="person",
        office=office or told.office,
    )  # fmt: skip
    if former and who.sectors[:1] in _OFFICIAL:
        who = replace(who, sectors=("ELI",), office=None)
    return who, TITLE, 0.6, ("by the words beside",)


def _is_place(scene: Scene, at: int, last: int) -> bool:
    """Say whether what the reader took for a person is a place: "Washington said"."""
    place = scene.places.get(at)
    return (
        place is not None
        and place.use is not PlaceUse.DEMONYM
        and all(scene.places.get(token) is place for token in range(at, last))
    )


def _name_start(scene: Scene, at: int, last: int) -> int:
    """Return where the name begins behind the titles that the reader took for its part."""
    for end in range(last - 1, at - 1, -1):
        titled = scene.words[end].rstrip(".") in scene.names.words["title"]
        inner = end < last - 1 or at in scene.places
        if (titled and inner) or scene.office_at(end, at) is not None:
            return end + 1
    return at


def _same(name: str, other: str | None) -> bool:
    """Say whether two full names of one surname may be one person's."""
    mine, theirs = name_key(name).split(), name_key(other or "").split()
    return bool(theirs) and (mine[0][0] == theirs[0][0] or mine[0] in theirs)


def _title(scene: Scene, sentence: Sentence, at: int) -> tuple[Who | None, str | None, bool]:
    """Return what the title before a name tells, its office, and whether it is a former one."""
    end = at - 1
    if end >= sentence.first and scene.words[end] == ",":
        end -= 1
    if end < sentence.first:
        return None, None, False
    words = scene.office_at(end, sentence.first)
    office = scene.names.offices[words].office if words else None
    if end != at - 1 and office is None:
        return None, None, False
    who, first = of_phrase(scene, sentence, end)
    if who is None and words is not None:
        row = scene.names.offices[words]
        sectors = scene.names.state_bodies[row.body].sector[:1]
        who = Who(country=row.country or scene.leading, sectors=sectors, sort="person")
    if who is None:
        return _member(scene, sentence, end), None, False
    near = scene.words[max(sentence.first, first - 3) : end + 1]
    former = any(word in scene.names.words["former"] for word in near)
    return who, office or None, former


def _member(scene: Scene, sentence: Sentence, end: int) -> Who | None:
    """Return what a body before a name tells: "NPR's Corey Flintoff"."""
    if scene.words[end] in ("'s", "’s"):
        end -= 1
    for first in range(max(sentence.first, end - 4), end + 1):
        row = scene.names.body(scene.text(first, end + 1)) if scene.is_capital(first) else None
        if row is not None:
            return Who(country=row.country, sectors=row.sector[:1], sort="person")
    return None


def _appositive(scene: Scene, sentence: Sentence, last: int) -> Who | None:
    """Return what stands behind a name tells: ", a professor at …", "(D-Calif.)"."""
    if last >= sentence.last or scene.words[last] not in (",", "(", "who"):
        return None
    if (
        scene.words[last] == "("
        and last + 1 < sentence.last
        and scene.words[last + 1] in ("d", "r", "d-", "r-")
    ):
        return Who(country="USA", sectors=("LEG",))
    for end in range(last + 1, min(last + _BEHIND, sentence.last)):
        token = scene.reading.tokens[end]
        if scene.words[end] in (",", ")", ";") or token.pos in ("VERB", "AUX"):
            return None
        if token.pos in ("NOUN", "PROPN", None):
            who, _ = of_phrase(scene, sentence, end)
            compound = token.head == end + 1 and token.relation == "compound"
            if who is not None and who.sectors and not compound:
                return who
    return None
