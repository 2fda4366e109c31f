"""Measures how fast and how small the reader is: 2,000 news sentences, each row in a fresh process.

usage: python -m benchmarks.parse_speed [--sentences N] [--runs N]
Words are tokens as the rules cut them, marks counted; seconds are CPU seconds of the process with
all its threads, of which there should be one. A few articles are read before the clock starts, then
all of them several times: the median is told, and the slowest and fastest run beside it. Other work
on the machine slows all rows alike: trust their ratios.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.data import data_folder
from benchmarks.process import Measured
from benchmarks.treebanks import reader
from dragoman.language import load_parser

CORPUS = "gold/corpora/allsides-conflict.jsonl.gz"
TREEBANK = "gold/language/ewt.dev.conllu.gz"
FIRST_PAGE = Path(__file__).parents[1] / "examples/first-page/gaza-talks-2025-07-24.txt"
STEP = 40  # every fortieth article, so that many outlets are in it
STARTS = 7
# Libraries for arithmetic make as many threads as there are cores unless told otherwise.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Sample(msgspec.Struct, frozen=True):
    """Articles' texts, the last cut after the last sentence wanted, and how many words they have."""

    texts: list[str]
    words: int


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--sentences", type=int, default=2000)
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    show_start()
    missing = [name for name in (CORPUS, TREEBANK) if not (data_folder() / name).exists()]
    if missing:
        print(f"skipped: no {missing[0]} in {data_folder()}; set DRAGOMAN_DATA to its folder")
        return
    sample = take(data_folder() / CORPUS, chosen.sentences)
    print(f"{chosen.sentences} sentences of {len(sample.texts)} articles, {sample.words} words")
    print(f"{'':36} {'words/CPU-s':>11} {'slowest':>9} {'fastest':>9} {'peak MB':>8} {'files':>8}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.json")
        path.write_text(json.dumps(sample.texts), encoding="utf-8")
        told = (str(path), str(chosen.runs))
        for name, kind in (("all of parse_many", "all"), ("network alone", "network")):
            print(row(name, sample.words, run("benchmarks.process", kind, *told)), flush=True)
        print(row("by rule, no syntax", sample.words, run("benchmarks.process", "rules", *told)))
        name = "spaCy CNN of the same components"
        if find_spec("spacy") is None:
            print(f"{name:36} skipped: spaCy is not installed")
            return
        treebank = str(data_folder() / TREEBANK)
        print(row(name, sample.words, run("benchmarks.process_spacy", treebank, *told)))


def show_start() -> None:
    """Print how long it takes from nothing to the first page parsed, by the clock and in CPU time."""
    first = [sys.executable, "-m", "benchmarks.process", "first", str(FIRST_PAGE)]
    for name, command in (
        ("first page parsed, cold", first),
        ("an empty Python", [sys.executable, "-c", "pass"]),
    ):
        starts = [seconds_of(command) for _ in range(STARTS + 1)][1:]  # one for the disk's cache
        wall, cpu = (median(seconds) for seconds in zip(*starts, strict=True))
        print(f"{name:36} {wall:.2f} s, {cpu:.2f} s CPU")
    print(f"{'its peak memory':36} {run(*first[2:]).peak:.0f} MB")


def seconds_of(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a program runs, by the clock and in CPU time."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 our own program
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return wall, used.ru_utime + used.ru_stime


def take(corpus: Path, sentences: int) -> Sample:
    """Take articles until they have so many sentences."""
    read = reader(load_parser("rules"))
    texts: list[str] = []
    words = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for line in islice(file, 0, None, STEP):
            text = json.loads(line)["text"]
            found = read(text).sentences[:sentences]
            if found:
                texts.append(text[: found[-1].end])
                words += found[-1].last
                sentences -= len(found)
            if not sentences:
                break
    return Sample(texts, words)


def run(module: str, *told: str) -> Measured:
    """Run a module in a process of its own that has one thread."""
    done = subprocess.run(  # noqa: S603 our own program
        [sys.executable, "-m", module, *told],
        env=os.environ | ONE_THREAD,
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Measured)


def row(name: str, words: int, measured: Measured) -> str:
    """Return a line of the table."""
    speeds = [words / seconds for seconds in measured.seconds]
    return (
        f"{name:36} {median(speeds):11,.0f} {min(speeds):9,.0f} {max(speeds):9,.0f}"
        f" {measured.peak:8.0f} {measured.files:8.0f}"
    )


if __name__ == "__main__":
    main()
