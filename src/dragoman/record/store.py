"""Keeps what a page gave: its article with all findings, its rejection or its failure."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.model import Failed, Findings, Page, Rejected
from dragoman.record.articles import put_article
from dragoman.record.connect import Store, write_lock
from dragoman.record.identity import page_id
from dragoman.record.layout import FINDING_TABLES
from dragoman.record.nouns import put_nouns
from dragoman.record.pages import Known, keep_earliest, keep_failure, known_page, put_page
from dragoman.record.read import findings_of, members
from dragoman.record.references import refuse_strays
from dragoman.record.results import Added, Outcome
from dragoman.record.versions import number_versions
from dragoman.record.words import forget_words, put_words

__all__ = ["add"]

# A result that contradicts itself (a span outside the text, a text that is no Unicode, a finding
# that names an actor which is not there): a bug in a stage, kept as such. All else is the disk's.
CONTRADICTIONS = (
    ValueError,
    OverflowError,
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)


def add(
    store: Store, result: Findings | Rejected | Failed, page: Page, *, reread: bool = False
) -> Added:
    """Keep what one page gave, all of it or none; see `Record.add`."""
    identity = page_id(page)
    with write_lock(store):
        try:
            with _all_or_none(store.connection):
                return _add(store.connection, identity, (page, result), reread=reread)
        except CONTRADICTIONS as error:
            said = f"{type(error).__name__}: {error}"
        with _all_or_none(store.connection):
            keep_failure(store.connection, identity, page, said)
    return Added(outcome=Outcome.FAILED, page=identity, error=said)


@contextmanager
def _all_or_none(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT one_page")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk ends the whole transaction
            connection.execute("ROLLBACK TO one_page")
            connection.execute("RELEASE one_page")
        raise
    connection.execute("RELEASE one_page")


def _add(
    connection: sqlite3.Connection,
    identity: str,
    read: tuple[Page, Findings | Rejected | Failed],
    *,
    reread: bool,
) -> Added:
    page, result = read
    known = known_page(connection, identity)
    if known and not known.retry and not (reread and _may_replace(known, result)):
        if keep_earliest(connection, identity, page, known) and known.article:
            _number_versions_of(connection, known.article)
        return Added(outcome=Outcome.SAME, page=identity, article=known.article)
    if not isinstance(result, Findings):
        put_page(connection, identity, page, result, known)
        outcome = Outcome.REJECTED if isinstance(result, Rejected) else Outcome.FAILED
        return Added(outcome=outcome, page=identity)
    outcome, written = _put_reading(connection, result, reread=reread)
    put_page(connection, identity, page, result.article, known)
    _number_versions_of(connection, result.article.id)
    if known and known.article and known.article != result.article.id:
        _number_versions_of(connection, known.article)
    return Added(outcome=outcome, page=identity, article=result.article.id, findings=written)


def _may_replace(known: Known, result: Findings | Rejected | Failed) -> bool:
    """Say whether a new reading may replace the old: an article is never given up for nothing."""
    return isinstance(result, Findings) or known.article is None


def _put_reading(
    connection: sqlite3.Connection, findings: Findings, *, reread: bool
) -> tuple[Outcome, int]:
    """Write an article with its findings, unless the record holds it."""
    article = findings.article
    held = connection.execute("SELECT number FROM article WHERE id = ?", (article.id,)).fetchone()
    if held is None:
        older = connection.execute("SELECT 1 FROM article WHERE address = ?", (article.address,))
        outcome = Outcome.NEW_VERSION if older.fetchone() else Outcome.NEW
        put_article(connection, article)
        return outcome, _put_findings(connection, findings)
    if not reread:
        return Outcome.SAME, 0
    before = findings_of(connection, article.id)
    if before == findings:
        return Outcome.SAME, 0
    _forget(connection, before)
    put_article(connection, article, number=held[0])
    return Outcome.REREAD, _put_findings(connection, findings)


def _put_findings(connection: sqlite3.Connection, findings: Findings) -> int:
    refuse_strays(findings)
    text = findings.article.text
    written = sum(
        put_nouns(connection, table, members(findings, table), text) for table in FINDING_TABLES
    )
    put_words(connection, findings.article, findings.statements)
    return written


def _forget(connection: sqlite3.Connection, findings: Findings) -> None:
    """Take an article's findings, zones and dates out; its row stays, and people's judgements."""
    forget_words(connection, findings.article, findings.statements)
    for table in ("zone", "date_claim", *(table.name for table in FINDING_TABLES)):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (findings.article.id,))


def _number_versions_of(connection: sqlite3.Connection, article: str) -> None:
    found = connection.execute("SELECT address FROM article WHERE id = ?", (article,)).fetchone()
    number_versions(connection, found[0])
