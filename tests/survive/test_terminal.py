"""A page that would drive the reader's terminal: its words come as words."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.faces.cli import cli
from tests.survive.made import PROSE

EVIL = "\x1b[2J\x1b]0;evil\x07\x9b31m\u202e"
PAGE = (
    f"<html><head><title>{EVIL}Talks resume in the town</title><meta name='author' content='By "
    f"{EVIL}Ana Roth'></head><body><article><h1>{EVIL}Talks resume in the town</h1>"
    f"<p>{PROSE * 3} {EVIL} “We will {EVIL} return,” said Ana {EVIL}Roth.</p></article></body></html>"
)
STYLE = re.compile(r"\x1b\[[0-9;]*m")  # what we ourselves colour with
HARM = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shown(*arguments: str | Path) -> str:
    """Return what a command shows on a terminal, without our own colours."""
    result = CliRunner().invoke(cli, [str(one) for one in arguments], color=True)
    return STYLE.sub("", result.output)


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_control_characters_of_a_page_do_not_reach_the_terminal(
    tmp_path: Path, ending: str
) -> None:
    """Nor from title, byline, quotation or file name, read or kept."""
    page = tmp_path / f"page.{ending}"
    page.write_text(
        PAGE if ending == "html" else f"Talks {EVIL} resume\n\n{PROSE * 3}{EVIL}\n", "utf-8"
    )
    record = tmp_path / "a.db"
    CliRunner().invoke(cli, ["add", str(record), str(page), "-j", "1"])
    for command in (
        ("read", page, "--format", "text", "--all"),
        ("show", record, "--format", "table"),
        ("search", record, "delegations", "--format", "table"),
    ):
        output = shown(*command)
        assert output.strip()
        assert HARM.findall(output) == []


def test_control_characters_of_a_rejected_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """An empty file with such a name is told with its name made harmless."""
    (tmp_path / "a\x1b]0;evil\x07\nb.html").write_bytes(b"")
    output = shown("read", tmp_path, "--format", "text")
    assert "empty" in output
    assert HARM.findall(output) == []
    assert len(output.splitlines()) == 1
