"""A file or a folder, to the files that may hold pages, in a fixed order."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from dragoman.model import Rejected, Why
from dragoman.page.kinds import is_no_page

__all__ = ["PageFile", "find_files", "show"]

# What a sidecar may describe: one page alone in its file.
SINGLE_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md"})


class PageFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that may hold pages.

    Attributes:
        path: Where it is.
        sidecar: The .json file beside it that says whence and when it is, if there is one.
        size: Its bytes; None for a pipe.
    """

    path: Path
    sidecar: Path | None = None
    size: int | None = None


def find_files(source: Path) -> Iterator[PageFile | Rejected]:
    """Walk a source: folders in the order of names, each folder once, hidden files left out.

    A link that leads nowhere, a folder that may not be opened and a device come back as Rejected;
    the rest goes on.

    Args:
        source: A file or a folder.
    """
    seen: set[tuple[int, int]] = set()
    todo = [_described(source, _siblings(source))]
    while todo:
        file = todo.pop()
        try:
            info = file.path.stat()
            if stat.S_ISDIR(info.st_mode):
                if (info.st_dev, info.st_ino) not in seen:
                    seen.add((info.st_dev, info.st_ino))
                    todo.extend(reversed(_children(file.path)))
                continue
        except OSError as error:
            yield _unreadable(file.path, error.strerror or str(error))
            continue
        if stat.S_ISREG(info.st_mode):
            if file.path == source or not is_no_page(file.path.name):
                yield msgspec.structs.replace(file, size=info.st_size)
        elif file.path == source and stat.S_ISFIFO(info.st_mode):
            yield file
        else:
            yield _unreadable(file.path, "a pipe, a socket or a device, no file")


def show(path: Path) -> str:
    """Return a path as people read it, whatever bytes its names hold."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="backslashreplace")


def _siblings(source: Path) -> set[str]:
    """Return what of a lone file's possible sidecars is there."""
    names = {source.name, f"{source.name}.json", f"{_stem(source.name)}.json"}
    try:
        return {name for name in names if (source.parent / name).is_file()}
    except (OSError, ValueError):
        return {source.name}


def _children(folder: Path) -> list[PageFile]:
    names = set(os.listdir(folder))  # noqa: PTH208 - names alone are wanted, not ten thousand paths
    return [
        _described(folder / name, names) for name in sorted(names) if not _is_beside(name, names)
    ]


def _is_beside(name: str, names: set[str]) -> bool:
    """Tell whether a name is hidden, a sidecar, or the folder of parts of a saved page."""
    if name.startswith("."):
        return True
    if name.endswith("_files"):  # what browsers save beside page.html: frames and scripts
        page = name.removesuffix("_files")
        return f"{page}.html" in names or f"{page}.htm" in names
    if not name.lower().endswith(".json"):
        return False
    stem = name[: -len(".json")]
    return stem in names or any(
        f"{stem}{ending}{packed}" in names for ending in SINGLE_ENDINGS for packed in ("", ".gz")
    )


def _described(path: Path, names: set[str]) -> PageFile:
    for sidecar in (f"{path.name}.json", f"{_stem(path.name)}.json"):
        if sidecar in names and sidecar != path.name:
            return PageFile(path=path, sidecar=path.with_name(sidecar))
    return PageFile(path=path)


def _stem(name: str) -> str:
    path = PurePosixPath(name.removesuffix(".gz"))
    return path.stem if path.suffix.lower() in SINGLE_ENDINGS else path.name


def _unreadable(path: Path, detail: str) -> Rejected:
    return Rejected(name=show(path), why=Why.UNREADABLE, detail=detail)
