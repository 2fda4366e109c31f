"""A page becomes its article, or the reason why not."""

import socket
import time
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.article import find_article
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import (
    Article,
    ArticleFlag,
    DateClaim,
    DateSource,
    Page,
    Rejected,
    Why,
    ZoneKind,
    article_id,
)
from dragoman.settings import Settings

PHRASES = load_furniture(Layers())

FIRST = (
    "Delegates from both sides returned to the harbour town on Thursday for a third round of"
    " talks, two officials said."
)
SECOND = (
    "“We have moved closer on the exchange of prisoners,” the mediator told reporters after"
    " the morning session, which lasted four hours."
)
THIRD = "The next meeting is planned for Monday, and both delegations said that they would attend."

NEWS = f"""<!doctype html>
<html lang="en-GB"><head>
<title>Envoys meet again in harbour town | The Example Post</title>
<link rel="canonical" href="https://news.example.org/world/envoys-meet">
<meta property="og:site_name" content="The Example Post">
<meta property="article:published_time" content="2025-07-24T10:30:00+02:00">
<meta name="author" content="Ada Writer">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet again in harbour town</h1>
<p>{FIRST}</p><p>{SECOND}</p><h2>What comes next</h2><p>{THIRD}</p></article>
<footer>All rights reserved</footer>
</body></html>"""


def read(content: bytes | str, **fields: object) -> Article | Rejected:
    """Read a page with the shipped phrases and the default settings."""
    page = Page(content=content, name="a page", **fields)  # type: ignore[arg-type]
    return find_article(page, phrases=PHRASES, outlets={}, settings=Settings())


def article(content: bytes | str, **fields: object) -> Article:
    """Read a page that must hold an article."""
    found = read(content, **fields)
    assert isinstance(found, Article), found
    return found


def zones(found: Article) -> list[tuple[str, str]]:
    """Return what each zone is and its words."""
    return [(zone.kind.value, found.text[zone.start : zone.end]) for zone in found.zones]


def test_news_page() -> None:
    """A news page gives its text in zones, and everything the page says of itself."""
    found = article(NEWS, url="https://news.example.org/world/envoys-meet?from=feed")
    assert zones(found) == [
        ("title", "Envoys meet again in harbour town"),
        ("byline", "Ada Writer"),
        ("body", f"{FIRST}\n\n{SECOND}\n\nWhat comes next\n\n{THIRD}"),
    ]
    assert found.address == found.url == "https://news.example.org/world/envoys-meet"
    assert (found.outlet, found.language, found.flags) == ("The Example Post", "en", ())
    assert found.published is not None
    assert found.published.value == "2025-07-24T10:30:00+02:00"
    assert found.sha256 == sha256(found.text.encode()).hexdigest()
    assert found.id == article_id(found.address, found.published, found.title, found.sha256)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"url": "https://example.org/a", "key": "7"}, "https://example.org/a"),
        ({"key": "7"}, "7"),
        ({}, "a page"),
    ],
)
def test_address(fields: dict[str, str], address: str) -> None:
    """An article's address is its URL, else the caller's key, else where it came from."""
    assert article(f"<html><p>{FIRST}</p><p>{SECOND}</p></html>", **fields).address == address


@pytest.mark.parametrize(
    ("content", "why", "detail"),
    [
        (b"", Why.EMPTY, "0 bytes, nothing but white space"),
        (" \n\t ", Why.EMPTY, "4 bytes, nothing but white space"),
        (b"%PDF-1.7\n%\xe2\xe3", Why.BINARY, "PDF, 12 bytes"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Why.BINARY, "PNG image, 10 bytes"),
        (b"\x1f\x8b\x08\x00\x00", Why.BINARY, "gzip, 5 bytes"),
        (b"text\x00\x01\x02\x00\x00\x00 and more", Why.BINARY, "21% null bytes, 19 bytes"),
    ],
)
def test_no_page(content: bytes | str, why: Why, detail: str) -> None:
    """What is no text is set aside with its kind named."""
    assert read(content) == Rejected(name="a page", why=why, detail=detail)


def test_too_large() -> None:
    """A page of 60 MB is refused at once, before anything is read."""
    content = b"<p>" * 20_000_000
    start = time.process_time()
    assert read(content) == Rejected(
        name="a page", why=Why.TOO_LARGE, detail="60.0 MB, the limit is 20 MB"
    )
    assert time.process_time() - start < 1.0


def test_too_deep() -> None:
    """Fifty thousand nested elements are refused without recursion."""
    nested = "<html><body>" + "<div>" * 50_000 + f"<p>{FIRST}</p>" + "</div>" * 50_000
    assert read(nested) == Rejected(
        name="a page", why=Why.TOO_DEEP, detail="the markup is nested more than 2,048 levels deep"
    )


