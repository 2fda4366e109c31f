"""Keeps the search index: the words of titles and bodies, and of statements; never furniture."""

import sqlite3
from collections.abc import Iterable, Iterator

from dragoman.model import Article, Statement, ZoneKind

__all__ = ["forget_words", "put_words", "searchable_body", "searchable_title"]

# What is indexed must be said again, word for word, to be forgotten (the index keeps no text), so
# a change of these functions needs a migration that builds the index anew.
BODY_ZONES = frozenset({ZoneKind.SUBTITLE, ZoneKind.BODY})

PUT_ARTICLE = "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)"
FORGET_ARTICLE = (
    "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)"
)
PUT_STATEMENT = "INSERT INTO statement_words (rowid, content, speaker) VALUES (?, ?, ?)"
FORGET_STATEMENT = (
    "INSERT INTO statement_words (statement_words, rowid, content, speaker) "
    "VALUES ('delete', ?, ?, ?)"
)


def searchable_title(article: Article) -> str:
    """Return the title as evidenced and, where it differs, as it stands in the text."""
    evidenced = [article.title] if article.title else []
    shown = [zone.span.of(article.text) for zone in article.zones if zone.kind is ZoneKind.TITLE]
    return "\n".join(dict.fromkeys(evidenced + shown))


def searchable_body(article: Article) -> str:
    """Return the words of subtitle and body."""
    return "\n".join(
        zone.span.of(article.text) for zone in article.zones if zone.kind in BODY_ZONES
    )


def put_words(
    connection: sqlite3.Connection, article: Article, statements: Iterable[Statement]
) -> None:
    """Index an article and its statements, whose rows are written already."""
    _write(connection, article, statements, (PUT_ARTICLE, PUT_STATEMENT))


def forget_words(
    connection: sqlite3.Connection, article: Article, statements: Iterable[Statement]
) -> None:
    """Take an article and its statements out of the index; their rows must still be there."""
    _write(connection, article, statements, (FORGET_ARTICLE, FORGET_STATEMENT))


def _write(
    connection: sqlite3.Connection,
    article: Article,
    statements: Iterable[Statement],
    sql: tuple[str, str],
) -> None:
    found = connection.execute("SELECT number FROM article WHERE id = ?", (article.id,))
    (number,) = found.fetchone()
    connection.execute(sql[0], (number, searchable_title(article), searchable_body(article)))
    rows = list(_statement_rows(connection, article, statements))
    if rows:
        connection.executemany(sql[1], rows)


def _statement_rows(
    connection: sqlite3.Connection, article: Article, statements: Iterable[Statement]
) -> Iterator[tuple[int, str, str]]:
    by_id = {statement.id: statement for statement in statements}
    if not by_id:
        return
    found = connection.execute(
        "SELECT id, number FROM statement WHERE article = ?", (article.id,)
    ).fetchall()
    for identity, number in found:
        statement = by_id[identity]
        content = "\n".join(span.of(article.text) for span in statement.content)
        yield number, content, _speaker(statement, article.text)


def _speaker(statement: Statement, text: str) -> str:
    named = [statement.source.of(text)] if statement.source else []
    if statement.speaker and statement.speaker.name:
        named.append(statement.speaker.name)
    return "\n".join(named)
