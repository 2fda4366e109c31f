"""What a page gave is kept once, whole, in whatever order pages come."""

import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import (
    ActorRef,
    Article,
    Event,
    Failed,
    Findings,
    Page,
    Rejected,
    Span,
    Status,
    Why,
)
from dragoman.record import Added, Filter, Judgement, Outcome, Record, Verdict, open_record, page_id
from tests.record.made import URL, a_page, a_quantity, a_statement, an_article

ARTICLE = an_article("Ana Roth said 12 trucks arrived.")
FINDINGS = Findings(
    article=ARTICLE,
    statements=(a_statement(ARTICLE, "12 trucks arrived"),),
    quantities=(a_quantity(ARTICLE, "12"),),
)
PAGE = a_page(ARTICLE)


def rows(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that a record holds, table by table, without row numbers."""
    connection = sqlite3.connect(record.path)
    held = {}
    for table in record.counts():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        columns = ", ".join(name for name in names if name not in {"number", "applied"})
        held[table] = sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
    connection.close()
    return held


def test_a_new_page_is_kept_with_its_findings(record: Record) -> None:
    """The article, its findings and the page come back as they were."""
    added = record.add(FINDINGS, PAGE)
    assert added == Added(outcome=Outcome.NEW, page=page_id(PAGE), article=ARTICLE.id, findings=2)
    assert record.findings(ARTICLE.id) == FINDINGS
    assert record.page(page_id(PAGE)) == PAGE
    assert record.pages_of(ARTICLE.id) == (page_id(PAGE),)


def test_adding_a_page_again_changes_nothing(record: Record) -> None:
    """Not one row, even where the findings would be other ones by now."""
    record.add(FINDINGS, PAGE)
    before = rows(record)
    again = record.add(Findings(article=ARTICLE), PAGE)
    assert again == Added(outcome=Outcome.SAME, page=page_id(PAGE), article=ARTICLE.id)
    assert rows(record) == before


def test_a_changed_page_is_a_new_version(record: Record) -> None:
    """The old one is kept, findings and all, and is no longer the current one."""
    record.add(FINDINGS, PAGE)
    changed = an_article("Ana Roth said 14 trucks arrived.", day="2031-05-03")
    assert record.add(Findings(article=changed), a_page(changed)).outcome is Outcome.NEW_VERSION
    assert [(line.id, line.version, line.is_current) for line in record.versions(URL)] == [
        (ARTICLE.id, 1, False),
        (changed.id, 2, True),
    ]
    assert record.findings(ARTICLE.id) == FINDINGS


def test_an_older_capture_comes_before_a_newer_one(record: Record) -> None:
    """Versions follow the day of publication, then the first fetch, not the order of adding."""
    first = an_article("Day one.", day="2031-05-01")
    second = an_article("Day two, morning.", day="2031-05-02")
    third = an_article("Day two, evening.", day="2031-05-02")
    record.add(Findings(article=third), a_page(third, retrieved="2031-05-02T20:00:00Z"))
    record.add(Findings(article=first), a_page(first, retrieved="2031-05-09T08:00:00Z"))
    record.add(Findings(article=second), a_page(second, retrieved="2031-05-02T09:00:00Z"))
    assert [line.id for line in record.versions(URL)] == [first.id, second.id, third.id]
    before = rows(record)
    record.add(Findings(article=first), a_page(first, retrieved="2031-05-09T08:00:00Z"))
    assert rows(record) == before


def test_the_first_fetch_of_a_page_counts(record: Record) -> None:
    """The same page fetched earlier moves its version to the front; fetched later, nothing."""
    one, two = an_article("One."), an_article("Two.")
    record.add(Findings(article=one), a_page(one, retrieved="2031-05-03"))
    record.add(Findings(article=two), a_page(two, retrieved="2031-05-02"))
    assert [line.id for line in record.versions(URL)] == [two.id, one.id]
    record.add(Findings(article=one), a_page(one, retrieved="2031-05-01"))
    record.add(Findings(article=two), a_page(two, retrieved="2031-05-04"))
    assert [line.id for line in record.versions(URL)] == [one.id, two.id]


def test_two_pages_may_hold_one_article(record: Record) -> None:
    """The article is kept once, both pages are."""
    other = msgspec.structs.replace(PAGE, content=b"<p>" + ARTICLE.text.encode())
    record.add(FINDINGS, PAGE)
    added = record.add(FINDINGS, other)
    assert (added.outcome, added.article, added.findings) == (Outcome.SAME, ARTICLE.id, 0)
    assert set(record.pages_of(ARTICLE.id)) == {page_id(PAGE), page_id(other)}
    assert record.page(page_id(other)) == other


def test_a_text_that_is_its_own_page_is_stored_once(record: Record) -> None:
    """The content of such a page is the article's text, as text or as bytes."""
    for content in (ARTICLE.text, ARTICLE.text.encode()):
        page = Page(content=content, name="talks.txt", url=URL)
        record.add(FINDINGS, page)
        assert record.page(page_id(page)) == page
    assert record.counts()["page_content"] == 0


def test_rereading_replaces_findings_and_keeps_judgements(record: Record) -> None:
    """Only when it is asked for, and only where something differs."""
    record.add(FINDINGS, PAGE)
    judgement = Judgement(
        finding=FINDINGS.statements[0].id,
        verdict=Verdict.WRONG,
        who="Editor",
        made="2031-05-04T10:00:00Z",
    )
    record.put_judgement(judgement)
    newer = Findings(
        article=msgspec.structs.replace(ARTICLE, byline="By Bo Lind", confidence=0.5),
        statements=(a_statement(ARTICLE, "trucks arrived", rule="test.said/2"),),
    )
    assert record.add(FINDINGS, PAGE, reread=True).outcome is Outcome.SAME
    added = record.add(newer, PAGE, reread=True)
    assert (added.outcome, added.findings) == (Outcome.REREAD, 1)
    assert record.findings(ARTICLE.id) == newer
    assert record.judgements() == (judgement,)
    assert record.check() == ()


def test_a_reading_that_cuts_otherwise_is_the_current_one(record: Record) -> None:
    """A page reread into another article: the old reading stays as an older version."""
    record.add(FINDINGS, PAGE)
    other = an_article("Ana Roth said 12 trucks arrived.", title="Aid arrives", day="2031-05-01")
    added = record.add(Findings(article=other), PAGE, reread=True)
    assert (added.outcome, added.article) == (Outcome.NEW_VERSION, other.id)
    assert [line.id for line in record.versions(URL)] == [ARTICLE.id, other.id]
    assert record.pages_of(ARTICLE.id) == ()
    assert record.check() == ()


def test_an_article_is_not_given_up_for_a_rejection(record: Record) -> None:
    """A rereading that finds nothing leaves what was found."""
    record.add(FINDINGS, PAGE)
    rejected = Rejected(name=PAGE.name, why=Why.NO_TEXT, detail="0 characters")
    assert record.add(rejected, PAGE, reread=True).outcome is Outcome.SAME
    assert record.findings(ARTICLE.id) == FINDINGS


@pytest.mark.parametrize(
    ("result", "outcome", "is_seen"),
    [
        (FINDINGS, Outcome.NEW, True),
        (Rejected(name="x", why=Why.EMPTY, detail="no bytes"), Outcome.REJECTED, True),
        (Rejected(name="x", why=Why.TOO_SLOW, detail="20 s"), Outcome.REJECTED, False),
        (Failed(name="x", stage="dragoman.times", error="KeyError: 1"), Outcome.FAILED, False),
    ],
)
def test_what_was_handled_is_seen(
    record: Record, result: Findings | Rejected | Failed, outcome: Outcome, *, is_seen: bool
) -> None:
    """Articles and rejections are; failures and slow pages are tried again."""
    assert not record.seen(page_id(PAGE))
    assert record.add(result, PAGE).outcome is outcome
    assert record.seen(page_id(PAGE)) is is_seen


def test_what_failed_may_succeed_later(record: Record) -> None:
    """The failure is forgotten then."""
    record.add(Failed(name="x", stage="dragoman.times", error="KeyError: 1"), PAGE)
    record.add(Rejected(name="x", why=Why.TOO_SLOW, detail="20 s"), PAGE)
    assert (len(record.failures()), len(record.rejections())) == (0, 1)
    assert record.add(FINDINGS, PAGE).outcome is Outcome.NEW
    assert (record.failures(), record.rejections()) == ((), ())
    assert record.seen(page_id(PAGE))


STRAY = Event(
    id="e1",
    article=ARTICLE.id,
    span=Span(0, 5),
    rule="test/1",
    trigger=Span(0, 5),
    type="CONSULT",
    status=Status.HAPPENED,
    actors=(ActorRef(actor="nobody"),),
)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"events": (STRAY,)}, "names nobody, which its article does not have"),
        (
            {"quantities": (msgspec.structs.replace(a_quantity(ARTICLE, "12"), article="other"),)},
            "belongs to another article, other",
        ),
        (
            {
                "quantities": (
                    msgspec.structs.replace(a_quantity(ARTICLE, "12"), span=Span(5, 999)),
                )
            },
            "span 5:999 does not lie in a text",
        ),
        (
            {"quantities": (msgspec.structs.replace(a_quantity(ARTICLE, "12"), span=Span(5, 5)),)},
            "span 5:5 does not lie in a text",
        ),
        (
            {
                "quantities": (
                    a_quantity(ARTICLE, "12"),
                    msgspec.structs.replace(a_quantity(ARTICLE, "12"), value=13.0),
                )
            },
            "two different rows of quantity have the id",
        ),
        ({"article": msgspec.structs.replace(ARTICLE, byline="\ud800")}, "surrogates not allowed"),
    ],
)
def test_findings_that_contradict_themselves_are_a_failure(
    record: Record, changes: dict[str, Any], error: str
) -> None:
    """Nothing of such a page is kept but the failure; other pages of the batch are."""
    good = an_article("Another page.", url="https://news.example/other")
    with record.batch():
        record.add(Findings(article=good), a_page(good))
        added = record.add(msgspec.structs.replace(FINDINGS, **changes), PAGE)
    assert (added.outcome, error in (added.error or "")) == (Outcome.FAILED, True)
    assert [line.id for line in record.articles()] == [good.id]
    assert [failed.stage for failed in record.failures()] == ["dragoman.record"]
    assert record.check() == ()


