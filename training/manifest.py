"""Checks that the corpora are the very files that the recipe was made for."""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.errors import DataError
from training.encoder import encoder_folder
from training.re3d import FILES
from training.recipe import Recipe

__all__ = ["ENCODER", "MANIFEST", "Entry", "check_files", "read_manifest"]

MANIFEST = Path(__file__).parent / "manifest.csv"
ENCODER = "encoder/"  # what the names of the encoder's files begin with: they lie in its package


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file that is read.

    Attributes:
        file: Its name in the folder of the corpora.
        sha256: Of its bytes.
        licence: Under which it was given.
        source: Whose work it is; credits.toml says more.
    """

    file: str
    sha256: str
    licence: str
    source: str


def read_manifest(path: Path = MANIFEST) -> tuple[Entry, ...]:
    """Read the list of files.

    Raises:
        DataError: A row does not fit.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return msgspec.convert(rows, tuple[Entry, ...])
    except msgspec.ValidationError as error:
        raise DataError(f"the manifest {path}: {error}") from error


def check_files(
    recipe: Recipe, data: Path, *, manifest: Path = MANIFEST, encoder: bool = True
) -> None:
    """Make sure that every file that a training reads is there and is the one that is meant.

    Args:
        recipe: Names the files.
        data: Folder of the corpora.
        manifest: Lists their sums.
        encoder: Whether the encoder's own files are read as well.

    Raises:
        DataError: A file is missing, is another than the manifest says, or is not in it.
    """
    sums = {entry.file: entry.sha256 for entry in read_manifest(manifest)}
    for name in _names(recipe, data, sums):
        if name not in sums:
            raise DataError(f"{name} is read but is not listed in {manifest}")
        _check(data / name, name, sums[name])
    if encoder:
        folder = encoder_folder(recipe.encoder.package)
        for name, wanted in sums.items():
            if name.startswith(ENCODER):
                _check(folder / name.removeprefix(ENCODER), name, wanted)


def _names(recipe: Recipe, data: Path, listed: Sequence[str] | dict[str, str]) -> Iterator[str]:
    """Yield the files that are read; for a folder those that are listed, then those that are there."""
    for name in recipe.files():
        inside = [file for file in listed if file.startswith(f"{name}/")]
        there = [path for file in FILES for path in sorted((data / name).glob(f"*/{file}"))]
        found = dict.fromkeys([*inside, *(path.relative_to(data).as_posix() for path in there)])
        yield from found or [name]


def _check(path: Path, name: str, wanted: str) -> None:
    if not path.is_file():
        raise DataError(f"{name} is missing: looked for {path}")
    with path.open("rb") as file:
        got = hashlib.file_digest(file, "sha256").hexdigest()
    if got != wanted:
        raise DataError(f"{name} is another file: its sha256 is {got}, the manifest says {wanted}")
