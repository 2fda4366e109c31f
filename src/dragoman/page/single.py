"""A file that is one page, to that Page."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.model import Page, Rejected, Why
from dragoman.page.carrier import Carrier, say_too_large

__all__ = ["read_html", "read_text"]


def read_html(stream: BinaryIO, carrier: Carrier) -> Iterator[Page | Rejected]:
    """Read the stream as one page of HTML, its bytes as they are."""
    yield _read(stream, carrier, "text/html")


def read_text(stream: BinaryIO, carrier: Carrier) -> Iterator[Page | Rejected]:
    """Read the stream as one page of text, its bytes as they are."""
    yield _read(stream, carrier, "text/plain")


def _read(stream: BinaryIO, carrier: Carrier, content_type: str) -> Page | Rejected:
    if carrier.size is not None and carrier.size > carrier.limit:
        return Rejected(name=carrier.name, why=Why.TOO_LARGE, detail=say_too_large(carrier.limit))
    content = stream.read(carrier.limit + 1)
    if len(content) > carrier.limit:
        return Rejected(name=carrier.name, why=Why.TOO_LARGE, detail=say_too_large(carrier.limit))
    if not content.strip():
        detail = f"{len(content)} bytes, all of them blanks"
        return Rejected(name=carrier.name, why=Why.EMPTY, detail=detail)
    return Page(content=content, name=carrier.name, content_type=content_type)
