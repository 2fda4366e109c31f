"""Infers where talks stand from the moves, by the table of states; no view and no plan moves them."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dragoman.codes.talks import StateRule, TalksCodes
from dragoman.model import Move, Status, TalksState, Transition
from dragoman.talks.days import Dated

__all__ = ["infer"]

_ENOUGH: Final = 2
_BETWEEN_SIDES: Final = "; "
_TALKING: Final = frozenset({"meet", "agree_to_talk", "resume", "propose"})


class _Course(msgspec.Struct):
    """How far the inference has come, and what it looks at.

    Attributes:
        parties: Who negotiates.
        pursued: Days on which a party agrees to talk.
        is_talking: Whether any talks are told of.
        state: Where talks stand.
        made: By kind of move, who has made it so far.
        transitions: The changes so far.
    """

    parties: frozenset[str]
    pursued: frozenset[str | None]
    is_talking: bool
    state: TalksState
    made: dict[str, set[str]]
    transitions: list[Transition]


def infer(
    moves: Sequence[Dated], parties: Sequence[str], mediators: Sequence[str], codes: TalksCodes
) -> tuple[Transition, ...]:
    """Return the changes of state that moves bring about.

    A move counts where its own maker or a mediator reports it, or the outlet itself; what another
    side claims counts once two outlets report it. A move that is not sure enough moves nothing.

    Args:
        moves: In the order in which they were made.
        parties: Who negotiates.
        mediators: Third parties.
        codes: The table of states.

    Returns:
        Changes in order, each with the row of the table and the move that did it; before the
        first the state is UNKNOWN.
    """
    course = _Course(
        parties=frozenset(parties),
        pursued=frozenset(one.day for one in moves if _pursues(one.move)),
        is_talking=any(one.move.move in _TALKING for one in moves),
        state=TalksState.UNKNOWN,
        made={},
        transitions=[],
    )
    for dated in moves:
        is_sure = dated.move.confidence >= codes.moves[dated.move.move].sure
        if is_sure and dated.is_news and _is_vouched(dated, moves, mediators):
            _go_on(course, dated, codes)
    return tuple(course.transitions)


def _go_on(course: _Course, dated: Dated, codes: TalksCodes) -> None:
    """Apply the first row of the table that fits."""
    move = dated.move
    course.made.setdefault(move.move, set()).update(_sides(move))
    for rule in codes.states:
        fits = move.move in rule.move and move.status in rule.status
        if (
            fits
            and (not rule.before or course.state in rule.before)
            and _holds(rule, dated, course)
        ):
            change = Transition(
                on=dated.day,
                before=course.state,
                after=TalksState(rule.after),
                rule=rule.name,
                move=move.id,
            )
            course.transitions.append(change)
            course.state = change.after
            return


def _holds(rule: StateRule, dated: Dated, course: _Course) -> bool:
    sides = _sides(dated.move)
    facts = {
        "": True,
        "party": bool(sides & course.parties),
        "parties": len(sides & course.parties) >= _ENOUGH or not sides,
        "all": len(course.made[dated.move.move] & course.parties) >= _ENOUGH,
        "alone": not course.is_talking,
        "pursues": dated.day in course.pursued,
        "consults": "consult" in dated.words,
    }
    return facts[rule.given]


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


def _pursues(move: Move) -> bool:
    return move.move == "agree_to_talk" and move.status in {Status.HAPPENED, Status.ONGOING}


def _sides(move: Move) -> set[str]:
    return set(move.by.split(_BETWEEN_SIDES)) if move.by else set()
