"""Scraped text: what is title, body and furniture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.article.cut import Cut
from dragoman.article.region import cut_text
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import ArticleFlag, Page, ZoneKind

PHRASES = load_furniture(Layers())

TITLE = "River Talks Stall As Both Delegations Leave The Capital"
SUBTITLE = "Mediators say the two sides will be invited again next month"
PARAGRAPHS = tuple(
    """\
Negotiations over the shared river broke off on Tuesday after both delegations left the capital, \
according to the mediators, who had hoped for an agreement before the rains.
“We are still far apart on the question of the northern dam,” said Amal Idris, who leads the \
mediation, adding that no date had been set for another round of the talks.
The two governments have accused each other of drawing more water than an agreement of 1998 \
allows. Farmers on both banks have lost a third of their harvest since last spring.
He left.
A spokesman for the water ministry said that its experts would stay in the capital until Friday, \
and that the government was ready to return to the table without conditions.
""".splitlines()
)
RELATED = (
    "Recent News",
    "Harbour Strike Enters Third Week As Ships Wait Offshore",
    "Parliament Passes Budget After Night Of Debate – The Daily Example",
    "Leave a Comment",
    "Your email address will not be published. Required fields are marked *",
    "Scroll to Top",
)


def cut(text: str, **known: object) -> Cut:
    """Cut a text that came from nowhere in particular."""
    page = Page(content=text, name="page.txt", **known)  # type: ignore[arg-type]
    return cut_text(text, page=page, phrases=PHRASES)


def zones(found: Cut) -> list[tuple[str, str]]:
    """Return each zone's kind and words."""
    return [(str(zone.kind), found.text[zone.start : zone.end]) for zone in found.zones]


def test_a_page_falls_into_title_subtitle_body_and_furniture() -> None:
    """The page's shape: two headlines, paragraphs, then other stories and a comment form."""
    found = cut("\n\n".join((TITLE, SUBTITLE, *PARAGRAPHS, *RELATED)))
    assert zones(found) == [
        ("title", TITLE),
        ("subtitle", SUBTITLE),
        ("body", "\n\n".join(PARAGRAPHS)),
        ("furniture", "\n\n".join(RELATED)),
    ]
    assert (found.title, found.subtitle, found.flags) == (TITLE, SUBTITLE, ())


def test_a_bare_body_stays_whole() -> None:
    """Paragraphs alone are all body, with a short one in the middle, and have no title."""
    text = "\n\n".join(PARAGRAPHS)
    found = cut(text)
    assert zones(found) == [("body", text)]
    assert (found.title, found.flags) == (None, (ArticleFlag.NO_TITLE,))


def test_an_article_on_one_line_stays_whole() -> None:
    """A text without line breaks is one body."""
    text = " ".join(PARAGRAPHS)
    assert zones(cut(text)) == [("body", text)]


def test_a_page_that_is_whole_is_not_searched() -> None:
    """With `--as-is` even furniture is body; the told title is still a title."""
    text = "\n\n".join((TITLE, *PARAGRAPHS, *RELATED))
    assert zones(cut(text, whole=True, title=TITLE)) == [
        ("title", TITLE),
        ("body", "\n\n".join((*PARAGRAPHS, *RELATED))),
    ]


def test_byline_and_date_above_the_body() -> None:
    """The author and the day of publication stand between title and body."""
    text = "\n".join((TITLE, "By Miriam Okafor", "Published 24 July 2025", *PARAGRAPHS))
    found = cut(text)
    assert zones(found) == [
        ("title", TITLE),
        ("byline", "By Miriam Okafor"),
        ("furniture", "Published 24 July 2025"),
        ("body", "\n".join(PARAGRAPHS)),
    ]
    assert found.byline == "Miriam Okafor"
    assert [(claim.value, claim.source) for claim in found.dated] == [("2025-07-24", "page")]
    assert found.dated[0].detail == "line 'Published 24 July 2025'"


@pytest.mark.parametrize("dateline", ["CAIRO (AP) —", "GENEVA, March 3 —", "Nairobi (Reuters) -"])
def test_a_dateline_is_cut_off_the_first_paragraph(dateline: str) -> None:
    """Place and agency before the dash are no words of the article."""
    text = "\n".join((TITLE, f"{dateline} {PARAGRAPHS[0]}", *PARAGRAPHS[1:]))
    assert zones(cut(text)) == [
        ("title", TITLE),
        ("dateline", dateline),
        ("body", "\n".join(PARAGRAPHS)),
    ]


def test_lines_of_other_pages_of_the_host_are_furniture() -> None:
    """A sentence that stands on three pages of a host belongs to the host."""
    slogan = "The Example has told the stories of this region without fear since the year 1954."
    text = "\n".join((*PARAGRAPHS, slogan))
    assert zones(cut(text)) == [("body", text)]
    assert zones(cut(text, repeated=(slogan,))) == [
        ("body", "\n".join(PARAGRAPHS)),
        ("furniture", slogan),
    ]


def test_a_known_title_is_found_among_the_first_lines() -> None:
    """The title told beside the page is the title zone where it stands in the text."""
    text = "\n".join(("World", TITLE, *PARAGRAPHS))
    found = cut(text, title=TITLE)
    assert ("title", TITLE) in zones(found)
    assert found.title == TITLE


def test_empty_text_has_no_zones() -> None:
    """Nothing in, nothing out, and no confidence."""
    assert cut(" \n\t\n") == Cut(
        text=" \n\t\n", zones=(), confidence=0.0, flags=(ArticleFlag.NO_TITLE,)
    )


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "a" * 1_000_000,
        "word " * 200_000,
        "\r\n".join(PARAGRAPHS),
        "\n".join(["x"] * 20_000),
        "وقال المتحدث باسم الحكومة إن المحادثات ستستأنف الأسبوع المقبل.\n" * 30,
        "—" * 5000,
        "\u202eAB\u202c\n" * 10,
        "1\n2\n3\n" * 100,
    ],
    ids=[
        "null",
        "giant word",
        "giant line",
        "crlf",
        "many lines",
        "arabic",
        "dashes",
        "rtl",
        "digits",
    ],
)
def test_strange_texts_are_cut_without_complaint(text: str) -> None:
    """Any text gives zones over all its visible characters."""
    check(text, cut(text))


def check(text: str, found: Cut) -> None:
    """Assert what must always hold."""
    assert found.text == text
    last = 0
    for zone in found.zones:
        assert last <= zone.start < zone.end <= len(text)
        assert not text[last : zone.start].strip()
        last = zone.end
    assert not text[last:].strip()
    assert 0 <= found.confidence <= 1


LINES = st.one_of(
    st.sampled_from(
        (*PARAGRAPHS, *RELATED, TITLE, SUBTITLE, "By Ann Lee", "CAIRO (AP) — Rain fell.")
    ),
    st.text(max_size=60),
)


@given(st.lists(LINES, max_size=25), st.sampled_from(("\n", "\n\n", "\r\n", "\r")))
@settings(deadline=None)
def test_zones_are_ordered_and_cover_everything_visible(lines: list[str], end: str) -> None:
    """Zones never overlap, lie inside the text, and leave out nothing but blanks."""
    text = end.join(lines)
    check(text, cut(text))
    check(text, cut(text, whole=True, title=TITLE))
    check(text, cut(text, repeated=RELATED, title=TITLE))


def test_the_same_text_gives_the_same_cut() -> None:
    """No chance and no memory."""
    text = "\n".join((TITLE, *PARAGRAPHS, *RELATED))
    assert cut(text) == cut(text)
    assert {zone.kind for zone in cut(text).zones} <= set(ZoneKind)
