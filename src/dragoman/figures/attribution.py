"""Tells to whom the page gives a figure: the source of the statement in which it stands."""

from collections.abc import Iterable

from dragoman.model import Span, Statement

__all__ = ["find_source"]


def find_source(number: Span, statements: Iterable[Statement]) -> Span | None:
    """Return the words of the source that the page gives a figure to, or None for the outlet.

    Args:
        number: The figure's numeral.
        statements: Statements that touch its sentence.

    Returns:
        The source of the innermost statement that holds the number.
    """
    holding = [
        (content.end - content.start, statement.source)
        for statement in statements
        if statement.source is not None
        for content in statement.content
        if content.contains(number)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None
