"""A file or a stream, to what a reader of pages needs of it."""

import io
from typing import Any, BinaryIO

import msgspec

__all__ = ["BLOCK_BYTES", "HEAD_BYTES", "MEGABYTE", "Carrier", "say_too_large", "take_head"]

MEGABYTE = 1_000_000

# What a file is shows in its first bytes: one disk block, well past any licence comment.
HEAD_BYTES = 8192

# The same as fastwarc's own blocks; smaller ones cost calls, larger ones gain nothing.
BLOCK_BYTES = 65536


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """The file or stream that pages come out of.

    Attributes:
        name: Its name, for people; the pages in it are named after it.
        limit: The bytes that one page may have.
        min_text_chars: The characters that a text must have to be read.
        size: The bytes on disk, where they are the page's own.
    """

    name: str
    limit: int
    min_text_chars: int
    size: int | None = None


class Rewound(io.RawIOBase):
    """A stream put back to its start after its head was read, pipes included."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._at = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seekable(self) -> bool:
        return self._rest.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._head = self._head[:0]
        self._at = self._rest.seek(offset, whence)
        return self._at

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)]
        self._head = self._head[len(data) :]
        if not data:
            data = memoryview(self._rest.read(len(buffer)) or b"")
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def say_too_large(limit: int) -> str:
    """Return what to say of a page that has more bytes than the limit."""
    return f"more than the {limit / MEGABYTE:g} MB that a page may have (max_page_mb)"


def take_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the first bytes of a stream, and the stream from its start.

    Args:
        stream: A file, a pipe or standard input; it need not be able to seek.
    """
    head = b""
    while len(head) < HEAD_BYTES:
        more = stream.read(HEAD_BYTES - len(head))
        if not more:
            break
        head += more
    return head, io.BufferedReader(Rewound(head, stream), BLOCK_BYTES)
