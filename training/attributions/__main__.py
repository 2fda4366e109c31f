"""Trains what tells who is given which words, and writes the files that ship.

usage: python -m training.attributions [train|export] --data GOLD --out FOLDER
Without a step both run. GOLD holds the corpora that `manifest.csv` beside this file lists.
"""

import argparse
import csv
import hashlib
import logging
import sys
from pathlib import Path

from dragoman.errors import DataError, DragomanError
from training import MASTERS

_MANIFEST = Path(__file__).parent / "manifest.csv"
_NETWORK = Path(__file__).parents[1] / MASTERS


def main() -> int:
    """Run the steps that the command line names; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m training.attributions", description=__doc__)
    options.add_argument("step", nargs="?", choices=("train", "export"))
    options.add_argument("--data", type=Path, help="folder of the corpora")
    options.add_argument("--out", type=Path, required=True, help="folder for the weights")
    options.add_argument("--masters", type=Path, default=_NETWORK, help="of the reader's network")
    chosen = options.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        if chosen.step != "export":
            check_files(chosen.data)
            from training.attributions.learn import learn

            learn(chosen.data, chosen.masters, chosen.out)
        if chosen.step != "train":
            from training.attributions.export import export
            from training.attributions.network import load_branch

            export(load_branch(chosen.out / "attributions.pt", chosen.masters), chosen.out)
    except DragomanError as error:
        print(f"training: {error}", file=sys.stderr)
        return 1
    return 0


def check_files(data: Path | None, manifest: Path = _MANIFEST) -> None:
    """Make sure that the corpora are the files that a manifest lists.

    Args:
        data: Their folder.
        manifest: The list.

    Raises:
        DataError: One is missing or another.
    """
    if data is None:
        raise DataError("--data is needed: the folder of the corpora")
    with manifest.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = data / row["file"]
            if not path.exists():
                raise DataError(f"{row['file']} is missing: looked for {path}")
            if digest(path) != row["sha256"]:
                raise DataError(f"{row['file']} is another than the manifest says")


def digest(path: Path) -> str:
    """Return the sha256 of a file, or of the names and sums of a folder's files."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    told = hashlib.sha256()
    for file in sorted(path.glob("*.json")):
        told.update(f"{file.name} {digest(file)}\n".encode())
    return told.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
