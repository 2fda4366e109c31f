"""`dragoman figures`: the ledger of a record."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

MONDAY = """Shelling of a market kills many in Vesk, the ministry says

The shelling killed 17 people in Vesk on 6 March 2024, the health ministry said.
"""
TUESDAY = """Doctors count more dead after the shelling of a market in Vesk

The shelling killed 30 people in Vesk on 6 March 2024, doctors said.
"""


@pytest.fixture
def record(run: Run, tmp_path: Path) -> Path:
    """A record of two pages that give one number each."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "2024-03-07-market.txt").write_text(MONDAY, encoding="utf-8")
    (folder / "2024-03-08-market.txt").write_text(TUESDAY, encoding="utf-8")
    path = tmp_path / "news.db"
    assert run("add", path, folder).exit_code == 0
    return path


def test_two_sources_in_one_slot(record: Path, run: Run) -> None:
    """Their numbers cannot both be, and the ledger says why."""
    (line,) = run("figures", record).stdout.splitlines()
    slot = json.loads(line)
    assert (slot["what"], slot["place"], slot["window"]) == (
        "killed", "Vesk", {"first": "2024-03-06", "last": "2024-03-06"},
    )  # fmt: skip
    assert [one["by"] for one in slot["lines"]] == ["the health ministry", "doctors"]
    assert slot["lines"][1]["relations"] == [
        {
            "to": slot["lines"][0]["given"]["figure"],
            "kind": "contradicts",
            "why": "the same place and time, and no number is both 30 and 17",
        }
    ]


@pytest.mark.parametrize(
    "option",
    ["--what=displaced", "--place=Merrin", "--source=army", "--of=children", "--until=2024-03-01"],
)
def test_filters_that_leave_nothing(record: Path, run: Run, option: str) -> None:
    """By kind, place, source, people and day of publication."""
    assert run("figures", record, option).stdout == ""


@pytest.mark.parametrize(
    "option",
    ["--what=killed", "--place=vesk", "--source=doctor", "--disagreeing", "--since=2024-03-07"],
)
def test_filters_that_leave_the_slot(record: Path, run: Run, option: str) -> None:
    """The same, with what the record has."""
    assert len(run("figures", record, option).stdout.splitlines()) == 1


def test_csv_has_hashtags(record: Path, run: Run) -> None:
    """Names, then hashtags, then a row a figure."""
    names, tags, *rows = csv.reader(StringIO(run("figures", record, "--format", "csv").stdout))
    assert names[:4] == ["what", "of", "phase", "place"]
    assert tags[:4] == ["#indicator+what", "#population+type", "#severity+ipc", "#loc+name"]
    assert tags[6:9] == [
        "#affected+killed+num",
        "#affected+killed+num+min",
        "#affected+killed+num+max",
    ]
    told = [dict(zip(names, row, strict=True)) for row in rows]
    assert [(one["value"], one["source"], one["relation"]) for one in told] == [
        ("17", "the health ministry", ""),
        ("30", "doctors", "contradicts"),
    ]


def test_a_table_shows_words_and_reasons(record: Path, run: Run) -> None:
    """A heading a slot, a line a figure, its words, how it stands."""
    shown = run("figures", record, "--format", "table").stdout.splitlines()
    assert shown[0] == "killed · Vesk · 2024-03-06 to 2024-03-06"
    assert shown[1].startswith("  2024-03-07 · the health ministry · ")
    assert shown[2] == "      “17 people”"
    assert shown[-1].strip().startswith("contradicts: the same place and time")


def test_an_unknown_kind_is_refused(record: Path, run: Run) -> None:
    """And the known ones are named."""
    result = run("figures", record, "--what", "eaten")
    assert result.exit_code == 2
    assert "killed" in str(result.exception)
