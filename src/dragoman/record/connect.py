"""One open SQLite file: its settings, its write lock, and SQLite's errors in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dragoman.errors import StoreError

__all__ = ["Store", "connect", "tidy", "translated", "write_lock"]

PRAGMAS = {
    "foreign_keys": 1,
    "synchronous": "normal",  # with the log (WAL) safe against a kill and a crash
    "temp_store": "memory",
    "cache_size": -32 * 1024,  # KiB; twice as much was no faster at 20,000 articles
    "wal_autocheckpoint": 4000,  # pages; at 1000 writing costs a tenth more
}
MERGED_PAGES = 1000  # of the search index in one `tidy`; all of it was no faster to search

BUSY = "{path} is being written by another process; waited {waited:g} s. Try again when it is done."
DAMAGED = "{path} is damaged ({error}). Restore it from a copy, or add its sources anew."
WORDS = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_READONLY: "{path} cannot be written: the file or its folder is read-only.",
    sqlite3.SQLITE_PERM: "{path} cannot be written: the file or its folder is read-only.",
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened. Does its folder exist, and may it be written? "
        "(SQLite keeps two small files beside a record.)"
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full: {path} could not grow. Nothing of the last batch was kept, all before "
        "it is safe. Make room and run the same command again."
    ),
    sqlite3.SQLITE_IOERR: (
        "{path} could not be read or written ({error}). Nothing of the last batch was kept, all "
        "before it is safe. Is the disk full or gone? Run the same command again when it is back."
    ),
}


class Store(msgspec.Struct, frozen=True, kw_only=True):
    """An open record file.

    Attributes:
        path: The file.
        connection: The connection, in autocommit mode.
        readonly: Nothing can be written.
        wait_seconds: How long a writer waits for another.
    """

    path: Path
    connection: sqlite3.Connection
    readonly: bool
    wait_seconds: float


def connect(path: Path, *, mode: str, wait_seconds: float) -> sqlite3.Connection:
    """Open a file as it is, in a mode of SQLite's: ro, rw, rwc or immutable."""
    options = "immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=wait_seconds,
        isolation_level=None,
    )
    try:
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # now it is read
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def translated(path: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that says what happened and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_in_words(path, error, wait_seconds)) from error


@contextmanager
def write_lock(store: Store) -> Iterator[None]:
    """Hold the only write lock: what happens inside is kept whole, or not at all.

    Inside another write lock of the same store it is part of that one.
    """
    if store.connection.in_transaction:
        yield
        return
    if store.readonly:
        raise StoreError(f"{store.path} was opened for reading only; nothing can be written to it.")
    with translated(store.path, store.wait_seconds):
        store.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            store.connection.execute("COMMIT")
        except BaseException:
            if store.connection.in_transaction:  # SQLite itself may have rolled back (full disk)
                store.connection.execute("ROLLBACK")
            raise


def tidy(store: Store) -> None:
    """Merge a little of the search index, renew what the planner knows, fold the log away."""
    with write_lock(store):
        for index in ("article_words", "statement_words"):
            sql = f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)"
            store.connection.execute(sql, (MERGED_PAGES,))
        store.connection.execute("PRAGMA analysis_limit = 1000")
        store.connection.execute("PRAGMA optimize")
    with translated(store.path, store.wait_seconds):
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _in_words(path: Path, error: sqlite3.Error, wait_seconds: float) -> str:
    """Say in words what SQLite says by a number."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
    words = WORDS.get(code, "{path}: {error}.")
    return words.format(path=path, error=error, waited=wait_seconds)
