"""Bytes become text, whatever is declared of them."""

import codecs

import pytest

from dragoman.article.decode import decode_page
from dragoman.model import Page, Rejected, Why
from dragoman.settings import Settings

FRENCH = "Les négociateurs sont revenus à Genève, où la trêve a été évoquée dès l’arrivée. "
RUSSIAN = "Переговоры продолжатся в понедельник, сообщил представитель делегации журналистам. "


def decoded(content: bytes | str, charset: str | None = None) -> str | Rejected:
    """Decode a page with the default limits."""
    return decode_page(Page(content=content, name="p", charset=charset), settings=Settings())


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1", "windows-1251", "no-such"])
def test_utf8_whatever_is_declared(charset: str | None) -> None:
    """A page in UTF-8 is read as UTF-8, also where its carrier says otherwise."""
    assert decoded(FRENCH.encode(), charset) == FRENCH


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", None])
def test_latin1_whatever_is_declared(charset: str | None) -> None:
    """A page in Windows-1252 is read as such, also where it is declared to be UTF-8."""
    text = FRENCH * 5
    assert decoded(text.encode("cp1252"), charset) == text


def test_meta_charset() -> None:
    """The encoding that a page declares in its head is used."""
    page = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}</p>'
    assert decoded(page.encode("cp1251")) == page


def test_carrier_before_meta() -> None:
    """Where both declare an encoding, the carrier's goes first."""
    page = f'<html><head><meta charset="koi8-r"></head><p>{RUSSIAN}</p>'
    assert decoded(page.encode("cp1251"), "windows-1251") == page


@pytest.mark.parametrize(
    "encoding", ["windows-1256", "shift_jis", "gb2312", "euc-kr", "iso-8859-2"]
)
def test_declared_encodings(encoding: str) -> None:
    """Encodings of many scripts are read where they are declared."""
    text = {
        "windows-1256": "قال المتحدث إن المحادثات ستستأنف",
        "shift_jis": "協議は月曜日に再開される予定だ。",
        "gb2312": "双方代表团将于周一恢复谈判。",
        "euc-kr": "양측 대표단은 월요일에 회담을 재개한다.",
        "iso-8859-2": "Rozmowy pokojowe będą wznowione w poniedziałek",
    }[encoding]
    assert decoded(text.encode(encoding), encoding) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_byte_order_mark(mark: bytes, encoding: str) -> None:
    """A byte order mark decides and is no part of the text; UTF-16 is known without it."""
    assert decoded(mark + FRENCH.encode(encoding)) == FRENCH


def test_broken_letter() -> None:
    """One broken letter in a page of UTF-8 costs that letter only."""
    content = FRENCH.encode().replace("é".encode(), b"\xc3", 1)
    assert decoded(content, "utf-8") == FRENCH.replace("é", "\ufffd", 1)


def test_undeclared() -> None:
    """A page without any declaration is read in the encoding in which it looks like a language."""
    polish = "Rozmowy pokojowe będą wznowione w poniedziałek, powiedział rzecznik delegacji. " * 5
    assert decoded(RUSSIAN.encode("cp1251") * 10) == RUSSIAN * 10
    assert decoded(polish.encode("cp1250")) == polish


def test_nulls_and_surrogates_keep_offsets() -> None:
    """Null characters and lone surrogates become U+FFFD, so that no offset moves."""
    assert decoded("one\x00two\ud800three") == "one\ufffdtwo\ufffdthree"
    assert (
        decoded(b"one\x00two" + b" and more words" * 10) == "one\ufffdtwo" + " and more words" * 10
    )


def test_random_bytes() -> None:
    """Bytes that are no text in any encoding are set aside, not invented."""
    noise = bytes((at * 167 + at * at * 13) % 255 + 1 for at in range(4000))
    found = decoded(noise)
    assert isinstance(found, Rejected)
    assert found.why is Why.UNDECODABLE


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", "ZIP archive"),
        (b"\xff\xd8\xff\xe0", "JPEG image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP image"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4 video"),
    ],
)
def test_binary(start: bytes, kind: str) -> None:
    """Files that are no text are known by their first bytes and named."""
    found = decoded(start + b"rest")
    assert isinstance(found, Rejected)
    assert (found.why, found.detail.startswith(kind)) == (Why.BINARY, True)
