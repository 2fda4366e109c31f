"""Opens the sources that a command was given: settings, codes and pages in one."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from dragoman.codes import load_codes
from dragoman.errors import InputError
from dragoman.faces.cli.told import checked_day, told
from dragoman.model import Page, Rejected
from dragoman.page import Hints, find_pages
from dragoman.page.repeated import find_repeated, with_repeated
from dragoman.settings import Settings

__all__ = ["Sources", "open_sources"]


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """The settings that hold and the pages of all sources, one after the other.

    Attributes:
        settings: What holds.
        pages: Opened as they are asked for.
        total: How many there are, or None where that cannot be known beforehand.
    """

    settings: Settings
    pages: Iterable[Page | Rejected]
    total: int | None


def open_sources(sources: tuple[str, ...], *, default_jobs: int, **options: Any) -> Sources:
    """Settle the settings, check the codes, and open the sources.

    Lines that stand on three or more pages of a host are furniture, so the sources are gone
    through once before they are read, unless one can be read only once (standard input, a pipe).

    Args:
        sources: Files, folders or "-".
        default_jobs: Processes where nobody said how many.
        **options: The source options of the command line.

    Returns:
        Settings and pages.

    Raises:
        InputError: A source or codes folder does not exist, a setting or date does not fit.
        DataError: A codes folder does not hold what it must.
    """
    settings = _settings(default_jobs, options)
    load_codes(settings.codes)
    hints = Hints(
        published=checked_day("--published", options["published"]), whole=options["as_is"]
    )

    if "-" in sources and sys.stdin is None:
        raise InputError("standard input is closed: there is nothing to read from '-'")
    stdin = sys.stdin.buffer if sys.stdin else None

    def walk() -> Iterator[Page | Rejected]:
        return chain.from_iterable(
            find_pages(source, settings=settings, hints=hints, stdin=stdin) for source in sources
        )

    if not all(Path(source).is_file() or Path(source).is_dir() for source in sources):
        return Sources(settings=settings, pages=walk(), total=None)
    counted = _Counted()
    repeated = find_repeated(counted.pages(walk()))
    return Sources(settings=settings, pages=_marked(walk(), repeated), total=counted.total)


def _settings(default_jobs: int, options: Mapping[str, Any]) -> Settings:
    names = ("jobs", "codes", "max_page_mb", "max_page_seconds")
    holds = told(options["settings_file"], **{name: options[name] for name in names})
    if holds.origins["jobs"] == "default":
        return msgspec.structs.replace(holds.settings, jobs=default_jobs)
    return holds.settings


class _Counted:
    """Counts what passes by, rejected or not, and lets only the pages through."""

    def __init__(self) -> None:
        self.total = 0

    def pages(self, walked: Iterable[Page | Rejected]) -> Iterator[Page]:
        for page in walked:
            self.total += 1
            if isinstance(page, Page):
                yield page


def _marked(
    walked: Iterable[Page | Rejected], repeated: Mapping[str, frozenset[str]]
) -> Iterator[Page | Rejected]:
    for page in walked:
        yield page if isinstance(page, Rejected) else with_repeated(page, repeated)
