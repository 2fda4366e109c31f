"""Turns figures of many pages into a ledger: slots in which sources agree, update or contradict."""

from collections.abc import Callable, Iterable

from dragoman.ledger.relations import relations
from dragoman.ledger.windows import counted_to, window_of
from dragoman.model import Given, LedgerLine, Slot, Window

__all__ = ["make_ledger"]

_Key = tuple[str, str | None, str | None, str | None, Window]


def make_ledger(figures: Iterable[Given], *, place_key: Callable[[str], str]) -> tuple[Slot, ...]:
    """Put figures into slots.

    Only figures of one slot can disagree: those that count the same thing, of the same people, at
    the same place, over the same time. Nothing says which is true.

    Args:
        figures: In any order.
        place_key: Returns what the names of one place have in common.

    Returns:
        Slots, those with most figures first; in each the figures by the day they count to.
    """
    slots: dict[_Key, list[Given]] = {}
    for given in sorted(
        figures, key=lambda one: (counted_to(one) or "", one.day or "", one.figure)
    ):
        place = place_key(given.place) if given.place else None
        key = (given.what, given.of, given.phase, place, window_of(given))
        slots.setdefault(key, []).append(given)
    ordered = sorted(slots.items(), key=lambda pair: (-len(pair[1]), str(pair[0])))
    return tuple(_slot(key, found) for key, found in ordered)


def _slot(key: _Key, found: list[Given]) -> Slot:
    what, of, phase, _, window = key
    lines: list[LedgerLine] = []
    last: dict[str, LedgerLine] = {}  # of each source
    for given in found:
        by = given.source or given.per or given.outlet or "the page"
        line = LedgerLine(given=given, by=by)
        line = LedgerLine(given=given, by=by, relations=relations(line, last.values(), window))
        lines.append(line)
        last[by.casefold()] = line
    return Slot(
        what=what, of=of, phase=phase, place=found[0].place, window=window, lines=tuple(lines)
    )
