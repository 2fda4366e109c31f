"""The ledger of figures: what is counted of whom, where and when, and who gives which number."""

from enum import StrEnum

import msgspec

from dragoman.model.figure import Hedge

__all__ = ["Given", "LedgerLine", "Relation", "RelationKind", "Slot", "Window"]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one article gives it.

    Attributes:
        figure: Id of the figure.
        article: Id of the article.
        day: When the article was published ("2025-07-24", "2025-07"), or None.
        outlet: Who published it, or None.
        title: Its title, or None.
        url: Its address, or None.
        words: The figure's words.
        value: The number, or None where only bounds are known.
        low: Lower bound, or None.
        high: Upper bound, or None.
        hedge: How it is bounded.
        what: What is counted.
        of: Of whom, or None.
        phase: IPC phase, or None.
        place: Where, or None.
        period: Over which time, or None.
        as_of: The day up to which it counts, or None.
        per: The words of the source, or None for the outlet itself.
        source: Who that is, as far as resolved, or None.
        revises: The value that it replaces by the page's own words, or None.
    """

    figure: str
    article: str
    day: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    words: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    hedge: Hedge = Hedge.EXACT
    what: str
    of: str | None = None
    phase: str | None = None
    place: str | None = None
    period: str | None = None
    as_of: str | None = None
    per: str | None = None
    source: str | None = None
    revises: float | None = None


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The time over which figures count; with neither day it is not told.

    Attributes:
        first: First day "2025-07-22", or None.
        last: Last day, or None where the count goes on.
    """

    first: str | None = None
    last: str | None = None


class RelationKind(StrEnum):
    """How one figure stands to an earlier one of its slot."""

    REPEATS = "repeats"  # the same source, the same number
    AGREES = "agrees"  # another source, and some number fits both
    UPDATES = "updates"  # later, of a count that goes on or by the same source
    REVISES = "revises"  # the page says which number it replaces
    CONTRADICTS = "contradicts"  # the same slot, and no number fits both
    APART = "apart"  # other numbers without a time: they may count different things


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How a figure stands to an earlier one, and why."""

    to: str
    kind: RelationKind
    why: str


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in its slot.

    Attributes:
        given: The figure.
        by: Who gives it: the source's name, its words, or the outlet.
        relations: To the last figure before it of each source.
    """

    given: Given
    by: str
    relations: tuple[Relation, ...] = ()


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """Figures that can agree or disagree: of the same thing, the same people, place and time.

    Attributes:
        what: What is counted.
        of: Of whom, or None.
        phase: IPC phase, or None.
        place: Where, or None.
        window: Over which time.
        lines: Its figures, the earliest first.
    """

    what: str
    of: str | None = None
    phase: str | None = None
    place: str | None = None
    window: Window = Window()
    lines: tuple[LedgerLine, ...]
