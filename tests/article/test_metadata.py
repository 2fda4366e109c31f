"""A page's markup says what the page is."""

import pytest

from dragoman.article.html_tree import parse_tree
from dragoman.article.metadata import Metadata, host, read_metadata
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import Why

PHRASES = load_furniture(Layers())
URL = "https://www.example.org/world/talks.html"


def metadata(head: str = "", body: str = "", *, url: str | None = URL, lang: str = "") -> Metadata:
    """Read what a page with this head and body says of itself."""
    tree = parse_tree(f"<html{lang}><head>{head}</head><body>{body}<p>Text.</p></body></html>")
    assert not isinstance(tree, Why)
    return read_metadata(tree, url=url, phrases=PHRASES)


def jsonld(content: str) -> str:
    """Return a block of JSON-LD."""
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (jsonld('{"@type": "NewsArticle", "headline": "From JSON-LD"}'), "<h1>Shown</h1>", "From JSON-LD"),
        ('<meta property="og:title" content="Shared">', "<h1>Shown</h1>", "Shared"),
        ("<title>In the tab</title>", "<h1>Shown</h1>", "Shown"),
        ("<title>In the tab</title>", "", "In the tab"),
        ("", "", None),
        ('<meta property="og:title" content="Envoys meet again in …">',
         "<h1>Envoys meet again in town</h1>", "Envoys meet again in town"),
    ],
)  # fmt: skip
def test_title(head: str, body: str, title: str | None) -> None:
    """The headline comes from JSON-LD, sharing metadata, the page, the tab, whole if it can be."""
    assert metadata(head, body).title == title


@pytest.mark.parametrize(
    ("tab", "title"),
    [
        ("Talks resume | The Example Post", "Talks resume"),
        ("Talks resume - World - Example Post", "Talks resume - World"),
        ("Talks resume – a first step", "Talks resume – a first step"),
        ("Talks: what we know", "Talks: what we know"),
    ],
)
def test_outlet_is_taken_off(tab: str, title: str) -> None:
    """The outlet's name is no part of the title; what else stands after a dash is."""
    site = '<meta property="og:site_name" content="The Example Post">'
    assert metadata(f"{site}<title>{tab}</title>").title == title


def test_heading_decides_where_the_title_ends() -> None:
    """Where a heading of the page is the tab's title up to a dash, the rest is taken off."""
    found = metadata("<title>Talks resume - World - News 24</title>", "<h1>Talks resume</h1>")
    assert found.title == "Talks resume"


def test_jsonld() -> None:
    """JSON-LD in a graph, with authors as objects and a publisher, is read."""
    found = metadata(
        jsonld(
            '{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["ReportageNewsArticle"],'
            ' "headline": "Talks &amp; trade", "author": [{"name": "Ada Writer"}, {"name": "B. Editor"}],'
            ' "publisher": {"@type": "Organization", "name": "Example Post"},'
            ' "datePublished": "2025-07-24T08:00:00Z", "inLanguage": "fr-CA"}]}'
        )
    )
    assert (found.title, found.byline, found.outlet, found.language) == (
        "Talks & trade",
        "Ada Writer, B. Editor",
        "Example Post",
        "fr",
    )
    assert found.is_article
    assert found.dated[0].value == "2025-07-24T08:00:00+00:00"


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "Talks", "datePublished": "2025-07-24",}',
        '<!-- {"@type": "NewsArticle", "headline": "Talks", "datePublished": "2025-07-24"} -->',
        '{"@type": "NewsArticle", "headline": "Talks", "datePublished": "2025-07-24", "x": }',
        '{"@type": "NewsArticle", "headline": "Talks", "datePublished": "2025-07-24"',
        '{"@type": "NewsArticle", "alt": "a "b" c", "headline": "Talks", "datePublished": "2025-07-24"}',
    ],
)
def test_broken_jsonld(block: str) -> None:
    """Headline and date are read from JSON-LD that is no valid JSON."""
    found = metadata(jsonld(block))
    assert (found.title, found.dated[0].value) == ("Talks", "2025-07-24")


