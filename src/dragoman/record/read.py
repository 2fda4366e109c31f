"""Reads the record back: articles, findings of any kind, lists and counts."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from dragoman.errors import InputError
from dragoman.model import Article, Context, Findings
from dragoman.record.articles import articles_where
from dragoman.record.filters import conditions
from dragoman.record.layout import FINDING_TABLES, Table
from dragoman.record.nouns import take_nouns
from dragoman.record.results import ArticleLine, Filter, FoundFinding

__all__ = [
    "article_ids",
    "article_lines",
    "article_of",
    "counts",
    "each_findings",
    "finding_of",
    "findings_of",
    "lookup",
    "members",
    "versions_of",
]

PREFIX = re.compile(r"[0-9a-f]{4,20}")
BATCH = 100  # articles read together; one by one takes 1.6 times as long, 500 are no faster
NAMED_AT_MOST = 5  # ids that a message names when a prefix fits several

ARTICLE_LINE = """
    SELECT id, title, outlet, substr(published_value, 1, 10), url, address, language, version,
        is_current, {findings}
    FROM article
"""
FINDINGS_COUNT = " + ".join(
    f"(SELECT count(*) FROM {table.name} WHERE {table.name}.article = article.id)"
    for table in FINDING_TABLES
)
NEWEST = "ifnull(published_first, ''), id"  # as the index article_newest has it


def members(findings: Findings, table: Table) -> tuple[Any, ...]:
    """Return the findings of one kind, as `Findings` holds them."""
    held: Any = findings
    for name in table.group:
        held = getattr(held, name)
    return tuple(held)


def findings_of(connection: sqlite3.Connection, prefix: str) -> Findings:
    """Return an article with all its findings, exactly as they were added."""
    article = article_of(connection, prefix)
    where = "WHERE article = ? ORDER BY position"
    groups = {
        table.group: list(take_nouns(connection, table, where, article.id))
        for table in FINDING_TABLES
    }
    return _together(article, groups)


def each_findings(
    connection: sqlite3.Connection, wanted: Filter, kinds: Collection[str] | None
) -> Iterator[Findings]:
    """Yield articles with their findings, oldest first, a batch in memory at a time.

    The ids come from one open query, so all that is read is of the moment of the first.
    """
    tables = [table for table in FINDING_TABLES if kinds is None or table.name in kinds]
    ids = article_ids(connection, wanted)
    while batch := tuple(islice(ids, BATCH)):
        marks = ", ".join("?" * len(batch))
        articles = {
            one.id: one for one in articles_where(connection, f"WHERE id IN ({marks})", *batch)
        }
        found: dict[str, dict[tuple[str, ...], list[Any]]] = defaultdict(lambda: defaultdict(list))
        for table in tables:
            where = f"WHERE article IN ({marks}) ORDER BY article, position"
            for noun in take_nouns(connection, table, where, *batch):
                found[noun.article][table.group].append(noun)
        for identity in batch:
            yield _together(articles[identity], found[identity])


def _together(article: Article, groups: dict[tuple[str, ...], list[Any]]) -> Findings:
    context = {group[1]: tuple(found) for group, found in groups.items() if len(group) > 1}
    others = {group[0]: tuple(found) for group, found in groups.items() if len(group) == 1}
    return Findings(article=article, context=Context(**context), **others)


def article_of(connection: sqlite3.Connection, prefix: str) -> Article:
    """Return the one article whose id begins so."""
    identity = _only(prefix, _ids_in(connection, "article", prefix), "article")
    return articles_where(connection, "WHERE id = ?", identity)[0]


def finding_of(connection: sqlite3.Connection, prefix: str) -> FoundFinding:
    """Return the one finding whose id begins so, with its article."""
    fitting = {
        identity: table
        for table in FINDING_TABLES
        for identity in _ids_in(connection, table.name, prefix)
    }
    identity = _only(prefix, list(fitting), "finding")
    finding = take_nouns(connection, fitting[identity], "WHERE id = ?", identity)[0]
    return FoundFinding(finding=finding, article=article_of(connection, finding.article))


def actors_named(connection: sqlite3.Connection, name: str) -> tuple[FoundFinding, ...]:
    """Return the actors of this name, or with the word in their name, oldest page first."""
    ours = next(table for table in FINDING_TABLES if table.name == "actor")
    sql = (
        "SELECT actor.id FROM actor JOIN article ON article.id = actor.article "
        "WHERE actor.name = ? OR actor.name LIKE ? ESCAPE '\\' "
        f"ORDER BY {NEWEST}, actor.position"
    )
    last = "% " + re.sub(r"([\\%_])", r"\\\1", name)
    identities = [row[0] for row in connection.execute(sql, (name, last))]
    return tuple(
        FoundFinding(finding=actor, article=article_of(connection, actor.article))
        for identity in identities
        for actor in take_nouns(connection, ours, "WHERE id = ?", identity)
    )


def lookup(connection: sqlite3.Connection, prefix: str) -> Article | FoundFinding:
    """Return the one article or finding whose id begins so."""
    articles = _ids_in(connection, "article", prefix)
    others = [one for table in FINDING_TABLES for one in _ids_in(connection, table.name, prefix)]
    identity = _only(prefix, articles + others, "article or finding")
    return (article_of if articles else finding_of)(connection, identity)


def article_lines(
    connection: sqlite3.Connection, wanted: Filter, limit: int, after: str | None
) -> tuple[ArticleLine, ...]:
    """List articles, newest first, from behind the article `after`."""
    where = conditions(wanted)
    clauses, values = list(where.clauses), list(where.values)
    if after is not None:
        clauses.append(f"({NEWEST}) < (SELECT {NEWEST} FROM article WHERE id = ?)")
        values.append(article_of(connection, after).id)
    order = "ifnull(published_first, '') DESC, id DESC"
    return _lines(connection, clauses, f"ORDER BY {order} LIMIT ?", [*values, limit])


def versions_of(connection: sqlite3.Connection, address: str) -> tuple[ArticleLine, ...]:
    """Return all versions of one address, oldest first."""
    return _lines(connection, ["address = ?"], "ORDER BY version", [address])


def article_ids(connection: sqlite3.Connection, wanted: Filter) -> Iterator[str]:
    """Yield ids of articles, oldest first."""
    where = conditions(wanted)
    sql = f"SELECT id FROM article {_where(where.clauses)} ORDER BY {NEWEST}"
    for row in connection.execute(sql, where.values):
        yield row[0]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table holds, the articles first."""
    own = "type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
    names = [row[0] for row in connection.execute(f"SELECT name FROM sqlite_master WHERE {own}")]
    return {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names
    }


