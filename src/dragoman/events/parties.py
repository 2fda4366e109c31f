"""Describes the actors of a sentence as those who may have done an event, or whom it befell."""

from collections.abc import Iterator, Sequence

from dragoman.events.candidates import Candidate
from dragoman.events.roles import Roles
from dragoman.events.scene import Mention, Scene, short

__all__ = ["describe_nobody", "describe_party"]

_REACH = 6
_FAR = (2, 4, 8, 15)
_KEPT = frozenset({"nsubj:pass", "nmod:poss"})
# Of the features of an event, those that tell whether a party is named at all.
_OF_NOBODY = (
    *("pos ", "relation ", "doers ", "others ", "parties ", "has ", "words ", "strength "),
    *("type ", "mode ", "frame ", "claimed", "reported", "actors here", "VERB", "NOUN", "below "),
    *("Tense", "Voice", "under "),
)


def describe_nobody(features: Sequence[str], sort: str) -> list[str]:
    """Return the features of there being nobody in a role.

    Args:
        features: Of the event, from `describe`.
        sort: Its type.
    """
    return [
        "nobody",
        f"nobody {sort}",
        *(f"nobody {one}" for one in features if one.startswith(_OF_NOBODY)),
    ]


def describe_party(scene: Scene, candidate: Candidate, roles: Roles, mention: Mention) -> list[str]:
    """Return the features of an actor's mention in the sentence of an event.

    Args:
        scene: The page.
        candidate: The event's word and frame.
        roles: Who did it and to whom, as syntax has it.
        mention: The actor's words.
    """
    sort, pos = candidate.frame.type, candidate.frame.pos
    rule = _rule(roles, mention)
    voice = "passive" if scene.is_passive(candidate.at) else "active"
    found = ["bias", f"rule {rule}", f"rule {rule} {sort}", f"rule {rule} {pos}"]
    found += _of_actor(scene, mention, sort)
    found += _of_path(scene, candidate, mention, voice)
    found += _of_place(scene, candidate, mention, voice)
    found += _of_words(scene, candidate, mention)
    return list(dict.fromkeys(found))


def _rule(roles: Roles, mention: Mention) -> str:
    if any(one.span == mention.span for one in roles.actors):
        return "doer"
    return "other" if any(one.span == mention.span for one in roles.recipients) else "none"


def _of_actor(scene: Scene, mention: Mention, sort: str) -> Iterator[str]:
    actor = mention.actor
    sector = actor.sectors[0] if actor.sectors else None
    yield from (f"sector {sector}", f"sector {sector} {sort}", f"sort {actor.sort}")
    yield "with country" if actor.country else "without country"
    first = list(scene.countries[:3])
    yield f"rank {first.index(actor.country) if actor.country in first else 'later'}"
    yield f"head {scene.lemma(mention.head)}"
    if scene.reading.tokens[mention.head].pos == "PRON":
        yield "pronoun"


def _of_path(scene: Scene, candidate: Candidate, mention: Mention, voice: str) -> Iterator[str]:
    """Yield the way through the syntax from an event's word up and down to a mention."""
    sort, pos = candidate.frame.type, candidate.frame.pos
    way = _way(scene, candidate.at, mention.head)
    cases = (one for one in scene.children.get(mention.head, ()) if scene.relation(one) == "case")
    case = next(map(scene.lemma, cases), "-")
    yield from (f"case {case} {sort}", f"case {case} {pos}")
    if way is None:
        yield "far in syntax"
        return
    up, down = way
    ups = "^".join(short(scene.relation(one)) for one in up[:-1])
    relations = [scene.relation(one) for one in reversed(down[:-1])]
    downs = ">".join(one if one in _KEPT else short(one) for one in relations)
    path = f"{ups}>{downs}"
    first, last = (relations[0], relations[-1]) if relations else ("self", "self")
    yield from (
        f"path {path}",
        f"path {path} {pos} {voice}",
        f"path {path} {sort}",
        f"path {path} case {case}",
        f"frame {candidate.frame.name} {path}",
        f"up {len(up) - 1} down {len(down) - 1}",
        f"down {downs} {voice}",
        f"first {short(first)} {pos} {voice} {case}",
        f"last {last}",
    )
    if relations:
        yield f"top {first} ups {ups}"
        if up[-1] != candidate.at:
            yield f"shared {scene.lemma(up[-1])}"


def _way(scene: Scene, one: int, other: int) -> tuple[list[int], list[int]] | None:
    """Return the tokens from each of two up to the first that both hang on, or None if far."""
    up = [one]
    while len(up) <= _REACH and (head := scene.head(up[-1])) is not None:
        up.append(head)
    down = [other]
    while down[-1] not in up:
        head = scene.head(down[-1])
        if head is None or len(down) > _REACH:
            return None
        down.append(head)
    return up[: up.index(down[-1]) + 1], down


def _of_place(scene: Scene, candidate: Candidate, mention: Mention, voice: str) -> Iterator[str]:
    at, head = candidate.at, mention.head
    line = scene.lines[scene.sentence[at]]
    side = "before" if head < at else "after"
    yield from (side, f"{side} {candidate.frame.pos} {voice} {candidate.frame.type}")
    yield f"distance {sum(abs(head - at) >= one for one in _FAR)}"
    between = sum(min(at, head) < one.head < max(at, head) for one in line)
    yield f"between {min(3, between)} {side}"
    same = [one for one in line if (one.head < at) == (head < at) and one.head != at]
    if mention in same:
        place = len(same) - same.index(mention) if side == "before" else same.index(mention)
        yield f"number {min(3, place)} {side}"
    yield from (f"first of line {mention is line[0]}", f"of {min(4, len(line))}")
    actor = mention.actor
    if any(one.actor.id != actor.id and one.actor.country == actor.country for one in line):
        yield "another of its country"
    if mention.first <= at <= mention.last:
        yield "holds the word"


def _of_words(scene: Scene, candidate: Candidate, mention: Mention) -> Iterator[str]:
    """Yield whether the event stands in the words of the mentioned, or is their saying them."""
    sort = candidate.frame.type
    yield f"strength {candidate.frame.strength}"
    said = scene.sources.get(mention.head, frozenset())
    if not said:
        return
    yield "is a source"
    if said & scene.content.get(candidate.at, frozenset()):
        yield from ("in its words", f"in its words {sort}")
    cued = scene.cues.get(candidate.at)
    if cued is not None and cued.id in said:
        yield from ("its saying", f"its saying {sort}")
