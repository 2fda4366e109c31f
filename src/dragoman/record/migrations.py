"""Brings a record to the newest version: each step once, in a transaction, noted with its time."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files

__all__ = ["MIGRATIONS", "Migration", "apply_migrations", "version_of"]

Migration = Callable[[sqlite3.Connection], None]

TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied TEXT NOT NULL
) STRICT
"""
TABLE_NOTE = re.compile(r"^CREATE TABLE (\w+) \( -- (.+)$")
COLUMN_NOTE = re.compile(r"^    (\w+) (?:TEXT|INTEGER|REAL|BLOB)\b.* -- (.+)$")


def m001_initial(connection: sqlite3.Connection) -> None:
    """Make all tables of the first version."""
    script = files("dragoman.record").joinpath("schema", "001_initial.sql").read_text("utf-8")
    for statement in _statements(script):
        connection.execute(statement)
    connection.executemany("INSERT INTO column_note VALUES (?, ?, ?)", _notes(script))


def m002_reasons(connection: sqlite3.Connection) -> None:
    """Keep beside each place and actor why it was chosen, and what else it could have been."""
    script = files("dragoman.record").joinpath("schema", "002_reasons.sql").read_text("utf-8")
    for statement in _statements(script):
        connection.execute(statement)


def m003_source_types(connection: sqlite3.Connection) -> None:
    """Add what sort of source a statement has."""
    script = files("dragoman.record").joinpath("schema", "003_source_types.sql").read_text("utf-8")
    for statement in _statements(script):
        connection.execute(statement)


def m004_talks(connection: sqlite3.Connection) -> None:
    """Add the negotiations that pages tell of, the terms of moves, and demands."""
    script = files("dragoman.record").joinpath("schema", "004_talks.sql").read_text("utf-8")
    for statement in _statements(script):
        connection.execute(statement)
    connection.executemany("INSERT INTO column_note VALUES (?, ?, ?)", _notes(script))


MIGRATIONS: tuple[Migration, ...] = (m001_initial, m002_reasons, m003_source_types, m004_talks)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a record's tables, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def apply_migrations(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Apply the steps that a record lacks. The caller holds the write lock.

    Args:
        connection: The record, inside a transaction.
        migrations: All steps, the one that makes version 1 first.
    """
    connection.execute(TABLE)
    for version, step in enumerate(migrations, start=1):
        if version <= version_of(connection):
            continue
        step(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (version, step.__name__, now))
        connection.execute(f"PRAGMA user_version = {version}")


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements; `executescript` would end the transaction first."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        statement = "\n".join(lines).strip()
        if sqlite3.complete_statement(statement):
            yield statement
            lines = []


def _notes(script: str) -> Iterator[tuple[str, str, str]]:
    """Read the note behind each table and column of a script."""
    table = ""
    for line in script.splitlines():
        if found := TABLE_NOTE.match(line):
            table = found[1]
            yield table, "", found[2]
        elif found := COLUMN_NOTE.match(line):
            yield table, found[1], found[2]
