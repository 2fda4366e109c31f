"""Infers where talks stand from the moves, by the table of states; no view and no plan moves them."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dragoman.codes.talks import StateRule, TalksCodes
from dragoman.model import Move, TalksState, Transition
from dragoman.talks.days import Dated

__all__ = ["infer"]

_ENOUGH: Final = 2
_BETWEEN_SIDES: Final = "; "
_PURSUES: Final = "agree_to_talk"
_TALKING: Final = frozenset({"meet", "agree_to_talk", "resume", "propose"})


class _Course(msgspec.Struct):
    """How far the inference has come.

    Attributes:
        state: Where talks stand.
        made: By kind of move, who has made it so far.
        transitions: The changes so far.
    """

    state: TalksState
    made: dict[str, set[str]]
    transitions: list[Transition]


def infer(
    moves: Sequence[Dated], parties: Sequence[str], mediators: Sequence[str], codes: TalksCodes
) -> tuple[Transition, ...]:
    """Return the changes of state that moves bring about.

    A move counts where its own maker or a mediator reports it, or the outlet itself; what another
    side claims counts once two outlets report it.

    Args:
        moves: In the order in which they were made.
        parties: Who negotiates.
        mediators: Third parties.
        codes: The table of states.

    Returns:
        Changes in order, each with the row of the table and the move that did it; before the
        first the state is UNKNOWN.
    """
    course = _Course(TalksState.UNKNOWN, {}, [])
    pursuing = {one.day for one in moves if one.move.move == _PURSUES and not _is_plan(one.move)}
    talking = any(one.move.move in _TALKING for one in moves)
    for dated in moves:
        move = dated.move
        if not dated.is_news or not _is_vouched(dated, moves, mediators):
            continue
        makers = course.made.setdefault(move.move, set())
        makers.update(_sides(move))
        for rule in codes.states:
            if (
                move.move in rule.move
                and move.status in rule.status
                and (not rule.before or course.state in rule.before)
                and _holds(rule, dated, makers, parties, pursuing, talking=talking)
            ):
                after = TalksState(rule.after)
                course.transitions.append(
                    Transition(
                        on=dated.day, before=course.state, after=after, rule=rule.name, move=move.id
                    )
                )
                course.state = after
                break
    return tuple(course.transitions)


def _holds(
    rule: StateRule,
    dated: Dated,
    makers: set[str],
    parties: Sequence[str],
    pursuing: set[str | None],
    *,
    talking: bool,
) -> bool:
    sides = _sides(dated.move)
    match rule.given:
        case "party":
            return bool(sides & set(parties))
        case "parties":
            return len(sides & set(parties)) >= _ENOUGH or not sides
        case "all":
            return len(makers & set(parties)) >= _ENOUGH
        case "alone":
            return not talking
        case "pursues":
            return dated.day in pursuing
        case "consults":
            return "consult" in dated.words
        case _:
            return True


def _is_vouched(dated: Dated, moves: Iterable[Dated], mediators: Sequence[str]) -> bool:
    """Say whether a move rests on its maker, a mediator, the outlet's own word, or two outlets."""
    claimant = dated.move.claimant
    if claimant is None or claimant in _sides(dated.move) or claimant in mediators:
        return True
    outlets = {
        one.outlet
        for one in moves
        if one.move.move == dated.move.move and one.move.by == dated.move.by
    }
    return len(outlets) >= _ENOUGH


def _is_plan(move: Move) -> bool:
    return move.status not in {"happened", "ongoing"}


def _sides(move: Move) -> set[str]:
    return set(move.by.split(_BETWEEN_SIDES)) if move.by else set()
