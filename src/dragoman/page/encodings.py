"""The body of an HTTP response as it was sent, to the bytes that were meant, never above a limit."""

import io
import zlib

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

__all__ = ["Undecoded", "decode_body"]

# More than one encoding upon the other is legal and rare; many are an attack.
MAX_ENCODINGS = 3

GZIP = (b"\x1f\x8b",)
ZSTD = (b"\x28\xb5\x2f\xfd",)


class Undecoded(Exception):  # noqa: N818 - it says what became of the body; nobody outside sees it
    """Say why a body could not be decoded."""


def decode_body(raw: bytes, *, transfer: str, content: str, limit: int) -> bytes:
    """Undo the transfer and content encodings of an HTTP body.

    Crawlers often store the body decoded and keep the headers as they came; so a body that does
    not begin as its header says is taken as it is.

    Args:
        raw: The body as stored.
        transfer: The Transfer-Encoding header: "chunked".
        content: The Content-Encoding header: "gzip", "br", "gzip, br".
        limit: The bytes that may come out.

    Returns:
        The decoded body; limit + 1 bytes of it, where there is more than the limit.

    Raises:
        Undecoded: It began well and is broken, or it is in an encoding that we do not read.
    """
    body = _dechunk(raw, limit) if "chunked" in transfer.lower() else raw
    names = [name.strip().lower() for name in content.split(",")]
    if len(names) > MAX_ENCODINGS:
        raise Undecoded(f"{len(names)} content encodings, one upon the other")
    for name in reversed(names):
        body = _decode(body, name, limit)
    return body


def _dechunk(raw: bytes, limit: int) -> bytes:
    try:
        return _read(ChunkedReader(io.BytesIO(raw)), limit)
    except OSError:
        first = raw.partition(b"\r\n")[0].partition(b";")[0].strip()
        if first and not first.strip(b"0123456789abcdefABCDEF"):
            raise Undecoded("broken in its chunks") from None
        return raw


def _decode(body: bytes, name: str, limit: int) -> bytes:
    if not body or name in {"", "identity", "none"}:
        return body
    try:
        if name in {"gzip", "x-gzip"}:
            return _inflate(body, 31, limit) if body.startswith(GZIP) else body
        if name == "deflate":
            return _deflate(body, limit)
        if name == "br":
            return _read(BrotliReader(io.BytesIO(body)), limit)
        if name == "zstd":
            return _read(ZstdReader(io.BytesIO(body)), limit) if body.startswith(ZSTD) else body
    except (OSError, zlib.error) as error:
        if body.lstrip()[:1] == b"<":  # brotli and deflate have no mark to know them by
            return body
        raise Undecoded(f"content encoding {name}: {error}") from None
    raise Undecoded(f"content encoding {name[:40]!r} is not one we read")


def _inflate(body: bytes, wbits: int, limit: int) -> bytes:
    return zlib.decompressobj(wbits=wbits).decompress(body, limit + 1)


def _deflate(body: bytes, limit: int) -> bytes:
    """Inflate with the header that the standard asks for, or without it, as many servers send."""
    try:
        return _inflate(body, zlib.MAX_WBITS, limit)
    except zlib.error:
        return _inflate(body, -zlib.MAX_WBITS, limit)


def _read(reader: ChunkedReader | BrotliReader | ZstdReader, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit + 1
    while left and (part := reader.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
