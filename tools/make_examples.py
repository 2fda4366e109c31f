"""Turn the sources under examples/ into the example web archive, and check that the examples agree.

Usage: python tools/make_examples.py [--check]

Without an option the web archive is written. With `--check` nothing is written: the program exits with 1, and says
why, if the archive is not what its sources give, if an annotation rests on words that its page does not have, if a
weekday is not the weekday of its date, if a page does not say that it is fiction, or if a table of codes is broken.
"""

import argparse
import csv
import datetime as dt
import html
import itertools
import json
import re
import struct
import sys
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

__all__ = ["build_archive", "find_problems", "main"]

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

# RFC 1952: deflate, no flags, no time, unknown system: no machine leaves a trace in the bytes.
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"

# Elements whose text no reader sees, and those that flow within a line. Any other element
# breaks the line.
UNSEEN = frozenset({"script", "style", "title", "template"})
INLINE = frozenset(
    {"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "time"}
)

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STORY_YEAR = 2024  # the year of a date that is written without one
_DAY = rf"\b(?P<day>{'|'.join(DAYS)})[a-z]*,? "
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*"
_NUMBER, _YEAR = r"(?P<number>\d{1,2})\b", r"(?:,? (?P<year>\d{4}))?"
DATES = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}{_NUMBER} {_MONTH}{_YEAR}",
        rf"{_DAY}{_MONTH} {_NUMBER}{_YEAR}",
        rf"{_DAY}(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b",
    )
)

# The open ocean in which the invented places lie: no land and no real town is inside.
LATITUDES, LONGITUDES = (-34.0, -31.0), (-19.0, -15.0)
ABOVE_STATES = frozenset({"IGO", "NGO"})
USER_ASSIGNED = re.compile(r"X[A-Z]{2}")  # ISO 3166-1 leaves these to its users


def main(arguments: list[str] | None = None) -> int:
    """Write the web archive, or check the examples and say what is wrong.

    Args:
        arguments: the words of the command line; those of the program if None.

    Returns:
        0 if all is well, 1 if a check failed.
    """
    parser = argparse.ArgumentParser(description="Build the example web archive; check it all.")
    parser.add_argument("--check", action="store_true", help="write nothing; only check")
    options = parser.parse_args(arguments)
    if not options.check:
        archive_path(EXAMPLES).write_bytes(build_archive(EXAMPLES / "sources"))
    problems = list(find_problems(EXAMPLES))
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def find_problems(examples: Path) -> Iterator[str]:
    """Find what is wrong with the examples.

    Args:
        examples: the folder of the examples.

    Yields:
        One sentence for each problem, with the file in which it stands.
    """
    yield from check_archive(examples)
    for path in sorted((examples / "annotations").rglob("*.json")):
        name = path.relative_to(examples).as_posix()
        yield from (f"{name}: {problem}" for problem in check_annotation(path, examples))
    for path in readable_pages(examples):
        name = path.relative_to(examples).as_posix()
        yield from (f"{name}: {problem}" for problem in check_page(path))
    yield from check_codes(examples / "codes")


# The web archive


def archive_path(examples: Path) -> Path:
    """Say where the web archive stands."""
    manifest = json.loads((examples / "sources" / "warc.json").read_text("utf-8"))
    return examples / "pages" / "warc" / str(manifest["filename"])


def build_archive(sources: Path) -> bytes:
    """Build the web archive of the pages in a folder: each record is a gzip member of its own.

    Args:
        sources: the folder with the pages and `warc.json`, which names their addresses, dates and record ids.

    Returns:
        The bytes of the archive, the same on each run.
    """
    return b"".join(gzip_member(record) for record in archive_records(sources))


def archive_records(sources: Path) -> Iterator[bytes]:
    """Make the records: what the archive is, then a request and its response for each page."""
    manifest = json.loads((sources / "warc.json").read_text("utf-8"))
    about = {key: str(manifest[key]) for key in ("software", "format", "description")}
    named = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<{manifest['warcinfo_id']}>",
        "WARC-Date": manifest["date"],
        "WARC-Filename": manifest["filename"],
        "Content-Type": "application/warc-fields",
    }
    yield warc_record(named, header_block(about))
    for entry in manifest["records"]:
        shared = {"WARC-Target-URI": entry["url"], "WARC-Date": entry["date"]}
        shared["WARC-Warcinfo-ID"] = named["WARC-Record-ID"]
        yield request_record(entry, shared)
        yield response_record(entry, shared, (sources / entry["file"]).read_bytes())


