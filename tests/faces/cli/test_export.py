"""`dragoman export`: a record in the formats that others read."""

import json
from pathlib import Path

import pytest

from dragoman.faces.cli.export import FORMAT_NAMES
from dragoman.faces.export.formats import FORMATS
from tests.faces.cli.conftest import Run

FOLDERS = {"csv", "parquet"}
SUFFIXES = {"gdelt", "icews", "polecat"}


@pytest.fixture
def record(pages: Path, run: Run, tmp_path: Path) -> Path:
    """A record of two pages, read as they are."""
    path = tmp_path / "news.db"
    assert run("add", path, pages).exit_code == 0
    return path


def test_the_formats_of_the_help_are_those_there_are() -> None:
    """In both lists, in the same order."""
    assert tuple(FORMATS) == FORMAT_NAMES
    assert {name for name, form in FORMATS.items() if form.is_folder} == FOLDERS


@pytest.mark.parametrize("form", FORMAT_NAMES)
def test_every_format_is_written(form: str, record: Path, run: Run, tmp_path: Path) -> None:
    """The same twice: nothing asks a clock or draws a number."""
    first, second = (tmp_path / name for name in ("first", "second"))
    for out in (first, second):
        result = run("export", record, "--to", form, out)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith(f"{out}: ")
    if form == "xlsx":  # a workbook says when it was made
        return
    parts = sorted(first.iterdir()) if form in FOLDERS else [first]
    others = sorted(second.iterdir()) if form in FOLDERS else [second]
    assert [one.read_bytes() for one in parts] == [one.read_bytes() for one in others]
    beside = Path(f"{first}.sources.csv")
    assert beside.is_file() == (form in SUFFIXES)


@pytest.mark.parametrize("form", sorted(set(FORMAT_NAMES) - FOLDERS))
def test_standard_output(form: str, record: Path, run: Run, tmp_path: Path) -> None:
    """The same bytes as in a file."""
    run("export", record, "--to", form, tmp_path / "out")
    result = run("export", record, "--to", form, "-")
    assert result.exit_code == 0
    if form != "xlsx":
        assert result.stdout_bytes == (tmp_path / "out").read_bytes()


def test_what_was_written_is_told(record: Path, run: Run, tmp_path: Path) -> None:
    """How many of each, on standard error."""
    result = run("export", record, "--to", "csl", tmp_path / "out.json")
    assert result.stderr == f"{tmp_path / 'out.json'}: article 2\n"
    result = run("export", record, "--to", "geojson", tmp_path / "out", "--place", "Nowhere")
    assert result.stderr == f"{tmp_path / 'out'}: nothing\n"


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (("--since", "2024-03-12"), ["Talks resume"]),
        (("--until", "2024-03-11"), ["Aid ship rea"]),
        (("--actor", "roth"), ["Talks resume"]),
        (("--type", "troops"), ["Talks resume"]),
        (("--outlet", "Nobody"), []),
    ],
)
def test_filters(options: tuple[str, str], titles: list[str], record: Path, run: Run) -> None:
    """By date, actor, type and outlet."""
    told = json.loads(run("export", record, "--to", "csl", "-", *options).stdout)
    assert [one["title"][:12] for one in told] == titles


def test_files_are_not_replaced_by_chance(record: Path, run: Run, tmp_path: Path) -> None:
    """But when asked; nothing half-written is left."""
    out = tmp_path / "out.json"
    out.write_text("mine")
    result = run("export", record, "--to", "csl", out)
    assert result.exit_code == 2
    assert "--replace" in str(result.exception)
    assert out.read_text() == "mine"
    assert run("export", record, "--to", "csl", out, "--replace").exit_code == 0
    assert len(json.loads(out.read_text())) == 2
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "csv", "-"), "name a folder instead of -"),
        (("--to", "csl", "."), "is a folder, and this format is one file"),
        (("--to", "csl", "x", "--since", "yesterday"), "is no date"),
    ],
)
def test_what_cannot_be(arguments: tuple[str, ...], words: str, record: Path, run: Run) -> None:
    """Is refused before anything is written."""
    result = run("export", record, *arguments)
    assert result.exit_code == 2
    assert words in str(result.exception)
