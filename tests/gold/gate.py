"""Measures each task on annotated data, prints it beside its floor, and fails below a floor.

usage: python -m tests.gold.gate [NAME...]

The data lie in the folder named by DRAGOMAN_DATA, else in `../shared`; where a set is missing its
measures are skipped and said so. Floors stand in floors.json with a digest of the data they were
measured on. A floor falls only with `--lower` and a sentence in the changelog.
"""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from tests.gold.tasks import TASKS

__all__ = ["FLOORS", "Floor", "Score", "load_floors", "measure"]

FLOORS = Path(__file__).parent / "floors.json"


class Floor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a figure must reach, and what others reach.

    Attributes:
        floor: Below it the gate fails.
        aim: What we want.
        known: The best known elsewhere, in words.
        lower_is_better: For shares of mistakes.
    """

    floor: float
    aim: float
    known: str = ""
    lower_is_better: bool = False


class Task(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one function of tasks.py measures: on which data, and what it must reach.

    Attributes:
        data: Files and folders under the data folder.
        digest: Of these data, when the floors were set.
        floors: By the figure's name.
    """

    data: tuple[str, ...]
    digest: str
    floors: dict[str, Floor]


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as measured; `measured` is None where the data are not there."""

    task: str
    name: str
    measured: float | None
    floor: Floor
    remark: str = ""

    @property
    def holds(self) -> bool:
        """Say whether the figure is at its floor or better (or was skipped)."""
        if self.measured is None:
            return True
        if self.floor.lower_is_better:
            return self.measured <= self.floor.floor
        return self.measured >= self.floor.floor


def load_floors() -> dict[str, Task]:
    """Return the tasks by name."""
    return msgspec.json.decode(FLOORS.read_bytes(), type=dict[str, Task])


def measure(name: str, task: Task) -> tuple[Score, ...]:
    """Measure one task.

    Args:
        name: The task's name in floors.json.
        task: Its module, data and floors.

    Returns:
        One score a floor; skipped ones say why.
    """
    data = data_folder()
    missing = [path for path in task.data if not (data / path).exists()]
    if missing:
        remark = f"skipped: no {missing[0]} in {data}"
        return tuple(
            Score(task=name, name=key, measured=None, floor=floor, remark=remark)
            for key, floor in task.floors.items()
        )
    changed = "" if digest(data, task.data) == task.digest else "other data than the floors'"
    got = TASKS[name](data)
    return tuple(
        Score(task=name, name=key, measured=got[key], floor=floor, remark=changed)
        for key, floor in task.floors.items()
    )


def digest(data: Path, paths: Iterable[str]) -> str:
    """Return the first 16 hex digits of the SHA-256 over names and bytes of the data files."""
    total = hashlib.sha256()
    for path in paths:
        root = data / path
        for file in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if file.is_file():
                total.update(file.relative_to(data).as_posix().encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:16]


def main(names: list[str]) -> int:
    """Print the table; return 1 if a figure is below its floor."""
    tasks = load_floors()
    unknown = [name for name in names if name not in tasks]
    if unknown:
        print(f"no task {unknown[0]!r}; there are {', '.join(tasks)}", file=sys.stderr)
        return 2
    fallen = measured = 0
    print(f"{'measure':44} {'measured':>9} {'floor':>8} {'aim':>8}  best known elsewhere")
    for name, task in tasks.items():
        if names and name not in names:
            continue
        for score in measure(name, task):
            fallen += not score.holds
            measured += score.measured is not None
            print(row(score), flush=True)
    held = "every figure holds its floor" if measured else "nothing was measured: no data"
    print(f"{fallen} below the floor" if fallen else held)
    return 1 if fallen else 0


def row(score: Score) -> str:
    """Return a line of the table."""
    measured = "-" if score.measured is None else f"{score.measured:.3f}"
    mark = "" if score.holds else " BELOW THE FLOOR"
    remark = f" ({score.remark})" if score.remark else ""
    return (
        f"{score.task + ': ' + score.name:44} {measured:>9} {score.floor.floor:8.3f} "
        f"{score.floor.aim:8.3f}  {score.floor.known}{remark}{mark}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
