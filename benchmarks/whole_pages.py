"""Scores findings of whole news pages by the annotation guide's own scorer.

usage: python -m benchmarks.whole_pages [SPLIT]   (annotations, the nine to score; or training)
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.faces.export.annotation import annotation
from dragoman.model import DateClaim, DateSource, Findings, Page, page_talks
from dragoman.pipeline import make_tracks, read
from dragoman.settings import Settings

__all__ = ["measure", "page_of", "score"]

FOLDER = "gold/whole-pages"
_SIDES = ("p", "r")


def measure(data: Path, split: str = "annotations") -> dict[str, float]:
    """Return the scorer's figures: F1 of what is found, share right of each further field.

    Args:
        data: The data folder.
        split: "annotations" (the nine pages to score) or "training".

    Returns:
        Figures by the scorer's names, 0 to 1.
    """
    folder = data / FOLDER
    with tempfile.TemporaryDirectory() as predicted:
        for gold in sorted((folder / split).glob("*.json")):
            found = read(page_of(folder, gold.name), codes=load_codes(), settings=Settings())
            written = _annotated(found) if isinstance(found, Findings) else {}
            Path(predicted, gold.name).write_bytes(msgspec.json.encode(written))
        return score(folder, split, Path(predicted))


def _annotated(found: Findings) -> dict[str, Any]:
    return annotation(found, make_tracks((page_talks(found),), codes=load_codes()))


def score(folder: Path, split: str, predicted: Path) -> dict[str, float]:
    """Return the scorer's figures for a folder of findings, one file a page.

    Args:
        folder: The folder of whole pages.
        split: As for `measure`.
        predicted: Findings as `annotation` writes them, under the names of the annotations.

    Returns:
        Figures by the scorer's names, 0 to 1; what is found also with precision and recall.
    """
    told = subprocess.run(  # noqa: S603 - our own scorer, in the data folder named by the user
        [sys.executable, folder / "score.py", folder / split, predicted, "--json"],
        check=True,
        capture_output=True,
    )
    figures: dict[str, float] = {}
    for name, one in json.loads(told.stdout).items():
        if isinstance(one, dict):
            figures[name] = one.get("f1", one.get("right")) or 0.0
            figures |= {f"{name}, {key}": one[key] or 0.0 for key in _SIDES if key in one}
    return figures


def page_of(folder: Path, name: str) -> Page:
    """Return a page of the folder of whole pages, with its date as a sidecar gives it."""
    page = json.loads((folder / "pages" / name).read_text(encoding="utf-8"))
    return Page(
        content=page["text"],
        name=page["id"],
        key=page["id"],
        title=page["title"],
        outlet=page["source"],
        content_type="text/plain",
        dated=(DateClaim(value=page["date"], source=DateSource.SIDECAR, detail="date"),),
    )


if __name__ == "__main__":
    for name, value in measure(data_folder(), *sys.argv[1:2]).items():
        print(f"{name:40} {value:.3f}")