@pytest.mark.parametrize("block", ["", "null", "[1, 2]", "[" * 100_000, '"x"', '{"@type": {}}'])
def test_useless_jsonld(block: str) -> None:
    """JSON-LD that says nothing, or is an attack, is passed over."""
    assert metadata(jsonld(block), "<h1>Shown</h1>").title == "Shown"


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("https://example.org/talks", "https://example.org/talks"),
        ("/talks?id=3#comments", "https://www.example.org/talks?id=3"),
        ("http://m.example.org/talks", "http://m.example.org/talks"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://evil.example.com/talks", None),
        ("https://user:secret@example.org/talks", None),
        ("https://www.example.org/", None),
        ("https://[broken/talks", None),
        ("", None),
    ],
)
def test_canonical(stated: str, url: str | None) -> None:
    """A canonical address is believed if it is an article's on the same registrable host."""
    assert metadata(f'<link rel="canonical" href="{stated}">').url == url


def test_registrable_host() -> None:
    """Two outlets under co.uk are not one host."""
    link = '<link rel="canonical" href="https://other.co.uk/a">'
    assert metadata(link, url="https://www.example.co.uk/a").url is None


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        (' lang="EN-us"', "", "en"),
        ("", '<meta property="og:locale" content="ar_AR">', "ar"),
        ("", '<meta http-equiv="Content-Language" content="uk">', "uk"),
        (' lang="x-default"', "", "und"),
        ("", "", "und"),
    ],
)
def test_language(lang: str, head: str, language: str) -> None:
    """The language is what the page declares, as a two-letter code."""
    assert metadata(head, lang=lang).language == language


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Ada Writer">', "", "Ada Writer"),
        ('<meta property="article:author" content="https://x.org/ada">', "", None),
        ("", '<a rel="author" href="/ada">Ada Writer</a>', "Ada Writer"),
        ("", '<p class="byline">By <b>Ada Writer</b> in Geneva</p>', "By Ada Writer in Geneva"),
    ],
)
def test_byline(head: str, body: str, byline: str | None) -> None:
    """The byline is who is named as author, in metadata or on the page."""
    assert metadata(head, body).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "value", "detail"),
    [
        ('<meta property="article:published_time" content="2025-07-24T10:30:00+02:00">', "",
         "2025-07-24T10:30:00+02:00", 'meta article:published_time "2025-07-24T10:30:00+02:00"'),
        ("", '<h1>T</h1><time datetime="2025-07-24T10:30Z">24 July</time>',
         "2025-07-24T10:30+00:00", 'time "2025-07-24T10:30Z"'),
        ("", '<h1>T</h1><span class="post-date">Published 24 July 2025</span>',
         "2025-07-24", 'visible "Published 24 July 2025"'),
        ("", '<span itemprop="datePublished" content="2025-07-24">today</span>',
         "2025-07-24", 'microdata datePublished "2025-07-24"'),
    ],
)  # fmt: skip
def test_dates(head: str, body: str, value: str, detail: str) -> None:
    """Each claim about the date says where it stands and in which words."""
    claim = metadata(head, body).dated[0]
    assert (claim.value, claim.detail) == (value, detail)


def test_changes_are_no_publication() -> None:
    """Dates of a later change are no claims about the publication."""
    found = metadata(
        '<meta property="article:modified_time" content="2025-07-25">',
        '<h1>T</h1><p class="date">Updated 25 July 2025</p>'
        '<time itemprop="dateModified" datetime="2025-07-25">25 July</time>',
    )
    assert [claim for claim in found.dated if not claim.detail.startswith("htmldate")] == []


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2025/07/24/talks", "2025-07-24"),
        ("https://example.org/world/talks-2025-07-24.html", "2025-07-24"),
        ("https://example.org/a/20250724/talks", "2025-07-24"),
        ("https://example.org/2025/07/talks", "2025-07"),
        ("https://example.org/id/202507241", None),
    ],
)
def test_date_in_address(url: str, value: str | None) -> None:
    """A day or month in the address is a claim of its own."""
    claims = [claim.value for claim in metadata(url=url).dated if claim.source == "address"]
    assert claims == ([value] if value else [])


def test_host() -> None:
    """A host is given without www; a broken address has none."""
    assert host("https://www.example.org:8080/a") == "example.org"
    assert host("https://[broken") is None
    assert host(None) is None
