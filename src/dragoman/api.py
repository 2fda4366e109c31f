"""Dragoman from Python: a source in, what its pages report out."""

from collections.abc import Iterator
from os import PathLike, fspath

from dragoman.codes import load_codes
from dragoman.errors import InputError
from dragoman.model import Failed, Findings, Rejected
from dragoman.page import Hints, find_pages
from dragoman.pipeline import read_many
from dragoman.settings import Settings

__all__ = ["read", "read_all"]

Result = Findings | Rejected | Failed


def read(
    source: str | PathLike[str],
    *,
    published: str | None = None,
    as_is: bool = False,
    settings: Settings | None = None,
) -> Result:
    """Read a source that holds one page.

    Args:
        source: A file.
        published: The publication date, if you know it ("2025-07-24").
        as_is: The whole text is body: no search for furniture.
        settings: Limits and codes folders.

    Returns:
        What the page reports, or why it could not be read.

    Raises:
        InputError: The source does not exist, or holds no page or more than one.
    """
    results = read_all(source, published=published, as_is=as_is, settings=settings)
    first = next(results, None)
    if first is None:
        raise InputError(f"{fspath(source)} holds no page")
    if next(results, None) is not None:
        raise InputError(f"{fspath(source)} holds several pages: use read_all")
    return first


def read_all(
    source: str | PathLike[str],
    *,
    published: str | None = None,
    as_is: bool = False,
    settings: Settings | None = None,
) -> Iterator[Result]:
    """Read every page of a file or folder: HTML, text, JSON lines, WARC, RSS and Atom.

    Args:
        source: A file or folder.
        published: The publication date of every page, if you know it.
        as_is: The whole text is body: no search for furniture.
        settings: Limits and codes folders.

    Yields:
        One result a page, in order.

    Raises:
        InputError: The source does not exist.
    """
    told = settings or Settings()
    pages = find_pages(fspath(source), settings=told, hints=Hints(published=published, whole=as_is))
    yield from read_many(pages, codes=load_codes(told.codes), settings=told)
