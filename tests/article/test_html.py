"""A page's markup becomes the article's text in zones."""

import pytest

from dragoman.article.cut import Cut
from dragoman.article.html import cut_html
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import ArticleFlag, Page, Rejected, Why, Zone, ZoneKind

PHRASES = load_furniture(Layers())

FIRST = (
    "The two delegations met on Thursday for the third time this month, an official of the host"
    " country said, and talked about the exchange of prisoners."
)
SECOND = (
    "Neither side commented on the length of the pause, which was first proposed in May, but both"
    " said that they would come back."
)
THIRD = (
    "The mediators had put a new text on the table, according to three people who have read it and"
    " who asked not to be named."
)


def cut(markup: str) -> Cut:
    """Cut a page that must hold an article."""
    found = cut_html(markup, page=Page(content="", name="p"), phrases=PHRASES)
    assert isinstance(found, Cut), found
    return found


def body(markup: str) -> list[str]:
    """Return the paragraphs of a page's body."""
    found = cut(markup)
    start = next(zone.start for zone in found.zones if zone.kind is ZoneKind.BODY)
    return found.text[start:].split("\n\n")


def paragraphs(*lines: str) -> str:
    """Return an article element with these paragraphs."""
    return f"<article>{''.join(f'<p>{line}</p>' for line in lines)}</article>"


def test_zones_are_the_text() -> None:
    """Title, subtitle, byline and body follow one another, separated by blank lines."""
    found = cut(
        "<html><head><title>Third meeting ends</title></head><body><h1>Third meeting ends</h1>"
        '<p class="subtitle">Both delegations promise to return</p>'
        '<span class="byline">By Ada Writer</span>' + paragraphs(FIRST, SECOND) + "</body></html>"
    )
    assert found.text == (
        "Third meeting ends\n\nBoth delegations promise to return\n\nBy Ada Writer\n\n"
        f"{FIRST}\n\n{SECOND}"
    )
    assert found.zones == (
        Zone(ZoneKind.TITLE, 0, 18),
        Zone(ZoneKind.SUBTITLE, 20, 54),
        Zone(ZoneKind.BYLINE, 56, 69),
        Zone(ZoneKind.BODY, 71, len(found.text)),
    )


def test_title_is_not_doubled() -> None:
    """A headline, byline and date that stand again above the body are left out of it."""
    markup = (
        "<html><head><title>Third meeting ends</title><meta name='author' content='Ada Writer'>"
        "</head><body><article><h1>Third meeting ends</h1><p>By Ada Writer</p>"
        f"<p>July 24, 2025 10:30</p><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    )
    assert body(markup) == [FIRST, SECOND]


def test_subheads_and_items() -> None:
    """Subheads, list items, quotations and broken lines are paragraphs of their own."""
    markup = (
        f"<html><body><h1>Title of the page</h1><article><p>{FIRST}</p><h2>The new text</h2>"
        f"<p>{SECOND}<br><br>{THIRD}</p><ul><li>A pause of sixty days</li><li>Three crossings open"
        f"</li></ul><blockquote><p>{THIRD}</p></blockquote></article></body></html>"
    )
    assert body(markup) == [
        FIRST,
        "The new text",
        SECOND,
        THIRD,
        "A pause of sixty days",
        "Three crossings open",
        THIRD,
    ]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        (f"HARBOUR TOWN, July 24 (Wire) - {FIRST}", "HARBOUR TOWN, July 24 (Wire) -"),
        (f"Geneva (AB) — {FIRST}", "Geneva (AB) —"),
        (f"HILL CITY, Northland – {FIRST}", "HILL CITY, Northland –"),
        (f"NATO — the alliance — was not there. {FIRST}", None),
        (FIRST, None),
    ],
)
def test_dateline(line: str, dateline: str | None) -> None:
    """A dateline at the head of the body is a zone of its own; an acronym and a dash are not."""
    found = cut(f"<html><body><h1>Title</h1>{paragraphs(line, SECOND)}</body></html>")
    words = [
        found.text[zone.start : zone.end] for zone in found.zones if zone.kind is ZoneKind.DATELINE
    ]
    assert words == ([dateline] if dateline else [])


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Read more: Another meeting in another town",
        "Subscribe to our newsletter",
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    """Lines of the site's furniture between the paragraphs are no body."""
    markup = f"<html><body><h1>Title</h1>{paragraphs(FIRST, SECOND, line, THIRD)}</body></html>"
    assert body(markup) == [FIRST, SECOND, THIRD]