def request_record(entry: dict[str, str], shared: dict[str, str]) -> bytes:
    """Make the record of the request for one page."""
    host, _, path = entry["url"].removeprefix("https://").partition("/")
    head = {"Host": host, "User-Agent": "dragoman-examples", "Accept": "text/html"}
    named = {
        "WARC-Type": "request",
        "WARC-Record-ID": f"<{entry['request_id']}>",
        "WARC-Concurrent-To": f"<{entry['response_id']}>",
        "Content-Type": "application/http; msgtype=request",
    }
    block = f"GET /{path} HTTP/1.1\r\n".encode() + header_block(head) + b"\r\n"
    return warc_record(named | shared, block)


def response_record(entry: dict[str, str], shared: dict[str, str], page: bytes) -> bytes:
    """Make the record of the answer that holds one page."""
    head = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
    named = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<{entry['response_id']}>",
        "Content-Type": "application/http; msgtype=response",
    }
    return warc_record(named | shared, b"HTTP/1.1 200 OK\r\n" + header_block(head) + b"\r\n" + page)


def warc_record(headers: dict[str, str], block: bytes) -> bytes:
    """Put one record together as ISO 28500 asks."""
    head = header_block(headers | {"Content-Length": str(len(block))})
    return b"WARC/1.0\r\n" + head + b"\r\n" + block + b"\r\n\r\n"


def header_block(headers: dict[str, str]) -> bytes:
    """Write headers, one a line."""
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()


