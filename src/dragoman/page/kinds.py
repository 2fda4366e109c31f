"""The first bytes of a file and its name, to what kind of file it is."""

import re
import zlib
from enum import Enum, auto
from pathlib import PurePosixPath

import msgspec

from dragoman.page.carrier import HEAD_BYTES

__all__ = ["GZIP", "Kind", "Sniffed", "is_no_page", "sniff"]


class Kind(Enum):
    """What a file is, as far as reading it goes."""

    EMPTY = auto()
    HTML = auto()
    TEXT = auto()
    LINES = auto()  # JSON, one object per line
    VALUES = auto()  # JSON, one object, an array of them, or one after the other
    WARC = auto()
    FEED = auto()
    BINARY = auto()
    BROKEN = auto()
    UNDECODABLE = auto()
    NOT_ARTICLE = auto()


class Sniffed(msgspec.Struct, frozen=True, kw_only=True):
    """What a file was found to be.

    Attributes:
        kind: What it is.
        packed: It is packed by gzip, and `kind` is what is inside.
        detail: For people: what stands in the way of reading it.
    """

    kind: Kind
    packed: bool = False
    detail: str = ""


# File name endings of what stands beside pages in a folder and is none: parts of saved web pages, programs,
# tables, our own records. A page never has them, so a folder may be full of them without a word.
NO_PAGE = re.compile(
    r"\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp"
    r"|css|eot|js|map|mjs|otf|ttf|wasm|woff2?"
    r"|aac|avi|flac|m4a|mkv|mov|mp3|mp4|mpeg|ogg|wav|webm"
    r"|c|cfg|go|ini|ipynb|java|lock|log|py|pyc|r|rs|sh|toml|ts|ya?ml"
    r"|arrow|csv|db|db-shm|db-wal|duckdb|feather|geojson|parquet|sqlite3?|tsv|xlsx?"
    r"|bak|cdxj?|idx|md5|sha1|sha256|swp|tmp)(?:\.gz)?$",
    re.IGNORECASE,
)

HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})

# First bytes that tell a file apart, as libmagic lists them.
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF89a", "an image"),
    (b"SQLite format 3\0", "a database"),
    (b"\x28\xb5\x2f\xfd", "packed by zstd; unpack it first"),
    (b"\xfd7zXZ\0", "packed by xz; unpack it first"),
    (b"BZh91AY&SY", "packed by bzip2; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"PAR1\x15", "a Parquet file"),
)
GZIP = b"\x1f\x8b\x08"
PIECE_BYTES = 64

# Text has hardly any control bytes; real pages carry a stray NUL, files of programs are full of them.
CONTROL = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1b") + b"\x7f"
MAX_CONTROL_SHARE = 0.05

# In UTF-16 without a mark, European text has a NUL at every second place.
UTF16_SHARE = 0.6

BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)

ROOT = re.compile(
    r"(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!doctype[^>\[]*+(?:\[[^\]]*+\])?[^>]*+>)*+<([a-z_][\w:.-]*+)",
    re.IGNORECASE | re.DOTALL,
)
DOCTYPE_HTML = re.compile(
    r"\s*+(?:<!--(?>.*?-->)\s*+)*+<!doctype\s+html", re.IGNORECASE | re.DOTALL
)
TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
JSON_OBJECT = re.compile(r'\s*+\[?\s*+\{\s*+"(?:[^"\\]|\\.)*+"\s*+:')

FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "rdf"})
# What a saved page or a piece of one begins with.
HTML_ROOTS = re.compile(
    r"html|head|body|title|meta|link|script|style|div|article|main|section|header|nav|p|h[1-6]"
    r"|span|a|table|center|font|img|ul|ol|blockquote|figure|iframe"
)
OTHER_ROOTS = {
    "urlset": "a site map: addresses, no page",
    "sitemapindex": "a site map: addresses, no page",
    "opml": "a list of feeds, no page",
    "svg": "a drawing, no page",
}


def sniff(head: bytes, name: str) -> Sniffed:
    """Tell what a file is, by its first bytes and then by its name.

    Args:
        head: The first bytes, some thousands of them if there are as many.
        name: The file's name; what follows its last dot counts where the bytes leave it open.
    """
    ending = PurePosixPath(name).suffix.lower()
    if not head.startswith(GZIP):
        return _sniff_unpacked(head, ending)
    inner_ending = PurePosixPath(PurePosixPath(name).stem).suffix.lower()
    if inner_ending == "" and ending not in {".gz", ".gzip"}:
        inner_ending = ending
    inner = _inside(head)
    if inner is None:
        return Sniffed(
            kind=Kind.BROKEN, detail="packed by gzip, and broken from its first bytes on"
        )
    if inner.startswith(GZIP):
        return Sniffed(kind=Kind.BINARY, detail="packed by gzip twice; unpack it first")
    return msgspec.structs.replace(_sniff_unpacked(inner, inner_ending), packed=True)


