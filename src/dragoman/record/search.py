"""Finds articles and statements by words, the best first, with the stretch that shows them.

BM25 reads every place where a word stands in every article: 30 ms for "said" in 20,000 articles,
and a second in 500,000. So at most a fixed number of candidates is ranked: where more match,
those with the words in the title come first, and among the rest the newest in the record.
"""

import sqlite3
from collections.abc import Iterator

import msgspec

from dragoman.errors import InputError
from dragoman.model import Span, Zone, ZoneKind
from dragoman.record.filters import Conditions, conditions
from dragoman.record.query import Query, parse_query
from dragoman.record.results import Filter, Found, Hit, Snippet, StatementHit
from dragoman.record.snippet import Finder
from dragoman.record.words import BODY_ZONES

__all__ = ["search_articles", "search_statements"]

MAX_RANKED = 1000  # candidates ranked together, and hits counted: up to 8 ms with common words
PER_TIER = 400  # candidates ranked of each tier, where more match
MAX_HITS = 1000

COUNT = """
    SELECT count(*) FROM (
        SELECT 1 FROM {index} {joins} WHERE {index} MATCH ? {conditions} LIMIT ?
    )
"""
RANK = """
    SELECT number FROM (
        SELECT {index}.rowid AS number, bm25({index}, {weights}) AS score
        FROM {index} {joins} WHERE {index} MATCH ? {conditions}
        ORDER BY {index}.rowid DESC LIMIT ?
    )
    ORDER BY score, number DESC LIMIT ?
"""


class Index(msgspec.Struct, frozen=True):
    """A search index: its table, how it joins the articles, the weights of its columns.

    Attributes:
        name: The table.
        joins: From its rows to those of `article`.
        weights: What a word in each column counts.
        first: The column in which words count most.
    """

    name: str
    joins: str
    weights: str
    first: str


ARTICLES = Index(
    name="article_words",
    joins="CROSS JOIN article ON article.number = article_words.rowid",
    weights="4.0, 1.0",
    first="title",
)
STATEMENTS = Index(
    name="statement_words",
    joins=(
        "CROSS JOIN statement ON statement.number = statement_words.rowid "
        "CROSS JOIN article ON article.id = statement.article"
    ),
    weights="1.0, 2.0",
    first="speaker",
)


def search_articles(
    connection: sqlite3.Connection, words: str, wanted: Filter, limit: int
) -> Found[Hit]:
    """Find articles; see `Record.search`."""
    query = parse_query(words)
    numbers, total = _search(connection, ARTICLES, query, wanted, limit)
    finder = Finder(query)
    hits = tuple(_hit(connection, number, finder) for number in numbers)
    return Found(hits=hits, total=min(total, MAX_RANKED), more=total > MAX_RANKED)


def search_statements(
    connection: sqlite3.Connection, words: str, wanted: Filter, limit: int
) -> Found[StatementHit]:
    """Find statements; see `Record.search_statements`."""
    query = parse_query(words)
    numbers, total = _search(connection, STATEMENTS, query, wanted, limit)
    hits = tuple(_statement_hit(connection, number) for number in numbers)
    return Found(hits=hits, total=min(total, MAX_RANKED), more=total > MAX_RANKED)


def _search(
    connection: sqlite3.Connection, index: Index, query: Query, wanted: Filter, limit: int
) -> tuple[list[int], int]:
    """Return row numbers, the best first, and how many match (at most one above MAX_RANKED)."""
    if not 1 <= limit <= MAX_HITS:
        raise InputError(f"A search gives 1 to {MAX_HITS} hits, not {limit}.")
    where = conditions(wanted)
    sql = _filled(COUNT, index, where)
    values = (query.fts(), *where.values, MAX_RANKED + 1)
    total = int(connection.execute(sql, values).fetchone()[0])
    tiers = _tiers(index, query) if total > MAX_RANKED else iter([query.fts()])
    ranked = max(PER_TIER, limit) if total > MAX_RANKED else MAX_RANKED
    numbers: dict[int, None] = {}
    for match in tiers:
        sql = _filled(RANK, index, where)
        values = (match, *where.values, ranked, limit)
        numbers |= dict.fromkeys(row[0] for row in connection.execute(sql, values))
        if len(numbers) >= limit:
            break
    return list(numbers)[:limit], total


def _tiers(index: Index, query: Query) -> Iterator[str]:
    """Yield narrower queries first: all terms in the first column, any of them, anywhere."""
    whole = query.fts()
    yield f"({whole}) AND {index.first} : ({whole})"
    if len(query.terms) > 1:
        any_term = " OR ".join(term.fts() for term in query.terms)
        yield f"({whole}) AND {index.first} : ({any_term})"
    yield whole


def _filled(sql: str, index: Index, where: Conditions) -> str:
    return sql.format(
        index=index.name,
        joins=index.joins if where.clauses else "",
        weights=index.weights,
        conditions="".join(f" AND {clause}" for clause in where.clauses),
    )


def _hit(connection: sqlite3.Connection, number: int, finder: Finder) -> Hit:
    row = connection.execute(
        "SELECT id, title, outlet, substr(published_value, 1, 10), url, version, is_current, text "
        "FROM article WHERE number = ?",
        (number,),
    ).fetchone()
    return Hit(
        article=row[0],
        title=row[1],
        title_marks=finder.marks(row[1] or ""),
        outlet=row[2],
        day=row[3],
        url=row[4],
        version=row[5],
        is_current=bool(row[6]),
        snippet=_snippet(connection, row[0], row[7], finder),
    )


def _snippet(connection: sqlite3.Connection, article: str, text: str, finder: Finder) -> Snippet:
    sql = "SELECT kind, start_char, end_char FROM zone WHERE article = ? ORDER BY position"
    zones = [
        Zone(ZoneKind(kind), start, end) for kind, start, end in connection.execute(sql, (article,))
    ]
    return finder.snippet(text, _stretches(text, zones))


def _stretches(text: str, zones: list[Zone]) -> list[Span]:
    """Return the stretches that may be shown: subtitle and body, joined where only space parts them."""
    stretches: list[Span] = []
    for zone in zones:
        if zone.kind not in BODY_ZONES:
            continue
        if stretches and not text[stretches[-1].end : zone.start].strip():
            stretches[-1] = Span(stretches[-1].start, zone.end)
        else:
            stretches.append(zone.span)
    return stretches


def _statement_hit(connection: sqlite3.Connection, number: int) -> StatementHit:
    row = connection.execute(
        "SELECT statement.id, article.id, title, outlet, substr(published_value, 1, 10), url, "
        "ifnull(speaker_name, source_words) FROM statement JOIN article "
        "ON article.id = statement.article WHERE statement.number = ?",
        (number,),
    ).fetchone()
    sql = "SELECT words FROM statement_content WHERE statement = ? ORDER BY position"
    content = " … ".join(words for (words,) in connection.execute(sql, (row[0],)))
    return StatementHit(
        statement=row[0],
        article=row[1],
        title=row[2],
        outlet=row[3],
        day=row[4],
        url=row[5],
        speaker=row[6],
        content=content,
    )
