"""Tells which statements are reported inside another's words: X said that Y had warned."""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.model import Sourcing, Span, Statement

__all__ = ["nested"]


def nested(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, each with the one around it and how deep it is reported.

    A statement stands inside another whose content holds its cue, or its first words where it has
    none; of several the one with the shortest content.

    Args:
        statements: In the order of their first words.
    """
    around = _around(statements)
    found: list[Statement] = []
    for at, one in enumerate(statements):
        outer = around[at]
        if outer is None:
            found.append(one)
            continue
        depth = 1
        above = around[outer]
        while above is not None and depth < len(statements):
            depth, above = depth + 1, around[above]
        sourcing = replace(one.sourcing or Sourcing(), depth=depth)
        found.append(replace(one, nested_in=statements[outer].id, sourcing=sourcing))
    return found


def _around(statements: Sequence[Statement]) -> list[int | None]:
    """Return for each statement the number of the innermost other whose content holds its cue."""
    contents = sorted(
        ((span, at) for at, one in enumerate(statements) for span in one.content),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    places = sorted(
        (_place(one), at) for at, one in enumerate(statements)
    )  # fmt: skip
    found: list[int | None] = [None] * len(statements)
    is_open: list[tuple[Span, int]] = []
    following = 0
    for place, at in places:
        while following < len(contents) and contents[following][0].start <= place.start:
            is_open.append(contents[following])
            following += 1
        is_open = [pair for pair in is_open if pair[0].end > place.start]
        held = [
            (span.end - span.start, number)
            for span, number in is_open
            if number != at
            and span.contains(place)
            and not _holds(statements[at], statements[number])
        ]
        found[at] = min(held)[1] if held else None
    return found


def _place(one: Statement) -> Span:
    return one.cue or one.content[0]


def _holds(one: Statement, other: Statement) -> bool:
    """Say whether a statement's content holds another's cue, so that it cannot stand inside it."""
    return any(span.contains(_place(other)) for span in one.content)
