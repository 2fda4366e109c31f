"""Measures how fast pages come in: JSON lines, a JSON array, WARC and feeds, made here from one page."""

import argparse
import gzip
import tempfile
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.model import Page
from dragoman.page import find_pages, find_repeated
from dragoman.settings import Settings

# An article of some 500 words on a page of some 40 KB, as news sites send them.
TEXT = "\n".join(f"Paragraph {n}: both sides met in Doha, a mediator said. " * 5 for n in range(12))
HTML = f"<!doctype html><title>Talks</title><p>{TEXT}</p>" + "<div class='x'>Read more</div>" * 1200


def main() -> None:
    """Print pages and megabytes per second of processor time for each kind of file."""
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=5000)
    pages = options.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, pieces in files(pages).items():
            path = root / name
            with path.open("wb") as stream:
                stream.writelines(pieces)
            report(name, path.stat().st_size, find_pages(path, settings=Settings()))
            path.unlink()
        made = [page(number) for number in range(pages)]
        began = time.process_time()
        find_repeated(made)
        print(f"find_repeated  {pages / (time.process_time() - began):10,.0f} pages/s")
        small = root / "memory.jsonl"
        small.write_bytes(b"".join(lines(pages)))
        print(f"peak memory while reading {small.name}: {peak(small) / 1e6:.1f} MB")


def files(pages: int) -> dict[str, Iterator[bytes]]:
    """Return the files to measure on, as pieces to write."""
    return {
        "news.jsonl": lines(pages),
        "news.jsonl.gz": (gzip.compress(line) for line in lines(pages)),
        "news.json": array(pages),
        "pages.warc": records(pages),
        "pages.warc.gz": (gzip.compress(record) for record in records(pages)),
        "feed.xml": feed(min(pages, 3000)),
    }


def lines(pages: int) -> Iterator[bytes]:
    """Make JSON lines."""
    for number in range(pages):
        yield msgspec.json.encode(line(number)) + b"\n"


def array(pages: int) -> Iterator[bytes]:
    """Make a JSON array."""
    yield b"["
    for number in range(pages):
        yield (b",\n" if number else b"") + msgspec.json.encode(line(number))
    yield b"]"


def line(number: int) -> dict[str, str]:
    """Make one object as collections have it."""
    return {
        "id": str(number),
        "title": "Talks",
        "date": "2025-07-24 10:30:00+02:00",
        "url": f"https://example.org/{number}",
        "text": TEXT,
    }


def records(pages: int) -> Iterator[bytes]:
    """Make WARC records: a request and a response packed by the server for each page."""
    body = gzip.compress(HTML.encode())
    sent = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n"
        + body
    )
    for number in range(pages):
        url = f"https://example.org/{number}"
        yield record("request", url, b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n")
        yield record("response", url, sent)


def record(kind: str, url: str, block: bytes) -> bytes:
    """Make one WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-07-24T10:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def feed(entries: int) -> Iterator[bytes]:
    """Make an RSS feed with whole articles."""
    yield b"<rss><channel><title>Example</title>"
    for number in range(entries):
        yield (
            f"<item><title>Talks</title><link>https://example.org/{number}</link>"
            f"<pubDate>Thu, 24 Jul 2025 10:30:00 GMT</pubDate>"
            f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>"
        ).encode()
    yield b"</channel></rss>"


def page(number: int) -> Page:
    """Make a page of plain text, each of ten hosts in turn."""
    text = f"Talks, day {number}\n{TEXT}\nRead more\nSubscribe now\n" + "\n".join(
        f"Story {number * 40 + at}" for at in range(40)
    )
    return Page(
        content=text,
        name=str(number),
        url=f"https://{number % 10}.example.org/",
        content_type="text/plain",
    )


def report(name: str, size: int, found: Iterable[object]) -> None:
    """Read once and print the speed."""
    began = time.process_time()
    count = sum(1 for _ in found)
    seconds = time.process_time() - began
    print(
        f"{name:14} {count / seconds:10,.0f} pages/s {size / 1e6 / seconds:8,.1f} MB/s on disk ({count} pages)"
    )


def peak(path: Path) -> int:
    """Return the most memory that reading a file takes."""
    tracemalloc.start()
    for _ in find_pages(path, settings=Settings()):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    main()
