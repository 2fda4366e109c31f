"""Measures `dragoman add`: pages per second and peak memory, on one core and on all.

usage: python -m benchmarks.add [JSONL.gz...]
Without files: the corpora aljazeera-2025 and bbc-2004 of the data folder, and the example pages
(HTML) repeated, so that the cost of HTML shows beside that of clean text.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.data import data_folder

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = str(Path(sys.executable).with_name("dragoman"))
CORPORA = ("gold/corpora/aljazeera-2025.jsonl.gz", "gold/corpora/bbc-2004.jsonl.gz")
WATCH = 0.05  # seconds between looks at the memory in use


def main(files: list[str]) -> None:
    """Print the table."""
    sources = [Path(file) for file in files] or [data_folder() / name for name in CORPORA]
    sources = [source for source in sources if source.exists()]
    sources.append(ROOT / "examples" / "pages")
    print(f"{'source':32} {'jobs':>4} {'seconds':>8} {'peak MB':>8}  told")
    for source in sources:
        for jobs in (1, 0):
            print(row(source, jobs), flush=True)


def row(source: Path, jobs: int) -> str:
    """Return one line: a source added to a fresh record with so many processes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAM, "add", "-q", "-j", str(jobs), f"{folder}/record.db", str(source)]
        started = time.monotonic()
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
        peak = 0
        while process.poll() is None:
            peak = max(peak, in_use(process.pid))
            time.sleep(WATCH)
        seconds = time.monotonic() - started
        told = (
            (process.stderr.read() if process.stderr else "").strip().rpartition("record.db: ")[2]
        )
    return f"{source.name:32} {jobs or 'all':>4} {seconds:8.1f} {peak / 1e6:8.0f}  {told}"


def in_use(pid: int) -> int:
    """Return the bytes that a process and its children hold, shared pages counted once each."""
    total = 0
    for one in (pid, *children(pid)):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return total or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def children(pid: int) -> list[int]:
    """Return the processes below a process."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            direct = [int(child) for child in path.read_text(encoding="ascii").split()]
        except OSError:
            continue
        for child in direct:
            found += [child, *children(child)]
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
