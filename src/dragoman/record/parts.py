"""Turns the value of one field into cells of a row, and the cells back into the value."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

import msgspec

from dragoman.model import Span

__all__ = ["Part", "Row", "choice", "number", "scalar", "texts", "words", "yes_no"]

Row = list[str | int | float | None]


class Part(msgspec.Struct, frozen=True):
    """What one field of a struct is to a row.

    Attributes:
        columns: Its columns.
        put: Appends its cells to a row; the text is the article's, for the words of spans.
        take: Reads it back from the cells of a row that start at an index.
    """

    columns: tuple[str, ...]
    put: Callable[[Any, str, Row], None]
    take: Callable[[Sequence[Any], int], Any]


def scalar(column: str) -> Part:
    """Return the part of a text or a whole number: as it is."""
    return _single(column, lambda value: value, lambda cell: cell)


def number(column: str) -> Part:
    """Return the part of a number: a float, so that a whole number of any size fits."""
    return _single(column, _float, lambda cell: cell)


def yes_no(column: str) -> Part:
    """Return the part of yes or no: 1 or 0."""
    return _single(column, int, bool)


def choice(column: str, kind: Callable[[str], Enum]) -> Part:
    """Return the part of one word out of a closed list: the word."""
    return _single(
        column,
        lambda value: None if value is None else value.value,
        lambda cell: None if cell is None else kind(cell),
    )


def texts(column: str, kind: Callable[[str], Any]) -> Part:
    """Return the part of a tuple of texts: a JSON list."""
    return _single(
        column,
        lambda value: msgspec.json.encode(value).decode() if value else "[]",
        lambda cell: () if cell == "[]" else tuple(map(kind, msgspec.json.decode(cell))),
    )


def words(start: str, end: str, there: str) -> Part:
    """Return the part of a span: where it starts and ends, and the words there for people."""

    def take(row: Sequence[Any], at: int) -> Span | None:
        return None if row[at] is None else Span(row[at], row[at + 1])

    return Part((start, end, there), _put_words, take)


def _put_words(span: Span | None, text: str, row: Row) -> None:
    if span is None:
        row += (None, None, None)
        return
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(
            f"span {span.start}:{span.end} does not lie in a text of {len(text)} characters"
        )
    row += (span.start, span.end, text[span.start : span.end])


def _single(column: str, out: Callable[[Any], Any], back: Callable[[Any], Any]) -> Part:
    def put(value: Any, _text: str, row: Row) -> None:
        row.append(out(value))

    def take(row: Sequence[Any], at: int) -> Any:
        return back(row[at])

    return Part((column,), put, take)


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
