"""A record is opened, made or upgraded; anything else is refused and left as it is."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import InputError, StoreError
from dragoman.model import Context, Findings, Place, Span
from dragoman.record import open_record
from dragoman.record.migrations import MIGRATIONS, Migration
from dragoman.record.opening import APPLICATION_ID, Opening, open_store
from tests.record.made import a_page, an_article

ARTICLE = an_article()
NOBODY = 65534


def m005_mood(connection: sqlite3.Connection) -> None:
    """Add a table, as a later version may."""
    connection.execute("CREATE TABLE mood (article TEXT PRIMARY KEY, mood TEXT) STRICT")


def m005_that_breaks(connection: sqlite3.Connection) -> None:
    """Add a table, then fail."""
    m005_mood(connection)
    connection.execute("CREATE TABLE mood (again TEXT)")


def tables(path: Path) -> set[str]:
    """Return the tables of a file."""
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a record with one article."""
    path = tmp_path / "test.db"
    with open_record(path, create=True) as record:
        record.add(Findings(article=ARTICLE), a_page(ARTICLE))
    return path


def test_a_record_is_one_file_that_others_can_read(path: Path) -> None:
    """Marked as ours, with nothing beside it once it is closed."""
    assert [file.name for file in path.parent.iterdir()] == ["test.db"]
    with closing(sqlite3.connect(path)) as connection:
        pragmas = ("application_id", "user_version", "journal_mode")
        held = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
        applied = connection.execute("SELECT version, name FROM migration").fetchall()
    assert held == [APPLICATION_ID, len(MIGRATIONS), "wal"]
    assert applied == [
        (1, "m001_initial"),
        (2, "m002_reasons"),
        (3, "m003_source_types"),
        (4, "m004_talks"),
    ]


