"""Tests of WARC files, made here record by record."""

import gzip
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from fastwarc.stream_io import BrotliWriter
from hypothesis import given
from hypothesis import settings as checks
from hypothesis import strategies as st

from dragoman.model import DateClaim, DateSource, Page, Rejected, Why
from dragoman.page.carrier import Carrier, take_head
from dragoman.page.warc import read_warc

Find = Callable[..., list[Page | Rejected]]

BODY = b"<html><p>Both sides met in Doha.</p></html>"
CARRIER = Carrier(name="a.warc", limit=100_000, min_text_chars=80)


def http(
    body: bytes = BODY, *headers: str, status: str = "200 OK", media: str = "text/html"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def record(
    block: bytes,
    kind: str = "response",
    media: str = "application/http; msgtype=response",
    url: str = "https://example.org/a",
) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2025-07-24T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def read(content: bytes) -> list[Page | Rejected]:
    return list(read_warc(take_head(BytesIO(content))[1], CARRIER))


def bodies(content: bytes) -> list[object]:
    return [page.content if isinstance(page, Page) else page.why for page in read(content)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_response_is_a_page(find: Find, name: str) -> None:
    """Its address, character set and time of fetching come with it, and its place is its name."""
    first = record(http(b""), "request")
    content = record(http(media="text/html; charset=windows-1252"))
    if name.endswith(".gz"):
        first, content = gzip.compress(first), gzip.compress(content)
    assert find({name: first + content}) == [
        Page(
            content=BODY,
            name=f"{name}@{len(first)}",
            url="https://example.org/a",
            content_type="text/html",
            charset="windows-1252",
            retrieved="2025-07-24T10:00:00+00:00",
            dated=(
                DateClaim(
                    value="2025-07-24T10:00:00+00:00",
                    source=DateSource.RETRIEVED,
                    detail='WARC-Date "2025-07-24T10:00:00Z"',
                ),
            ),
        )
    ]


def test_records_that_are_no_pages_are_passed_over() -> None:
    """Requests, errors, redirects, images and the like are left out without a word."""
    content = (
        record(b"software: x", "warcinfo", "application/warc-fields")
        + record(http(), "request")
        + record(http(status="404 Not Found"))
        + record(http(status="301 Moved"))
        + record(http(media="image/png"))
        + record(http(b"User-agent: *", media="text/plain"), url="https://example.org/robots.txt")
        + record(http(), "revisit")
        + record(b"{}", "metadata", "application/json")
        + record(b"no http at all")
        + record(http(BODY, "X-Long: " + "x" * 50_000))
        + record(b"20250724 93.184.216.34", media="text/dns", url="dns:example.org")
        + record(http())
    )
    assert bodies(content) == [BODY]


def test_resources_and_conversions_are_pages() -> None:
    """A body stored without its headers, and text that another program extracted, are read."""
    content = record(BODY, "resource", "text/html") + record(b"Text.", "conversion", "text/plain")
    resource, conversion = read(content)
    assert isinstance(resource, Page)
    assert isinstance(conversion, Page)
    assert (resource.content_type, resource.charset) == ("text/html", None)
    assert (conversion.content_type, conversion.charset) == ("text/plain", "utf-8")


def test_an_address_in_brackets_is_bared() -> None:
    """Some programs write the address in angle brackets."""
    (page,) = read(record(http(), url="<https://example.org/b>"))
    assert page.url == "https://example.org/b"


def brotli(body: bytes) -> bytes:
    packed = BytesIO()
    writer = BrotliWriter(packed)
    writer.write(body)
    writer.close()
    return packed.getvalue()


CHUNKED = b"%x\r\n" % len(BODY) + BODY + b"\r\n0\r\n\r\n"
PACKED = gzip.compress(BODY, mtime=0)


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (CHUNKED, ["Transfer-Encoding: chunked"], BODY),
        (BODY, ["Transfer-Encoding: chunked"], BODY),
        (
            CHUNKED.replace(b"\r\n0\r\n", b"\r\nxyz\r\n"),
            ["Transfer-Encoding: chunked"],
            Why.MALFORMED,
        ),
        (PACKED, ["Content-Encoding: gzip"], BODY),
        (BODY, ["Content-Encoding: gzip"], BODY),
        (PACKED[:-9], ["Content-Encoding: gzip"], BODY[:-1]),
        (PACKED[:10] + b"\xff" * 20, ["Content-Encoding: gzip"], Why.MALFORMED),
        (zlib.compress(BODY), ["Content-Encoding: deflate"], BODY),
        (zlib.compress(BODY)[2:-4], ["Content-Encoding: deflate"], BODY),
        (brotli(BODY), ["Content-Encoding: br"], BODY),
        (BODY, ["Content-Encoding: br"], BODY),
        (gzip.compress(PACKED, mtime=0), ["Content-Encoding: gzip, gzip"], BODY),
        (
            b"%x\r\n" % len(PACKED) + PACKED + b"\r\n0\r\n\r\n",
            ["Content-Encoding: gzip", "Transfer-Encoding: chunked"],
            BODY,
        ),
        (BODY, ["Content-Encoding: identity"], BODY),
        (BODY, ["Content-Encoding: rot13"], Why.MALFORMED),
        (BODY, ["Content-Encoding: gzip, gzip, gzip, gzip"], Why.MALFORMED),
        (b"%PDF-1.7", [], Why.BINARY),
        (b"  ", [], Why.EMPTY),
    ],
)
def test_encodings_are_undone(body: bytes, headers: list[str], expected: object) -> None:
    """A body is decoded as its headers say; one that was stored decoded is taken as it is."""
    found = bodies(record(http(body, *headers)) + record(http()))
    if isinstance(found[0], bytes) and body == PACKED[:-9]:
        assert BODY.startswith(found[0])  # how much comes out of a cut stream is zlib's affair
    else:
        assert found[0] == expected
    assert found[1:] == [BODY]


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli,
}


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_bomb_in_an_encoding_is_not_unpacked(encoding: str) -> None:
    """Ten megabytes in a few bytes are refused at a limit of 0.1, and reading goes on."""
    bomb = PACKERS[encoding](b"\0" * 10_000_000)
    content = record(http(bomb, f"Content-Encoding: {encoding}")) + record(http())
    assert bodies(content) == [Why.TOO_LARGE, BODY]


