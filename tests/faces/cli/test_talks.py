"""`dragoman talks`: where negotiations of a record stand, and their history."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

OPENED = """Russia and Ukraine open peace talks in Istanbul

On 4 March 2024 Russia and Ukraine held peace talks in Istanbul, mediated by Turkey.
"""
RECALLED = """Ukraine recalls its negotiators from Istanbul

On 6 March 2024 Ukraine recalled its negotiators from the peace talks with Russia in Istanbul. \
The talks have reached an impasse, a Turkish official said.
"""


@pytest.fixture
def record(run: Run, tmp_path: Path) -> Path:
    """A record of two pages about one negotiation."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "2024-03-05-talks.txt").write_text(OPENED, encoding="utf-8")
    (folder / "2024-03-07-recall.txt").write_text(RECALLED, encoding="utf-8")
    path = tmp_path / "news.db"
    assert run("add", path, folder).exit_code == 0
    return path


def test_a_track_over_two_pages(record: Path, run: Run) -> None:
    (line,) = run("talks", record).stdout.splitlines()
    track = json.loads(line)
    assert (track["name"], track["state"], track["parties"]) == (
        "Russia-Ukraine peace talks", "BROKEN_OFF", ["Russia", "Ukraine"],
    )  # fmt: skip
    assert track["mediators"] == [{"actor": "Turkey", "capacity": "mediator"}]
    assert [(one["on"], one["after"], one["rule"]) for one in track["transitions"]] == [
        ("2024-03-04", "EXPLORATORY", "S05"),
        ("2024-03-04", "IN_SESSION", "S10"),
        ("2024-03-06", "BROKEN_OFF", "S20"),
    ]


def test_what_was_known_on_a_day(record: Path, run: Run) -> None:
    (line,) = run("talks", record, "--as-of", "2024-03-05").stdout.splitlines()
    assert json.loads(line)["state"] == "IN_SESSION"


def test_the_history_keeps_acts_states_and_views_apart(record: Path, run: Run) -> None:
    _, *lines = run("talks", record, "ukraine").stdout.splitlines()
    told = [json.loads(line) for line in lines]
    assert ("act", "recall", "Ukraine", "recalled") in [
        (one["layer"], one["what"], one["who"], one["trigger"]) for one in told
    ]
    assert ("state", "BROKEN_OFF", "S20") in [
        (one["layer"], one["what"], one["rule"]) for one in told
    ]
    assert [one["who"] for one in told if one["layer"] == "characterisation"] == [
        "a Turkish official"
    ]


def test_the_history_as_a_table_names_words_and_rules(record: Path, run: Run) -> None:
    told = " ".join(run("talks", record, "ukraine", "--format", "table").stdout.split())
    assert "BROKEN_OFF since 2024-03-06" in told
    assert "by rule S20" in told


def test_csv_has_a_row_a_track(record: Path, run: Run) -> None:
    (row,) = csv.DictReader(StringIO(run("talks", record, "--format", "csv").stdout))
    assert (row["state"], row["since"], row["mediators"]) == ("BROKEN_OFF", "2024-03-06", "Turkey")


def test_party_and_track_that_are_not_there(record: Path, run: Run) -> None:
    assert run("talks", record, "--party", "Narnia").stdout == ""
    missing = run("talks", record, "narnia")
    assert missing.exit_code == 2
    assert "no track 'narnia'" in str(missing.exception)
