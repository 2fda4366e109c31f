"""Articles and findings are found again by id, by the beginning of one, by date and outlet."""

import msgspec
import pytest

from dragoman.errors import InputError, StoreError
from dragoman.model import Failed, Findings, Page, Rejected, Why
from dragoman.record import (
    Filter,
    FoundFinding,
    Record,
    RejectedPage,
    open_record,
    page_id,
    read,
)
from tests.record.made import a_page, a_quantity, a_statement, an_article

ARTICLE = an_article("Ana Roth said 12 trucks arrived.")
STATEMENT = a_statement(ARTICLE, "12 trucks arrived")
FINDINGS = Findings(
    article=ARTICLE, statements=(STATEMENT,), quantities=(a_quantity(ARTICLE, "12"),)
)


def add_days(record: Record, *days: str | None) -> list[str]:
    """Add an article of each day and return their ids."""
    ids = []
    with record.batch():
        for number, day in enumerate(days):
            outlet = "The Courier" if number % 2 else "Harbour Post"
            article = an_article(url=f"https://news.example/{number}", day=day, outlet=outlet)
            record.add(Findings(article=article), a_page(article))
            ids.append(article.id)
    return ids


def test_each_article_with_its_findings(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Oldest first, in batches, exactly as they were added; of some kinds, or by a filter."""
    monkeypatch.setattr(read, "BATCH", 2)
    ids = add_days(record, "2031-05-03", "2031-05-01", None, "2031-05-04")
    record.add(FINDINGS, a_page(ARTICLE))
    found = list(record.each_findings())
    assert [one.article.id for one in found] == [ids[2], ids[1], ARTICLE.id, ids[0], ids[3]]
    assert found == [record.findings(one.article.id) for one in found]
    assert found[2] == FINDINGS
    (only,) = record.each_findings(
        Filter(since="2031-05-02", until="2031-05-02"), kinds=("quantity",)
    )
    assert only == Findings(article=ARTICLE, quantities=FINDINGS.quantities)


def test_what_is_added_meanwhile_is_not_in_it(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A walk over the record is of the moment of its first step."""
    monkeypatch.setattr(read, "BATCH", 1)
    add_days(record, "2031-05-01", "2031-05-02")
    with open_record(record.path, readonly=True) as reader:
        walk = reader.each_findings()
        first = next(walk)
        record.add(FINDINGS, a_page(ARTICLE))
        assert len([first, *walk]) == 2
        assert len(list(reader.each_findings())) == 3


def test_a_beginning_of_an_id_is_enough(record: Record) -> None:
    """Articles by `article`, findings by `finding`, both by `lookup`."""
    record.add(FINDINGS, a_page(ARTICLE))
    found = FoundFinding(finding=STATEMENT, article=ARTICLE)
    assert record.article(ARTICLE.id[:8]) == ARTICLE
    assert record.finding(STATEMENT.id[:8]) == found
    assert record.lookup(STATEMENT.id) == found
    assert record.lookup(ARTICLE.id[:10]) == ARTICLE
    assert record.findings(ARTICLE.id[:10]) == FINDINGS


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("ffffff", "no article or finding whose id begins with ffffff"),
        ("xyz", "'xyz' is no id"),
        ("abc", "'abc' is no id"),
        ("%", "'%' is no id"),
    ],
)
def test_what_is_no_id_is_said(record: Record, prefix: str, said: str) -> None:
    """Four hex digits at least."""
    with pytest.raises(InputError, match=said):
        record.lookup(prefix)


def test_an_ambiguous_beginning_names_the_ids(record: Record) -> None:
    """So that one can be chosen."""
    for end in "12":
        article = an_article(url=f"https://news.example/{end}")
        article = msgspec.structs.replace(article, id="abcd" + 15 * "0" + end)
        record.add(Findings(article=article), a_page(article))
    said = "Several ids begin with abcd: abcd0000000000000001, abcd0000000000000002. Give more"
    with pytest.raises(InputError, match=said):
        record.article("abcd")


