"""Finds bodies and groups by their names, those of the data files and those that the reader saw."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.actors.scene import Found, Scene, Who
from dragoman.actors.states import state_found
from dragoman.codes.actor_names import Role
from dragoman.codes.gazetteer import ActorRow
from dragoman.codes.keys import name_key
from dragoman.model import Sentence

__all__ = ["BODY", "find_bodies", "join_short", "of_body"]

BODY = "actors.body/1"
NAMED = "actors.name/2"
_BODIES = ("body", "group")
_OF_STATES = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")


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
    if last is None or whole or _is_phrase(scene, at, last):
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
    meant = scene.country_named(at, last) if place is None else None
    if meant is not None:
        return state_found(scene, index, at, last, meant)
    country = next(
        (scene.places[token].country for token in range(at, last) if token in scene.places), None
    )
    country = country or _owner(scene, at)
    told = _noun(scene, at, last)
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
        rule=NAMED, confidence=0.5, why=("a name that no list has",),
    )  # fmt: skip


def _is_phrase(scene: Scene, at: int, last: int) -> bool:
    """Say whether what the reader took for a name are common nouns: "World powers"."""
    told = scene.role_at(last - 1, at)
    plain = told is not None and told[0] == at and told[1].kind not in _BODIES
    return plain and not any(scene.is_capital(token) for token in range(at + 1, last))


def _noun(scene: Scene, at: int, last: int) -> tuple[int, Role] | None:
    """Return the noun that tells what a body is: its last word, or the one before "of" or "for"."""
    for token in range(at + 1, last):
        if scene.words[token] in scene.names.words["of"]:
            told = scene.role_at(token - 1, at)
            if told is not None and told[1].kind in _BODIES:
                return told
    ends = (scene.role_at(end, at) for end in range(last - 1, at - 1, -1))
    return next((told for told in ends if told is not None and told[1].kind in _BODIES), None)


def join_short(scene: Scene, found: list[list[Found]]) -> list[list[Found]]:
    """Join the acronym of a body that is in no list to its full name.

    Args:
        scene: The article.
        found: The bodies of each sentence.

    Returns:
        The same mentions; an acronym behind a name, its initials or its last words are that body's.
    """
    short: dict[str, Found] = {}
    joined: list[list[Found]] = []
    before: Found | None = None
    for bodies in found:
        line: list[Found] = []
        for one in bodies:
            text = scene.text(one.first, one.last)
            full = short.get(text) if one.rule == NAMED else None
            if one.rule == NAMED and text.isupper() and _is_bracketed(scene, before, one):
                full = before
            before = replace(full or one, first=one.first, last=one.last, sentence=one.sentence)
            short.update(dict.fromkeys((text, *_shorter(text)), before))
            line.append(before)
        joined.append(line)
    return joined


def _shorter(name: str) -> Iterator[str]:
    """Yield what a name may be called later: its initials, and its last words."""
    words = name.split()
    if len(words) > 1:
        yield "".join(word[0] for word in words if word[0].isupper())
        yield from (" ".join(words[first:]) for first in range(1, len(words)))


def _is_bracketed(scene: Scene, before: Found | None, one: Found) -> bool:
    return before is not None and before.last == one.first - 1 and scene.words[before.last] == "("


def of_body(row: ActorRow, day: str | None) -> Who:
    """Return who a body of the list is; one that governed only later or earlier is what it was."""
    sectors = row.sector
    if row.id == "taliban" and day is not None:
        sectors = ("GOV", "REB") if day >= "2021-08-15" else ("REB",)
    return Who(name=row.name, code=row.id, country=row.country, sectors=sectors, sort=row.kind)
