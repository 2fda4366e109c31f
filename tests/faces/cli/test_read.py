"""`dragoman read`."""

import json
from pathlib import Path

import pytest

from tests.faces.cli.conftest import FIRST, Run


def test_a_pipe_gets_one_json_line_a_finding_with_its_words(pages: Path, run: Run) -> None:
    """The article comes first; each span carries the words that stand there."""
    result = run("read", pages / "2024-03-12-talks.txt")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    article = lines[0]
    assert (result.exit_code, article["kind"], article["text"]) == (0, "article", FIRST)
    assert article["published"]["value"] == "2024-03-12"
    spans = [line["span"] for line in lines[1:]]
    assert [FIRST[one["start"] : one["end"]] for one in spans] == [one["text"] for one in spans]
    said = next(
        line for line in lines if line["kind"] == "statement" and line["manner"] == "direct"
    )
    assert said["content"][0]["text"] == "“We came to listen,”"
    assert said["speaker"]["name"] == "Ana Roth"


def test_the_view_fits_a_hundred_columns(pages: Path, run: Run) -> None:
    """Groups, offsets and words, no line longer than the terminal."""
    result = run("read", "--format", "text", pages / "2024-03-12-talks.txt")
    assert max(len(line) for line in result.stdout.splitlines()) <= 100
    for part in (
        "Talks resume in the harbour town",
        "2024-03-12 (from file name)",
        "Who said what",
    ):
        assert part in result.stdout
    start = FIRST.index("“We came")
    assert f"{start}:" in result.stdout


def test_the_annotation_form_is_one_object_a_page(pages: Path, run: Run) -> None:
    """Every text stands at its offsets."""
    result = run("read", "--format", "annotation", pages)
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(one["id"]).name for one in objects] == [
        "2024-03-11-ship.txt",
        "2024-03-12-talks.txt",
    ]
    for one in objects:
        text = one["article"]["text"]
        for item in (*one["quantities"], *one["figures"], *one["times"], *one["furniture"]):
            assert text[item["start"] : item["end"]] == item["text"]


def test_standard_input_is_a_source(run: Run) -> None:
    """JSON lines in give the same ids out."""
    line = json.dumps({"id": "a7", "text": FIRST, "date": "2024-03-12"}).encode() + b"\n"
    result = run("read", "--format", "annotation", "-", stdin=line)
    assert json.loads(result.stdout)["id"] == "a7"


def test_as_is_takes_the_whole_text(run: Run, tmp_path: Path) -> None:
    """No zone but body."""
    page = tmp_path / "page.txt"
    page.write_text(
        "Recent News\n\nLeave a Comment about the 12 soldiers who were killed in the talks of March.\n"
    )
    result = run("read", "--as-is", "--format", "annotation", page)
    kinds = {zone["kind"] for zone in json.loads(result.stdout)["article"]["zones"]}
    assert kinds == {"body"}


def test_the_date_that_is_told_wins(pages: Path, run: Run) -> None:
    """--published beats the file's name."""
    result = run(
        "read",
        "--published",
        "2020-01-31",
        "--format",
        "annotation",
        pages / "2024-03-12-talks.txt",
    )
    article = json.loads(result.stdout)["article"]
    assert (article["published"], article["published_from"]) == ("2020-01-31", "option")


def test_a_rejected_page_is_told_and_the_exit_code_says_so(pages: Path, run: Run) -> None:
    """The other pages are read all the same."""
    (pages / "empty.txt").write_bytes(b"")
    result = run("read", pages)
    assert result.exit_code == 1
    assert "empty.txt: empty:" in result.stderr
    assert result.stdout.count('"kind":"article"') == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("read", "nowhere.html"), "nowhere.html"),
        (("read", "--published", "yesterday", "."), "--published 'yesterday' is no date"),
        (("read", "--codes", "nowhere", "."), "codes folder 'nowhere' does not exist"),
    ],
)
def test_what_cannot_start_ends_with_2(
    arguments: tuple[str, ...], complaint: str, run: Run
) -> None:
    """A clear line, and no traceback."""
    result = run(*arguments)
    assert (result.exit_code, complaint in f"{result.exception} {result.stderr}") == (2, True)


def test_as_is_takes_a_short_text(run: Run) -> None:
    """A single sentence is no article, but it can be read as it is."""
    line = json.dumps({"id": "a7", "text": "Forty people were hurt."}).encode() + b"\n"
    result = run("read", "--as-is", "--format", "annotation", "-", stdin=line)
    assert json.loads(result.stdout)["figures"][0]["value"] == 40
