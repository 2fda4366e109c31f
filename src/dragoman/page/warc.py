"""A WARC file, packed or not, to Pages, one record in memory at a time."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from dragoman.model import DateSource, Page, Rejected, Why
from dragoman.page.carrier import BLOCK_BYTES, HEAD_BYTES, MEGABYTE, Carrier, say_too_large
from dragoman.page.dates import by_trust, claim_date, to_iso
from dragoman.page.encodings import Undecoded, decode_body
from dragoman.page.kinds import GZIP, Kind, sniff

__all__ = ["read_warc"]

PAGE_RECORDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion

# The media types of pages, each with the file name ending of its kind.
ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt"}

# Deflate packs zeros 1,032 to one and pages about five to one. A record of this size that is packed
# this tightly is an attack; to pass over it would mean to unpack it to its end.
BOMB_BYTES = 100 * MEGABYTE
BOMB_RATIO = 100


class Cut(Exception):  # noqa: N818 - an end, no error
    """Say that the file ends within a record, or that reading on would be no use."""

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(detail)
        self.why = why


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record's page stands and what it was said to be.

    Attributes:
        name: The page's name.
        url: Its address.
        media: Its media type as declared.
        limit: The bytes that it may have.
    """

    name: str
    url: str | None
    media: str
    limit: int


def read_warc(stream: BinaryIO, carrier: Carrier) -> Iterator[Page | Rejected]:
    """Read the pages among the records: HTML and plain text that a server sent with status 200.

    Requests, images, redirects and the like are passed over without a word. Where the file is cut
    off or broken, all records before that place are read, and one Rejected says so.

    Args:
        stream: The WARC, as it is on disk; fastwarc unpacks it.
        carrier: Its file; a page is named "pages.warc.gz@10512" after it and its record's place.
    """
    offset, records = 0, 0
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            offset = record.stream_pos
            found = _read_record(record, f"{carrier.name}@{offset}", carrier.limit, stream)
            records += 1
            if found is not None:
                yield found
        _check_end(stream, offset)
    except Cut as cut:
        detail = f"{cut}, at or after byte {offset}; {records} whole records were read"
        yield Rejected(name=carrier.name, why=cut.why, detail=detail)
    except OSError as error:
        detail = f"{error}, after the record at byte {offset}; {records} records were read"
        yield Rejected(name=carrier.name, why=Why.MALFORMED, detail=detail)


def _read_record(
    record: WarcRecord, name: str, limit: int, stream: BinaryIO
) -> Page | Rejected | None:
    """Read one record to its end; raise Cut where the file ends before it."""
    if not (record.headers.get("Content-Length") or "").strip().isdecimal():
        raise Cut(Why.TRUNCATED, "a record's header is cut off")
    media = _media(record)
    left = record.content_length
    if media is None:
        _pass_over(record, left, stream)
        return None
    raw = _read_block(record, min(left, limit + 1))
    _pass_over(record, left - len(raw), stream)
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
    if url is not None and url.endswith("/robots.txt"):
        return None
    return _find_page(record, raw, Place(name=name, url=url, media=media, limit=limit))


def _media(record: WarcRecord) -> str | None:
    """Return the media type of a record that may hold a page."""
    if not record.record_type & PAGE_RECORDS:
        return None
    declared = record.headers.get("Content-Type")
    if record.is_http:
        try:
            record.parse_http(auto_decode="none", quirks_mode=True)
        except OSError:  # a header of more than 32 KB
            return None
        sent: HeaderMap | None = record.http_headers  # None where the block is no HTTP
        if sent is None or sent.status_code != 200:
            return None
        declared = sent.get("Content-Type")
    media = (declared or "").partition(";")[0].strip().lower()
    return media if media in ENDINGS else None


def _read_block(record: WarcRecord, size: int) -> bytes:
    parts: list[bytes] = []
    left = size
    while left:
        part = record.reader.read(left)
        if not part:
            raise Cut(Why.TRUNCATED, "the file ends within a record")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _pass_over(record: WarcRecord, size: int, stream: BinaryIO) -> None:
    passed = 0
    while passed < size:
        step = record.reader.consume(min(BLOCK_BYTES, size - passed))
        if not step:
            raise Cut(Why.TRUNCATED, "the file ends within a record")
        passed += step
        if passed > BOMB_BYTES and passed > BOMB_RATIO * (stream.tell() - record.stream_pos):
            raise Cut(Why.TOO_LARGE, f"a record that is packed {BOMB_RATIO} to one; reading ends")


def _check_end(stream: BinaryIO, offset: int) -> None:
    """Raise Cut where a packed file ends within its last member, which fastwarc does not tell.

    What follows the last record's place is unpacked once more; a pipe is taken at its word.
    """
    if not stream.seekable():
        return
    stream.seek(offset)
    unpacker = None
    data = stream.read(BLOCK_BYTES)
    if not data.startswith(GZIP):
        return
    try:
        while data:
            if unpacker is None or unpacker.eof:
                unpacker = zlib.decompressobj(wbits=31)
            unpacker.decompress(data, BLOCK_BYTES)
            data = unpacker.unconsumed_tail or unpacker.unused_data or stream.read(BLOCK_BYTES)
    except zlib.error:  # padding or rubbish behind the last member
        return
    if unpacker is not None and not unpacker.eof:
        raise Cut(Why.TRUNCATED, "the packed file ends before its time")


def _find_page(record: WarcRecord, raw: bytes, place: Place) -> Page | Rejected:
    why, detail = Why.TOO_LARGE, say_too_large(place.limit)
    body = raw
    if len(raw) <= place.limit and record.is_http:
        sent = record.http_headers
        try:
            body = decode_body(
                raw,
                transfer=sent.get("Transfer-Encoding") or "",
                content=sent.get("Content-Encoding") or "",
                limit=place.limit,
            )
        except Undecoded as error:
            return Rejected(name=place.name, url=place.url, why=Why.MALFORMED, detail=str(error))
    if len(body) <= place.limit:
        sniffed = sniff(body[:HEAD_BYTES], ENDINGS[place.media])
        if body.strip() and sniffed.kind is not Kind.BINARY:
            return _page(record, body, place)
        why = Why.BINARY if body.strip() else Why.EMPTY
        detail = sniffed.detail or f"{len(body)} bytes, all of them blanks"
    return Rejected(name=place.name, url=place.url, why=why, detail=detail)


def _page(record: WarcRecord, body: bytes, place: Place) -> Page:
    fetched = record.headers.get("WARC-Date")
    charset = record.http_charset if record.is_http else None
    if record.record_type == WarcRecordType.conversion:
        charset = "utf-8"  # the standard of extracted text (WET)
    return Page(
        content=body,
        name=place.name,
        url=place.url,
        content_type=place.media,
        charset=charset,
        retrieved=to_iso(fetched) if fetched else None,
        dated=by_trust((claim_date(fetched, DateSource.RETRIEVED, "WARC-Date"),)),
    )
