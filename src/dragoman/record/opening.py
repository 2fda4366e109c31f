"""Opens a record file, or makes one; refuses, untouched, what is no record."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.errors import InputError, StoreError
from dragoman.record.connect import Store, connect, translated, write_lock
from dragoman.record.migrations import MIGRATIONS, Migration, apply_migrations, version_of
from dragoman.version import __version__

__all__ = ["APPLICATION_ID", "Opening", "open_store"]

APPLICATION_ID = 0x44726167  # "Drag": names the file to `file` and to us, never to change
MAP_BYTES = 1 << 28  # read through a memory map: ranking common words took 16 ms, not 28
MAGIC = b"SQLite format 3\x00"
ID_AT = slice(68, 72)  # where the header of a SQLite file keeps its application id


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """How a record is opened; see `open_record`."""

    create: bool = False
    readonly: bool = False
    wait_seconds: float = 30.0


def open_store(path: Path, opening: Opening, migrations: Sequence[Migration] = MIGRATIONS) -> Store:
    """Open a record at the newest version, making or upgrading it where that is asked or due.

    Args:
        path: The file.
        opening: How to open it.
        migrations: The steps up to the newest version (tests hand in their own).

    Returns:
        The open file.
    """
    with translated(path, opening.wait_seconds):
        fresh = _is_fresh(path, opening)
        connection = _connect(path, opening, fresh=fresh)
        store = Store(
            path=path,
            connection=connection,
            readonly=opening.readonly,
            wait_seconds=opening.wait_seconds,
        )
        try:
            _bring_up_to_date(store, migrations)
        except BaseException:
            connection.close()
            raise
    return store


def _is_fresh(path: Path, opening: Opening) -> bool:
    """Say whether a record is to be made here; raise where there is something else."""
    may_make = opening.create and not opening.readonly
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        if may_make:
            return True
        raise InputError(
            f"There is no record {path}. `dragoman add {path} PAGE...` makes one."
        ) from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}.") from error
    if not head:
        if may_make:
            return True
        raise StoreError(f"{path} is empty: it is no record.")
    if not head.startswith(MAGIC):
        raise StoreError(f"{path} is no record: it is not a SQLite file. It was left as it is.")
    if int.from_bytes(head[ID_AT]) == APPLICATION_ID:
        return False
    return _is_fresh_by_its_log(path, may_make=may_make)


def _is_fresh_by_its_log(path: Path, *, may_make: bool) -> bool:
    """Look closer at a file without our mark: a new record's mark may still stand in its log."""
    logged = path.with_name(path.name + "-wal").exists()
    with_log = connect(path, mode="ro" if logged else "immutable", wait_seconds=1.0)
    try:
        mark = with_log.execute("PRAGMA application_id").fetchone()[0]
        tables = with_log.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        with_log.close()
    if mark == APPLICATION_ID:
        return False
    if mark == 0 and tables == 0:  # an `add` was stopped before it made the tables
        if may_make:
            return True
        raise StoreError(
            f"{path} is empty: an `add` was stopped before it kept a page. "
            f"`dragoman add {path} PAGE...` goes on."
        )
    raise StoreError(
        f"{path} is a SQLite file but no record of Dragoman's. It was left as it is; "
        "choose another name."
    )


def _connect(path: Path, opening: Opening, *, fresh: bool) -> sqlite3.Connection:
    """Open the file; a reader of a read-only folder does without SQLite's lock files.

    A reader opens the file like a writer, but for `query_only`: one that was opened read-only
    would leave the log and its index lying beside the record.
    """
    wait = opening.wait_seconds
    try:
        connection = connect(path, mode="rwc" if fresh else "rw", wait_seconds=wait)
    except sqlite3.OperationalError:
        logged = path.with_name(path.name + "-wal").exists()
        if not opening.readonly or os.access(path.parent, os.W_OK):
            raise
        connection = connect(path, mode="ro" if logged else "immutable", wait_seconds=wait)
    if opening.readonly:
        connection.execute("PRAGMA query_only = 1")
        connection.execute(f"PRAGMA mmap_size = {MAP_BYTES}")
    return connection


def _bring_up_to_date(store: Store, migrations: Sequence[Migration]) -> None:
    """Make the tables, or upgrade them after a copy, or refuse with words."""
    newest = len(migrations)
    version = version_of(store.connection)
    if version > newest:
        raise StoreError(
            f"{store.path} is a record of version {version}; this program (dragoman {__version__}) "
            f"reads up to version {newest}. Install a newer dragoman; the record was left as it is."
        )
    if version == newest:
        return
    if store.readonly:
        raise StoreError(
            f"{store.path} is a record of version {version}; this program reads version {newest}. "
            "Open it once for writing (`dragoman add`): it is upgraded then, after a copy is made."
        )
    if version > 0:
        _copy(store, store.path.with_name(f"{store.path.name}.before-v{newest}"))
    else:
        store.connection.execute("PRAGMA journal_mode = WAL")
    with write_lock(store):
        store.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        apply_migrations(store.connection, migrations)
        _note_maker(store.connection, "upgraded_by" if version > 0 else "made_by")


def _note_maker(connection: sqlite3.Connection, fact: str) -> None:
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (fact, __version__))


def _copy(store: Store, copy: Path) -> None:
    """Copy a record, log and all; the copy appears under its name only when it is whole."""
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    target = sqlite3.connect(unfinished)
    try:
        store.connection.backup(target)
    finally:
        target.close()
    unfinished.replace(copy)
