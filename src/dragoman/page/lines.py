"""JSON lines, to Pages, one line in memory at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.model import Page, Rejected, Why
from dragoman.page.carrier import BLOCK_BYTES, Carrier, say_too_large
from dragoman.page.fields import make_page

__all__ = ["read_lines"]

BOM = b"\xef\xbb\xbf"

# A line this many times over the limit is an attack or no JSON lines at all: 1 MB of gzip can hold 1 GB of it.
GIVE_UP = 10
NOTHING = "nothing but blanks for long; the rest of the file is left unread"


def read_lines(stream: BinaryIO, carrier: Carrier) -> Iterator[Page | Rejected]:
    """Read one page per line; blank lines are left out, broken ones named and passed over.

    Args:
        stream: The lines.
        carrier: Their file; a page is named "news.jsonl:12" after it.
    """
    number = blank = 0
    while raw := stream.readline(carrier.limit + 1):
        number += 1
        name = f"{carrier.name}:{number}"
        if len(raw) > carrier.limit:
            ended = _skip_line(stream, raw, GIVE_UP * carrier.limit)
            more = "" if ended else "; the rest of the file is left unread"
            yield Rejected(name=name, why=Why.TOO_LARGE, detail=say_too_large(carrier.limit) + more)
            if not ended:
                return
            continue
        line = raw.removeprefix(BOM).strip() if number == 1 else raw.strip()
        blank = 0 if line else blank + len(raw)
        if line:
            yield make_page(line, name)
        elif blank > GIVE_UP * carrier.limit:
            yield Rejected(name=name, why=Why.TOO_LARGE, detail=NOTHING)
            return


def _skip_line(stream: BinaryIO, raw: bytes, most: int) -> bool:
    """Read on to the line's end, and tell whether it came within so many bytes."""
    read = len(raw)
    while raw and not raw.endswith(b"\n"):
        if read > most:
            return False
        raw = stream.readline(BLOCK_BYTES)
        read += len(raw)
    return True
