"""Keeps pages as they came in, and what became of each; gives them back."""

import sqlite3
import zlib

import msgspec

from dragoman.errors import InputError, StoreError
from dragoman.model import Article, DateClaim, Failed, Page, Rejected, Why
from dragoman.record.identity import content_bytes, content_sha256
from dragoman.record.nouns import insert_sql
from dragoman.record.results import RejectedPage
from dragoman.record.rows import Row, shape_of

__all__ = [
    "Known",
    "failures",
    "keep_earliest",
    "keep_failure",
    "known_page",
    "page_of",
    "pages_of",
    "put_page",
    "rejections",
]

ZLIB_LEVEL = 1  # TODO measure

COLUMNS = (
    "id",
    "outcome",
    "retry",
    "article",
    "name",
    "key",
    "url",
    "content_type",
    "charset",
    "retrieved",
    "title",
    "outlet",
    "dated",
    "whole",
    "repeated",
    "is_text",
    "bytes",
    "sha256",
)


class Known(msgspec.Struct, frozen=True):
    """What the record holds of a page already.

    Attributes:
        retry: It is to be tried again.
        article: Id of its article, or None where it was set aside.
        retrieved: When it was first fetched.
    """

    retry: bool
    article: str | None
    retrieved: str | None


def known_page(connection: sqlite3.Connection, identity: str) -> Known | None:
    """Return what the record holds of a page, or None where it never saw it."""
    row = connection.execute(
        "SELECT retry, article, retrieved FROM page WHERE id = ?", (identity,)
    ).fetchone()
    return None if row is None else Known(bool(row[0]), row[1], row[2])


def put_page(
    connection: sqlite3.Connection,
    identity: str,
    page: Page,
    result: Article | Rejected | Failed,
    known: Known | None = None,
) -> None:
    """Write a page and what became of it, in the place of what was known of it.

    Only the content of pages that gave an article is kept, and only where it differs from its text.
    """
    digest = content_sha256(page)
    if known:
        connection.execute("DELETE FROM page WHERE id = ?", (identity,))
    if isinstance(result, Article) and digest != result.sha256:
        _put_content(connection, digest, page)
    times = [when for when in (page.retrieved, known and known.retrieved) if when]
    row = (
        identity,
        _outcome(result),
        isinstance(result, Failed) or (isinstance(result, Rejected) and result.why is Why.TOO_SLOW),
        result.id if isinstance(result, Article) else None,
        page.name,
        page.key,
        page.url,
        page.content_type,
        page.charset,
        min(times, default=None),
        page.title,
        page.outlet,
        msgspec.json.encode(page.dated).decode(),
        page.whole,
        msgspec.json.encode(page.repeated).decode(),
        isinstance(page.content, str),
        len(content_bytes(page)),
        digest,
    )
    connection.execute(insert_sql("page", COLUMNS), row)
    if not isinstance(result, Article):
        _put_aside(connection, identity, result)


def keep_earliest(connection: sqlite3.Connection, identity: str, page: Page, known: Known) -> bool:
    """Keep the time of a page's first fetch, in whatever order its captures are added.

    Returns:
        Whether this capture is an earlier one.
    """
    if page.retrieved is None or (known.retrieved and known.retrieved <= page.retrieved):
        return False
    connection.execute("UPDATE page SET retrieved = ? WHERE id = ?", (page.retrieved, identity))
    return True


def keep_failure(connection: sqlite3.Connection, identity: str, page: Page, error: str) -> None:
    """Keep a page whose result could not be written, whatever characters it is made of.

    A page that the record holds already stays as it is.
    """
    if known_page(connection, identity) is not None:
        return
    page = Page(
        content=page.content,
        name=_printable(page.name),
        key=page.key and _printable(page.key),
        url=page.url and _printable(page.url),
        retrieved=page.retrieved and _printable(page.retrieved),
    )
    failed = Failed(
        name=page.name,
        key=page.key,
        url=page.url,
        stage="dragoman.record",
        error=_printable(error),
    )
    put_page(connection, identity, page, failed)


