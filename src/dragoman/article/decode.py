"""Turns a page's bytes into text, or says why they hold none."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from dragoman.model import Page, Rejected, Why
from dragoman.settings import Settings

__all__ = ["decode_page"]

# The first bytes by which files that are no text are known, with the name people know them by.
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"PK\x03\x04", "ZIP archive (or a Word, Excel, EPUB file)"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office file"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"),
    (b"\x1aE\xdf\xa3", "Matroska video"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
)
_BOXED = {b"WEBP": "WebP image", b"WAVE": "WAV audio", b"AVI ": "AVI video"}

# Byte order marks; the four-byte ones go first because they begin like the two-byte ones.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Text of one-byte encodings has no null bytes; a stray one is noise, more are another format.
_MAX_NULL_SHARE = 0.02

# UTF-16 without a mark: in Latin text every second byte is null.
_MIN_WIDE_SHARE = 0.3

# Where a page declares its encoding, and how much of it is looked at.
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 8_192

# What pages declare and what they mean by it, as browsers read it (WHATWG, Encoding Standard).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_STATEFUL = frozenset({"iso2022_jp", "hz"})
_REFUSED = frozenset({"utf-7", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "idna", "punycode"})

# A page of UTF-8 with a few broken letters is still UTF-8: this many of its letters beyond ASCII
# may be broken. A page in another encoding breaks nearly all of them.
_MAX_BROKEN_SHARE = 0.1

# charset-normalizer looks at this much; more does not make its guess better. It is asked for what
# web pages are written in, not for DOS and Mac encodings, for which it takes short pages.
_SAMPLE = 65_536
_WEB = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "iso8859_2",
    "koi8_r",
    "cp874",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5hkscs",
    "cp949",
]

# It takes French for Central European. Western European is what browsers take where nothing is
# declared; it is right unless it puts a sign such as "³" inside a word.
_LATIN = frozenset({"cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2"})
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-¿×÷][^\W\d_]")

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x80-\x9f]")


def decode_page(page: Page, *, settings: Settings) -> str | Rejected:
    """Return a page's text, without null characters and lone surrogates.

    What the bytes are goes before what is declared of them: bytes that are valid UTF-8 beyond
    ASCII are UTF-8, whatever the page or its carrier says.

    Args:
        page: The page as it came in.
        settings: The limits.

    Returns:
        The text, U+FFFD in place of what no text may hold, so that no offset moves; or the reason
        for which there is none: EMPTY, TOO_LARGE, BINARY, UNDECODABLE.
    """
    content = page.content
    size = len(content)
    limit = settings.max_page_mb * 1e6
    if size > limit:
        detail = f"{size / 1e6:.1f} MB, the limit is {settings.max_page_mb:g} MB"
        return _rejected(page, Why.TOO_LARGE, detail)
    if not content.strip():
        return _rejected(page, Why.EMPTY, f"{size} bytes, nothing but white space")
    if isinstance(content, str):
        return _cleaned(content)
    kind = _binary_kind(content)
    if kind:
        return _rejected(page, Why.BINARY, f"{kind}, {size} bytes")
    text = _decoded(content, declared=page.charset)
    if text is None:
        return _rejected(page, Why.UNDECODABLE, f"{size} bytes in no encoding that fits")
    return _cleaned(text)


def _rejected(page: Page, why: Why, detail: str) -> Rejected:
    return Rejected(name=page.name, key=page.key, url=page.url, why=why, detail=detail)


def _cleaned(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text.replace("\x00", "\ufffd"))


def _binary_kind(content: bytes) -> str | None:
    """Return the name of the format, where the bytes are no text."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    if content[:4] == b"RIFF" and content[8:12] in _BOXED:
        return _BOXED[content[8:12]]
    if content[4:8] == b"ftyp":
        return "MP4 video or HEIC image"
    nulls = content.count(0) / len(content)
    if nulls >= _MAX_NULL_SHARE and not _has_mark(content) and not _wide(content):
        return f"{nulls:.0%} null bytes"
    return None


def _has_mark(content: bytes) -> bool:
    return any(content.startswith(mark) for mark, _ in _MARKS)


def _decoded(content: bytes, *, declared: str | None) -> str | None:
    """Return the text in the first encoding that fits."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace")
    stated = list(_stated(content, declared))
    if content.isascii():
        stateful = [encoding for encoding in stated if encoding in _STATEFUL]
        return next(_strict(content, stateful), None) or content.decode("ascii")
    return (
        next(_strict(content, ["utf-8"]), None)
        or _nearly_utf8(content)
        or next(_strict(content, stated), None)
        or _guessed(content)
    )


def _wide(content: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, where every second byte is mostly null."""
    sample = content[:_HEAD]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= _MIN_WIDE_SHARE and even <= _MAX_NULL_SHARE:
        return "utf-16-le"
    if even >= _MIN_WIDE_SHARE and odd <= _MAX_NULL_SHARE:
        return "utf-16-be"
    return None


def _stated(content: bytes, declared: str | None) -> Iterator[str]:
    """Yield the encodings that the carrier and the page declare, as browsers understand them."""
    found = _DECLARED.search(content[:_HEAD])
    within = (found[1] or found[2]).decode("ascii") if found else None
    for name in (declared, within):
        try:
            known = codecs.lookup((name or "").strip().strip("\"'")).name
        except (LookupError, ValueError):
            continue
        if known not in _REFUSED:
            yield _MEANT.get(known, known)


def _strict(content: bytes, encodings: list[str]) -> Iterator[str]:
    """Yield the text in each encoding that fits without error and gives no control characters."""
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except (LookupError, ValueError):
            continue
        if not _CONTROL.search(text):
            yield text


def _nearly_utf8(content: bytes) -> str | None:
    """Return the text as UTF-8 where only a few letters are broken, else None."""
    text = content.decode("utf-8", "replace")
    beyond = sum(not character.isascii() for character in text)
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    return text if broken <= _MAX_BROKEN_SHARE * beyond else None


def _guessed(content: bytes) -> str | None:
    """Return the text in the encoding in which it looks most like a language, or None."""
    best = from_bytes(content[:_SAMPLE], cp_isolation=_WEB).best()
    if best is None:
        return None
    if best.encoding in _LATIN:
        western = next(_strict(content, ["cp1252"]), None)
        if western and not _SIGN_IN_WORD.search(western):
            return western
    return content.decode(best.encoding, "replace")
