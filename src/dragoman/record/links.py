"""Keeps what follows from many pages (tracks, stories, lineages) and what people say of findings."""

import sqlite3
from collections.abc import Iterable

from dragoman.errors import InputError
from dragoman.model import Lineage, Story, Track
from dragoman.record.layout import LINEAGE, STORY, TRACK, Table
from dragoman.record.nouns import insert_sql, put_nouns, take_nouns
from dragoman.record.results import Judgement, Source
from dragoman.record.rows import Row, shape_of, table_shape

__all__ = [
    "judgements",
    "lineages",
    "put_judgement",
    "put_setting",
    "put_source",
    "replace_stories",
    "replace_tracks",
    "settings",
    "source",
    "stories",
    "tracks",
]

JUDGEMENT = shape_of(Judgement)
SOURCE = shape_of(Source)


def replace_tracks(connection: sqlite3.Connection, tracks: Iterable[Track]) -> None:
    """Put these tracks in the place of all there were."""
    _replace(connection, TRACK, sorted(tracks, key=lambda track: track.id))


def replace_stories(
    connection: sqlite3.Connection, stories: Iterable[Story], lineages: Iterable[Lineage]
) -> None:
    """Put these stories and lineages in the place of all there were."""
    _replace(connection, STORY, sorted(stories, key=lambda story: story.id))
    connection.execute("DELETE FROM lineage")
    shape = table_shape(LINEAGE)
    rows = []
    for lineage in sorted(lineages, key=lambda lineage: (lineage.older, lineage.newer)):
        row: Row = []
        shape.put(lineage, "", row)
        rows.append(row)
    connection.executemany(insert_sql("lineage", shape.columns), rows)


def tracks(connection: sqlite3.Connection) -> tuple[Track, ...]:
    """Return all tracks, in the order of their ids."""
    return take_nouns(connection, TRACK, "ORDER BY id")


def stories(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """Return all stories, in the order of their ids."""
    return take_nouns(connection, STORY, "ORDER BY id")


def lineages(connection: sqlite3.Connection) -> tuple[Lineage, ...]:
    """Return all lineages, in the order of their articles."""
    return take_nouns(connection, LINEAGE, "ORDER BY older, newer")


def put_judgement(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Keep a person's verdict on a finding."""
    row: Row = []
    JUDGEMENT.put(judgement, "", row)
    connection.execute(insert_sql("judgement", JUDGEMENT.columns), row)


def judgements(connection: sqlite3.Connection, finding: str | None) -> tuple[Judgement, ...]:
    """Return people's verdicts, oldest first."""
    where, values = (" WHERE finding = ?", (finding,)) if finding else ("", ())
    sql = f"SELECT {', '.join(JUDGEMENT.columns)} FROM judgement{where} ORDER BY number"
    return tuple(JUDGEMENT.take(row) for row in connection.execute(sql, values))


def put_source(connection: sqlite3.Connection, source: Source) -> None:
    """Note how far a source was read."""
    row: Row = []
    SOURCE.put(source, "", row)
    connection.execute(insert_sql("source", SOURCE.columns).replace("INSERT", "REPLACE", 1), row)


def source(connection: sqlite3.Connection, name: str) -> Source | None:
    """Return what was noted of a source, or None if nothing was."""
    sql = f"SELECT {', '.join(SOURCE.columns)} FROM source WHERE name = ?"
    row = connection.execute(sql, (name,)).fetchone()
    return None if row is None else SOURCE.take(row)


def put_setting(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Note a fact about the record itself."""
    if not name:
        raise InputError("A setting of the record needs a name.")
    connection.execute("REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the facts about the record itself, by name."""
    facts = dict(connection.execute("SELECT name, value FROM setting ORDER BY name").fetchall())
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return {"schema_version": str(version), **facts}


def _replace(
    connection: sqlite3.Connection, table: Table, nouns: list[Track] | list[Story]
) -> None:
    connection.execute(f"DELETE FROM {table.name}")
    put_nouns(connection, table, nouns)
