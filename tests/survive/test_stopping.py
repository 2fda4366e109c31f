"""An `add` that is stopped from the keyboard keeps what it read and goes on in the next run."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from dragoman.record import open_record
from tests.survive.made import PROSE

COMMAND = (sys.executable, "-c", "from dragoman.faces.cli import main; main()")
PAGES = 400


def test_an_interrupted_add_goes_on_where_it_was(tmp_path: Path) -> None:
    """Exit code 130 and one line; then every page is there once."""
    lines = (
        json.dumps({"id": str(number), "text": f"Talks {number}\n\n{PROSE * 4} {number}"})
        for number in range(PAGES)
    )
    pages = tmp_path / "pages.jsonl"
    pages.write_text("\n".join(lines), encoding="utf-8")
    record = tmp_path / "a.db"
    command = [*COMMAND, "add", str(record), str(pages), "-j", "2"]
    add = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not record.exists() and add.poll() is None:
        time.sleep(0.02)
    time.sleep(2.0)
    add.send_signal(signal.SIGINT)
    _, said = add.communicate(timeout=20)
    assert add.returncode == 130
    assert b"the next run goes on" in said
    assert b"Traceback" not in said
    with open_record(record, readonly=True) as kept:
        assert kept.check() == ()
        assert kept.counts()["article"] < PAGES
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    with open_record(record, readonly=True) as kept:
        assert kept.counts()["article"] == PAGES
        assert kept.check() == ()
