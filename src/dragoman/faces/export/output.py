"""Where an export goes: a file with what lies beside it, a folder, or standard output."""

import os
import sys
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from dragoman.errors import InputError

__all__ = ["Output"]

_PART = ".part"
STANDARD = "-"


class Output:
    """Takes what an exporter writes. Files appear under their names when all of them are whole.

    Attributes:
        written: How many lines of each kind were written.
        left_out: How many were left out, by the reason.
    """

    def __init__(self, target: str, *, folder: bool = False, replace: bool = False) -> None:
        """Check the place; nothing is written yet.

        Args:
            target: A file, a folder, or "-" for standard output.
            folder: The format is several files.
            replace: Files that are there may be replaced.

        Raises:
            InputError: Something is there already, or it cannot be such a place.
        """
        self.written: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self._target = target
        self._folder = folder
        self._replace = replace
        self._open: dict[Path, BinaryIO] = {}
        if target == STANDARD and folder:
            raise InputError("this format is several files: name a folder instead of -")
        if target != STANDARD:
            self._check(Path(target))

    def open(self, name: str = "") -> BinaryIO:
        """Return a new file to write to.

        Args:
            name: In a folder: the file's name. Else "" for the file itself, or an ending for one
                that lies beside it; beside standard output nothing is kept.

        Raises:
            InputError: It cannot be written, or is there already.
        """
        if self._target == STANDARD:
            return sys.stdout.buffer if not name else self._kept(Path(os.devnull))
        target = Path(self._target)
        path = target / name if self._folder else Path(f"{target}{name}")
        if name and path.exists():
            self._refuse(path)
        if self._folder:
            self._made(target)
        return self._kept(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the files their names, or after an error leave nothing behind."""
        for stream in self._open.values():
            stream.close()
        for path in self._open:
            part = _part(path)
            if part == path:
                continue
            if kind is None:
                part.replace(path)
            else:
                part.unlink(missing_ok=True)
        if self._target == STANDARD and kind is None:
            sys.stdout.buffer.flush()

    def _check(self, target: Path) -> None:
        if self._folder and target.exists() and not target.is_dir():
            raise InputError(f"{target} is a file, and this format is several: name a folder")
        if not self._folder and target.is_dir():
            raise InputError(f"{target} is a folder, and this format is one file: name a file")
        if target.is_file() or (target.is_dir() and any(target.iterdir())):
            self._refuse(target)

    def _refuse(self, path: Path) -> None:
        if not self._replace:
            raise InputError(f"{path} is there already; take another name, or say --replace")

    def _made(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder} cannot be made: {error.strerror}") from error

    def _kept(self, path: Path) -> BinaryIO:
        try:
            self._open[path] = _part(path).open("wb")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}") from error
        return self._open[path]


def _part(path: Path) -> Path:
    """Return the name of a file while it is written."""
    return path if path == Path(os.devnull) else path.with_name(path.name + _PART)
