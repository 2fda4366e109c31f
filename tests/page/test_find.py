"""Tests of finding pages in files, folders and standard input."""

import gzip
import os
import socket
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as checks
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.model import DateClaim, DateSource, Page, Rejected, Why
from dragoman.page import Hints, find_pages
from dragoman.settings import Settings

Find = Callable[..., list[Page | Rejected]]

HTML = b"<!doctype html><title>Talks</title><p>Both sides met in Doha.</p>"
TEXT = b"Both sides met in Doha on Thursday."
LINE = b'{"id": "a", "text": "Both sides met in Doha."}\n'


def test_a_file_of_html_is_one_page(find: Find) -> None:
    """The bytes stay as they are, and the name is the path as given."""
    assert find({"a/talks.html": HTML}, "a/talks.html") == [
        Page(content=HTML, name="a/talks.html", content_type="text/html")
    ]


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.txt", HTML, "text/html"),
        ("a", HTML, "text/html"),
        ("a", b"\xef\xbb\xbf\n <!-- saved --> <html><p>x", "text/html"),
        ("a", b"<?xml version='1.0'?><!DOCTYPE html><html><p>x", "text/html"),
        ("a.txt", "\ufeff<html><p>x".encode("utf-16"), "text/html"),
        ("a.html", b"No tag at all, though saved as HTML.", "text/plain"),
        ("a.html", b"Some words <b>and</b> tags", "text/html"),
        ("a.txt", b"<Reuters> - Both sides met.", "text/plain"),
        ("a", TEXT, "text/plain"),
        ("a.unknown", TEXT, "text/plain"),
        ("a.txt", "Обе стороны встретились.".encode("cp1251"), "text/plain"),
        ("a.txt", "Both sides met.".encode("utf-16"), "text/plain"),
        ("a.txt", "Both sides met.".encode("utf-16-le"), "text/plain"),
        ("a.txt", b"A stray \0 byte among " + TEXT, "text/plain"),
        ("a.txt", b'{"quoted" words in braces}', "text/plain"),
    ],
)
def test_the_first_bytes_tell_before_the_name(
    find: Find, name: str, content: bytes, content_type: str
) -> None:
    """HTML under any name is HTML, and text under any name is text."""
    assert find({name: content}, name) == [
        Page(content=content, name=name, content_type=content_type)
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.html", b"", Why.EMPTY),
        ("a.html", b" \r\n\t", Why.EMPTY),
        ("a.jsonl", b"\n\n", Why.EMPTY),
        ("a.json", b"[]", Why.EMPTY),
        ("a.xml", b"<rss></rss>", Why.EMPTY),
        ("a.html", b"%PDF-1.7 ...", Why.BINARY),
        ("a.txt", b"PK\x03\x04....", Why.BINARY),
        ("a", bytes(range(256)) * 4, Why.BINARY),
        ("a.zst", b"\x28\xb5\x2f\xfd....", Why.BINARY),
        ("a.gz", b"\x1f\x8b\x08 broken", Why.MALFORMED),
        ("a.gz", gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0), Why.BINARY),
        ("a.json", '[{"text": "x"}]'.encode("utf-16"), Why.UNDECODABLE),
        ("a.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", Why.NOT_ARTICLE),
        ("a.opml", b"<opml version='2.0'><body/></opml>", Why.NOT_ARTICLE),
        ("a.xml", b"<book><chapter/></book>", Why.NOT_ARTICLE),
    ],
)
def test_what_is_no_page_says_why(find: Find, name: str, content: bytes, why: Why) -> None:
    """A file that cannot be read is a value with its reason."""
    (rejected,) = find({name: content}, name)
    assert isinstance(rejected, Rejected)
    assert (rejected.name, rejected.why) == (name, why)


