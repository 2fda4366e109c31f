"""Cuts a gzipped file at its blank lines."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["blocks_of", "sentence_id"]

_ID = "# sent_id = "


def blocks_of(path: Path) -> Iterator[list[str]]:
    """Yield the lines between blank lines."""
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.strip():
                lines.append(line)
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def sentence_id(lines: Sequence[str]) -> str:
    """Return the sentence's name in its treebank, or an empty text."""
    return next((line[len(_ID) :] for line in lines if line.startswith(_ID)), "")
