"""What is timed is so many sentences of real articles."""

import gzip
import json
from pathlib import Path

from benchmarks.parse_speed import STEP, Sample, row, take
from benchmarks.process import Measured, measure


def test_articles_are_taken_until_there_are_enough_sentences(tmp_path: Path) -> None:
    """Every so many articles one, and the last is cut."""
    lines = [
        json.dumps({"text": f"Talks {number} began. They ended."}) for number in range(2 * STEP)
    ]
    corpus = tmp_path / "news.jsonl.gz"
    corpus.write_bytes(gzip.compress("\n".join(lines).encode()))
    expected = Sample(["Talks 0 began. They ended.", f"Talks {STEP} began."], 11)
    assert take(corpus, 3) == expected


def test_each_run_is_timed() -> None:
    """The work is done once a run, and the process has some memory."""
    done: list[int] = []
    told = measure(lambda: done.append(1), runs=3)
    assert (len(done), len(told.seconds), told.peak > 1) == (3, 3, True)


def test_a_row_tells_the_median_speed() -> None:
    """Words a CPU second: the middle run, the slowest, the fastest, and megabytes."""
    told = row("ours", 1000, Measured([0.5, 0.25, 1.0], 99.6, 10.2))
    assert told.split() == ["ours", "2,000", "1,000", "4,000", "100", "10"]
