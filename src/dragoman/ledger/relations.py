"""Tells how a figure stands to the earlier ones of its slot: repeated, agreed, updated, contradicted."""

from collections.abc import Iterable, Iterator
from math import inf

from dragoman.ledger.windows import counted_to, first_day
from dragoman.model import Given, Hedge, LedgerLine, Relation, RelationKind, Window

__all__ = ["bounds_of", "relations"]

_ABOUT = 0.1  # "about 500" fits anything from 450 to 550
_SOON = 7  # days within which a number without a time may be the same count, later
_VAGUE = 10  # "dozens" are less than ten times the least that they can be


def relations(
    line: LedgerLine, before: Iterable[LedgerLine], window: Window
) -> tuple[Relation, ...]:
    """Return how a figure stands to earlier ones of its slot.

    Args:
        line: The figure, with who gives it.
        before: The last figure before it of each source.
        window: The slot's.
    """
    return tuple(_relation(line, earlier, window) for earlier in before)


def _relation(line: LedgerLine, earlier: LedgerLine, window: Window) -> Relation:
    kind, why = next(_told(line, earlier, window))
    return Relation(to=earlier.given.figure, kind=kind, why=why)


def _told(
    line: LedgerLine, earlier: LedgerLine, window: Window
) -> Iterator[tuple[RelationKind, str]]:
    """Yield what holds, the strongest first."""
    mine, other = line.given, earlier.given
    own = line.by.casefold() == earlier.by.casefold()
    later = (counted_to(mine) or "") > (counted_to(other) or "")
    if mine.revises is not None and mine.revises == other.value:
        yield RelationKind.REVISES, f"the page says that it replaces {_number(mine.revises)}"
    if own and (mine.value, mine.low, mine.high) == (other.value, other.low, other.high):
        yield RelationKind.REPEATS, "the same source gives the same number"
    if own and mine.article == other.article:
        yield RelationKind.APART, "one source gives both on one page: they count different things"
    timeless = window.first is None and not _near(mine, other)
    if _meet(mine, other) and not own and not timeless:
        yield RelationKind.AGREES, f"{_shown(mine)} and {_shown(other)} fit each other"
    if own and later and (window.first is not None or _days_apart(mine, other) <= _SOON):
        yield RelationKind.UPDATES, "the same source gives it later"
    goes_on = window.first is not None and window.last is None
    if goes_on and later and _above(mine, other):
        yield RelationKind.UPDATES, f"the count since {window.first} goes on, and this is later"
    if window.first is None:
        yield RelationKind.APART, "no time is told: they may count different things"
    if _meet(mine, other):
        yield RelationKind.AGREES, f"{_shown(mine)} and {_shown(other)} fit each other"
    yield (
        RelationKind.CONTRADICTS,
        f"the same place and time, and no number is both {_shown(mine)} and {_shown(other)}",
    )


def bounds_of(given: Given) -> tuple[float, float]:
    """Return the least and the most that a figure can mean.

    "At least" has no upper bound; "about" reaches a tenth to both sides; a vague word ("dozens")
    reaches up to ten times its least.
    """
    if given.hedge is Hedge.ABOUT and given.value is not None:
        return given.value * (1 - _ABOUT), given.value * (1 + _ABOUT)
    if given.value is None and given.low is not None and given.high is None:
        return given.low, given.low * _VAGUE
    low = given.low if given.low is not None else -inf
    high = given.high if given.high is not None else inf
    if given.low is None and given.high is None and given.value is not None:
        return given.value, given.value
    return low, high


def _meet(one: Given, other: Given) -> bool:
    (low, high), (least, most) = bounds_of(one), bounds_of(other)
    return max(low, least) <= min(high, most)


def _days_apart(one: Given, other: Given) -> float:
    """Return the days between those that two figures count to; endless where one is not told."""
    days = [first_day(counted_to(each) or "") for each in (one, other)]
    if days[0] is None or days[1] is None:
        return inf
    return abs((days[0] - days[1]).days)


def _near(one: Given, other: Given) -> bool:
    """Say whether the numbers themselves are about the same, whatever their bounds allow."""
    mine, theirs = (
        next((n for n in (each.value, each.low, each.high) if n is not None), 0.0)
        for each in (one, other)
    )
    return abs(mine - theirs) <= _ABOUT * max(abs(mine), abs(theirs))


def _above(one: Given, other: Given) -> bool:
    return bounds_of(one)[0] >= bounds_of(other)[0]


def _shown(given: Given) -> str:
    mark = "" if given.hedge is Hedge.EXACT else given.hedge.value
    if given.value is not None:
        return f"{mark}{_number(given.value)}"
    if given.high is None and given.low is not None:
        return f"{_number(given.low)} and more"
    return f"{_number(given.low or 0)} to {_number(given.high or 0)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