def test_no_file_is_no_record(tmp_path: Path) -> None:
    """Nothing is made unless that is asked."""
    for readonly in (False, True):
        with pytest.raises(InputError, match=r"There is no record .*none\.db"):
            open_record(tmp_path / "none.db", readonly=readonly)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """SQLite would only say that it cannot open the file."""
    with pytest.raises(StoreError, match=r"cannot be opened\. Does its folder exist"):
        open_record(tmp_path / "none" / "test.db", create=True)


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite form", b"\x00" * 4096, b"PK\x03\x04"])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """Not a byte of it changes, nothing appears beside it."""
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is no record: it is not a SQLite file"):
        open_record(path, create=True)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_database_is_left_alone(tmp_path: Path, journal: str) -> None:
    """Not a byte of it changes, nothing appears beside it."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE article (id TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is a SQLite file but no record"):
        open_record(path, create=True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """It is said so."""
    with pytest.raises(StoreError, match="cannot be read: Is a directory"):
        open_record(tmp_path)


def test_an_empty_file_becomes_a_record_only_if_asked(tmp_path: Path) -> None:
    """A file of no bytes is what a killed `add` may leave."""
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty: it is no record"):
        open_record(path)
    with open_record(path, create=True) as record:
        assert record.articles() == ()


def test_a_record_killed_while_it_was_made_is_made(tmp_path: Path) -> None:
    """The file has no tables yet, or has them in its log only."""
    path = tmp_path / "young.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with open_record(path, create=True) as record:
        (tmp_path / "copy.db").write_bytes(path.read_bytes())
        (tmp_path / "copy.db-wal").write_bytes((tmp_path / "young.db-wal").read_bytes())
        assert record.articles() == ()
    with open_record(tmp_path / "copy.db", create=True) as copy:
        assert copy.check() == ()


def test_a_newer_record_is_refused_with_both_versions(path: Path) -> None:
    """And is left as it is."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
    before = path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(StoreError, match=r"record of version 7; this program .* version 4\."):
            open_record(path, readonly=readonly)
    assert path.read_bytes() == before


def test_an_older_record_is_upgraded_after_a_copy(path: Path) -> None:
    """The copy opens as the older record that it is."""
    steps = (*MIGRATIONS, m005_mood)
    store = open_store(path, Opening(), steps)
    store.connection.close()
    assert "mood" in tables(path)
    with closing(sqlite3.connect(path)) as connection:
        applied = connection.execute("SELECT version, name FROM migration").fetchall()
    assert [name for _, name in applied] == [
        "m001_initial", "m002_reasons", "m003_source_types", "m004_talks", "m005_mood"
    ]  # fmt: skip
    copy = path.with_name("test.db.before-v5")
    with open_record(copy, readonly=True) as record:
        assert record.article(ARTICLE.id) == ARTICLE
    assert {file.name for file in path.parent.iterdir()} == {path.name, copy.name}


def test_an_older_record_is_not_upgraded_by_a_reader(path: Path) -> None:
    """It is told what would upgrade it."""
    with pytest.raises(StoreError, match="Open it once for writing"):
        open_store(path, Opening(readonly=True), (*MIGRATIONS, m005_mood))
    assert "mood" not in tables(path)


def test_an_upgrade_that_breaks_leaves_the_record(path: Path) -> None:
    """As it was, at its version."""
    steps: tuple[Migration, ...] = (*MIGRATIONS, m005_that_breaks)
    with pytest.raises(StoreError, match="table mood already exists"):
        open_store(path, Opening(), steps)
    assert "mood" not in tables(path)
    with open_record(path) as record:
        assert record.article(ARTICLE.id) == ARTICLE


def test_a_reader_cannot_write(path: Path) -> None:
    """It is said so, and nothing is written."""
    with (
        open_record(path, readonly=True) as record,
        pytest.raises(StoreError, match="was opened for reading only"),
    ):
        record.add(Findings(article=ARTICLE), a_page(ARTICLE))


# -- folders that cannot be written ------------------------------------------------------------------

SCRIPT = """
import os, sys
from dragoman.errors import DragomanError
from dragoman.record import open_record
if os.getuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
try:
    with open_record(sys.argv[1], readonly=sys.argv[2] == "read", create=True) as record:
        if sys.argv[2] == "write":
            record.put_setting("codes", "1")
        print(len(record.articles()), record.check())
except DragomanError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def locked(path: Path) -> Iterator[Path]:
    """Return a record in a folder which its reader may not write to."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # open to all, unlike tmp_path
        copy = Path(folder) / "test.db"
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o444)
        Path(folder).chmod(0o555)
        yield copy
        Path(folder).chmod(0o755)


def as_nobody(path: Path, how: str) -> str:
    """Return what a process without rights to the folder says."""
    script = SCRIPT.format(nobody=NOBODY)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), how],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout.strip()


def test_a_record_in_a_read_only_folder_can_be_read(locked: Path) -> None:
    """Without the small files that SQLite would like to put beside it."""
    assert as_nobody(locked, "read") == "1 ()"


def test_a_record_in_a_read_only_folder_cannot_be_written(locked: Path) -> None:
    """It is said so."""
    said = f"StoreError {locked} cannot be written: the file or its folder is read-only."
    assert as_nobody(locked, "write") == said
    none = as_nobody(locked.with_name("none.db"), "write")
    assert none.startswith(f"StoreError {locked.with_name('none.db')} cannot be opened.")


LATER = (
    ("place", "why"), ("place", "others"), ("actor", "why"), ("statement", "sourcing_type"),
    ("move", "claimant"),
)  # fmt: skip
LATER_TABLES = ("strand_mediator", "move_term", "demand", "track_strand", "strand")


def test_a_record_of_the_first_version_keeps_its_places(tmp_path: Path) -> None:
    """Places and actors kept before reasons were kept have none, and are all there."""
    path = tmp_path / "old.db"
    place = Place(
        id="a" * 20, article=ARTICLE.id, span=Span(0, 4), rule="places.name/1", name="Vesk"
    )
    open_store(path, Opening(create=True), MIGRATIONS).connection.close()
    with open_record(path) as record:
        record.add(Findings(article=ARTICLE, context=Context(places=(place,))), a_page(ARTICLE))
    with closing(sqlite3.connect(path)) as connection:
        for table, column in LATER:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
            connection.execute("DELETE FROM column_note WHERE column_name = ?", (column,))
        for table in LATER_TABLES:
            connection.execute(f"DROP TABLE {table}")
            connection.execute("DELETE FROM column_note WHERE table_name = ?", (table,))
        connection.execute("DELETE FROM migration WHERE version > 1")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with open_record(path) as record:
        assert record.findings(ARTICLE.id).context.places == (place,)
        assert record.check() == ()
    assert path.with_name("old.db.before-v4").exists()
