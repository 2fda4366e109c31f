"""HXL: the ledger of figures, read by its own library."""

import csv
from pathlib import Path

import hxl

from dragoman.faces.export.selection import Choice
from tests.faces.export.made import HOSTILE, exported


def read(path: Path) -> list[dict[str, str]]:
    """Read a file as HXL: a dict by hashtag a row, without empty cells."""
    with path.open(encoding="utf-8", newline="") as lines:
        source = hxl.data(list(csv.reader(lines)))
        return [
            {
                tag: value
                for tag, value in zip(source.display_tags, row.values, strict=True)
                if value
            }
            for row in source
        ]


def test_a_figure_is_a_row_under_hashtags(record: Path, tmp_path: Path) -> None:
    """With its bounds, its source and its words."""
    exported(record, "hxl", tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    ids = [row.pop("#meta+id"), row.pop("#meta+id+article")]
    assert [len(one) for one in ids] == [20, 20]
    assert row == {
        "#indicator+what": "killed",
        "#population+type": "people",
        "#loc+name": "Vesk",
        "#affected+killed+num": "33",
        "#affected+killed+num+min": "33",
        "#meta+hedge": ">",
        "#date+reported": "2031-05-02",
        "#meta+source": "doctors",
        "#meta+outlet": "The Courier",
        "#meta+quote": "more than 33 people",
        "#meta+title": "Envoys leave the talks",
        "#meta+url": "https://news.example/talks",
    }


def test_filters_hold_for_the_ledger_too(record: Path, tmp_path: Path) -> None:
    """By place and source."""
    assert exported(record, "hxl", tmp_path / "a", Choice(place="Vesk")).written["figure"] == 1
    assert exported(record, "hxl", tmp_path / "b", Choice(actor="army")).written["figure"] == 0


def test_hostile_words_run_nothing(hostile_record: Path, tmp_path: Path) -> None:
    """As in every CSV of ours."""
    exported(hostile_record, "hxl", tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    harmless = HOSTILE.replace("\x00", "\ufffd").replace("=", "'=").replace("@", "'@")
    assert (row["#meta+quote"], row["#meta+title"]) == ("'-1+1 people", harmless)