def test_gzip_is_unpacked(find: Find) -> None:
    """A packed file is read as what is inside."""
    files = {
        "a.html.gz": gzip.compress(HTML),
        "b.txt.gz": gzip.compress(TEXT),
        "c.jsonl.gz": gzip.compress(LINE * 2),
        "d": gzip.compress(HTML),
    }
    assert [(page.name, getattr(page, "content_type", page)) for page in find(files)] == [
        ("a.html.gz", "text/html"),
        ("b.txt.gz", "text/plain"),
        ("c.jsonl.gz:1", "text/plain"),
        ("c.jsonl.gz:2", "text/plain"),
        ("d", "text/html"),
    ]


def test_a_truncated_gzip_gives_its_whole_lines(find: Find) -> None:
    """Lines before the break are read, and the break is named."""
    lines = b"".join(
        b'{"id": %d, "text": "%s"}\n' % (n, os.urandom(500).hex().encode()) for n in range(400)
    )
    found = find({"a.jsonl.gz": gzip.compress(lines)[:-5000]}, "a.jsonl.gz")
    assert [page.key for page in found[:-1]] == [str(n) for n in range(len(found) - 1)]
    assert len(found) > 200
    assert isinstance(found[-1], Rejected)
    assert found[-1].why is Why.TRUNCATED


def test_a_broken_gzip_is_malformed(find: Find) -> None:
    """A checksum that does not fit is no reason to fall over."""
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 1
    (rejected,) = find({"a.txt.gz": bytes(packed)})
    assert isinstance(rejected, Rejected)
    assert rejected.why is Why.MALFORMED


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.xml", "a.jsonl", "a.json"])
def test_a_page_over_the_limit_is_not_read_to_its_end(
    find: Find, name: str, pack: Callable[[bytes], bytes]
) -> None:
    """Two megabytes of page, and of a packed bomb, are refused at a limit of one."""
    start = {"a.xml": b"<rss><channel>", "a.jsonl": b'{"text": "', "a.json": b'[{"text": "'}
    content = start.get(name, b"<p>") + b" " * 2_000_000
    found = find({name: pack(content)}, name, max_page_mb=1.0)
    assert isinstance(found[0], Rejected)
    assert found[0].why in {Why.TOO_LARGE, Why.TRUNCATED}
    assert found[0].detail.startswith(("more than the 1 MB", "the JSON ends"))


def test_standard_input_is_told_by_its_bytes() -> None:
    """What comes through a pipe has no name to go by."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(3, size if size and size > 0 else 3))

        def readinto(self, buffer: object) -> NoReturn:
            raise AssertionError(buffer)

    def read(content: bytes) -> list[str]:
        found = find_pages("-", settings=Settings(), stdin=Pipe(content))
        return [f"{page.name} {page.content_type}" for page in found if isinstance(page, Page)]

    assert read(HTML) == ["- text/html"]
    assert read(TEXT) == ["- text/plain"]
    assert read(LINE * 2) == ["-:1 text/plain", "-:2 text/plain"]
    assert read(b'{\n  "text": "Both sides met."\n}') == ["-#1 text/plain"]
    assert read(b'[{"text": "Both sides met."}]') == ["-#1 text/plain"]
    assert read(gzip.compress(LINE)) == ["-:1 text/plain"]


def test_standard_input_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a stream of the caller's, "-" is the process's own input."""

    class Standard:
        buffer = BytesIO(TEXT)

    monkeypatch.setattr("sys.stdin", Standard())
    (page,) = find_pages("-", settings=Settings())
    assert page == Page(content=TEXT, name="-", content_type="text/plain")


def test_a_source_that_is_not_there_names_its_neighbours(find: Find) -> None:
    """A slip of the pen is answered with the names that are near."""
    with pytest.raises(InputError) as caught:
        find({"talks.html": HTML, "notes.md": TEXT}, "talk.html")
    assert str(caught.value) == "there is no file or folder 'talk.html'; there is talks.html"


@pytest.mark.parametrize("source", ["", "no/such/folder/a.html", "a\0b", "x" * 5000])
def test_a_source_that_cannot_be_is_the_callers_error(source: str) -> None:
    """The error comes at once, not with the first page."""
    with pytest.raises(InputError):
        find_pages(source, settings=Settings())


