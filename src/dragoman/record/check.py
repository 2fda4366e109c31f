"""Proves a record: every finding re-anchors in its stored text, every id recomputes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from itertools import islice

import msgspec

from dragoman.model import ZoneKind, content_id
from dragoman.record.layout import FINDING_TABLES, Table
from dragoman.record.results import Problem
from dragoman.record.rows import child_part, table_shape

__all__ = ["find_problems"]

MAX_PROBLEMS = 1000  # nobody reads a longer list
REPORT_EVERY = 100  # articles between two calls of `progress`

# Nothing is read from these (`Reading` leaves them out), so no finding may begin or end there.
UNREAD = frozenset({ZoneKind.FURNITURE.value, ZoneKind.BYLINE.value, ZoneKind.CREDIT.value})

# Rows of either side that the other lacks: a search would miss them, or find what is not there.
WORDS = (
    ("article", "article_words", "is not in the search index"),
    ("statement", "statement_words", "is not in the search index"),
)
VERSIONS = """
    SELECT address FROM article GROUP BY address
    HAVING sum(is_current) != 1 OR max(version) != count(*) OR count(DISTINCT version) != count(*)
        OR max(CASE WHEN is_current THEN version END) != count(*)
"""


class Anchors(msgspec.Struct, frozen=True):
    """Where to read the spans of one table: a query by article, and how many spans a row has."""

    table: str
    sql: str
    spans: int


def find_problems(
    connection: sqlite3.Connection, progress: Callable[[int], None] | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with a record: first the file, then article by article."""
    with _one_view(connection):
        return tuple(islice(_problems(connection, progress), MAX_PROBLEMS))


@contextmanager
def _one_view(connection: sqlite3.Connection) -> Iterator[None]:
    """See the record as it stands now, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _problems(
    connection: sqlite3.Connection, progress: Callable[[int], None] | None
) -> Iterator[Problem]:
    try:
        yield from _file_problems(connection)
        yield from _index_problems(connection)
        for address in connection.execute(VERSIONS):
            yield Problem(
                table="article", id="", what=f"the versions of {address[0]} are misnumbered"
            )
        yield from _article_problems(connection, progress)
    except sqlite3.DatabaseError as error:
        yield Problem(table="", id="", what=f"the file is damaged and cannot be read on: {error}")


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (said,) in connection.execute("PRAGMA quick_check"):
        if said != "ok":
            yield Problem(table="", id="", what=str(said))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(
            table=table,
            id="",
            what=f"row {row or '?'} names a row of {parent} which is not there",
        )


def _index_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, index, what in WORDS:
        indexed = f"SELECT id FROM {index}_docsize"
        missing = f"SELECT id FROM {table} WHERE number NOT IN ({indexed})"
        for (identity,) in connection.execute(missing):
            yield Problem(table=table, id=identity, what=what)
        left = f"{indexed} WHERE id NOT IN (SELECT number FROM {table})"
        for (number,) in connection.execute(left):
            yield Problem(table=index, id=str(number), what=f"stands for no row of {table}")


def _article_problems(
    connection: sqlite3.Connection, progress: Callable[[int], None] | None
) -> Iterator[Problem]:
    rows = connection.execute(
        "SELECT id, address, published_value, title, sha256, text FROM article ORDER BY number"
    )
    for done, (identity, address, published, title, digest, text) in enumerate(rows, start=1):
        if sha256(text.encode()).hexdigest() != digest:
            yield Problem(table="article", id=identity, what="the text is not the one it was")
        if content_id(address, published, title, digest) != identity:
            yield Problem(
                table="article", id=identity, what="the id does not follow from its fields"
            )
        zones = connection.execute(
            "SELECT kind, start_char, end_char FROM zone WHERE article = ? ORDER BY position",
            (identity,),
        ).fetchall()
        yield from _zone_problems(identity, text, zones)
        unread = [(start, end) for kind, start, end in zones if kind in UNREAD]
        for anchors in _anchors():
            for row in connection.execute(anchors.sql, (identity,)):
                for what in _span_problems(row, anchors.spans, text, unread):
                    yield Problem(table=anchors.table, id=row[0], what=what)
        if progress and done % REPORT_EVERY == 0:
            progress(done)


def _zone_problems(
    identity: str, text: str, zones: list[tuple[str, int, int]]
) -> Iterator[Problem]:
    last = 0
    for kind, start, end in zones:
        if not last <= start <= end <= len(text):
            yield Problem(
                table="zone",
                id=identity,
                what=f"{kind} {start}:{end} overlaps the zone before or leaves the text",
            )
        last = end


def _span_problems(
    row: tuple[str | int | None, ...], spans: int, text: str, unread: list[tuple[int, int]]
) -> Iterator[str]:
    """Say what is wrong with the spans of a row: id, then start, end and words of each."""
    for at in range(1, 1 + 3 * spans, 3):
        start, end, words = row[at : at + 3]
        if not isinstance(start, int) or not isinstance(end, int):
            if (start, end, words) != (None, None, None):
                yield f"span {start}:{end} is half a span"
        elif not 0 <= start < end <= len(text):
            yield f"span {start}:{end} does not lie in the text ({len(text)} characters)"
        elif text[start:end] != words:
            yield f"span {start}:{end} is {text[start:end]!r}, not {words!r}"
        elif any(first <= edge < last for first, last in unread for edge in (start, end - 1)):
            yield f"span {start}:{end} begins or ends in a zone that is not read: {words!r}"


@cache
def _anchors() -> tuple[Anchors, ...]:
    """Return where spans are kept, from the layout: the tables of findings and of their parts."""
    found = []
    for table in FINDING_TABLES:
        columns = _span_columns(table_shape(table).columns)
        sql = f"SELECT id, {', '.join(columns)} FROM {table.name} WHERE article = ?"
        found.append(Anchors(table.name, sql, len(columns) // 3))
        found += _child_anchors(table)
    return tuple(found)


def _child_anchors(table: Table) -> list[Anchors]:
    by_table = {child.table: child for child in table.children}  # two fields may share a table
    found = []
    for child in by_table.values():
        columns = _span_columns(child_part(table.noun, child).columns)
        if columns:
            sql = (
                f"SELECT {child.owner}, {', '.join(columns)} FROM {child.table} WHERE "
                f"{child.owner} IN (SELECT id FROM {table.name} WHERE article = ?)"
            )
            found.append(Anchors(child.table, sql, len(columns) // 3))
    return found


def _span_columns(columns: tuple[str, ...]) -> tuple[str, ...]:
    starts = [at for at, column in enumerate(columns) if column.endswith(("_start", "start_char"))]
    return tuple(column for at in starts for column in columns[at : at + 3])
