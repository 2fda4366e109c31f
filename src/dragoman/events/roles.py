"""Tells who did an event and to whom, by the syntax around its trigger."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dragoman.codes.events import PloverType
from dragoman.events.candidates import Candidate
from dragoman.events.scene import Scene
from dragoman.model import Actor, ActorRef, Span

__all__ = ["Roles", "once", "ref_of", "roles_of"]

_SUBJECTS: Final = ("nsubj", "csubj")
_INHERITS: Final = ("conj", "xcomp", "advcl", "ccomp", "parataxis")
_BELONGS: Final = frozenset({"nmod", "amod", "compound", "appos", "flat"})
_CLIMB: Final = 4


class Roles(msgspec.Struct, frozen=True):
    """Who did it, and to whom, in text order."""

    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]


def roles_of(scene: Scene, candidate: Candidate, sort: PloverType) -> Roles:
    """Return who did an event and to whom, as syntax has it.

    Args:
        scene: The page.
        candidate: The event's word and frame.
        sort: The frame's type.

    Returns:
        Only those whom the page's actors know; both empty where syntax names nobody.
    """
    at, frame = candidate.at, candidate.frame
    if frame.pos == "VERB":
        doers, others = _of_verb(scene, at)
    else:
        doers, others = _of_noun(scene, at, sort)
    if frame.mode == "withdraw":
        others = []  # "its negotiators" are withdrawn "from Doha", neither of them is its recipient
    actors = _refs(scene, doers, at) or _refs(scene, _leading(scene, at), at)
    recipients = _refs(scene, others, at)
    if sort.together and frame.mode != "visit":
        actors, recipients = (*actors, *recipients), ()
    known = {one.actor for one in actors}
    return Roles(once(actors), once(one for one in recipients if one.actor not in known))


def _leading(scene: Scene, at: int) -> list[int]:
    """Return the subject of the first verb above that has one which acts."""
    for _ in range(_CLIMB):
        head = scene.head(at)
        if head is None:
            return []
        at = head
        if scene.reading.tokens[at].pos == "VERB":
            found = _subject_of(scene, at)
            if any(_actor_at(scene, one) for one in found):
                return found
    return []


def _of_verb(scene: Scene, at: int) -> tuple[list[int], list[int]]:
    passive = _below(scene, at, "nsubj:pass")
    if passive or scene.is_passive(at):
        sufferers = passive or _governing_noun(scene, at)
        return _with_case(scene, at, "obl", scene.words["agent"]), _meant(scene, sufferers)
    others = [*_below(scene, at, "obj"), *_below(scene, at, "iobj")]
    others += _with_case(scene, at, "obl", scene.words["toward"])
    if not any(_actor_at(scene, one) for one in others):
        for one in (*_below(scene, at, "xcomp"), *_below(scene, at, "ccomp"), *others):
            others = [*others, *_suffering(scene, one)]
    return _subject_of(scene, at), others


def _suffering(scene: Scene, at: int) -> list[int]:
    """Return whom a deed below is done to: "threatened to bomb X", "condemned the killing of X"."""
    toward = scene.words["toward"]
    found = [*_below(scene, at, "obj"), *_with_case(scene, at, "obl", scene.words["toward"])]
    return [
        *found,
        *_with_case(scene, at, "nmod", toward | scene.words["whose"] | scene.words["agent"]),
    ]


def _of_noun(scene: Scene, at: int, sort: PloverType) -> tuple[list[int], list[int]]:
    toward = scene.words["toward"]
    doers = [*_below(scene, at, "nmod:poss"), *_below(scene, at, "amod")]
    doers += _below(scene, at, "compound")
    doers += _with_case(scene, at, "nmod", scene.words["doer"])
    leaving = sort.name == "RETREAT"
    doers += [] if leaving else _with_case(scene, at, "nmod", scene.words["source"])
    others = _with_case(scene, at, "nmod", toward if leaving else toward - scene.words["source"])
    of = _with_case(scene, at, "nmod", scene.words["whose"])
    if sort.whose_of == "actor":
        doers += of
    else:
        others += of
    if not any(one in scene.mentions for one in doers):
        doers += _through_verb(scene, at)
    head = scene.head(at) if scene.relation(at) == "obj" else None
    if head is not None and not any(_actor_at(scene, one) for one in others):
        others += _with_case(scene, head, "obl", scene.words["toward"])
    return doers, others


def _through_verb(scene: Scene, at: int) -> list[int]:
    """Return the subject of the verb whose object a noun is: "Russia launched strikes"."""
    head = scene.head(at)
    if head is None or scene.reading.tokens[head].pos != "VERB":
        return []
    relation = scene.relation(at)
    if relation == "nsubj:pass":
        return _with_case(scene, head, "obl", scene.words["agent"])
    return _subject_of(scene, head) if relation in {"obj", "obl"} else []


def _subject_of(scene: Scene, at: int) -> list[int]:
    """Return the tokens of a verb's subject, its own or that of the verb it hangs on."""
    for _ in range(_CLIMB):
        own = [one for sort in _SUBJECTS for one in _below(scene, at, sort)]
        if own:
            return _meant(scene, own)
        head, relation = scene.head(at), scene.relation(at).partition(":")[0]
        if head is None or relation not in _INHERITS:
            return _meant_by_noun(scene, head) if head is not None and relation == "acl" else []
        ruled = _below(scene, head, "obj") if relation == "xcomp" else []  # "urged Hamas to free"
        told = ruled or _below(scene, head, "nsubj:pass")
        if told:
            return told
        at = head
    return []