def test_a_finding_told_twice_is_kept_once(record: Record) -> None:
    """The same finding with the same fields is one finding."""
    twice = msgspec.structs.replace(FINDINGS, quantities=FINDINGS.quantities * 2)
    record.add(twice, PAGE)
    assert record.findings(ARTICLE.id) == FINDINGS


def test_a_name_that_is_no_text_is_a_failure_with_its_name(record: Record) -> None:
    """A file name of stray bytes can be read in the record all the same."""
    page = Page(content=b"x", name="caf\udce9.html")
    result = Rejected(name=page.name, why=Why.BINARY, detail="one byte")
    assert record.add(result, page).outcome is Outcome.FAILED
    assert [failed.name for failed in record.failures()] == [r"caf\udce9.html"]


def test_a_batch_that_breaks_off_leaves_nothing(record: Record) -> None:
    """All of it lands, or none."""

    def stopped() -> None:
        with record.batch():
            record.add(FINDINGS, PAGE)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert record.articles() == ()
    assert not record.seen(page_id(PAGE))


OUTCOMES = st.lists(
    st.tuples(
        st.sampled_from(["https://a.example/1", "https://a.example/2"]),
        st.sampled_from(["Ana Roth said 12 trucks came.", "It is over.", "Nothing new."]),
        st.sampled_from([None, "2031", "2031-05-01", "2031-05-02"]),
        st.sampled_from([None, "2031-05-03", "2031-05-04"]),
    ),
    min_size=2,
    max_size=8,
    unique=True,
)


