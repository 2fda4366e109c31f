"""Scores findings of whole news pages by the annotation guide's own scorer.

usage: python -m benchmarks.whole_pages [SPLIT]   (annotations, the nine to score; or training)
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.faces.export.annotation import annotation
from dragoman.model import DateClaim, DateSource, Findings, Page
from dragoman.pipeline import read
from dragoman.settings import Settings

__all__ = ["measure"]

FOLDER = "gold/whole-pages"


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
            page = json.loads((folder / "pages" / gold.name).read_text(encoding="utf-8"))
            Path(predicted, gold.name).write_bytes(_predict(page))
        told = subprocess.run(  # noqa: S603 - our own scorer, in the data folder named by the user
            [sys.executable, folder / "score.py", folder / split, predicted, "--json"],
            check=True,
            capture_output=True,
        )
    scores = json.loads(told.stdout)
    return {
        name: score.get("f1", score.get("right")) or 0.0
        for name, score in scores.items()
        if isinstance(score, dict)
    }


def _predict(page: dict[str, str]) -> bytes:
    dated = DateClaim(value=page["date"], source=DateSource.SIDECAR, detail="date")
    found = read(
        Page(
            content=page["text"],
            name=page["id"],
            key=page["id"],
            title=page["title"],
            outlet=page["source"],
            content_type="text/plain",
            dated=(dated,),
        ),
        codes=load_codes(),
        settings=Settings(),
    )
    return msgspec.json.encode(annotation(found) if isinstance(found, Findings) else {})


if __name__ == "__main__":
    for name, value in measure(data_folder(), *sys.argv[1:2]).items():
        print(f"{name:40} {value:.3f}")
