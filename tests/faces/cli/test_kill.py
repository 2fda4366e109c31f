"""kill -9 while adding: nothing lost, nothing doubled, the next run finishes the rest."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.record import open_record

PROGRAM = Path(sys.executable).with_name("dragoman")
KILLS = 30
PAGES = 3000
SEED = 20240304


def some_pages(path: Path) -> None:
    """Write JSON lines of different small articles."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(PAGES):
            text = (
                f"Convoy {n} crossed the bridge on Tuesday with {n + 2} trucks of flour.\n\n"
                f"“It was the {n}th convoy,” said Ana Roth, who drove the first of its trucks."
            )
            line = {"id": f"p{n}", "text": text, "date": "2024-03-12", "title": f"Convoy {n}"}
            file.write(json.dumps(line) + "\n")


@pytest.mark.slow
def test_killed_thirty_times_it_still_gets_there(tmp_path: Path) -> None:
    """The record is sound after every kill and whole after the last run."""
    source, record = tmp_path / "pages.jsonl", tmp_path / "news.db"
    some_pages(source)
    moments = random.Random(SEED)  # noqa: S311 - not for secrets
    held = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [PROGRAM, "add", "-q", "-j", "2", record, source],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.3, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if record.exists() and record.stat().st_size:
            with open_record(record) as opened:
                now = opened.counts()["article"]
            assert now >= held
            held = now
    subprocess.run([PROGRAM, "add", "-q", record, source], check=True, capture_output=True)
    with open_record(record, readonly=True) as opened:
        lines = opened.articles(limit=PAGES + 1)
        assert opened.check() == ()
    assert sorted(line.title or "" for line in lines) == sorted(f"Convoy {n}" for n in range(PAGES))
    assert {line.version for line in lines} == {1}