def gzip_member(data: bytes) -> bytes:
    """Compress data into one gzip member that carries no time, no name and no system."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(data) + deflate.flush()
    return GZIP_HEADER + packed + struct.pack("<II", zlib.crc32(data), len(data))


def read_members(packed: bytes) -> Iterator[bytes]:
    """Unpack the gzip members of an archive, one by one."""
    while packed:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)  # 16: with a gzip header
        yield member.decompress(packed)
        packed = member.unused_data


def check_archive(examples: Path) -> Iterator[str]:
    """Compare the archive with its sources, record by record and unpacked: builds of zlib differ."""
    path = archive_path(examples)
    members = read_members(path.read_bytes() if path.exists() else b"")
    records = archive_records(examples / "sources")
    for number, (found, wanted) in enumerate(itertools.zip_longest(members, records)):
        if found != wanted:
            yield f"{path.name}: record {number} is not what its source gives; run tools/make_examples.py"


# The pages


class VisibleText(HTMLParser):
    """Collects the text of a page that a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (its name is the base class's)
        self.unseen += tag in UNSEEN
        self.part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        self.part(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)

    def part(self, tag: str) -> None:
        """Break the text where the tag breaks the line."""
        if tag not in INLINE:
            self.parts.append(" ")


def visible_text(page: str) -> str:
    """Reduce a page to the text that a reader sees, each run of white space to one space."""
    text = page
    if "<" in page:
        parser = VisibleText()
        parser.feed(page.replace("<![CDATA[", "").replace("]]>", ""))
        parser.close()
        text = "".join(parser.parts)
    return " ".join(text.split())


def readable_pages(examples: Path) -> Iterator[Path]:
    """List the texts that must say that they are fiction and have the right weekdays."""
    yield examples / "README.md"
    for folder in ("pages", "sources"):
        yield from sorted(
            path
            for path in (examples / folder).rglob("*")
            if path.suffix in {".html", ".txt", ".xml"}
        )


def check_page(path: Path) -> Iterator[str]:
    """Look for the notice that a page is fiction, and at its weekdays."""
    page = path.read_text("utf-8")
    text = visible_text(page)
    if not re.search(r"Fiction: .*invented\.", text):
        yield "does not say that it is fiction"
    if path.suffix == ".html" and '<meta name="fiction"' not in page:
        yield "has no meta element that says it is fiction"
    if path.suffix == ".txt" and not page.rstrip().rpartition("\n")[2].startswith("Fiction: "):
        yield "does not end with the line that says it is fiction"
    yield from check_weekdays(text)


def check_weekdays(text: str) -> Iterator[str]:
    """Compare each weekday that stands beside a date with the calendar."""
    for match in itertools.chain.from_iterable(form.finditer(text) for form in DATES):
        if "iso" in match.groupdict():
            date = dt.date.fromisoformat(match["iso"])
        else:
            month = MONTHS.index(match["month"]) + 1
            date = dt.date(int(match["year"] or STORY_YEAR), month, int(match["number"]))
        if DAYS[date.weekday()] != match["day"]:
            yield f"{match.group()!r} is a {DAYS[date.weekday()]}"


# The annotations


def check_annotation(path: Path, examples: Path) -> Iterator[str]:
    """Look for the words that an annotation rests on, in the page that it names."""
    annotation: dict[str, Any] = json.loads(path.read_text("utf-8"))
    article = annotation["article"]
    seen = visible_text(page_of(annotation, examples))
    blocks = [
        article["title"],
        *article["text"].split("\n\n"),
        *(item["text"] for item in annotation["furniture"]),
    ]
    yield from (
        f"not in the page: {block!r}" for block in blocks if " ".join(block.split()) not in seen
    )
    if not path.stem.startswith(article["published"]):
        yield f"published {article['published']}, which is not the date in the name"
    for figure in annotation["figures"]:
        if figure["number"]["text"] not in figure["text"]:
            yield f"the number is not in the figure: {figure['text']!r}"
    findings = {
        key: value for key, value in annotation.items() if key not in {"article", "furniture"}
    }
    for words, nth in quoted_words(findings):
        if count_words(words, article["text"]) < nth:
            yield f"not in the article {nth} times: {words!r}"


def page_of(annotation: dict[str, Any], examples: Path) -> str:
    """Read the page that an annotation is about: a file, an item of the feed, or the source of a record."""
    page = examples / str(annotation["page"])
    if page.suffix == ".gz":
        stem = str(annotation["id"]).rpartition("/")[2]
        return (examples / "sources" / f"{stem}.html").read_text("utf-8")
    text: str = page.read_text("utf-8")
    if page.suffix != ".xml":
        return text
    items = re.findall(r"<item>.*?</item>", text, re.DOTALL)
    return next(
        (html.unescape(item) for item in items if f"<link>{annotation['url']}</link>" in item), ""
    )


def quoted_words(value: object) -> Iterator[tuple[str, int]]:
    """Take out of an annotation all words that it rests on, with the occurrence that is meant."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"], int(value.get("nth", 1))
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from quoted_words(part)


def count_words(words: str, text: str) -> int:
    """Count where words stand in a text, leaving out where they begin or end inside a longer word."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return len(re.findall(before + re.escape(words) + after, text))


# The tables of codes


def check_codes(codes: Path) -> Iterator[str]:
    """Check that the tables are whole and that they refer only to each other's rows."""
    for path in sorted(codes.glob("*.csv")):
        yield from (f"{path.name}: {problem}" for problem in check_table(path))
    actors = {row["id"] for row in read_table(codes / "actors.csv")}
    countries = {row["code"] for row in read_table(codes / "countries.csv")}
    yield from (
        f"countries.csv: {code} is not user-assigned"
        for code in countries
        if not USER_ASSIGNED.match(code)
    )
    for row in read_table(codes / "posts.csv"):
        if row["actor"] not in actors:
            yield f"posts.csv: {row['id']} belongs to an actor that is not there: {row['actor']}"
    for row in read_table(codes / "places.csv"):
        yield from check_place(row, actors)
    for table in ("actors.csv", "places.csv", "outlets.csv"):
        unknown = {row["country"] for row in read_table(codes / table)} - countries - ABOVE_STATES
        yield from (
            f"{table}: country {country!r} is not in countries.csv" for country in sorted(unknown)
        )


def check_table(path: Path) -> Iterator[str]:
    """Check that each row has the header's columns and a key of its own."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    yield from (
        f"{len(row)} columns, not {len(header)}: {row}" for row in rows if len(row) != len(header)
    )
    keys = [row[0] for row in rows]
    yield from (f"{key} stands there twice" for key in sorted(set(keys)) if keys.count(key) > 1)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table of codes."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_place(row: dict[str, str], actors: set[str]) -> Iterator[str]:
    """Check that a place lies in the open ocean and that those who claim or hold it are known."""
    if (
        not LATITUDES[0] <= float(row["lat"]) <= LATITUDES[1]
        or not LONGITUDES[0] <= float(row["lon"]) <= LONGITUDES[1]
    ):
        yield f"places.csv: {row['id']} lies outside the stretch of ocean kept for the examples"
    named = {
        name for column in ("claimed_by", "held_by") for name in row[column].split("|") if name
    }
    yield from (
        f"places.csv: {row['id']} names an actor that is not there: {name}"
        for name in sorted(named - actors)
    )


if __name__ == "__main__":
    sys.exit(main())