def the_findings(article: Article) -> Findings:
    """Return findings that follow from the article alone, as those of our stages do."""
    said = "12 trucks came"
    statements = (a_statement(article, said),) if said in article.text else ()
    return Findings(article=article, statements=statements)


@given(pages=OUTCOMES, data=st.data())
@settings(max_examples=15, deadline=None)
def test_the_order_of_pages_does_not_matter(
    pages: list[tuple[str, str, str | None, str | None]], data: st.DataObject
) -> None:
    """Two records of the same pages hold the same rows, but for their numbers."""
    held = []
    for order in (pages, data.draw(st.permutations(pages))):
        with (
            tempfile.TemporaryDirectory() as folder,
            open_record(Path(folder) / "test.db", create=True) as record,
        ):
            with record.batch():
                for url, body, day, retrieved in order:
                    article = an_article(body, url=url, day=day)
                    record.add(the_findings(article), a_page(article, retrieved=retrieved))
            held.append(rows(record))
            assert len(record.articles(Filter(), limit=99)) <= 2
    assert held[0] == held[1]


def test_page_ids_tell_pages_apart() -> None:
    """What can change the reading makes another page; when it was fetched does not."""
    same = msgspec.structs.replace(PAGE, retrieved="2031-05-04", repeated=("Menu",), name="x")
    assert page_id(same) == page_id(PAGE)
    others = [
        msgspec.structs.replace(PAGE, **change)
        for change in (
            {"url": None},
            {"content": "text"},
            {"title": "T"},
            {"outlet": "O"},
            {"charset": "utf-16"},
            {"whole": True},
            {"dated": ARTICLE.published.evidence if ARTICLE.published else ()},
        )
    ]
    assert len({page_id(page) for page in [PAGE, *others]}) == len(others) + 1