def _meant_by_noun(scene: Scene, at: int) -> list[int]:
    """Return a noun, or for "issued a statement condemning" who issued it."""
    return [at] if _actor_at(scene, at) else _through_verb(scene, at) or [at]


def _meant(scene: Scene, tokens: Sequence[int]) -> list[int]:
    """Return for a relative "who" the noun that it stands for, for others themselves."""
    found = []
    for one in tokens:
        if "PronType=Rel" in (scene.reading.tokens[one].feats or ""):
            verb = scene.head(one)
            for noun in [] if verb is None else _governing_noun(scene, verb):
                found += _meant_by_noun(scene, noun)
        else:
            found.append(one)
    return found


def _governing_noun(scene: Scene, at: int) -> list[int]:
    head = scene.head(at) if scene.relation(at).startswith("acl") else None
    return [] if head is None else [head]


def _below(scene: Scene, at: int, relation: str) -> list[int]:
    return [one for one in scene.children.get(at, ()) if scene.relation(one) == relation]


def _with_case(scene: Scene, at: int, relation: str, cases: frozenset[str]) -> list[int]:
    return [
        one
        for one in scene.children.get(at, ())
        if scene.relation(one).partition(":")[0] == relation
        and any(scene.lemma(case) in cases for case in _below(scene, one, "case"))
    ]


def _refs(scene: Scene, heads: Sequence[int], trigger: int) -> tuple[ActorRef, ...]:
    found = []
    for head in heads:
        for one in (head, *_below(scene, head, "conj")):
            known = _actor_at(scene, one)
            if known is not None and one != trigger:
                found.append(ref_of(*known))
    return tuple(found)


def _actor_at(scene: Scene, at: int, depth: int = _CLIMB) -> tuple[Span, Actor] | None:
    """Return the actor of a word: one mentioned with it, else the first in what hangs on it."""
    if at in scene.mentions:
        return scene.mentions[at]
    for one in sorted(scene.children.get(at, ())):
        if depth and scene.relation(one).partition(":")[0] in _BELONGS:
            found = _actor_at(scene, one, depth - 1)
            if found:
                return found
    return None


def ref_of(span: Span, actor: Actor) -> ActorRef:
    """Return the reference to an actor by some words."""
    sector = actor.sectors[0] if actor.sectors else None
    return ActorRef(
        span=span, name=actor.name, country=actor.country, sector=sector, actor=actor.id
    )


def once(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    """Return references, the last to each actor at the place of the first."""
    return tuple({one.actor: one for one in refs}.values())