def test_list_under_a_heading_of_other_articles() -> None:
    """Links under a heading such as "Related stories" go with it; the prose after them stays."""
    related = "<h3>Related stories</h3><p>Envoys arrive in the north</p><p>Crossing closed</p>"
    markup = (
        f"<html><body><h1>Title</h1><article><p>{FIRST}</p><p>{SECOND}</p>{related}"
        f"<p>{THIRD}</p></article></body></html>"
    )
    assert body(markup) == [FIRST, SECOND, THIRD]


def test_boxes_of_one_article() -> None:
    """An article that the page keeps in several boxes, with advertisements between, is whole."""
    boxes = "".join(
        f'<div class="row"><div class="article__body"><p>{line}</p><p>{line[::-1]}</p></div>'
        '<div class="ad"><p>Advertisement</p></div></div>'
        for line in (FIRST, SECOND, THIRD)
    )
    found = body(f"<html><body><h1>Title</h1><main>{boxes}</main></body></html>")
    assert [line for line in found if line in (FIRST, SECOND, THIRD)] == [FIRST, SECOND, THIRD]


def test_boxes_of_two_articles() -> None:
    """Boxes with the headline of another article between them are not joined."""
    filler = f"<p>{SECOND}</p><p>{THIRD}</p>"
    markup = (
        f'<html><body><h1>One</h1><div class="article-body"><p>{FIRST}</p>{filler}</div>'
        f'<h1>Two</h1><div class="article-body"><p>Another article: {FIRST[::-1]}</p>'
        f"<p>{SECOND[::-1]}</p></div></body></html>"
    )
    assert cut(markup).text.count(FIRST) == 1


def test_text_repeated_for_machines() -> None:
    """Where the cut misses the text that JSON-LD repeats, the repeated text is the body."""
    lines = [FIRST, SECOND, THIRD, FIRST[::-1], SECOND[::-1]]
    words = "\\n".join(lines)
    markup = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline":'
        f' "Title", "articleBody": "{words}"}}</script></head><body><h1>Title</h1>'
        "<p>This copy is for your personal use only. To order copies for your colleagues, write to"
        " the shop and tell us how many of them you would like to have.</p></body></html>"
    )
    assert body(markup) == lines


def test_layout_table() -> None:
    """A table that lays out the page gives paragraphs, a table of figures gives rows."""
    cell = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    layout = f"<html><body><h1>Title</h1><table><tr><td>{cell}</td></tr></table></body></html>"
    assert FIRST in body(layout)
    figures = (
        f"<html><body><h1>Title</h1><article><p>{FIRST}</p><p>{SECOND}</p><table><tr><th>Month</th>"
        f"<th>Trucks</th></tr><tr><td>May</td><td>1,200</td></tr></table><p>{THIRD}</p></article>"
    )
    assert "May | 1,200" in body(figures)


def test_no_title() -> None:
    """A page without any title says so."""
    found = cut(f"<html><body>{paragraphs(FIRST, SECOND)}</body></html>")
    assert (found.title, found.flags) == (None, (ArticleFlag.NO_TITLE,))


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<div>" * 3_000 + FIRST, Why.TOO_DEEP),
        ("<!-- nothing -->", Why.NO_TEXT),
        ("<html><body>" + "<h2><a href='/a'>A headline of today</a></h2>" * 30, Why.NOT_ARTICLE),
    ],
)
def test_rejected(markup: str, why: Why) -> None:
    """A page that cannot be cut says why."""
    found = cut_html(markup, page=Page(content="", name="p"), phrases=PHRASES)
    assert isinstance(found, Rejected)
    assert found.why is why