def _printable(words: str) -> str:
    """Return words that UTF-8 can hold: a stray half of a character becomes its escape."""
    return words.encode("utf-8", "backslashreplace").decode()


def page_of(connection: sqlite3.Connection, identity: str) -> Page:
    """Return a page as it came in; `name` and `retrieved` are those of its first capture."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM page WHERE id = ?"
    row = connection.execute(sql, (identity,)).fetchone()
    if row is None:
        raise InputError(f"The record holds no page {identity}.")
    held = dict(zip(COLUMNS, row, strict=True))
    content = _content(connection, held["sha256"])
    if content is None:
        raise StoreError(
            f"The content of page {identity} ({held['name']}) is not in the record: it was "
            f"{held['outcome']}. Read it anew from where it came."
        )
    return Page(
        content=content.decode("utf-8", "surrogatepass") if held["is_text"] else content,
        name=held["name"],
        key=held["key"],
        url=held["url"],
        content_type=held["content_type"],
        charset=held["charset"],
        retrieved=held["retrieved"],
        title=held["title"],
        outlet=held["outlet"],
        dated=msgspec.json.decode(held["dated"], type=tuple[DateClaim, ...]),
        whole=bool(held["whole"]),
        repeated=msgspec.json.decode(held["repeated"], type=tuple[str, ...]),
    )


def pages_of(connection: sqlite3.Connection, article: str) -> tuple[str, ...]:
    """Return the ids of the pages that gave an article, the one fetched first at the front."""
    sql = "SELECT id FROM page WHERE article = ? ORDER BY ifnull(retrieved, ''), id"
    return tuple(row[0] for row in connection.execute(sql, (article,)))


def rejections(
    connection: sqlite3.Connection, why: Why | None, limit: int
) -> tuple[RejectedPage, ...]:
    """Return rejected pages, in the order of their names."""
    shape = shape_of(Rejected)
    sql = f"SELECT page, {', '.join(shape.columns)} FROM rejection"
    where, values = (" WHERE why = ?", [why.value]) if why else ("", [])
    rows = connection.execute(f"{sql}{where} ORDER BY name, page LIMIT ?", (*values, limit))
    return tuple(RejectedPage(page=row[0], rejected=shape.take(row, 1)) for row in rows)


def failures(connection: sqlite3.Connection) -> tuple[Failed, ...]:
    """Return the pages on which our own code broke, by name."""
    shape = shape_of(Failed)
    sql = f"SELECT {', '.join(shape.columns)} FROM failure ORDER BY name, page"
    return tuple(shape.take(row) for row in connection.execute(sql))


def _outcome(result: Article | Rejected | Failed) -> str:
    if isinstance(result, Article):
        return "article"
    return "rejected" if isinstance(result, Rejected) else "failed"


def _put_aside(connection: sqlite3.Connection, identity: str, result: Rejected | Failed) -> None:
    shape = shape_of(type(result))
    row: Row = [identity]
    shape.put(result, "", row)
    table = "rejection" if isinstance(result, Rejected) else "failure"
    connection.execute(insert_sql(table, ("page", *shape.columns)), row)


def _put_content(connection: sqlite3.Connection, digest: str, page: Page) -> None:
    held = connection.execute("SELECT 1 FROM page_content WHERE sha256 = ?", (digest,))
    if held.fetchone() is None:
        packed = zlib.compress(content_bytes(page), ZLIB_LEVEL)
        connection.execute("INSERT INTO page_content VALUES (?, ?)", (digest, packed))


def _content(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Return a content by its digest: kept as such, or as the text of an article."""
    sql = "SELECT content FROM page_content WHERE sha256 = ?"
    if row := connection.execute(sql, (digest,)).fetchone():
        return zlib.decompress(row[0])
    sql = "SELECT text FROM article WHERE sha256 = ? LIMIT 1"
    if row := connection.execute(sql, (digest,)).fetchone():
        return str(row[0]).encode()
    return None
