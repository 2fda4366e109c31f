"""Small pages and a way to run commands on them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.errors import DragomanError, InputError
from dragoman.faces.cli import cli

FIRST = """Talks resume in the harbour town after a week's pause

The two delegations returned to the harbour town on Tuesday for a third round of talks, officials said.

“We came to listen,” said Ana Roth, who leads one of the delegations. Her party lost at least 12 soldiers in March, according to the ministry.
"""
SECOND = """Aid ship reaches the coast with medicine for two hospitals

A ship with 40 tons of medicine reached the coast on Monday, the relief agency said in a statement.

“It is a beginning,” said Tom Berg, the agency's director, who had waited on the quay since dawn.
"""

Run = Callable[..., Result]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two scraped pages, dated by their names."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "2024-03-12-talks.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2024-03-11-ship.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, with one process unless it says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_JOBS", "1")

    def call(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(cli, [str(one) for one in arguments], input=stdin)
        if isinstance(result.exception, DragomanError):  # main() turns these into a line
            result.exit_code = 2 if isinstance(result.exception, InputError) else 1
        elif result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