def test_articles_are_listed_newest_first_page_by_page(record: Record) -> None:
    """Each page begins behind the last article of the one before; undated ones come last."""
    days = ["2031-05-02", "2031-05-01", None, "2031-05-03", "2031-04", "2031-05-02"]
    add_days(record, *days)
    first = record.articles(limit=4)
    rest = record.articles(limit=4, after=first[-1].id)
    assert [line.day for line in first + rest] == [
        "2031-05-03",
        "2031-05-02",
        "2031-05-02",
        "2031-05-01",
        "2031-04",
        None,
    ]
    newest_last = list(record.article_ids())
    assert newest_last == [line.id for line in reversed(first + rest)]


@pytest.mark.parametrize(
    ("wanted", "days"),
    [
        (Filter(since="2031-05-02"), ["2031-05-03", "2031-05-02", "2031-05"]),
        (Filter(until="2031-05-01"), ["2031-05-01", "2031-05", "2031-04-30"]),
        (Filter(since="2031-05", until="2031-05-02"), ["2031-05-02", "2031-05-01", "2031-05"]),
        (Filter(until="2030"), []),
        (Filter(since="2031-05-01", outlet="harbour post"), ["2031-05-03", "2031-05-01"]),
    ],
)
def test_filters_by_day_and_outlet(record: Record, wanted: Filter, days: list[str]) -> None:
    """A date known to the month fits any day of it; an undated article fits none."""
    add_days(record, "2031-05-01", "2031-05-02", "2031-05-03", "2031-05", None, "2031-04-30")
    assert sorted(str(line.day) for line in record.articles(wanted)) == sorted(days)


@pytest.mark.parametrize("date", ["yesterday", "2031-13", "2031-02-30", "31", ""])
def test_a_bad_date_is_said(record: Record, date: str) -> None:
    """With the forms that are understood."""
    with pytest.raises(InputError, match=r"is no date\. Write it as 2025-07-24, 2025-07 or 2025"):
        record.articles(Filter(since=date))


def test_lines_tell_versions_and_findings(record: Record) -> None:
    """Older versions are listed only when they are asked for."""
    record.add(FINDINGS, a_page(ARTICLE))
    newer = an_article("It is over.", day="2031-05-09")
    record.add(Findings(article=newer), a_page(newer))
    listed = record.articles(Filter(current_only=False))
    assert [(line.id, line.version, line.is_current, line.findings) for line in listed] == [
        (newer.id, 2, True, 0),
        (ARTICLE.id, 1, False, 2),
    ]
    assert [line.id for line in record.articles()] == [newer.id]


def test_rejections_and_failures_are_listed(record: Record) -> None:
    """By name; rejections of one reason if that is asked."""
    empty = Rejected(name="b", why=Why.EMPTY, detail="no bytes")
    binary = Rejected(name="a", why=Why.BINARY, detail="an image")
    failed = Failed(name="c", stage="dragoman.times", error="KeyError: 1")
    pages = [Page(content=b"", name=name) for name in "bac"]
    record.add(empty, pages[0])
    record.add(binary, pages[1])
    record.add(failed, pages[2])
    first = RejectedPage(page=page_id(pages[1]), rejected=binary)
    second = RejectedPage(page=page_id(pages[0]), rejected=empty)
    assert record.rejections() == (first, second)
    assert record.rejections(limit=1) == (first,)
    assert record.rejections(why=Why.EMPTY) == (second,)
    assert record.failures() == (failed,)
    with pytest.raises(StoreError, match=r"The content of page \w+ \(b\) is not in the record"):
        record.page(page_id(pages[0]))


def test_counts_name_every_table(record: Record) -> None:
    """Those of the search index are left out."""
    record.add(FINDINGS, a_page(ARTICLE))
    counts = record.counts()
    held = {table: number for table, number in counts.items() if number and table != "column_note"}
    assert held == {
        "migration": 4,
        "setting": 1,
        "page": 1,
        "page_content": 1,
        "article": 1,
        "zone": 3,
        "date_claim": 1,
        "statement": 1,
        "statement_content": 1,
        "quantity": 1,
    }
