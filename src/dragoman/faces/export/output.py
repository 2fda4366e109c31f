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
        self._open: list[BinaryIO] = []
        self._whole: list[Path] = []
        path = Path(target)
        self._is_pipe = target == STANDARD or (
            path.exists() and not path.is_file() and not path.is_dir()
        )
        if self._is_pipe and folder:
            raise InputError(f"this format is several files: name a folder instead of {target}")
        if not self._is_pipe:
            self._check(path)

    def open(self, name: str = "") -> BinaryIO:
        """Return a new file to write to.

        Args:
            name: In a folder: the file's name. Else "" for the file itself, or an ending for one
                that lies beside it; beside standard output or a pipe nothing is kept.

        Raises:
            InputError: It cannot be written, or is there already.
        """
        target = Path(self._target)
        if self._target == STANDARD and not name:
            return sys.stdout.buffer
        if self._is_pipe:
            return self._kept(Path(os.devnull) if name else target, whole=False)
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
        is_whole = False
        try:
            for stream in self._open:
                stream.close()  # a full disk may show only now
            is_whole = kind is None
        finally:
            for path in self._whole:
                if is_whole:
                    _part(path).replace(path)
                else:
                    _part(path).unlink(missing_ok=True)
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

    def _kept(self, path: Path, *, whole: bool = True) -> BinaryIO:
        """Open a file; one that is to appear whole is written under another name."""
        try:
            stream = (_part(path) if whole else path).open("wb")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}") from error
        self._open.append(stream)
        if whole:
            self._whole.append(path)
        return stream


def _part(path: Path) -> Path:
    """Return the name of a file while it is written."""
    return path.with_name(path.name + _PART)
