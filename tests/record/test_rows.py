"""Structs become rows and come back as they were; the schema says the same as the structs."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.model import DateClaim, Failed, Findings, Page, Rejected
from dragoman.record import Judgement, Outcome, Record, Source, open_record
from dragoman.record.layout import ARTICLE, FINDING_TABLES, LINEAGE, STORY, TRACK
from dragoman.record.rows import child_part, shape_of, table_shape
from tests.record.drawn import any_findings

TABLES = (ARTICLE, *FINDING_TABLES, LINEAGE, STORY, TRACK)
OWN = {"number", "position", "version", "is_current", "published_day", "page"}
OWN |= {"published_first", "published_last"}  # columns that no struct has: the record's own


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Return one record for all examples: making one takes longer than an example."""
    with open_record(tmp_path_factory.mktemp("rows") / "test.db", create=True) as opened:
        yield opened


@given(findings=any_findings())
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
def test_findings_come_back_as_they_were(kept: Record, findings: Findings) -> None:
    """Whatever the fields of an article and of findings of all kinds hold, first read or reread."""
    page = Page(content=findings.article.text, name="page", key=findings.article.id)
    added = kept.add(findings, page, reread=True)
    assert added.error is None
    assert kept.findings(findings.article.id) == findings
    assert kept.add(findings, page, reread=True).outcome is Outcome.SAME
    assert kept.page(added.page) == page
    nothing = Findings(article=findings.article)
    kept.add(nothing, page, reread=True)
    assert kept.findings(findings.article.id) == nothing
    kept.add(findings, page, reread=True)
    assert kept.findings(findings.article.id) == findings


def test_rereading_leaves_nothing_over(kept: Record) -> None:
    """After all that was written, forgotten and written again, only the drawn zones are odd."""
    said = {problem.what for problem in kept.check()}
    expected = ("overlaps the zone before or leaves the text", "in a zone that is not read")
    assert [what for what in said if not any(part in what for part in expected)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_schema_and_structs_agree(record: Record, table: object) -> None:
    """Each table of a noun has a column for each part of each field, and no other but our own."""
    assert table in TABLES
    for one in TABLES:
        if one is table:
            assert columns(record, one.name) - OWN == set(table_shape(one).columns)
            for child in one.children:
                linked = {child.owner, *child_part(one.noun, child).columns}
                assert columns(record, child.table) - OWN - {"role"} == linked


@pytest.mark.parametrize(
    ("table", "noun"),
    [
        ("rejection", Rejected),
        ("failure", Failed),
        ("judgement", Judgement),
        ("source", Source),
        ("date_claim", DateClaim),
    ],
)
def test_small_tables_agree_with_their_structs(record: Record, table: str, noun: type) -> None:
    """The same for what is no noun of an article."""
    assert columns(record, table) - OWN - {"article"} == set(shape_of(noun).columns)


def test_every_column_is_explained_and_needs_no_quotation_marks(record: Record) -> None:
    """`column_note` has a note for each table and column, and each can be named as it is."""
    with sqlite3.connect(record.path) as connection:
        notes = {row[:2] for row in connection.execute("SELECT * FROM column_note")}
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%words%'"
        ).fetchall()
        for (table,) in names:
            if table == "migration":
                continue
            assert (table, "") in notes
            for column in columns(record, table):
                assert (table, column) in notes
                connection.execute(f"SELECT {column} FROM {table}")
    connection.close()


def columns(record: Record, table: str) -> set[str]:
    """Return the columns of a table."""
    connection = sqlite3.connect(record.path)
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    connection.close()
    return {row[1] for row in rows}
