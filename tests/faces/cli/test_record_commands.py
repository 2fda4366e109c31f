"""`dragoman add`, `show`, `search`, `check`, `settings`."""

import json
import sqlite3
from pathlib import Path

import pytest

from dragoman.model import Failed, Page
from dragoman.record import open_record
from tests.faces.cli.conftest import SECOND, Run


@pytest.fixture
def record(pages: Path, run: Run, tmp_path: Path) -> Path:
    """A record of the two pages."""
    path = tmp_path / "news.db"
    assert run("add", path, pages).exit_code == 0
    return path


def test_adding_again_changes_nothing(record: Path, pages: Path, run: Run) -> None:
    """What is held already is told, and not one row differs."""
    before = dump(record)
    result = run("add", record, pages)
    assert (result.exit_code, "2 held already" in result.stderr) == (0, True)
    assert dump(record) == before


def test_a_changed_page_is_a_new_version(record: Path, pages: Path, run: Run) -> None:
    """The old one is kept, and the newest is listed."""
    page = pages / "2024-03-11-ship.txt"
    page.write_text(SECOND.replace("40 tons", "44 tons"), encoding="utf-8")
    assert "1 new version" in run("add", record, pages).stderr
    listed = [json.loads(line) for line in run("show", record).stdout.splitlines()]
    assert [(one["day"], one["version"]) for one in listed] == [
        ("2024-03-12", 1),
        ("2024-03-11", 2),
    ]


def test_show_gives_an_article_and_a_finding_by_id(record: Path, run: Run) -> None:
    """The beginning of an id is enough."""
    article = json.loads(run("show", record).stdout.splitlines()[0])
    lines = run("show", record, article["id"][:8]).stdout.splitlines()
    finding = json.loads(lines[1])
    assert json.loads(lines[0])["id"] == article["id"]
    assert json.loads(run("show", record, finding["id"][:10]).stdout) == finding


def test_show_lists_what_was_set_aside(record: Path, pages: Path, run: Run) -> None:
    """With the reason."""
    (pages / "empty.txt").write_bytes(b"")
    run("add", record, pages)
    (line,) = run("show", record, "--rejected").stdout.splitlines()
    assert (json.loads(line)["why"], Path(json.loads(line)["name"]).name) == ("empty", "empty.txt")


def test_search_finds_words_with_their_surroundings(record: Path, run: Run) -> None:
    """The snippet stands in the article; dates filter."""
    (line,) = run("search", record, "medicine").stdout.splitlines()
    hit = json.loads(line)
    snippet = hit["snippet"]
    assert SECOND[snippet["start"] :].startswith(snippet["text"])
    marked = [snippet["text"][mark["start"] : mark["end"]] for mark in snippet["marks"]]
    assert set(marked) == {"medicine"}
    assert run("search", record, "medicine", "--since", "2024-03-12").stdout == ""


def test_check_finds_a_text_that_was_changed(record: Path, run: Run) -> None:
    """Exit code 1 and a list; a sound record gives 0."""
    assert run("check", record).exit_code == 0
    with sqlite3.connect(record) as db:
        db.execute("UPDATE article SET text = 'Others ' || text WHERE title LIKE 'Aid%'")
    db.close()
    result = run("check", record)
    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[0])["table"] == "article"


def test_settings_say_where_they_come_from(run: Run) -> None:
    """A line a setting."""
    lines = [json.loads(line) for line in run("settings").stdout.splitlines()]
    assert {"name": "jobs", "value": 1, "from": "DRAGOMAN_JOBS"} in lines


@pytest.mark.parametrize("command", ["show", "check"])
def test_what_is_no_record_is_left_alone(command: str, run: Run, tmp_path: Path) -> None:
    """A clear line, and not a byte changed."""
    path = tmp_path / "notes.txt"
    path.write_text("not a record")
    result = run(command, path)
    assert result.exit_code == 1
    assert "notes.txt" in str(result.exception)
    assert path.read_text() == "not a record"


def dump(path: Path) -> list[str]:
    """Return every row of a record but the notes about the run."""
    with sqlite3.connect(path) as db:
        lines = [line for line in db.iterdump() if '"setting"' not in line]
    db.close()
    return lines


def test_show_lists_what_failed(record: Path, run: Run) -> None:
    """A bug of ours is not hidden among what was set aside."""
    failed = Failed(name="bad.txt", stage="figures/words.py:7", error="KeyError: 'men'")
    with open_record(record) as opened:
        opened.add(failed, Page(content="x", name="bad.txt"))
    (line,) = run("show", record, "--rejected").stdout.splitlines()
    assert json.loads(line)["error"] == "KeyError: 'men'"
