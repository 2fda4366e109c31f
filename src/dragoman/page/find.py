"""A source (a file, a folder, standard input), to the Pages in it."""

import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from logging import getLogger
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from dragoman.errors import InputError
from dragoman.model import DateClaim, DateSource, Page, Rejected, Why
from dragoman.page.carrier import MEGABYTE, Carrier, take_head
from dragoman.page.dates import by_trust, claim_date, claim_from_name
from dragoman.page.feed import read_feed
from dragoman.page.fields import read_fields, with_sidecar
from dragoman.page.files import PageFile, find_files, show
from dragoman.page.hints import Hints
from dragoman.page.kinds import Kind, sniff
from dragoman.page.lines import read_lines
from dragoman.page.single import read_html, read_text
from dragoman.page.values import read_values
from dragoman.page.warc import read_warc
from dragoman.settings import Settings

__all__ = ["find_pages"]

logger = getLogger(__name__)

Reader = Callable[[BinaryIO, Carrier], Iterator[Page | Rejected]]

STANDARD_INPUT = "-"
NO_HINTS = Hints()

# A sidecar holds six short fields.
MAX_SIDECAR_BYTES = 1_000_000

READERS: Mapping[Kind, Reader] = {
    Kind.HTML: read_html,
    Kind.TEXT: read_text,
    Kind.LINES: read_lines,
    Kind.VALUES: read_values,
    Kind.WARC: read_warc,
    Kind.FEED: read_feed,
}
REASONS: Mapping[Kind, Why] = {
    Kind.EMPTY: Why.EMPTY,
    Kind.BINARY: Why.BINARY,
    Kind.BROKEN: Why.MALFORMED,
    Kind.UNDECODABLE: Why.UNDECODABLE,
    Kind.NOT_ARTICLE: Why.NOT_ARTICLE,
}


def find_pages(
    source: str | Path,
    *,
    settings: Settings,
    hints: Hints = NO_HINTS,
    stdin: BinaryIO | None = None,
) -> Iterator[Page | Rejected]:
    """Find the pages in a file, a folder or standard input, one after the other.

    It reads HTML, plain text, JSON lines and JSON, WARC, saved RSS, RDF and Atom feeds, each also
    packed by gzip; what a file is shows in its first bytes, then in its name. The same source gives
    the same pages in the same order. Never more than one page (of a feed: one file) is in memory.
    It never goes to the network.

    Args:
        source: A path, or "-" for standard input.
        settings: How large a page may be, and how short a text.
        hints: What the caller says of the pages.
        stdin: What to read for "-"; standard input itself if left out.

    Returns:
        Pages, and in the place of what cannot be read a Rejected with the reason.

    Raises:
        InputError: The source does not exist, or `hints.published` is no date.
    """
    option = _option(hints)
    if str(source) == STANDARD_INPUT:
        carrier = _carrier(STANDARD_INPUT, settings)
        found = _read_guarded(stdin or sys.stdin.buffer, carrier, PageFile(path=Path()))
    else:
        found = _read_files(_existing(source), settings)
    return (_hinted(page, hints, option) for page in found)


def _option(hints: Hints) -> DateClaim | None:
    if hints.published is None:
        return None
    claim = claim_date(hints.published, DateSource.OPTION, "--published")
    if claim is None:
        raise InputError(f"{hints.published!r} is no date; write it as 2025-07-24")
    return claim


def _existing(source: str | Path) -> Path:
    path = Path(source)
    try:
        if str(source) and os.path.lexists(path):
            return path
        folder = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):  # no such folder; a name that no file can have
        folder = []
    near = get_close_matches(path.name, sorted(folder))
    also = f"; there is {', '.join(near)}" if near else ""
    raise InputError(f"there is no file or folder {str(source)!r}{also}")


def _carrier(name: str, settings: Settings, size: int | None = None) -> Carrier:
    return Carrier(
        name=name,
        limit=int(settings.max_page_mb * MEGABYTE),
        min_text_chars=settings.min_text_chars,
        size=size,
    )


def _read_files(source: Path, settings: Settings) -> Iterator[Page | Rejected]:
    for file in find_files(source):
        if isinstance(file, Rejected):
            yield file
            continue
        carrier = _carrier(show(file.path), settings, file.size)
        try:
            stream = file.path.open("rb")
        except OSError as error:
            yield _rejected(carrier, Why.UNREADABLE, error.strerror or str(error))
            continue
        with stream:
            yield from _read_guarded(stream, carrier, file)


def _read_guarded(stream: BinaryIO, carrier: Carrier, file: PageFile) -> Iterator[Page | Rejected]:
    """Read a stream to its end, or to where it is broken."""
    try:
        yield from _read(stream, carrier, file)
    except EOFError:
        yield _rejected(carrier, Why.TRUNCATED, "the packed file ends before its time")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield _rejected(carrier, Why.MALFORMED, f"packed by gzip, and broken: {error}")
    except OSError as error:
        yield _rejected(carrier, Why.UNREADABLE, error.strerror or str(error))


def _read(stream: BinaryIO, carrier: Carrier, file: PageFile) -> Iterator[Page | Rejected]:
    head, whole = take_head(stream)
    sniffed = sniff(head, file.path.name)
    reader = READERS.get(sniffed.kind)
    if reader is None:
        yield _rejected(carrier, REASONS[sniffed.kind], sniffed.detail)
        return
    if sniffed.packed and sniffed.kind is not Kind.WARC:  # fastwarc unpacks by itself
        whole = cast("BinaryIO", gzip.GzipFile(fileobj=whole))
        carrier = msgspec.structs.replace(carrier, size=None)
    found = reader(whole, carrier)
    if sniffed.kind in {Kind.HTML, Kind.TEXT}:
        yield from (_described(page, file) for page in found)
        return
    first = next(found, None)
    if first is None:
        yield _rejected(carrier, Why.EMPTY, "there is no page in it")
        return
    yield from chain((first,), found)


def _described(page: Page | Rejected, file: PageFile) -> Page | Rejected:
    """Return a page that is alone in its file with what the file's name and sidecar say of it."""
    if isinstance(page, Rejected):
        return page
    dated = by_trust((*page.dated, claim_from_name(page.name)))
    page = msgspec.structs.replace(page, dated=dated)
    if file.sidecar is None:
        return page
    try:
        with file.sidecar.open("rb") as stream:
            raw = stream.read(MAX_SIDECAR_BYTES + 1)
    except OSError as error:
        logger.warning("%s is left out: %s", show(file.sidecar), error.strerror)
        return page
    fields = "too large" if len(raw) > MAX_SIDECAR_BYTES else read_fields(raw)
    if isinstance(fields, str):
        logger.warning("%s is left out: %s", show(file.sidecar), fields)
        return page
    return with_sidecar(page, fields, f"sidecar {show(Path(file.sidecar.name))}")


def _hinted(page: Page | Rejected, hints: Hints, option: DateClaim | None) -> Page | Rejected:
    if isinstance(page, Rejected):
        return page
    return msgspec.structs.replace(
        page,
        url=page.url or hints.url,
        outlet=hints.outlet or page.outlet,
        whole=hints.whole or page.whole,
        dated=by_trust((option, *page.dated)),
    )


def _rejected(carrier: Carrier, why: Why, detail: str) -> Rejected:
    return Rejected(name=carrier.name, why=why, detail=detail)
