"""Runs the reader in a process of its own and says on standard output what that took.

usage: python -m benchmarks.process first PAGE
       python -m benchmarks.process all|network|rules TEXTS RUNS
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks.treebanks import as_article
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import load_parser, parse, parse_many
from dragoman.language.en.network import WEIGHTS, Network, Told
from dragoman.language.en.reader import Reader
from dragoman.model import Article

__all__ = ["Measured", "measure"]

Window = dict[str, NDArray[np.int64]]

PARSERS = {"all": "own", "rules": "rules"}
WARM = 3  # articles read before the clock starts


class Measured(msgspec.Struct, frozen=True):
    """What a process told.

    Attributes:
        seconds: CPU time of each run.
        peak: Most memory that it ever had, in megabytes.
        files: How much of it at the end is files, which other processes share.
    """

    seconds: list[float]
    peak: float
    files: float


def main(kind: str, path: str, runs: str = "0") -> None:
    """Print what a kind of run took."""
    text = Path(path).read_text(encoding="utf-8")
    if kind == "first":
        parse(as_article(text), words=load_language(Layers()), parser=load_parser())
        told = measure(lambda: None, runs=0)
    else:
        articles = [as_article(one) for one in json.loads(text)]
        work = network_alone(articles) if kind == "network" else whole(articles, PARSERS[kind])
        told = measure(work, runs=int(runs))
    sys.stdout.buffer.write(msgspec.json.encode(told))


def whole(articles: Sequence[Article], name: str) -> Callable[[], object]:
    """Return what reads all articles with a parser; a few were read before."""
    words = load_language(Layers())
    parser = load_parser(name)
    parse_many(articles[:WARM], words=words, parser=parser)
    return lambda: parse_many(articles, words=words, parser=parser)


class Recorder(Network):
    """The network, which keeps what it was handed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.windows: list[Window] = []

    def run(self, window: Window) -> Told:
        """Keep a window and run it."""
        self.windows.append(window)
        return super().run(window)


def network_alone(articles: Sequence[Article]) -> Callable[[], object]:
    """Return what runs the network on all windows of the articles, and does nothing else."""
    recorder = Recorder(WEIGHTS)
    parse_many(articles, words=load_language(Layers()), parser=Reader(recorder))

    def work() -> None:
        for window in recorder.windows:
            Network.run(recorder, window)

    return work


def measure(work: Callable[[], object], *, runs: int) -> Measured:
    """Run something several times.

    Args:
        work: What to run.
        runs: How often.

    Returns:
        CPU time of each, and the memory of this process.
    """
    seconds = []
    for _ in range(runs):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return Measured(seconds, megabytes("VmHWM"), megabytes("RssFile"))


def megabytes(key: str) -> float:
    """Return a figure of /proc; elsewhere the peak that the system tells.

    The latter begins on Linux with what the process had that started this one, so it comes second.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{key}:")) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
