"""Writes an article's row with its zones and the evidence for its date, and reads it back."""

import sqlite3

import msgspec

from dragoman.model import Article, DateClaim
from dragoman.record.dates import days_of
from dragoman.record.layout import ARTICLE
from dragoman.record.nouns import insert_sql, put_children, take_nouns
from dragoman.record.rows import Row, shape_of, table_shape

__all__ = ["articles_where", "put_article"]

CLAIM = shape_of(DateClaim)


def put_article(
    connection: sqlite3.Connection, article: Article, *, number: int | None = None
) -> None:
    """Write an article; over its old row where it has one (its zones and claims are gone then)."""
    shape = table_shape(ARTICLE)
    columns = ("published_day", "published_first", "published_last", *shape.columns)
    row = _days(article)
    shape.put(article, article.text, row)
    if number is None:
        sql = insert_sql("article", ("version", "is_current", *columns))
        connection.execute(sql, [1, 1, *row])
    else:
        changes = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(f"UPDATE article SET {changes} WHERE number = ?", [*row, number])
    put_children(connection, ARTICLE, [article], article.text)
    _put_claims(connection, article)


def articles_where(connection: sqlite3.Connection, where: str, *values: str) -> tuple[Article, ...]:
    """Read articles back, exactly as they were written."""
    return tuple(
        _with_claims(connection, article)
        for article in take_nouns(connection, ARTICLE, where, *values)
    )


def _days(article: Article) -> Row:
    """Return the day, and the first and last day that the date may mean."""
    published = article.published
    days = days_of(published.value) if published else None
    if published is None or days is None:
        return [None, None, None]
    return [published.day, days.first, days.last]


def _put_claims(connection: sqlite3.Connection, article: Article) -> None:
    rows = []
    for position, claim in enumerate(article.published.evidence if article.published else ()):
        row: Row = [article.id, position]
        CLAIM.put(claim, "", row)
        rows.append(row)
    if rows:
        sql = insert_sql("date_claim", ("article", "position", *CLAIM.columns))
        connection.executemany(sql, rows)


def _with_claims(connection: sqlite3.Connection, article: Article) -> Article:
    if article.published is None:
        return article
    sql = f"SELECT {', '.join(CLAIM.columns)} FROM date_claim WHERE article = ? ORDER BY position"
    claims = tuple(CLAIM.take(row) for row in connection.execute(sql, (article.id,)))
    published = msgspec.structs.replace(article.published, evidence=claims)
    return msgspec.structs.replace(article, published=published)