def test_hints_reach_every_page(find: Find) -> None:
    """The caller's date and outlet come first; the caller's address only where there is none."""
    lines = b'{"text": "x", "url": "https://a.example", "date": "2025-07-01", "outlet": "A"}\n{"text": "y"}'
    hints = Hints(published="24 July 2025", whole=True, outlet="B", url="https://b.example")
    first, second = find({"a.jsonl": lines}, hints=hints)
    option = DateClaim(
        value="2025-07-24", source=DateSource.OPTION, detail='--published "24 July 2025"'
    )
    sidecar = DateClaim(
        value="2025-07-01", source=DateSource.SIDECAR, detail='field date "2025-07-01"'
    )
    assert first == Page(
        content="x",
        name="a.jsonl:1",
        content_type="text/plain",
        url="https://a.example",
        outlet="B",
        whole=True,
        dated=(option, sidecar),
    )
    assert second == Page(
        content="y",
        name="a.jsonl:2",
        content_type="text/plain",
        url="https://b.example",
        outlet="B",
        whole=True,
        dated=(option,),
    )


def test_a_hint_that_is_no_date_is_the_callers_error(find: Find) -> None:
    """The caller is told what was wrong and how to write it."""
    with pytest.raises(InputError, match="'2025-02-30' is no date; write it as 2025-07-24"):
        find({"a.txt": TEXT}, hints=Hints(published="2025-02-30"))


def test_pages_come_one_by_one(find: Find, tmp_path: Path) -> None:
    """The first page is there before the second file is touched."""
    find({"a.txt": TEXT, "b.txt": TEXT})
    found = find_pages(tmp_path, settings=Settings())
    assert next(found).name.endswith("a.txt")
    (tmp_path / "b.txt").unlink()
    second = next(found)
    assert isinstance(second, Rejected)
    assert second.why is Why.UNREADABLE


def test_the_network_is_never_touched(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed and a WARC full of addresses are read from their bytes alone."""

    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    feed = (
        b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://example.org/rss.dtd" ['
        b'<!ENTITY far SYSTEM "http://example.org/far">]>'
        b"<rss><channel><title>&far;</title><item><link>http://example.org/a</link></item></channel></rss>"
    )
    address = b"http://example.org/feed.xml"
    found = find({"a.xml": feed, "b.txt": address, "c.html": b"<img src='" + address + b"'>"})
    assert [page.name for page in found] == ["a.xml#1", "b.txt", "c.html"]


STARTS = [
    b"",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"<rss><channel><item>",
    b"<?xml version='1.0'?><feed><entry>",
    b"<!doctype html>",
    b'{"text": "',
    b'[{"text": "',
    b'{"id": 1}\n',
    b"\xff\xfe",
    b"%PDF",
]
NAMES = [
    "a",
    "a.html",
    "a.txt",
    "a.jsonl",
    "a.json",
    "a.xml",
    "a.warc",
    "a.warc.gz",
    "a.html.gz",
    "a.jsonl.gz",
]


@given(
    name=st.sampled_from(NAMES),
    start=st.sampled_from(STARTS),
    rest=st.binary(max_size=300)
    | st.text(alphabet='{}[]",:\\<>/&;!-= \r\n0a', max_size=200).map(str.encode),
    packed=st.none() | st.integers(min_value=0, max_value=40),
)
@checks(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_pages_or_rejected(
    tmp_path: Path, name: str, start: bytes, rest: bytes, packed: int | None
) -> None:
    """Whatever a file holds and is called, nothing is raised and the answer is the same twice."""
    content = start + rest
    if packed is not None:  # so many bytes short of its end
        content = gzip.compress(content)
        content = content[: len(content) - packed]
    path = tmp_path / name
    path.write_bytes(content)
    found = list(find_pages(path, settings=Settings(max_page_mb=0.0001)))
    assert found
    assert all(isinstance(page, Page | Rejected) for page in found)
    assert found == list(find_pages(path, settings=Settings(max_page_mb=0.0001)))
