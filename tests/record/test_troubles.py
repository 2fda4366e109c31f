"""Whatever happens while a record is written, it opens again, and nothing is lost or doubled."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.model import Article, Failed, Findings, Page, Rejected, Why
from dragoman.record import Filter, Outcome, Record, open_record, page_id
from tests.record.made import a_page, a_quantity, a_statement, an_article

PAGES = 180
BATCH = 6
KILLS = 10


# -- kill -9 -------------------------------------------------------------------------------------


def result(number: int) -> tuple[Findings | Rejected | Failed, Page]:
    """Return what the page of this number gives: mostly an article, sometimes not."""
    article = an_article(
        f"Ana Roth said {number} trucks arrived. " * 3,
        url=f"https://news.example/{number // 2}",  # two versions of each address
        day=f"2031-05-{1 + number % 28:02}",
    )
    page = a_page(article)
    if number % 10 == 9:
        return Rejected(name=page.name, url=page.url, why=Why.NO_TEXT, detail="none"), page
    return findings(article, number), page


def findings(article: Article, number: int) -> Findings:
    """Return two findings."""
    return Findings(
        article=article,
        statements=(a_statement(article, f"{number} trucks arrived"),),
        quantities=(a_quantity(article, str(number)),),
    )


def add_all(path: str) -> None:
    """Add what is not in the record yet, as `dragoman add` does."""
    with open_record(path, create=True) as record:
        fresh = [one for one in map(result, range(PAGES)) if not record.seen(page_id(one[1]))]
        for start in range(0, len(fresh), BATCH):
            with record.batch():
                for kept, page in fresh[start : start + BATCH]:
                    record.add(kept, page)
                    time.sleep(0.0005)  # so that a kill falls into the middle of a batch
    sys.stdout.write("done\n")


def test_a_killed_add_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Ten kills at random moments, then the rest: the same rows as in one go."""
    path = tmp_path / "killed.db"
    dice = random.Random(7)  # noqa: S311
    command = [sys.executable, "-m", "tests.record.test_troubles", str(path)]
    survived = 0
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for_growth(path, process, dice.uniform(0.0, 0.08))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if path.exists() and path.stat().st_size:
            with open_record(path, create=True) as record:
                assert record.check() == ()
                assert kept_pages(record) >= survived  # what was kept stays
                survived = kept_pages(record)
                assert survived % BATCH == 0 or survived == PAGES  # whole batches only
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "done\n"
    with open_record(tmp_path / "whole.db", create=True) as whole:
        with whole.batch():
            for kept, page in map(result, range(PAGES)):
                whole.add(kept, page)
        with open_record(path, readonly=True) as record:
            assert record.check() == ()
            assert record.counts() == whole.counts()
            everything = Filter(current_only=False)
            assert record.articles(everything, limit=PAGES) == whole.articles(
                everything, limit=PAGES
            )
            assert record.rejections() == whole.rejections()
            for number in range(0, PAGES, 7):
                kept, _ = result(number)
                if isinstance(kept, Findings):
                    assert record.findings(kept.article.id) == kept


def wait_for_growth(path: Path, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until the process has written something, then a little longer."""
    log = path.with_name(path.name + "-wal")
    before = log.stat().st_size if log.exists() else 0
    while process.poll() is None and (log.stat().st_size if log.exists() else 0) <= before:
        time.sleep(0.002)
    time.sleep(seconds)


def kept_pages(record: Record) -> int:
    """Return how many pages a record holds."""
    return record.counts()["page"]


# -- a full disk -----------------------------------------------------------------------------------

LIMIT = """
import resource, signal, sys
from dragoman.errors import StoreError
from dragoman.record import open_record
from tests.record.test_troubles import result
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_record(sys.argv[1], create=True) as record:
    record.add(*result(0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
    kept = 1
    try:
        for start in range(1, 4000, 40):
            with record.batch():
                for number in range(start, start + 40):
                    record.add(*result(number))
            kept += 40
    except StoreError as error:
        print(kept, error)
    print(record.counts()["page"], record.check())
"""


def test_a_full_disk_loses_only_the_last_batch(tmp_path: Path) -> None:
    """It is said in words, the record is sound and goes on when there is room again."""
    path = tmp_path / "full.db"
    command = [sys.executable, "-c", LIMIT, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said, left = done.stdout.splitlines()
    kept = int(said.split()[0])
    assert "Nothing of the last batch was kept" in said
    assert kept > 40
    assert left == f"{kept} ()"
    with open_record(path) as record:
        assert record.check() == ()
        assert kept_pages(record) == kept
        assert record.add(*result(kept)).outcome is not Outcome.FAILED


def test_a_record_that_may_not_grow_says_so(record: Record) -> None:
    """SQLite's own limit stands for a disk without room."""
    record.add(*result(0))
    connection = record._store.connection  # noqa: SLF001  # there is no other way to make it full
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match=r"The disk is full: .*test\.db could not grow"):
        fill(record)
    connection.execute("PRAGMA max_page_count = 100000")
    assert (kept_pages(record), record.check()) == (1, ())
    assert record.add(*result(1)).error is None


def fill(record: Record) -> None:
    """Add a batch of pages."""
    with record.batch():
        for number in range(1, 50):
            record.add(*result(number))


# -- two at once -----------------------------------------------------------------------------------

HOLD = """
import sys, time
from dragoman.record import open_record
from tests.record.test_troubles import result
with open_record(sys.argv[1], create=True) as record, record.batch():
    record.add(*result(0))
    print("writing", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(path: Path, seconds: float) -> "subprocess.Popen[str]":
    """Let another process write to a record for a while, and return when it has begun."""
    command = [sys.executable, "-c", HOLD, str(path), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


def test_a_second_writer_waits(tmp_path: Path) -> None:
    """Until the first is done; both have written then."""
    path = tmp_path / "test.db"
    with hold(path, 0.3), open_record(path) as record:
        assert record.add(*result(2)).outcome is Outcome.NEW
        assert kept_pages(record) == 2


def test_a_second_writer_that_waited_long_enough_says_so(tmp_path: Path) -> None:
    """With the time it waited; nothing of it is written."""
    path = tmp_path / "test.db"
    with hold(path, 5) as process, open_record(path, wait_seconds=0.2) as record:
        said = r"test\.db is being written by another process; waited 0\.2 s"
        with pytest.raises(StoreError, match=said):
            record.add(*result(2))
        process.kill()
    with open_record(path) as record:
        assert kept_pages(record) == 0


def test_readers_read_while_a_writer_writes(tmp_path: Path) -> None:
    """They see what was there before its batch."""
    path = tmp_path / "test.db"
    with open_record(path, create=True) as record:
        record.add(*result(4))
    with hold(path, 5) as process, open_record(path, readonly=True, wait_seconds=0) as reader:
        assert kept_pages(reader) == 1
        assert len(reader.search("trucks").hits) == 1
        process.kill()


def test_two_may_make_one_record_at_once(tmp_path: Path) -> None:
    """The tables are made once."""
    path = tmp_path / "test.db"
    command = [sys.executable, "-c", HOLD, str(path), "0"]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(4)]
    assert [process.wait() for process in both] == [0, 0, 0, 0]
    with open_record(path) as record:
        assert (kept_pages(record), record.check()) == (1, ())


if __name__ == "__main__":
    add_all(sys.argv[1])
