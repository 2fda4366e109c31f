"""A folder full of what is no page, and names made to harm: the pages in it are read all the same."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.survive.made import PROSE

TEXT = f"Talks resume in the town\n\n{PROSE * 3}\n"
COMMAND = (sys.executable, "-c", "from dragoman.faces.cli import main; main()")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a user does."""
    return subprocess.run([*COMMAND, *arguments], capture_output=True, timeout=30, check=False)


def test_a_folder_of_oddities_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links, pipes, sockets and devices are named; every page is read, every line is JSON."""
    monkeypatch.chdir(tmp_path)
    for name in ("ok.txt", "new\nline.txt", "-dash.txt", "\udcff.txt", 'quo"te.txt', "\u202e.txt"):
        Path(name).write_text(TEXT, encoding="utf-8")
    Path("page.html").mkdir()
    Path("dangling.html").symlink_to("nowhere")
    Path("loop").symlink_to(".")
    Path("itself.html").symlink_to("itself.html")
    Path("zero.html").symlink_to("/dev/zero")
    os.mkfifo("fifo.html")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.html")
    done = run("read", ".")
    kinds = [json.loads(line) for line in done.stdout.splitlines()]
    assert sum(line.get("kind") == "article" for line in kinds) == 6
    assert [line["name"] for line in kinds if line.get("type") == "rejected"] == [
        "dangling.html", "fifo.html", "itself.html", "socket.html", "zero.html",
    ]  # fmt: skip
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1


def test_a_page_may_be_called_like_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After two dashes everything is a name."""
    monkeypatch.chdir(tmp_path)
    Path("--help").write_text(TEXT, encoding="utf-8")
    done = run("read", "--", "--help")
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["name"] == "--help"
