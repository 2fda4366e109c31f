"""Tests of saved feeds."""

import time
from collections.abc import Callable

import pytest

from dragoman.model import DateClaim, DateSource, Page, Rejected, Why

Find = Callable[..., list[Page | Rejected]]

ARTICLE = (
    "Both sides met in Doha on Thursday and agreed to meet again within a week, a mediator said."
)

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Example &amp;amp; News</title><link>https://example.org/</link>
<item><title>The &lt;i&gt;talks&lt;/i&gt;&nbsp;go on</title><link>/talks</link><pubDate>Thu, 24 Jul 2025 10:30:00 GMT</pubDate>
  <media:title>A picture</media:title><description>They met.</description>
  <content:encoded><![CDATA[<p>{ARTICLE}</p>]]></content:encoded></item>
<item><title>Short</title><guid>https://example.org/short</guid><description>They met again.</description></item>
</channel></rss>""".encode()


def test_an_entry_with_its_article_is_a_page(find: Find) -> None:
    """Title, address, outlet and date come from the entry; a summary alone is refused."""
    assert find({"feed.xml": RSS}) == [
        Page(
            content=f"<p>{ARTICLE}</p>",
            name="feed.xml#1",
            url="https://example.org/talks",
            content_type="text/html",
            title="The talks go on",
            outlet="Example & News",
            whole=True,
            dated=(
                DateClaim(
                    value="2025-07-24T10:30:00+00:00",
                    source=DateSource.FEED,
                    detail='entry pubdate "Thu, 24 Jul 2025 10:30:00 GMT"',
                ),
            ),
        ),
        Rejected(
            name="feed.xml#2",
            url="https://example.org/short",
            why=Why.NO_TEXT,
            detail="only a summary of 15 characters; the article itself is at https://example.org/short",
        ),
    ]


def test_an_atom_entry_is_a_page(find: Find) -> None:
    """Text, escaped HTML and XHTML are all contents; an entry may name the source it came from."""
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Collected</title>
    <entry><title>One</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>
      <updated>2025-07-25</updated><published>2025-07-24T10:30Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ARTICLE}</p></div></content>
      <source><title>First Paper</title></source></entry>
    <entry><title type="html">Two &amp;lt; three</title><updated>2025-07-25</updated><content>{ARTICLE}</content></entry>
    <entry><content type="html">&lt;p&gt;{ARTICLE}</content></entry>
    <entry><content src="https://example.org/4" type="text/html"/><link href="https://example.org/4"/></entry>
    </feed>""".encode()
    one, two, three, four = find({"feed.atom": feed})
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert isinstance(three, Page)
    assert isinstance(four, Rejected)
    assert (one.url, one.outlet, one.title) == ("https://example.org/1", "First Paper", "One")
    assert [claim.value for claim in one.dated] == ["2025-07-24T10:30+00:00"]
    assert f"<p>{ARTICLE}</p>" in str(one.content)
    assert (two.content, two.content_type, two.title) == (ARTICLE, "text/plain", "Two < three")
    assert [claim.detail for claim in two.dated] == ['entry updated "2025-07-25"']
    assert two.outlet == "Collected"
    assert (three.content, three.content_type) == (f"<p>{ARTICLE}", "text/html")
    assert (four.why, four.url) == (Why.NO_TEXT, "https://example.org/4")


def test_an_rdf_feed_has_its_items_beside_its_channel(find: Find) -> None:
    """RSS 1.0 with Dublin Core dates, its prefixes declared or not."""
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><title>Example</title><items/></channel>
    <item><title>T</title><link>https://example.org/1</link><dc:date>2025-07-24</dc:date>
    <content:encoded>&lt;p&gt;{ARTICLE}</content:encoded></item></rdf:RDF>""".encode()
    (page,) = find({"feed.rdf": feed})
    assert isinstance(page, Page)
    assert (page.title, page.outlet, page.dated[0].value) == ("T", "Example", "2025-07-24")


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        (ARTICLE, Rejected),
        (ARTICLE * 20, Page),
        (ARTICLE * 20 + " …", Rejected),
        (ARTICLE * 20 + "&lt;a href='x'&gt;Continue reading...&lt;/a&gt;", Rejected),
    ],
)
def test_a_summary_that_is_the_whole_article_is_a_page(
    find: Find, summary: str, kind: type
) -> None:
    """Some feeds put the article where others put its first lines."""
    feed = f"<rss><channel><item><description>{summary}</description></item></channel></rss>"
    (found,) = find({"feed.xml": feed.encode()})
    assert isinstance(found, kind)


def test_a_content_that_repeats_the_summary_is_a_summary(find: Find) -> None:
    """The same few lines in both places are no article."""
    feed = f"<feed><entry><summary>{ARTICLE}</summary><content>{ARTICLE}</content></entry></feed>"
    (found,) = find({"feed.xml": feed.encode()})
    assert isinstance(found, Rejected)


def test_a_short_content_is_no_article(find: Find) -> None:
    """What a text must have to be read is a setting."""
    feed = b"<feed><entry><content>They met in Doha.</content></entry></feed>"
    assert isinstance(find({"feed.xml": feed})[0], Rejected)
    assert isinstance(find({"feed.xml": feed}, min_text_chars=10)[0], Page)


def test_a_feed_cut_off_loses_its_last_entry(find: Find) -> None:
    """Half an article is not passed off as a whole one."""
    cut = RSS[: RSS.index(b"agreed to meet")]
    assert find({"feed.xml": cut}) == [
        Rejected(
            name="feed.xml",
            why=Why.TRUNCATED,
            detail="the feed ends within an entry, after 0 whole ones",
        )
    ]


def test_a_feed_that_is_not_in_the_encoding_it_names_is_read(find: Find) -> None:
    """Bytes that are no UTF-8 are read as Windows-1252; UTF-16 by its mark."""
    head = '<?xml version="1.0" encoding="utf-8"?>'
    feed = f"<rss><channel><item><content:encoded>Café – {ARTICLE}</content:encoded></item></channel></rss>"
    for content in ((head + feed).encode("cp1252"), feed.encode("utf-16"), (head + feed).encode()):
        (page,) = find({"feed.xml": content})
        assert isinstance(page, Page)
        assert page.content == f"Café – {ARTICLE}"


def test_entities_do_not_multiply(find: Find) -> None:
    """Entities that a feed defines for itself are not unfolded."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    feed = f'<!DOCTYPE rss [<!ENTITY e0 "x">{entities}]><rss><channel><item><title>&e9;</title></item></channel></rss>'
    (found,) = find({"feed.xml": feed.encode()})
    assert isinstance(found, Rejected)
    assert found.why is Why.NO_TEXT


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<a>", b"<", b"&", b"&x;", b"<![CDATA[", b"<item>", b"<item x='"]
)
@pytest.mark.parametrize("start", [b"<rss>", b"<rss><channel><item><description><![CDATA["])
def test_a_hostile_feed_takes_no_time(find: Find, start: bytes, piece: bytes) -> None:
    """A megabyte of what slows readers of broken XML down is read in a few seconds at most."""
    begun = time.process_time()
    found = find({"feed.xml": start + piece * (1_000_000 // len(piece))})
    assert time.process_time() - begun < 5
    assert found
