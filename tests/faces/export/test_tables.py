"""CSV, XLSX and Parquet: the same tables in three forms."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from dragoman.errors import InputError
from dragoman.faces.export import needed, xlsx
from tests.faces.export.made import HOSTILE, OUTLET, TITLE, exported, talks, track

TABLES = [
    "article", "time_expression", "place", "actor", "statement", "quantity", "figure", "event",
    "strand", "move", "characterisation", "note", "track", "transition", "story", "lineage", "judgement",
]  # fmt: skip
EVENT = {
    "id": talks().events[0].id, "article": talks().article.id, "start_char": 32, "end_char": 51,
    "words": "recalled its envoys", "rule": "test.event/1", "confidence": 1, "trigger_start": 32,
    "trigger_end": 40, "trigger_words": "recalled", "type": "SANCTION", "mode": "withdraw",
    "actors_start": "24", "actors_end": "31", "actors_words": "Norland", "actors_name": "Norland",
    "actors_country": "ISL", "actors_sector": "GOV", "actors_actor": talks().context.actors[0].id,
    "recipients_start": "55", "recipients_end": "62", "recipients_words": "Sudland",
    "recipients_country": "EST", "recipients_sector": "GOV", "status": "happened",
    "on_date": "2031-05-01", "place": "Harbour City", "where_start": 68, "where_end": 80,
    "where_words": "Harbour City", "per_start": 94, "per_end": 106, "per_words": "the ministry",
    "article_title": TITLE, "article_outlet": "The Courier", "article_published": "2031-05-02",
    "article_link": "https://news.example/talks",
}  # fmt: skip
CHANGE = {
    "track": track().id, "track_name": "Harbour talks", "on_date": "2031-05-01",
    "state_before": "IN_SESSION", "state_after": "PAUSED", "rule": "recall/1",
    "move": talks().moves[0].id, "by_whom": "Norland", "status": "happened",
    "words": "Norland recalled its envoys", "per_words": "the ministry",
    "article": talks().article.id, "article_title": TITLE, "article_outlet": "The Courier",
    "article_published": "2031-05-02", "article_link": "https://news.example/talks",
}  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file, without empty cells."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(lines)]


def test_csv_has_a_file_a_noun(record: Path, tmp_path: Path) -> None:
    """Every row with its words, its claimant, its status and its link."""
    output = exported(record, "csv", tmp_path / "out")
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(TABLES)
    assert rows(tmp_path / "out" / "event.csv")[0] == {n: str(v) for n, v in EVENT.items()}
    assert rows(tmp_path / "out" / "transition.csv") == [CHANGE]
    assert output.written == dict.fromkeys(TABLES, 1) | {"place": 2, "actor": 2, "event": 3}


def test_csv_runs_nothing(hostile_record: Path, tmp_path: Path) -> None:
    """Words come back but for apostrophes before formulas and a sign for what is no character."""
    exported(hostile_record, "csv", tmp_path / "out")
    (figure,) = rows(tmp_path / "out" / "figure.csv")
    harmless = HOSTILE.replace("\x00", "\ufffd").replace("=", "'=").replace("@", "'@")
    assert figure["words"] == "'-1+1 people"
    assert figure["article_title"] == figure["per_words"] == harmless
    assert figure["article_outlet"] == f"'{OUTLET}"
    assert (figure["of_whom"], figure["article_link"]) == ('"men"', "talks.html")


def test_xlsx_has_a_sheet_a_noun(record: Path, tmp_path: Path) -> None:
    """The same rows; numbers are numbers."""
    exported(record, "xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == TABLES
    names, first, *_ = book["event"].values
    told = dict(zip(names, first, strict=True))
    assert {name: value for name, value in told.items() if value is not None} == EVENT


def test_xlsx_runs_nothing(hostile_record: Path, tmp_path: Path) -> None:
    """Every cell of words is text, and stays text when somebody edits it."""
    exported(hostile_record, "xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert {str(cell.value) for cell in risky} == {
        "=", "-1+1", "-1+1 people", OUTLET, HOSTILE.replace("\x00", "\ufffd"),
    }  # fmt: skip
    assert all(cell.quotePrefix for cell in risky)
    assert [cell for cell in cells if cell.hyperlink] == []


def test_a_full_sheet_goes_on_in_another(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a cell that is too long ends in an ellipsis."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    monkeypatch.setattr(xlsx, "LONGEST_CELL", 8)
    exported(record, "xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    words = [[row[4] for row in book[name].values] for name in ("event", "event 2")]
    assert words == [["words", "recalle…", "met twi…"], ["words", "come ba…"]]


def test_parquet_has_types_and_lists(record: Path, tmp_path: Path) -> None:
    """And the whole text of articles, so that every span can be checked."""
    exported(record, "parquet", tmp_path / "out")
    event = pyarrow.parquet.read_table(tmp_path / "out" / "event.parquet").to_pylist()[0]
    single = {name: value for name, value in event.items() if not isinstance(value, list)}
    assert {name: value for name, value in single.items() if value is not None} == {
        name: value for name, value in EVENT.items() if name in single
    }
    assert (event["actors_name"], event["recipients_name"]) == (["Norland"], [None])
    article = pyarrow.parquet.read_table(tmp_path / "out" / "article.parquet").to_pylist()[0]
    assert article["text"] == talks().article.text
    assert article["text"][event["start_char"] : event["end_char"]] == event["words"]


def test_the_manifest_tells_what_the_files_are(record: Path, tmp_path: Path) -> None:
    """Rows, columns and digest of each, and which record and filters they come from."""
    exported(record, "parquet", tmp_path / "out")
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    by_name = {one["file"]: one for one in told["files"]}
    assert sorted(by_name) == sorted(f"{name}.parquet" for name in TABLES)
    whole = (tmp_path / "out" / "event.parquet").read_bytes()
    assert by_name["event.parquet"]["rows"] == 3
    assert by_name["event.parquet"]["sha256"] == sha256(whole).hexdigest()
    assert by_name["event.parquet"]["columns"]["actors_name"] == "list of text"
    assert told["filters"]["articles"]["current_only"] is True
    assert told["record"]["schema_version"].isdigit()


def test_parquet_keeps_hostile_words_as_they_are(hostile_record: Path, tmp_path: Path) -> None:
    """Nothing runs there, so nothing is changed."""
    exported(hostile_record, "parquet", tmp_path / "out")
    (article,) = pyarrow.parquet.read_table(tmp_path / "out" / "article.parquet").to_pylist()
    assert (article["title"], article["outlet"]) == (HOSTILE, OUTLET)


def test_a_missing_library_is_named() -> None:
    """With the extra that brings it."""
    with pytest.raises(InputError, match=r"--to xlsx needs absent.*pip install 'dragoman\[xlsx\]'"):
        needed.needed("absent.library", extra="xlsx")
