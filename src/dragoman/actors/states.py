"""Finds states, peoples and places named as those who act or are acted upon."""

from collections.abc import Iterator

from dragoman.actors.scene import Found, Scene, Who, is_locative
from dragoman.codes.keys import name_key
from dragoman.model import Place, PlaceUse, Sentence

__all__ = ["find_states", "state_found"]

STATE = "actors.state/1"
PEOPLE = "actors.people/1"
PLACE = "actors.place/1"


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
        if place is None and at in scene.people:
            last = min(scene.people[at], sentence.last)
            meant = scene.country_named(at, last)
            found = state_found(scene, index, at, last, meant) if meant else None
        else:
            found = _of_place(scene, index, sentence, range(at, last))
        if found is not None:
            yield found
        at = last


def _of_place(scene: Scene, index: int, sentence: Sentence, tokens: range) -> Found | None:
    """Return who a place or a demonym names, or None where it is only where something is."""
    place, at, last = scene.places.get(tokens.start), tokens.start, tokens.stop
    if place is None or place.country is None:
        return None
    if place.use is PlaceUse.DEMONYM:
        if _is_people(scene, sentence, at, last):
            return _people(index, at, last, place.country)
        return state_found(scene, index, at, last, place.country)
    if is_locative(scene, place, at, sentence):
        return None
    capital = place.country in scene.names.capitals.get(name_key(scene.text(at, last)), ())
    if capital or place.code == place.country.lower() or place.code == "gaza-strip":
        return state_found(scene, index, at, last, place.country)
    return _town(scene, index, at, last, place) if _is_argument(scene, at, last) else None


def _is_argument(scene: Scene, first: int, last: int) -> bool:
    """Say whether a place does something or something is done to it: "they shelled Ramadi"."""
    relations = (scene.reading.tokens[at].relation or "" for at in range(first, last))
    return any(each.startswith(("nsubj", "obj", "root")) for each in relations)


def _town(scene: Scene, index: int, first: int, last: int, place: Place) -> Found:
    name = place.name or scene.text(first, last)
    return Found(
        first=first, last=last, sentence=index, key=("town", name_key(name)),
        who=Who(name=name, country=place.country), rule=PLACE, confidence=0.4,
        why=("a place that acts or is acted upon",),
    )  # fmt: skip


def _is_people(scene: Scene, sentence: Sentence, at: int, last: int) -> bool:
    """Say whether people are counted or described, and no state is meant: "two young Germans"."""
    token = scene.reading.tokens[last - 1]
    if token.pos not in ("NOUN", "PROPN") or "Number=Plur" not in (token.feats or ""):
        return False
    before = scene.reading.tokens[at - 1] if at > sentence.first else None
    return before is not None and before.relation in ("amod", "nummod")


def _people(index: int, first: int, last: int, country: str) -> Found:
    return Found(
        first=first, last=last, sentence=index, key=("role", country, "CVL"),
        who=Who(country=country, sectors=("CVL",), sort="group"),
        rule=PEOPLE, confidence=0.6, why=("its people",),
    )  # fmt: skip


def state_found(scene: Scene, index: int, first: int, last: int, country: str) -> Found:
    """Return a state as it is named by words."""
    name = scene.names.countries.get(country, country)
    return Found(
        first=first, last=last, sentence=index, key=("state", country),
        who=Who(
            name=name, code=f"{country.lower()}-gov", country=country, sectors=("GOV",),
            sort="state",
        ),
        rule=STATE, confidence=0.8, why=("a country or its capital where somebody acts",),
    )  # fmt: skip
