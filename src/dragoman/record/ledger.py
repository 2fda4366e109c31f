"""Reads all figures of one kind with the day, the outlet and the source of each."""

import sqlite3
from collections.abc import Iterable

import msgspec

from dragoman.model import Given
from dragoman.record.filters import conditions
from dragoman.record.results import Filter

__all__ = ["given_figures"]

_FIGURES = """
    SELECT figure.id AS figure, figure.article AS article,
        substr(article.published_value, 1, 10) AS day, article.outlet AS outlet,
        article.title AS title, article.url AS url, figure.words AS words, figure.value AS value,
        figure.low AS low, figure.high AS high, figure.hedge AS hedge, figure.what AS what,
        figure.of_whom AS "of", figure.phase AS phase, figure.place AS place,
        figure.period AS period, figure.as_of AS as_of, figure.per_words AS per,
        (SELECT statement.speaker_name FROM statement
            WHERE statement.article = figure.article AND statement.speaker_name IS NOT NULL
                AND statement.source_start < figure.per_end
                AND statement.source_end > figure.per_start
            ORDER BY statement.position LIMIT 1) AS source,
        figure.revises AS revises
    FROM figure JOIN article ON article.id = figure.article
"""


def given_figures(
    connection: sqlite3.Connection, wanted: Filter, what: Iterable[str]
) -> tuple[Given, ...]:
    """Return the figures of articles, as they are given.

    Args:
        connection: To the record.
        wanted: Of which articles.
        what: What is counted; empty for all.
    """
    where = conditions(wanted)
    clauses, values = list(where.clauses), list(where.values)
    kinds = tuple(what)
    if kinds:
        clauses.append(f"figure.what IN ({', '.join('?' * len(kinds))})")
        values += kinds
    condition = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    order = "ORDER BY article.published_first, figure.article, figure.position"
    cursor = connection.execute(f"{_FIGURES} {condition} {order}", values)
    names = [column[0] for column in cursor.description]
    return tuple(msgspec.convert(dict(zip(names, row, strict=True)), Given) for row in cursor)
