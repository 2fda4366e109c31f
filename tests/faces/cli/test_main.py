"""The program as it is started from a shell."""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("dragoman")


def test_an_error_of_the_caller_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    """No traceback."""
    told = subprocess.run(
        [PROGRAM, "read", "nowhere.html"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert told.stderr.startswith("dragoman: ")
    assert told.stderr.count("\n") == 1


def test_a_reader_who_has_seen_enough_is_no_error(pages: Path) -> None:
    """`dragoman read … | head -1` ends quietly."""
    pipe = f"'{PROGRAM}' read '{pages}' | head -c 10"
    told = subprocess.run(["/bin/sh", "-c", pipe], capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ('{"kind":"a', "")


def test_no_command_opens_a_connection(pages: Path) -> None:
    """Reading resolves no name and opens no socket."""
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.getaddrinfo = socket.socket.connect = refuse\n"
        "from dragoman.faces.cli import cli\n"
        f"cli(['read', '--jobs', '1', {str(pages)!r}])\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
