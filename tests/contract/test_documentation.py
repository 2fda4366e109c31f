"""Everything that can be typed, set or met is documented."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dragoman.codes.layers import DATA
from dragoman.faces.cli import cli
from dragoman.model import Why

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("why", Why)
def test_every_reason_is_explained(why: Why) -> None:
    """Each reason for setting a page aside has its row."""
    assert f"| `{why}` |" in (DOCS / "rejections.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_readme_or_first_hour(name: str) -> None:
    """A newcomer meets each command before the reference."""
    pages = (ROOT / "README.md", DOCS / "first-hour.md")
    assert any(f"dragoman {name}" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_says_what_it_does_and_gives_an_example(name: str) -> None:
    """One sentence first, one real line after "Example:"; every option has its help."""
    command = cli.commands[name]
    told = command.help or ""
    assert re.match(r"[A-Z].+\.$", told.split("\n\n")[0].replace("\n", " "))
    assert re.search(rf"Example: dragoman {name}\b", told)
    silent = [one.name for one in command.params if isinstance(one, click.Option) and not one.help]
    assert silent == []


def test_help_works_for_every_command() -> None:
    """`--help` exits with 0 and shows the example."""
    for name in cli.commands:
        result = CliRunner().invoke(cli, [name, "--help"])
        assert (result.exit_code, "Example:" in result.output) == (0, True)


def test_every_data_file_names_its_source() -> None:
    """data/SOURCES.md has a row for each file, by path or by folder."""
    told = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| ([^|]+?) \|", told, flags=re.MULTILINE))
    missing = [
        path.relative_to(DATA).as_posix()
        for path in sorted(DATA.rglob("*"))
        if path.is_file() and path.name != "SOURCES.md" and not covered(path, rows)
    ]
    assert missing == []


def covered(path: Path, rows: set[str]) -> bool:
    """Say whether a row names the file or the folder it stands in."""
    name = path.relative_to(DATA).as_posix()
    names = {part.strip(" `") for row in rows for part in row.split(",")}
    return name in names or any(one.endswith("/") and name.startswith(one) for one in names)


def test_every_dependency_has_its_reason() -> None:
    """docs/dependencies.md names each library that pyproject.toml requires."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=\[]", one)[0] for one in project["dependencies"]]
    assert [name for name in names if f"| {name} |" not in told] == []


def test_generated_pages_are_fresh() -> None:
    """docs/reference is what tools/make_docs.py would write."""
    tool = ROOT / "tools" / "make_docs.py"
    told = subprocess.run(
        [sys.executable, tool, "--check"], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.slow
def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    """Every page stands in a table of contents and every link leads somewhere."""
    told = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", DOCS, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
