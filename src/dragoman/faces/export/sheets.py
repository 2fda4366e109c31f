"""The tables that an export of rows has, one a noun, and their rows.

Each row of a finding carries its exact words and where they were read: title, outlet, date, link.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dragoman.faces.export.columns import Column, columns_of
from dragoman.faces.export.links import link_of
from dragoman.faces.export.selection import Change, Reported, Selection
from dragoman.model import Article, Lineage, Story, Track, Transition
from dragoman.record import Judgement
from dragoman.record.layout import FINDING_TABLES
from dragoman.record.read import members

__all__ = ["SOURCE", "Row", "Sheet", "all_sheets", "sheet_rows"]

Row = tuple[Any, ...]

_TEXT: Final = frozenset({"text"})


class Sheet(msgspec.Struct, frozen=True):
    """One table of an export.

    Attributes:
        name: Its name, as the record's table has it.
        columns: Its columns, in order.
    """

    name: str
    columns: tuple[Column, ...]


def _source_columns() -> tuple[Column, ...]:
    """Return the columns that say where the words of a row were read."""

    def day(article: Article, _: str) -> str | None:
        return article.published.value if article.published else None

    return (
        Column("article_title", "text", lambda article, _: article.title),
        Column("article_outlet", "text", lambda article, _: article.outlet),
        Column("article_published", "text", day),
        Column("article_link", "text", lambda article, _: link_of(article)),
    )


SOURCE: Final = _source_columns()
_TRACK: Final = columns_of(Track, skip=frozenset({"transitions"}))
_CHANGE: Final = (
    Column("track", "text", lambda change, _: change.track.id),
    Column("track_name", "text", lambda change, _: change.track.name),
    *(
        msgspec.structs.replace(
            column, get=lambda one, text, get=column.get: get(one.transition, text)
        )
        for column in columns_of(Transition)
    ),
    Column("by_whom", "text", lambda change, _: change.move.by),
    Column("status", "text", lambda change, _: change.move.status.value),
    Column("words", "text", lambda one, text: one.move.span.of(text)),
    Column("per_words", "text", lambda one, text: one.move.per and one.move.per.of(text)),
    Column("article", "text", lambda change, _: change.article.id),
)


def all_sheets(*, with_text: bool) -> tuple[Sheet, ...]:
    """Return the tables of an export.

    Args:
        with_text: The articles' table has their whole text.
    """
    article = columns_of(Article, skip=frozenset() if with_text else _TEXT)
    return (
        Sheet("article", article),
        *(Sheet(table.name, columns_of(table.noun) + SOURCE) for table in FINDING_TABLES),
        Sheet("track", _TRACK),
        Sheet("transition", _CHANGE + SOURCE),
        Sheet("story", columns_of(Story)),
        Sheet("lineage", columns_of(Lineage)),
        Sheet("judgement", columns_of(Judgement)),
    )


def sheet_rows(selection: Selection, sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, Row]]:
    """Yield rows, each with the name of its table; those of one table in the record's order."""
    columns = {sheet.name: sheet.columns for sheet in sheets}
    for page in selection.pages():
        yield from _page_rows(page, columns)
    for track in selection.tracks():
        yield "track", _row(columns["track"], track, "")
    for change in selection.changes():
        yield "transition", _change_row(change, columns["transition"])
    for story in selection.stories():
        yield "story", _row(columns["story"], story, "")
    for lineage in selection.lineages():
        yield "lineage", _row(columns["lineage"], lineage, "")
    for judgement in selection.record.judgements() if selection.choice.keeps_all else ():
        yield "judgement", _row(columns["judgement"], judgement, "")


def _page_rows(page: Reported, columns: dict[str, tuple[Column, ...]]) -> Iterator[tuple[str, Row]]:
    text = page.article.text
    yield "article", _row(columns["article"], page.article, text)
    source = _row(SOURCE, page.article, text)
    for table in FINDING_TABLES:
        own = columns[table.name][: -len(SOURCE)]
        for finding in members(page.findings, table):
            yield table.name, _row(own, finding, text) + source


def _change_row(change: Change, columns: tuple[Column, ...]) -> Row:
    text = change.article.text
    own, source = columns[: -len(SOURCE)], columns[-len(SOURCE) :]
    return _row(own, change, text) + _row(source, change.article, text)


def _row(columns: tuple[Column, ...], noun: Any, text: str) -> Row:
    return tuple(column.get(noun, text) for column in columns)