def _ids_in(connection: sqlite3.Connection, table: str, prefix: str) -> list[str]:
    """Return the id itself, or some of the ids that begin so; refuse what cannot be an id."""
    if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (prefix,)).fetchone():
        return [prefix]
    if not PREFIX.fullmatch(prefix):
        raise InputError(
            f"{prefix!r} is no id: ids are hex digits in lower case, and 4 of their 20 must be given."
        )
    sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT ?"
    rows = connection.execute(sql, (prefix, prefix + "g", NAMED_AT_MOST))  # g follows f
    return [row[0] for row in rows]


def _only(prefix: str, fitting: list[str], noun: str) -> str:
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise InputError(f"The record holds no {noun} whose id begins with {prefix}.")
    some = ", ".join(fitting[:NAMED_AT_MOST])
    raise InputError(f"Several ids begin with {prefix}: {some}. Give more digits.")


def _lines(
    connection: sqlite3.Connection, clauses: list[str], rest: str, values: list[Any]
) -> tuple[ArticleLine, ...]:
    sql = f"{ARTICLE_LINE.format(findings=FINDINGS_COUNT)} {_where(clauses)} {rest}"
    return tuple(
        ArticleLine(
            id=row[0],
            title=row[1],
            outlet=row[2],
            day=row[3],
            url=row[4],
            address=row[5],
            language=row[6],
            version=row[7],
            is_current=bool(row[8]),
            findings=row[9],
        )
        for row in connection.execute(sql, values)
    )


def _where(clauses: list[str] | tuple[str, ...]) -> str:
    return f"WHERE {' AND '.join(clauses)}" if clauses else ""