def test_a_large_record_is_passed_over() -> None:
    """A page over the limit is refused, and the next is read."""
    content = gzip.compress(record(http(b"x" * 200_000))) + gzip.compress(record(http()))
    assert bodies(content) == [Why.TOO_LARGE, BODY]


def test_a_bomb_of_a_record_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """To pass over it would be to unpack it; what came before it is read."""
    monkeypatch.setattr("dragoman.page.warc.BOMB_BYTES", 1_000_000)
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as bomb:
        bomb.write(record(http(b"\0" * 50_000_000)))
    content = gzip.compress(record(http())) + packed.getvalue()
    assert bodies(content) == [BODY, Why.TOO_LARGE]


def test_a_truncated_file_gives_its_whole_records() -> None:
    """Wherever the file is cut, whole records are pages, half ones are not, and the cut is named."""
    one = record(http())
    for cut in range(1, len(one) - 3):
        found = bodies(one + one[:-cut])
        assert found[0] == BODY
        if cut >= 5:
            assert found[1:] in ([Why.TRUNCATED], [Why.MALFORMED])
    assert bodies(one + one[:-20])[1:] == [Why.TRUNCATED]


def test_a_truncated_packed_file_gives_its_whole_records() -> None:
    """The same for a file packed record by record."""
    one = gzip.compress(record(http()))
    for cut in range(1, len(one) - 3):
        found = bodies(one + one[:-cut])
        assert found[0] == BODY
        assert found[-1] in {Why.TRUNCATED, Why.MALFORMED}
        assert set(found[1:-1]) <= {BODY}
    assert bodies(one + one[:-60]) == [BODY, Why.TRUNCATED]
    assert bodies(one + one[:-1]) == [BODY, BODY, Why.TRUNCATED]


def test_rubbish_between_records_ends_the_reading() -> None:
    """What comes before it is read, and the place is named."""
    first = record(http())
    *_, rejected = read(first + b"rubbish" * 20 + first)
    assert rejected == Rejected(
        name="a.warc",
        why=Why.MALFORMED,
        detail="Invalid WARC header, after the record at byte 0; 1 records were read",
    )


@given(
    place=st.integers(min_value=0, max_value=1200),
    drop=st.integers(min_value=0, max_value=30),
    more=st.binary(max_size=30),
    pack=st.sampled_from([bytes, gzip.compress]),
)
@checks(deadline=None)
def test_any_damage_is_survived(
    place: int, drop: int, more: bytes, pack: Callable[[bytes], bytes]
) -> None:
    """Bytes lost or put in anywhere are no reason to raise."""
    content = record(http(CHUNKED, "Transfer-Encoding: chunked")) + record(
        http(PACKED, "Content-Encoding: gzip")
    )
    content = pack(content)
    damaged = content[:place] + more + content[place + drop :]
    assert all(isinstance(page, Page | Rejected) for page in read(damaged))
