"""What docs/exports.md says of `dragoman export` is so."""

import re
import shlex
from pathlib import Path

import pytest

from dragoman.faces.cli.export import FORMAT_NAMES
from tests.faces.cli.conftest import Run

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    dragoman (export .+)$", PAGE, flags=re.MULTILINE)


def test_every_format_has_its_example() -> None:
    """And every option of the command is told."""
    shown = {re.search(r"--to ([\w-]+)", command)[1] for command in COMMANDS}  # type: ignore[index]
    assert shown == set(FORMAT_NAMES)
    for option in ("--since", "--until", "--outlet", "--place", "--actor", "--type", "--track"):
        assert f"`{option}`" in PAGE


def test_every_example_runs(pages: Path, run: Run, tmp_path: Path) -> None:
    """On a record of two pages."""
    assert run("add", "demo.db", pages).exit_code == 0
    for at, command in enumerate(dict.fromkeys(COMMANDS)):
        name, record, *rest = shlex.split(command)
        target = f"{at}-{rest[2]}"
        result = run(name, record, *rest[:2], target, *rest[3:])
        assert (result.exit_code, result.stdout) == (0, "")
        assert (tmp_path / target).exists()


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_format_says_what_is_lost(name: str) -> None:
    """Each has a heading or a line of its own in the page."""
    assert re.search(rf"^(## .*\b{name}\b|- \*\*{name}\*\*)", PAGE, flags=re.MULTILINE)
