"""Measures how soon Dragoman starts: CPU seconds of `--help` and of the first page read, cold.

usage: python -m benchmarks.start
Each figure is the median of seven runs of a fresh process; "python" is an empty one, for the ratio.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

RUNS = 7
ROOT = Path(__file__).resolve().parents[1]
PROGRAM = str(Path(sys.executable).with_name("dragoman"))
FIRST_PAGE = str(ROOT / "examples" / "first-page" / "gaza-talks-2025-07-24.txt")


def cpu_seconds(command: list[str]) -> float:
    """Return the CPU seconds, user and system, of one run of a program."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the table."""
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "dragoman --help": [PROGRAM, "--help"],
        "first page read, cold": [PROGRAM, "read", "--format", "text", FIRST_PAGE],
    }
    for name, command in commands.items():
        cpu_seconds(command)  # once, for the disk's cache
        print(f"{name:24} {median(cpu_seconds(command) for _ in range(RUNS)):.3f} s CPU")


if __name__ == "__main__":
    main()