def is_no_page(name: str) -> bool:
    """Tell whether a file in a folder is known by its name to be no page."""
    return NO_PAGE.search(name) is not None


def _sniff_unpacked(head: bytes, ending: str) -> Sniffed:
    text = _as_text(head)
    return (
        _by_magic(head)
        or _as_json(head, text, ending)
        or _as_markup(text, ending)
        or _as_plain(head, text, ending)
    )


def _by_magic(head: bytes) -> Sniffed | None:
    if not head:
        return Sniffed(kind=Kind.EMPTY, detail="0 bytes")
    if head.startswith(b"WARC/"):
        return Sniffed(kind=Kind.WARC)
    what = next((what for magic, what in MAGIC if head.startswith(magic)), None)
    return Sniffed(kind=Kind.BINARY, detail=what) if what else None


def _inside(head: bytes) -> bytes | None:
    """Return the first bytes inside; None where it is broken before there are any."""
    unpacker = zlib.decompressobj(wbits=31)
    inner = b""
    try:
        for start in range(0, len(head), PIECE_BYTES):  # in pieces: what precedes a break is kept
            inner += unpacker.decompress(head[start : start + PIECE_BYTES], HEAD_BYTES)
    except zlib.error:
        return inner or None
    return inner[:HEAD_BYTES] if inner or unpacker.eof else None


def _as_text(head: bytes) -> str:
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return head.decode(encoding, errors="replace").lstrip("\ufeff")
    half = len(head) // 2
    if half and head[1::2].count(0) >= UTF16_SHARE * half:
        return head.decode("utf-16-le", errors="replace")
    if half and head[0::2].count(0) >= UTF16_SHARE * half:
        return head.decode("utf-16-be", errors="replace")
    return head.decode("latin-1")


def _as_json(head: bytes, text: str, ending: str) -> Sniffed | None:
    kind = _json_kind(text, ending)
    if kind is not None and b"\0" in head[:4]:
        return Sniffed(kind=Kind.UNDECODABLE, detail="JSON in UTF-16 or UTF-32; save it as UTF-8")
    return None if kind is None else Sniffed(kind=kind)


def _json_kind(text: str, ending: str) -> Kind | None:
    if ending in LINES_ENDINGS:
        return Kind.LINES
    if ending == ".json":
        return Kind.VALUES
    if ending in HTML_ENDINGS or not JSON_OBJECT.match(text):
        return None
    first, newline, _ = text.lstrip().partition("\n")
    if first.startswith("["):
        return Kind.VALUES
    return Kind.LINES if _is_object(first) or not newline else Kind.VALUES


def _is_object(line: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError):
        return False


def _as_markup(text: str, ending: str) -> Sniffed | None:
    match = ROOT.match(text)
    root = match[1].lower() if match else ""
    local = root.rpartition(":")[2]
    if root in FEED_ROOTS or local in {"rss", "feed"}:
        return Sniffed(kind=Kind.FEED)
    if local in OTHER_ROOTS:
        return Sniffed(kind=Kind.NOT_ARTICLE, detail=OTHER_ROOTS[local])
    if DOCTYPE_HTML.match(text) or HTML_ROOTS.fullmatch(local):
        return Sniffed(kind=Kind.HTML)
    if root and (text.lstrip().startswith("<?xml") or ending == ".xml"):
        return Sniffed(
            kind=Kind.NOT_ARTICLE, detail=f"XML of a kind that is no page: <{root[:40]}>"
        )
    return None


def _as_plain(head: bytes, text: str, ending: str) -> Sniffed:
    if _is_binary(head, text):
        return Sniffed(kind=Kind.BINARY, detail="its bytes are no text")
    plain = ending not in HTML_ENDINGS or (text.strip() and not TAG.search(text))
    return Sniffed(kind=Kind.TEXT if plain else Kind.HTML)


def _is_binary(head: bytes, text: str) -> bool:
    if head.startswith(tuple(bom for bom, _ in BOMS)) or "\0" not in text:
        return _control_share(text.encode("latin-1", errors="ignore")) >= MAX_CONTROL_SHARE
    return _control_share(head) >= MAX_CONTROL_SHARE


def _control_share(data: bytes) -> float:
    return 1 - len(data.translate(None, CONTROL)) / len(data) if data else 0.0
