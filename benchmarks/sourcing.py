"""Measures what sort of source statements have, and through which outlet they came.

usage: python -m benchmarks.sourcing [--errors]

The annotations give single statements of articles. A statement of ours is the one whose source or,
where there is none, whose cue overlaps the annotated one most; what is not found counts as wrong.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.model import Findings, Page, Span, Statement
from dragoman.pipeline import read
from dragoman.settings import Settings

__all__ = ["measure"]


def measure(data: Path, *, errors: bool = False) -> dict[str, float]:
    """Return the share of sources whose type is right, and F1 of the outlets told, 0 to 1.

    Args:
        data: The data folder.
        errors: Print what is wrong.
    """
    folder = data / "gold" / "statements"
    lines = (folder / "sourcing.polnear_train.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    texts = _texts(folder / "polnear.train.jsonl.gz", {row["doc"] for row in rows})
    read_ones = {name: _statements(text) for name, text in texts.items()}
    tally: Counter[str] = Counter()
    for row in rows:
        text = texts[row["doc"]]
        found = _of(read_ones[row["doc"]], row)
        sourcing = found.sourcing if found else None
        if row["source_type"]:
            told = sourcing.type.value if sourcing and sourcing.type else None
            tally["types"] += 1
            tally["types right"] += told == row["source_type"]
            if errors and told != row["source_type"]:
                print("type", row["source_type"], "found", told, "|", row["source_text"])
        via = sourcing.via if sourcing else None
        wanted = Span(*row["via"]) if row["via"] else None
        right = bool(via and wanted and via.overlaps(wanted))
        tally["via gold"] += wanted is not None
        tally["via found"] += via is not None
        tally["via right"] += right
        if errors and (via or wanted) and not right:
            print("via", wanted and wanted.of(text), "found", via and via.of(text), row["doc"])
    return {
        "source type": tally["types right"] / tally["types"],
        "via": 2 * tally["via right"] / max(1, tally["via gold"] + tally["via found"]),
    }


def _texts(path: Path, wanted: set[str]) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = (json.loads(line) for line in file)
        return {row["id"]: row["text"] for row in rows if row["id"] in wanted}


def _statements(text: str) -> tuple[Statement, ...]:
    page = Page(content=text, name="a", content_type="text/plain", whole=True)
    found = read(page, codes=load_codes(), settings=Settings())
    return found.statements if isinstance(found, Findings) else ()


def _of(statements: tuple[Statement, ...], row: dict[str, Any]) -> Statement | None:
    """Return the statement with most of the annotated source and cue."""
    wanted = [Span(*row[role]) for role in ("source", "cue") if row[role]]

    def shared(one: Statement) -> int:
        mine = [span for span in (one.source, one.cue) if span]
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in wanted)

    best = max(statements, key=shared, default=None)
    return best if best is not None and shared(best) else None


if __name__ == "__main__":
    for name, value in measure(data_folder(), errors="--errors" in sys.argv).items():
        print(f"{name:12} {value:.3f}")
