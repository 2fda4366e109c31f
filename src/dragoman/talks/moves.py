"""Tells which words of a page name a move, of which kind, and who made it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import exp
from typing import Final

import msgspec

from dragoman.model import Act
from dragoman.talks.candidates import Candidate, find_candidates
from dragoman.talks.features import describe
from dragoman.talks.found import Found
from dragoman.talks.parties import sides_of
from dragoman.talks.scene import Scene
from dragoman.talks.sides import Sides

__all__ = ["Acts", "find_moves", "makeable"]

Acts = Callable[[int, str, str, str], Act]

_ABOUT: Final = frozenset({"meet", "propose"})
_NEAR: Final = 2
_DIGITS: Final = 6  # weights have two: what differs by less is alike


def find_moves(scene: Scene, sides: Sides, acts: Acts) -> list[Found]:
    """Return the words of a page that are likely to name a move, in text order.

    Args:
        scene: The page.
        sides: Who negotiates.
        acts: Reads the act that a word names.
    """
    sorts = scene.codes.moves
    weighed = _weighed(scene, sides, acts)
    likely = [one for one in weighed if one.likely >= sorts[one.move].least]
    best: dict[tuple[object, ...], Found] = {}
    for one in sorted(likely, key=lambda one: (-one.likely, one.candidate.at, one.move)):
        number = scene.sentence[one.candidate.at]
        keys = ((one.candidate.at,), (number, one.move), (one.move, one.by, one.to, one.act.status))
        if not any(key in best for key in keys):
            best.update(dict.fromkeys(keys, one))
    kept = sorted(set(best.values()), key=lambda one: one.candidate.at)
    verbs = {one.candidate.at for one in kept if one.candidate.frame.pos != "NOUN"}
    return [
        one
        for one in kept
        if not _is_sum(one, kept) and not _is_object(scene, one.candidate, verbs)
    ]


def _is_object(scene: Scene, candidate: Candidate, verbs: set[int]) -> bool:
    """Say whether talks or a proposal only tell what another move is about: "left the talks"."""
    if candidate.frame.pos != "NOUN" or candidate.frame.move not in _ABOUT:
        return False
    return any(above in verbs for above in scene.above(candidate.at, _NEAR))


def _is_sum(joint: Found, moves: Sequence[Found]) -> bool:
    """Say whether a joint act is told of each of its makers besides: two recalls are two acts."""
    alone = {one.by[0] for one in moves if one.move == joint.move and len(one.by) == 1}
    return len(joint.by) > 1 and set(joint.by) <= alone


def _weighed(scene: Scene, sides: Sides, acts: Acts) -> Iterator[Found]:
    """Yield every candidate with its likelihood, in text order."""
    seen: Counter[str] = Counter()
    for made in makeable(scene, sides, acts):
        features = describe(scene, sides, made, seen)
        total = sum(filter(None, map(scene.codes.move.get, features)))
        likely = round(1 / (1 + exp(-total)), _DIGITS)
        yield msgspec.structs.replace(made, likely=likely)


def makeable(scene: Scene, sides: Sides, acts: Acts) -> Iterator[Found]:
    """Yield the candidates whose makers can make such a move, in text order."""
    for candidate in find_candidates(scene):
        made = _made_by(scene, sides, candidate, acts)
        if _can_make(scene.codes.moves[made.move].makers, made.by, sides):
            yield made


def _can_make(makers: str, by: tuple[str, ...], sides: Sides) -> bool:
    match makers:
        case "side":
            return any(sides.kind(one) != "other" for one in by)
        case "third":
            return bool(by) and not set(by) & set(sides.parties)
        case "any":
            return bool(by)
        case _:
            return True


def _made_by(scene: Scene, sides: Sides, candidate: Candidate, acts: Acts) -> Found:
    """Return who makes the move that a word may name, and to whom."""
    frame = candidate.frame
    sort = scene.codes.moves[frame.move]
    act = acts(candidate.at, frame.pos, sort.type, sort.mode)
    by, to = sides_of(scene, act.actors), sides_of(scene, act.recipients)
    if not by and _speaks_of_all(scene, candidate.at):
        by = sides.parties
    if sort.together:
        by, to = tuple(dict.fromkeys((*by, *to))), ()
        by = by if len(by) > 1 else _with_other(by, sides)
    to = tuple(one for one in to if one not in by)
    return Found(candidate=candidate, act=act, by=by, to=to, likely=0.0)


def _with_other(by: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    """Return the parties where none or one of them is named, a third side as it is."""
    return sides.parties if set(by) <= set(sides.parties) else by


def _speaks_of_all(scene: Scene, at: int) -> bool:
    """Say whether a word's phrase names all sides: "demands from both parties"."""
    return any(
        scene.is_in(one, "side")
        and any(scene.is_in(child, "all") for child in scene.children.get(one, ()))
        for one in scene.below(at)
    )
