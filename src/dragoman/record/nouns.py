"""Writes nouns of one kind into their table and the tables of their parts, and reads them back."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from dragoman.record.layout import Child, Table
from dragoman.record.rows import Row, child_part, table_shape

__all__ = ["insert_sql", "put_children", "put_nouns", "take_nouns"]


def put_nouns(
    connection: sqlite3.Connection, table: Table, nouns: Sequence[Any], text: str = ""
) -> int:
    """Write nouns of one kind, in their order.

    Args:
        connection: The record, inside a transaction.
        table: Their table.
        nouns: The nouns; one that stands there twice is written once.
        text: The article's text, for the words of spans.

    Returns:
        How many were written.

    Raises:
        ValueError: A span lies outside the text, or two different nouns have one id.
    """
    if not nouns:
        return 0
    nouns = _distinct(table, nouns)
    shape = table_shape(table)
    rows = []
    for position, noun in enumerate(nouns):
        row: Row = [position] if table.group else []
        try:
            shape.put(noun, text, row)
        except ValueError as error:
            raise ValueError(f"{table.name} {noun.id}: {error}") from error
        rows.append(row)
    leading = ("position",) if table.group else ()
    connection.executemany(insert_sql(table.name, leading + shape.columns), rows)
    put_children(connection, table, nouns, text)
    return len(nouns)


def put_children(
    connection: sqlite3.Connection, table: Table, nouns: Iterable[Any], text: str
) -> None:
    """Write the fields that hold many, one row for each element."""
    nouns = tuple(nouns)
    for child in table.children:
        part = child_part(table.noun, child)
        rows = []
        for noun in nouns:
            for position, element in enumerate(getattr(noun, child.field)):
                row: Row = [noun.id, position]
                if child.role:
                    row.append(child.role)
                part.put(element, text, row)
                rows.append(row)
        if rows:
            connection.executemany(insert_sql(child.table, _leading(child) + part.columns), rows)


def take_nouns(
    connection: sqlite3.Connection, table: Table, where: str, *values: str
) -> tuple[Any, ...]:
    """Read nouns of one kind back, exactly as they were written.

    Args:
        connection: The record.
        table: Their table.
        where: A condition on the table's columns, with ? for values, and an order if need be.
        values: The values.

    Returns:
        The nouns.
    """
    shape = table_shape(table)
    rows = connection.execute(
        f"SELECT {', '.join(shape.columns)} FROM {table.name} {where}", values
    ).fetchall()
    if not rows or not table.children:
        return tuple(shape.take(row) for row in rows)
    found = {child: _elements(connection, table, child, where, values) for child in table.children}
    nouns = []
    for row in rows:
        fields = shape.fields(row)
        for child, elements in found.items():
            fields[child.field] = tuple(elements[row[0]])
        nouns.append(table.noun(**fields))
    return tuple(nouns)


@cache
def insert_sql(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement that writes one row."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _distinct(table: Table, nouns: Sequence[Any]) -> Sequence[Any]:
    """Leave out nouns that stand there twice; refuse two different ones of one id."""
    by_id = {noun.id: noun for noun in reversed(nouns)}
    if len(by_id) == len(nouns):
        return nouns
    for noun in nouns:
        if noun != by_id[noun.id]:
            raise ValueError(f"two different rows of {table.name} have the id {noun.id}")
    return tuple(reversed(by_id.values()))


def _elements(
    connection: sqlite3.Connection, table: Table, child: Child, where: str, values: tuple[str, ...]
) -> dict[str, list[Any]]:
    """Read all elements of one field, by owner."""
    part = child_part(table.noun, child)
    role = " AND role = ?" if child.role else ""
    sql = (
        f"SELECT {child.owner}, {', '.join(part.columns)} FROM {child.table} "
        f"WHERE {child.owner} IN (SELECT id FROM {table.name} {where}){role} "
        f"ORDER BY {child.owner}, position"
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(sql, values + ((child.role,) if child.role else ())):
        found[row[0]].append(part.take(row, 1))
    return found


def _leading(child: Child) -> tuple[str, ...]:
    leading = (child.owner, "position")
    return (*leading, "role") if child.role else leading
