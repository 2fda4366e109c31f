"""Articles and statements are found by their words, furniture never."""

from collections.abc import Iterator
from contextlib import suppress

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.model import Findings, Page, Span, Zone
from dragoman.record import Filter, Hit, Outcome, Record, Snippet, StatementHit, open_record, search
from tests.record.made import a_page, a_statement, an_article

BODIES = {
    "truce": "Mediators said a truce could begin on Friday. The Hill Council agreed.",
    "aid": "Twelve trucks of aid reached Café Corner, the mediators said.",
    "war": "Shelling went on. No truce was in sight, an army officer said.",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Return a record of three articles by two outlets."""
    days = {"truce": "2031-05-01", "aid": "2031-05-02", "war": "2031-05-03"}
    with open_record(tmp_path_factory.mktemp("search") / "test.db", create=True) as record:
        for name, body in BODIES.items():
            article = an_article(
                body,
                title=f"Report on {name}",
                url=f"https://news.example/{name}",
                day=days[name],
                outlet="Harbour Post" if name == "war" else "The Courier",
            )
            statements = (a_statement(article, "No truce was in sight"),) if name == "war" else ()
            record.add(Findings(article=article, statements=statements), a_page(article))
        yield record


def names(hits: tuple[Hit, ...]) -> set[str]:
    """Return the last words of the titles."""
    return {(hit.title or "").split()[-1] for hit in hits}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("truce", {"truce", "war"}),
        ("TRUCE friday", {"truce"}),
        ("cafe", {"aid"}),
        ("CAFÉ", {"aid"}),
        ("mediator*", {"truce", "aid"}),
        ("mediator", set()),
        ('"truce was"', {"war"}),
        ('"was truce"', set()),
        ("report", {"truce", "aid", "war"}),
        ("crocodiles", set()),
    ],
)
def test_words_are_found(held: Record, words: str, found: set[str]) -> None:
    """All of them, in any case, with or without accents; nothing from the furniture."""
    result = held.search(words)
    assert names(result.hits) == found
    assert (result.total, result.more) == (len(found), False)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(since="2031-05-02"), {"war"}),
        (Filter(until="2031-05-02"), {"truce"}),
        (Filter(outlet="harbour post"), {"war"}),
        (Filter(since="2031-05", until="2031", outlet="The Courier"), {"truce"}),
        (Filter(since="2032"), set()),
    ],
)
def test_filters_narrow_a_search(held: Record, wanted: Filter, found: set[str]) -> None:
    """By day of publication and outlet."""
    assert names(held.search("truce", wanted).hits) == found


def test_a_hit_shows_the_words_where_they_stand(held: Record) -> None:
    """The snippet is a stretch of the article; its marks are the words searched for."""
    (hit,) = held.search("truce friday").hits
    snippet = hit.snippet
    article = held.article(hit.article)
    assert snippet.text == BODIES["truce"]
    assert article.text[snippet.start :].startswith(snippet.text)
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["truce", "Friday"]
    assert [mark.of(hit.title or "") for mark in hit.title_marks] == ["truce"]
    assert (hit.outlet, hit.day, hit.version, hit.is_current) == (
        "The Courier",
        "2031-05-01",
        1,
        True,
    )


def test_a_title_counts_more_than_a_body(held: Record) -> None:
    """The article with the word in its title comes first."""
    assert [hit.title for hit in held.search("truce").hits] == ["Report on truce", "Report on war"]


def test_common_words_rank_titles_first(held: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more match than are ranked: those with the words in the title, then the newest."""
    monkeypatch.setattr(search, "MAX_RANKED", 1)
    result = held.search("truce report", limit=2)
    assert [hit.title for hit in result.hits] == ["Report on truce", "Report on war"]
    assert (result.total, result.more) == (1, True)


def test_older_versions_are_found_when_asked_for(record: Record) -> None:
    """A search looks at current versions unless it is told otherwise."""
    old, new = an_article("A truce holds.", day="2031-05-01"), an_article("It is over.")
    for article in (old, new):
        record.add(Findings(article=article), a_page(article))
    assert record.search("truce").hits == ()
    (hit,) = record.search("truce", Filter(current_only=False)).hits
    assert (hit.article, hit.version, hit.is_current) == (old.id, 1, False)


def test_statements_are_found_by_content_and_speaker(held: Record) -> None:
    """With the article that reports them."""
    (hit,) = held.search_statements("truce sight").hits
    assert hit == StatementHit(
        statement=hit.statement,
        article=hit.article,
        title="Report on war",
        outlet="Harbour Post",
        day="2031-05-03",
        url="https://news.example/war",
        speaker="Ana Roth",
        content="No truce was in sight",
    )
    assert held.search_statements("roth").hits == (hit,)
    assert held.search_statements("shelling").hits == ()


def test_rereading_renews_the_index(record: Record) -> None:
    """Words of a zone that is no body any more are not found any more."""
    article = an_article("A truce holds. Read more about crocodiles.")
    page = a_page(article)
    first = Findings(article=article, statements=(a_statement(article, "A truce holds"),))
    record.add(first, page)
    assert len(record.search("crocodiles").hits) == 1
    body = article.zones[1]
    zones = (article.zones[0], Zone(body.kind, body.start, body.start + 14), article.zones[2])
    reread = Findings(article=msgspec.structs.replace(article, zones=zones))
    assert record.add(reread, page, reread=True).outcome is Outcome.REREAD
    assert record.search("crocodiles").hits == ()
    assert record.search_statements("truce").hits == ()
    assert len(record.search("truce").hits) == 1
    assert record.check() == ()


@pytest.mark.parametrize("limit", [0, -1, 100_000])
def test_a_limit_out_of_bounds_is_said(held: Record, limit: int) -> None:
    """One to a thousand."""
    with pytest.raises(InputError, match="1 to 1000 hits"):
        held.search("truce", limit=limit)


@given(words=st.text(max_size=40))
@example(words='a" OR title:"b')
@example(words="NEAR(")
@example(words="\x00")
@example(words="\ud800")
@example(words="truce\x00 -war ^x {a b}:c + d")
@example(words="x" * 5000)
@settings(max_examples=300, deadline=None)
def test_nothing_that_is_typed_breaks_a_search(held: Record, words: str) -> None:
    """Whatever it is, it finds something or says what is missing."""
    with suppress(InputError):
        assert held.search(words).total >= 0
        assert held.search_statements(words).total >= 0


@given(body=st.text(st.characters(codec="utf-8"), max_size=400), data=st.data())
@settings(max_examples=60, deadline=None)
def test_snippets_stand_in_the_text(record_of_any: Record, body: str, data: st.DataObject) -> None:
    """Each snippet is a stretch of the text, its marks lie in it, whatever the text is."""
    article = an_article(f"truce {body} end", url=f"https://any.example/{len(body)}")
    record_of_any.add(Findings(article=article), Page(content=article.text, name=article.address))
    words = data.draw(st.sampled_from(["truce", "end", "truce end", "truce*"]))
    for hit in record_of_any.search(words).hits:
        text = record_of_any.article(hit.article).text
        snippet = hit.snippet
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        for mark in snippet.marks:
            assert mark.of(snippet.text).lower() in words.replace("*", "") or "*" in words


@pytest.fixture(scope="module")
def record_of_any(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Return one record for all examples."""
    with open_record(tmp_path_factory.mktemp("any") / "test.db", create=True) as record:
        yield record


def test_a_snippet_is_cut_between_words(record: Record) -> None:
    """A long body: about two lines around the words, which stand close together."""
    filler = "The sea was calm that day. " * 40
    article = an_article(
        f"{filler}A truce was signed at noon. {filler}Nobody signed anything else."
    )
    record.add(Findings(article=article), a_page(article))
    (hit,) = record.search("signed truce").hits
    assert hit.snippet == Snippet(
        text=hit.snippet.text,
        start=article.text.index(hit.snippet.text),
        marks=tuple(
            Span(at, at + len(word))
            for word in ("truce", "signed")
            for at in (hit.snippet.text.index(word),)
        ),
    )
    assert 150 < len(hit.snippet.text) <= 240
    before = article.text[hit.snippet.start - 1]
    after = article.text[hit.snippet.start + len(hit.snippet.text)]
    assert (before, after) == (" ", " ")
