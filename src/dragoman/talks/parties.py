"""Tells which side of a negotiation an actor belongs to, by the name under which it negotiates."""

from collections.abc import Iterable
from typing import Final

from dragoman.model import Actor, ActorRef
from dragoman.talks.scene import Scene

__all__ = ["party_of", "sides_of"]

_OF_STATE: Final = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
_ARMED: Final = frozenset({"REB", "UAF", "PRM", "OPP"})
_ABOVE: Final = frozenset({"UNO", "EUR"})
_GROUPS: Final = frozenset({"armed_group", "party", "body"})
_NOBODY: Final = frozenset({"JRN", "EDU", "CVL", "MED", "NGO", "BUS", "REF", "ELI", "SOC", "CRM"})


def party_of(scene: Scene, actor: Actor) -> str | None:
    """Return the name of the side for which an actor acts, or None where it acts for none.

    A state's government, ministers and army are the state; a member of an armed group is the
    group; an unnamed armed group is the page's only named one of its country, else its own words.

    Args:
        scene: The page.
        actor: One of its actors.
    """
    sector = actor.sectors[0] if actor.sectors else None
    named = scene.codes.parties.get(actor.country or "")
    party = actor.name if actor.sort in _GROUPS or actor.country is not None else None
    if actor.country in _ABOVE:
        party = named
    elif sector in _NOBODY:
        party = None
    elif sector in _ARMED:
        party = _armed(scene, actor)
    elif sector == "LEG" and actor.sort == "person":
        party = actor.name
    elif named and (sector in _OF_STATE or actor.sort == "state"):
        party = named
    elif party is None and sector in _OF_STATE and _is_many(scene, actor):
        party = _words(scene, actor)
    return party


def _armed(scene: Scene, actor: Actor) -> str | None:
    if actor.code and actor.name:
        return actor.name
    groups = {
        one.name
        for one in scene.before.context.actors
        if one.sort == "armed_group" and one.country == actor.country and one.name
    }
    return groups.pop() if len(groups) == 1 else actor.name or _words(scene, actor)


def _words(scene: Scene, actor: Actor) -> str:
    """Return the words of an unnamed group, without what stands before its noun's own."""
    tokens = list(scene.tokens_of(actor.span))
    while len(tokens) > 1 and scene.reading.tokens[tokens[0]].pos in {"DET", "ADV", "SCONJ"}:
        tokens = tokens[1:]
    first, last = scene.span(tokens[0]), scene.span(tokens[-1])
    return " ".join(scene.reading.text[first.start : last.end].split())


def _is_many(scene: Scene, actor: Actor) -> bool:
    """Say whether words name more than one: "six world powers", not "the official"."""
    last = scene.tokens_of(actor.span)[-1]
    return "Number=Plur" in (scene.reading.tokens[last].feats or "")


def sides_of(scene: Scene, refs: Iterable[ActorRef]) -> tuple[str, ...]:
    """Return the sides of those who do an act, in their order, each once."""
    known = {one.id: one for one in scene.before.context.actors}
    found = (party_of(scene, known[ref.actor]) for ref in refs if ref.actor in known)
    return tuple(dict.fromkeys(one for one in found if one))