def test_unclosed_tags() -> None:
    """Tags that nobody closes, five hundred deep, cost nothing of the text."""
    found = article("<html><body><h1>Talks<div><font><b>" * 100 + f"<p>{FIRST}<p>{SECOND}")
    assert FIRST in found.text
    assert SECOND in found.text


def test_only_navigation() -> None:
    """A page of links is no article."""
    links = "".join(f'<li><a href="/{at}">Section number {at} of this site</a>' for at in range(99))
    found = read(f"<html><body><ul>{links}</ul></body></html>")
    assert isinstance(found, Rejected)
    assert found.why is Why.NOT_ARTICLE


def test_too_little_text() -> None:
    """A body under the limit is set aside with both numbers."""
    found = read("<html><head><title>Error</title></head><body></body></html>")
    assert found == Rejected(
        name="a page", why=Why.NO_TEXT, detail="0 characters of body, at least 80 are needed"
    )


def test_null_bytes_in_html() -> None:
    """A null byte inside a page's markup is shown as a letter that cannot be read."""
    holed = NEWS.replace("Delegates from", "Dele\x00gates from").encode()
    assert "Dele\ufffdgates from" in article(holed).text


def test_right_to_left() -> None:
    """A page in Arabic keeps its words and says its language."""
    line = "قال المتحدث باسم الوفد إن المحادثات ستستأنف يوم الاثنين في العاصمة، وإن الطرفين وافقا."
    found = article(f'<html lang="ar" dir="rtl"><h1>المحادثات</h1><p>{line}</p><p>{line} نعم.</p>')
    assert found.language == "ar"
    assert line in found.text


def test_hostile_canonical() -> None:
    """A script or another site's address is never taken for the page's own."""
    for hostile in ("javascript:alert(1)", "https://other.example.com/x", "data:text/html,x"):
        page = NEWS.replace("https://news.example.org/world/envoys-meet", hostile)
        assert (
            article(page, url="https://news.example.org/w/1").url == "https://news.example.org/w/1"
        )


def test_html_in_disguise() -> None:
    """HTML is known by its looks where nobody declared it; angle brackets alone are not HTML."""
    assert article(NEWS, content_type=None).title == "Envoys meet again in harbour town"
    text = f"{FIRST}\n\n{SECOND} It was 3 < 4 and 5 > 2.\n\n{THIRD}\n"
    assert article(text, content_type="text/plain", whole=True).text == text


def test_option_date_goes_first() -> None:
    """The caller's date goes before the page's own, which is kept as evidence."""
    claim = DateClaim(value="2025-07-20", source=DateSource.OPTION, detail="--published 2025-07-20")
    found = article(NEWS, dated=(claim,))
    assert found.published is not None
    assert found.published.source is DateSource.OPTION
    assert "2025-07-24T10:30:00+02:00" in {claim.value for claim in found.published.evidence}
    assert found.flags == (ArticleFlag.DATE_CONFLICT,)


def test_outlet() -> None:
    """The outlet is what came beside the page, else what it says, else known by host, else host."""
    plain = NEWS.replace('<meta property="og:site_name" content="The Example Post">', "")
    page = Page(content=plain, name="a page", url="https://www.news.example.org/world/1")
    known = find_article(
        page, phrases=PHRASES, outlets={"example.org": "Example"}, settings=Settings()
    )
    assert isinstance(known, Article)
    assert known.outlet == "Example"
    assert article(plain, url="https://www.example.org/1").outlet == "news.example.org"
    assert article(NEWS, outlet="Wire").outlet == "Wire"


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on a page makes the stage open a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page was read with a network call")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    linked = NEWS.replace("<nav>", '<img src="http://example.org/i.png"><iframe src="//x.org/">')
    assert article(linked, url="https://news.example.org/1").title is not None


def test_libraries_are_silent(caplog: pytest.LogCaptureFixture) -> None:
    """What the libraries think of a broken page does not reach the reader's screen."""
    read("<html><body><p>" + "\x01" * 200 + FIRST + "<table><tr>" * 50)
    read(NEWS.replace("2025-07-24T10:30:00+02:00", "2025-99-99"))
    assert caplog.records == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    """Any bytes give a value, and an article's zones lie in its text, ordered and apart."""
    found = read(b"<html><body>" + content)
    if isinstance(found, Article):
        ends = [0, *(zone.end for zone in found.zones)]
        assert all(
            end <= zone.start < zone.end for end, zone in zip(ends, found.zones, strict=False)
        )
        assert ends[-1] <= len(found.text)
        found.text.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_words(words: str) -> None:
    """Whatever is written between the tags, every body zone is found in the text at its place."""
    found = read(f"<html><body><h1>{words}</h1><p>{FIRST}</p><p>{words}</p><p>{SECOND}</p></body>")
    if isinstance(found, Article):
        assert any(zone.kind is ZoneKind.BODY for zone in found.zones)
        assert "\x00" not in found.text
