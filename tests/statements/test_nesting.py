"""Which statement stands inside which."""

from dragoman.model import Span, Statement, StatementKind
from dragoman.statements.nesting import nested


def a_statement(name: str, cue: tuple[int, int], *content: tuple[int, int]) -> Statement:
    """Make a statement with a cue and contents."""
    spans = tuple(Span(*part) for part in content)
    return Statement(
        id=name, article="a", span=spans[0], rule="test/1", manner=StatementKind.INDIRECT,
        cue=Span(*cue), content=spans,
    )  # fmt: skip


def around(*statements: Statement) -> dict[str, tuple[str | None, int]]:
    """Return for each statement the one around it, and how deep it is."""
    return {
        one.id: (one.nested_in, one.sourcing.depth if one.sourcing else 0)
        for one in nested(statements)
    }


def test_the_innermost_is_around() -> None:
    """Three in each other."""
    found = around(
        a_statement("a", (5, 9), (10, 60)),
        a_statement("b", (15, 19), (20, 60)),
        a_statement("c", (25, 29), (30, 60)),
    )
    assert found == {"a": (None, 0), "b": ("a", 1), "c": ("b", 2)}


def test_two_that_hold_each_other_stand_beside() -> None:
    """As where two cues were given each other's words."""
    found = around(a_statement("a", (0, 4), (5, 20)), a_statement("b", (10, 14), (0, 9)))
    assert found == {"a": (None, 0), "b": (None, 0)}


def test_neighbours_are_not_nested() -> None:
    """A cue behind the words of another."""
    found = around(a_statement("a", (0, 4), (5, 20)), a_statement("b", (25, 29), (30, 40)))
    assert found == {"a": (None, 0), "b": (None, 0)}
