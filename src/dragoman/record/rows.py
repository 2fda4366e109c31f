"""Turns a struct into a row and a row into a struct, by the struct's own field types.

One field gives one column, but for these: a span gives three (start, end, the words there), a
struct within gives its own fields behind its name (with a column has_NAME where it may be absent),
a tuple of texts gives one column of JSON. Tuples of structs and spans are rows of other tables.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from dragoman.model import Span
from dragoman.record.layout import Child, Table
from dragoman.record.parts import Part, Row, choice, number, scalar, texts, words, yes_no

__all__ = ["COLUMN_NAMES", "Row", "Shape", "child_part", "shape_of", "table_shape"]

# Words that SQL keeps for itself; nobody should have to quote a column.
COLUMN_NAMES = {
    "on": "on_date",
    "to": "to_whom",
    "by": "by_whom",
    "of": "of_whom",
    "first": "first_day",
    "last": "last_day",
    "start": "start_char",
    "end": "end_char",
    "before": "state_before",
    "after": "state_after",
}


class Shape(msgspec.Struct, frozen=True):
    """How one struct lies in a row.

    Attributes:
        noun: The struct.
        columns: The columns, in order.
        parts: For each field that lies in the row: its name, its part and its first column.
    """

    noun: type[msgspec.Struct]
    columns: tuple[str, ...]
    parts: tuple[tuple[str, Part, int], ...]

    def put(self, noun: msgspec.Struct, text: str, row: Row) -> None:
        """Append a struct's cells to a row."""
        for name, part, _ in self.parts:
            part.put(getattr(noun, name), text, row)

    def take(self, row: Sequence[Any], at: int = 0) -> Any:
        """Read a struct back from the cells that start at an index."""
        return self.noun(**self.fields(row, at))

    def fields(self, row: Sequence[Any], at: int = 0) -> dict[str, Any]:
        """Read the fields of a struct back; those that lie in other tables are not among them."""
        return {name: part.take(row, at + first) for name, part, first in self.parts}


@cache
def table_shape(table: Table) -> Shape:
    """Return how a noun lies in a row of its table."""
    return shape_of(table.noun, skip=frozenset(child.field for child in table.children))


@cache
def shape_of(
    noun: type[msgspec.Struct], prefix: str = "", *, skip: frozenset[str] = frozenset()
) -> Shape:
    """Return how a struct lies in a row, its columns behind a prefix ("speaker_")."""
    columns: tuple[str, ...] = ()
    parts = []
    for field in _fields(noun):
        part = None if field.name in skip else _part(field.name, field.type, prefix)
        if part is not None:
            parts.append((field.name, part, len(columns)))
            columns += part.columns
    return Shape(noun, columns, tuple(parts))


@cache
def child_part(noun: type[msgspec.Struct], child: Child) -> Part:
    """Return how one element of a field that holds many lies in its table."""
    kind = next(field.type for field in _fields(noun) if field.name == child.field)
    element = kind.item_type if isinstance(kind, inspect.VarTupleType) else kind
    if child.value is not None:
        return scalar(child.value)
    if not isinstance(element, inspect.StructType):
        raise TypeError(f"{noun.__name__}.{child.field} holds what has no columns: {element}")
    if element.cls is Span:
        return words("start_char", "end_char", "words")
    return within(shape_of(element.cls), flag=None)


def _fields(noun: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    described = inspect.type_info(noun)
    if not isinstance(described, inspect.StructType):
        raise TypeError(f"{noun} is no struct")
    return described.fields


def _part(name: str, kind: inspect.Type, prefix: str) -> Part | None:
    """Choose the part for a field by its type; None for what lies in other tables."""
    optional = isinstance(kind, inspect.UnionType)
    if isinstance(kind, inspect.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    if isinstance(kind, inspect.VarTupleType):
        return _texts(prefix + name, kind.item_type)
    if isinstance(kind, inspect.StructType):
        if kind.cls is Span:
            return _words(name, prefix)
        flag = f"has_{prefix}{name}" if optional else None
        return within(shape_of(kind.cls, f"{prefix}{name}_"), flag=flag)
    return _single(prefix + COLUMN_NAMES.get(name, name), kind)


def _single(column: str, kind: inspect.Type) -> Part:
    match kind:
        case inspect.EnumType(cls=cls):
            return choice(column, cls)
        case inspect.BoolType():
            return yes_no(column)
        case inspect.FloatType():
            return number(column)
        case _:
            return scalar(column)


def _texts(column: str, element: inspect.Type) -> Part | None:
    match element:
        case inspect.StrType():
            return texts(column, str)
        case inspect.EnumType(cls=cls):
            return texts(column, cls)
        case _:
            return None


def _words(name: str, prefix: str) -> Part:
    """Name the three columns of a span; the span of the struct itself has the plain names."""
    if name == "span" and not prefix:
        return words("start_char", "end_char", "words")
    stem = prefix.rstrip("_") if name == "span" else prefix + name.removesuffix("_span")
    return words(f"{stem}_start", f"{stem}_end", f"{stem}_words")


def within(shape: Shape, *, flag: str | None) -> Part:
    """Return the part of a struct inside a struct: its columns, and whether it is there at all."""
    flags = (flag,) if flag else ()
    present = (1,) * len(flags)
    absent = (0, *(None for _ in shape.columns))

    def put(value: msgspec.Struct | None, text: str, row: Row) -> None:
        if value is None:
            row += absent
            return
        row += present
        shape.put(value, text, row)

    def take(row: Sequence[Any], at: int) -> Any:
        return None if flags and not row[at] else shape.take(row, at + len(flags))

    return Part(flags + shape.columns, put, take)
