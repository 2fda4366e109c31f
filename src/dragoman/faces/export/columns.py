"""Turns a noun into flat, typed columns, by the fields of its struct.

A field gives a column, a span three (start, end, the words there), a struct within gives its own
columns behind its name, and a field that holds many gives lists. The names are those of the
record's tables.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from dragoman.model import Span
from dragoman.record.rows import COLUMN_NAMES

__all__ = ["Column", "columns_of", "flat"]

Get = Callable[[Any, str], Any]
_BETWEEN = " | "


class Column(msgspec.Struct, frozen=True):
    """One column of a table.

    Attributes:
        name: Its name.
        kind: What its cells hold: text, whole, number or yes_no.
        get: Returns the cell, given the noun and the text of its article; a list if `many`.
        many: Its cells are lists.
    """

    name: str
    kind: str
    get: Get
    many: bool = False


@cache
def columns_of(
    noun: type[msgspec.Struct], *, skip: frozenset[str] = frozenset()
) -> tuple[Column, ...]:
    """Return the columns of a noun, in the order of its fields.

    Args:
        noun: The struct.
        skip: Fields that give no column.
    """
    described = inspect.type_info(noun)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"{noun} is no struct")
    return tuple(
        msgspec.structs.replace(column, get=_through(field.name, column.get))
        for field in described.fields
        if field.name not in skip
        for column in _columns(field.name, field.type)
    )


def flat(cell: object) -> object:
    r"""Return a list as one cell: items between " | ", a stroke within an item as \|."""
    if not isinstance(cell, tuple):
        return cell
    items = ("" if item is None else str(item) for item in cell)
    return _BETWEEN.join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items) or None


def _through(name: str, get: Get) -> Get:
    return lambda noun, text: get(getattr(noun, name), text)


def _columns(name: str, kind: inspect.Type) -> Iterator[Column]:
    """Yield the columns of one field; their `get` takes the field's value."""
    if isinstance(kind, inspect.UnionType):
        kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    match kind:
        case inspect.VarTupleType(item_type=item):
            for column in _columns(name, item):
                yield Column(column.name, _kind_of_items(column), _each(column), many=True)
        case inspect.StructType(cls=cls) if cls is Span:
            yield from _span(name)
        case inspect.StructType(cls=cls):
            for column in columns_of(cls):
                within = f"{name}_{column.name.removesuffix('_char')}"
                yield msgspec.structs.replace(column, name=within, get=_if_there(column.get))
        case inspect.EnumType():
            yield Column(
                COLUMN_NAMES.get(name, name),
                "text",
                lambda value, _: value.value if value is not None else None,
            )
        case inspect.StrType() | inspect.IntType() | inspect.FloatType() | inspect.BoolType():
            yield Column(COLUMN_NAMES.get(name, name), _simple(kind), lambda value, _: value)
        case _:
            yield Column(COLUMN_NAMES.get(name, name), "text", _if_there(_json))


def _span(name: str) -> Iterator[Column]:
    stem = name.removesuffix("_span")
    ends = ("start_char", "end_char", "words")
    if name != "span":
        ends = (f"{stem}_start", f"{stem}_end", f"{stem}_words")
    yield Column(ends[0], "whole", lambda span, _: None if span is None else span.start)
    yield Column(ends[1], "whole", lambda span, _: None if span is None else span.end)
    yield Column(ends[2], "text", lambda span, text: None if span is None else span.of(text))


def _json(value: Any, _: str) -> str:
    """Return a cell for what has no columns of its own."""
    return msgspec.json.encode(value).decode()


def _if_there(get: Get) -> Get:
    return lambda value, text: None if value is None else get(value, text)


def _each(column: Column) -> Get:
    """Return what gives the list of a column's cells; a list within a list becomes JSON."""

    def get(values: Any, text: str) -> tuple[Any, ...]:
        cells = (column.get(value, text) for value in values)
        if column.many:
            return tuple(msgspec.json.encode(cell).decode() for cell in cells)
        return tuple(cells)

    return get


def _kind_of_items(column: Column) -> str:
    return "text" if column.many else column.kind


def _simple(kind: inspect.Type) -> str:
    match kind:
        case inspect.IntType():
            return "whole"
        case inspect.FloatType():
            return "number"
        case inspect.BoolType():
            return "yes_no"
        case _:
            return "text"
