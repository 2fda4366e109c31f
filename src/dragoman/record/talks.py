"""Reads what the articles of a record tell of talks, with the words of each line."""

import sqlite3
from collections import defaultdict
from typing import Any

import msgspec

from dragoman.model import PageTalks
from dragoman.record.filters import conditions
from dragoman.record.layout import FINDING_TABLES
from dragoman.record.nouns import take_nouns
from dragoman.record.results import Filter

__all__ = ["told_talks"]

_TABLES = {
    table.name: table
    for table in FINDING_TABLES
    if table.name in {"strand", "move", "characterisation"}
}


class _Kept(msgspec.Struct):
    """What is kept of talks: nouns by table and article, words by id."""

    nouns: dict[str, dict[str, list[Any]]]
    words: dict[str, str]
    triggers: dict[str, str]
    sources: dict[str, str]
    terms: dict[str, tuple[str, ...]]


def told_talks(connection: sqlite3.Connection, wanted: Filter) -> tuple[PageTalks, ...]:
    """Return what articles tell of talks, those without any left out, the earliest first.

    Args:
        connection: To the record.
        wanted: Of which articles.
    """
    where = conditions(wanted)
    clauses = ("article.id IN (SELECT article FROM strand)", *where.clauses)
    chosen = f"SELECT article.id FROM article WHERE {' AND '.join(clauses)}"
    kept = _kept(connection, f"WHERE article IN ({chosen})", where.values)
    told = connection.execute(
        "SELECT id, substr(published_value, 1, 10), outlet, title, url FROM article "
        f"WHERE id IN ({chosen}) ORDER BY published_first, id",
        where.values,
    )
    return tuple(_page(row, kept) for row in told)


def _kept(connection: sqlite3.Connection, inside: str, values: tuple[str, ...]) -> _Kept:
    def words(table: str, column: str) -> dict[str, str]:
        sql = f"SELECT id, {column} FROM {table} {inside} AND {column} IS NOT NULL"
        return dict(connection.execute(sql, values).fetchall())

    nouns: dict[str, dict[str, list[Any]]] = {}
    rests: dict[str, str] = {}
    for name, table in _TABLES.items():
        nouns[name] = defaultdict(list)
        for noun in take_nouns(connection, table, f"{inside} ORDER BY article, position", *values):
            nouns[name][noun.article].append(noun)
        rests |= words(name, "words")
    terms: dict[str, tuple[str, ...]] = {}
    sql = f"SELECT move, words FROM move_term WHERE move IN (SELECT id FROM move {inside})"
    for move, said in connection.execute(f"{sql} ORDER BY move, position", values):
        terms[move] = (*terms.get(move, ()), said)
    return _Kept(
        nouns=nouns,
        words=rests,
        triggers=words("move", "trigger_words"),
        sources=words("move", "per_words") | words("characterisation", "by_words"),
        terms=terms,
    )


def _page(row: tuple[Any, ...], kept: _Kept) -> PageTalks:
    article, day, outlet, title, url = row
    strands, moves, views = (tuple(kept.nouns[name][article]) for name in _TABLES)
    ids = {one.id for one in (*strands, *moves, *views)}

    def of(words: dict[str, Any]) -> dict[str, Any]:
        return {key: words[key] for key in ids if key in words}

    return PageTalks(
        article=article,
        day=day,
        outlet=outlet,
        title=title,
        url=url,
        strands=strands,
        moves=moves,
        characterisations=views,
        words=of(kept.words),
        triggers=of(kept.triggers),
        sources=of(kept.sources),
        terms=of(kept.terms),
    )
