"""What a user may do by mistake, or an odd machine may do to a user: one clear line, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.survive.made import PROSE

COMMAND = (sys.executable, "-c", "from dragoman.faces.cli import main; main()")


def run(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does."""
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, check=False, timeout=30,
        env=os.environ | (env or {}),
    )  # fmt: skip


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A small page."""
    path = tmp_path / "page.txt"
    path.write_text(f"Talks resume in the town\n\n{PROSE * 3}\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("option", "value"),
    [("--max-page-mb", "nan"), ("--max-page-mb", "-1"), ("--max-page-seconds", "nan")],
)
def test_a_limit_that_is_none_is_refused(page: str, option: str, value: str) -> None:
    """With its name, and exit code 2."""
    done = run("read", page, option, value)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 4
    assert "max" in done.stderr


def test_a_negative_number_of_processes_is_refused_wherever_it_stands(page: str) -> None:
    """In the environment as on the command line."""
    done = run("read", page, env={"DRAGOMAN_JOBS": "-2"})
    assert done.returncode == 2
    assert "jobs" in done.stderr


def test_settings_that_are_no_utf8_are_refused(page: str, tmp_path: Path) -> None:
    """The file is named."""
    file = tmp_path / "s.toml"
    file.write_bytes("jobs = 1".encode("utf-16"))
    done = run("read", page, "--settings", str(file))
    assert done.returncode == 2
    assert done.stderr.startswith(f"dragoman: {file}")


def test_a_named_pipe_is_read_like_standard_input(tmp_path: Path, page: str) -> None:
    """`dragoman read <(fetch page)` gives what `fetch page | dragoman read -` gives."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [*COMMAND, "read", str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        pipe.write_bytes(Path(page).read_bytes())
        try:
            out, _ = reader.communicate(timeout=6)
        except subprocess.TimeoutExpired:
            reader.kill()
            pytest.fail("it waits for a second writer")
    assert reader.returncode == 0
    assert b'"kind":"article"' in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_said(page: str) -> None:
    """A full disk under `> findings.jsonl`."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "read", page], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "No space left" in done.stderr


def test_a_terminal_of_few_letters_shows_what_it_can(page: str) -> None:
    """A quotation mark that it lacks costs no page."""
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("read", page, "--format", "text", env=env)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
