"""A sound record passes; each kind of damage is named with its row."""

import sqlite3
from pathlib import Path

import pytest

from dragoman.model import Findings
from dragoman.record import Problem, Record, open_record
from tests.record.made import a_page, a_quantity, a_statement, an_article

ARTICLE = an_article("Ana Roth said 12 trucks arrived.")
STATEMENT = a_statement(ARTICLE, "12 trucks arrived")
QUANTITY = a_quantity(ARTICLE, "12")
FINDINGS = Findings(article=ARTICLE, statements=(STATEMENT,), quantities=(QUANTITY,))
LEAVES = f"span 40:4000 does not lie in the text ({len(ARTICLE.text)} characters)"


def test_a_sound_record_has_no_problems(record: Record) -> None:
    """Nor has an empty one; progress is told every hundred articles."""
    told: list[int] = []
    assert record.check() == ()
    with record.batch():
        record.add(FINDINGS, a_page(ARTICLE))
        for number in range(101):
            article = an_article(url=f"https://news.example/{number}")
            record.add(Findings(article=article), a_page(article))
    assert record.check(told.append) == ()
    assert told == [100]


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (
            "UPDATE article SET text = replace(text, '12', '13')",
            Problem(table="article", id=ARTICLE.id, what="the text is not the one it was"),
        ),
        (
            "UPDATE article SET title = 'Other'",
            Problem(table="article", id=ARTICLE.id, what="the id does not follow from its fields"),
        ),
        (
            "UPDATE quantity SET end_char = 4000, start_char = 40",
            Problem(table="quantity", id=QUANTITY.id, what=LEAVES),
        ),
        (
            "UPDATE quantity SET number_words = '13'",
            Problem(table="quantity", id=QUANTITY.id, what="span 28:30 is '12', not '13'"),
        ),
        (
            "UPDATE statement SET source_start = 3",
            Problem(table="statement", id=STATEMENT.id, what="span 3:None is half a span"),
        ),
        (
            "UPDATE statement_content SET start_char = 57, end_char = 61, words = 'croc'",
            Problem(
                table="statement_content",
                id=STATEMENT.id,
                what="span 57:61 begins or ends in a zone that is not read: 'croc'",
            ),
        ),
        (
            "UPDATE zone SET start_char = 3 WHERE kind = 'body'",
            Problem(
                table="zone",
                id=ARTICLE.id,
                what="body 3:46 overlaps the zone before or leaves the text",
            ),
        ),
        (
            "DELETE FROM article_words_docsize",
            Problem(table="article", id=ARTICLE.id, what="is not in the search index"),
        ),
        (
            "INSERT INTO statement_words (rowid, content, speaker) VALUES (77, 'a', 'b')",
            Problem(table="statement_words", id="77", what="stands for no row of statement"),
        ),
        (
            "UPDATE article SET is_current = 0",
            Problem(
                table="article",
                id="",
                what="the versions of https://news.example/talks are misnumbered",
            ),
        ),
        (
            "INSERT INTO event_figure VALUES ('e', 0, 'f')",
            Problem(
                table="event_figure", id="", what="row ? names a row of event which is not there"
            ),
        ),
    ],
)
def test_damage_is_named(record: Record, damage: str, problem: Problem) -> None:
    """With the table, the row and what is wrong."""
    record.add(FINDINGS, a_page(ARTICLE))
    connection = sqlite3.connect(record.path)  # without foreign keys, as another program might
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert problem in record.check()


def test_a_torn_file_is_named(tmp_path: Path) -> None:
    """Bytes overwritten near the end of the file."""
    path = tmp_path / "torn.db"
    with open_record(path, create=True) as record, record.batch():
        for number in range(50):
            article = an_article(f"Day {number}. " * 50, url=f"https://news.example/{number}")
            record.add(Findings(article=article), a_page(article))
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 80_000)
        file.write(b"\xff" * 40_000)
    with open_record(path, readonly=True) as record:
        problems = record.check()
    assert "" in {problem.table for problem in problems}
