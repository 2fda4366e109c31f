"""The handle on one record: what can be kept, read back, searched and checked."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.model import (
    Article,
    Failed,
    Findings,
    Given,
    Lineage,
    Page,
    PageTalks,
    Rejected,
    Story,
    Track,
    Why,
)
from dragoman.record import links, pages, read
from dragoman.record.check import find_problems
from dragoman.record.connect import Store, tidy, translated, write_lock
from dragoman.record.ledger import given_figures
from dragoman.record.opening import Opening, open_store
from dragoman.record.results import (
    Added,
    ArticleLine,
    Filter,
    Found,
    FoundFinding,
    Hit,
    Judgement,
    Problem,
    RejectedPage,
    Source,
    StatementHit,
)
from dragoman.record.search import search_articles, search_statements
from dragoman.record.store import add
from dragoman.record.talks import told_talks

__all__ = ["Record", "open_record"]

WAIT_SECONDS = 30.0  # a batch of 200 pages takes under a second; only a stuck writer takes longer
EVERYTHING = Filter()


def open_record(
    path: str | Path,
    *,
    create: bool = False,
    readonly: bool = False,
    wait_seconds: float = WAIT_SECONDS,
) -> "Record":
    """Open a record, or make one.

    Args:
        path: The file.
        create: Make the record if there is no file (or an empty one).
        readonly: Never write; several readers may read while one writer writes.
        wait_seconds: How long to wait for another process that is writing.

    Returns:
        The record, to be used in a `with` statement or closed.

    Raises:
        InputError: There is no such file and `create` is not set.
        StoreError: The file is no record, is of a newer version, cannot be opened or written. An
            older version is brought up to date, after a copy `NAME.before-vN` was made.
    """
    opening = Opening(create=create, readonly=readonly, wait_seconds=wait_seconds)
    return Record(open_store(Path(path), opening))


class Record:
    """One record, opened. Made by `open_record`; for one thread, in a `with` statement."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        """Return the file."""
        return self._store.path

    @property
    def readonly(self) -> bool:
        """Say whether nothing can be written through this handle."""
        return self._store.readonly

    def close(self) -> None:
        """Close the file; a batch that is still open is given up."""
        self._store.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _errors(self) -> AbstractContextManager[None]:
        return translated(self._store.path, self._store.wait_seconds)

    # -- keeping ------------------------------------------------------------------------------

    def batch(self) -> AbstractContextManager[None]:
        """Hold the write lock: all that is added inside lands together, or not at all.

        Collect results first, then open a batch to write them: other writers wait meanwhile.

        Raises:
            StoreError: Another process was writing all the time (`wait_seconds`), the disk is
                full, the file cannot be written; nothing of the batch was kept then.
        """
        return write_lock(self._store)

    def seen(self, page_id: str) -> bool:
        """Say whether a page was handled, so that it need not be read again.

        Handled are articles and rejections; failures and rejections as too slow are tried again.
        """
        with self._errors():
            known = pages.known_page(self._store.connection, page_id)
        return known is not None and not known.retry

    def add(
        self, result: Findings | Rejected | Failed, page: Page, *, reread: bool = False
    ) -> Added:
        """Keep what one page gave. A page that the record holds already changes nothing.

        Args:
            result: What the reading gave.
            page: The page it was read from.
            reread: Replace the findings of an article that was read before (by older rules);
                people's judgements stay.

        Returns:
            What was done. A result that contradicts itself (a finding that names an actor which is
            not there) is kept as a failure, with `Added.error`.

        Raises:
            StoreError: The record cannot be written.
        """
        return add(self._store, result, page, reread=reread)

    def put_source(self, source: Source) -> None:
        """Note how far a source of an `add` run was read."""
        with write_lock(self._store):
            links.put_source(self._store.connection, source)

    def source(self, name: str) -> Source | None:
        """Return what was noted of a source, or None if nothing was."""
        with self._errors():
            return links.source(self._store.connection, name)

    def put_setting(self, name: str, value: str) -> None:
        """Note a fact about the record itself (the digest of the codes it was read with)."""
        with write_lock(self._store):
            links.put_setting(self._store.connection, name, value)

    def settings(self) -> dict[str, str]:
        """Return the facts about the record itself: made_by, schema_version, codes, ..."""
        with self._errors():
            return links.settings(self._store.connection)

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a person's verdict on a finding; the finding itself stays untouched."""
        with write_lock(self._store):
            links.put_judgement(self._store.connection, judgement)

    def judgements(self, finding: str | None = None) -> tuple[Judgement, ...]:
        """Return people's verdicts, on one finding or on all, oldest first."""
        with self._errors():
            return links.judgements(self._store.connection, finding)

    def replace_tracks(self, tracks: Iterable[Track]) -> None:
        """Put these tracks in the place of all there were."""
        with write_lock(self._store):
            links.replace_tracks(self._store.connection, tracks)

    def replace_stories(self, stories: Iterable[Story], lineages: Iterable[Lineage] = ()) -> None:
        """Put these stories and lineages in the place of all there were."""
        with write_lock(self._store):
            links.replace_stories(self._store.connection, stories, lineages)

    def tidy(self) -> None:
        """Merge the search index and fold the log into the file; worth it after a large `add`."""
        tidy(self._store)

    # -- reading back ---------------------------------------------------------------------------

    def article(self, id_or_prefix: str) -> Article:
        """Return an article by its id or the beginning of it (4 hex digits or more).

        Raises:
            InputError: No article, or more than one, begins so.
        """
        with self._errors():
            return read.article_of(self._store.connection, id_or_prefix)

    def findings(self, article_id: str) -> Findings:
        """Return an article with all its findings, exactly as they were added."""
        with self._errors():
            return read.findings_of(self._store.connection, article_id)

    def finding(self, id_or_prefix: str) -> FoundFinding:
        """Return a finding of any kind by its id or the beginning of it, with its article."""
        with self._errors():
            return read.finding_of(self._store.connection, id_or_prefix)

    def actors_named(self, name: str) -> tuple[FoundFinding, ...]:
        """Return the actors of this name, or whose name ends in it, oldest page first.

        Args:
            name: A full name or a surname.

        Returns:
            Each actor with its article.
        """
        with self._errors():
            return read.actors_named(self._store.connection, name)

    def figures(
        self, wanted: Filter = EVERYTHING, *, what: Iterable[str] = ()
    ) -> tuple[Given, ...]:
        """Return figures as articles give them, with the day and the source of each.

        Args:
            wanted: Of which articles.
            what: What is counted ("killed"); empty for all.
        """
        with self._errors():
            return given_figures(self._store.connection, wanted, what)

    def talks(self, wanted: Filter = EVERYTHING) -> tuple[PageTalks, ...]:
        """Return what articles tell of talks, with the words of each line, the earliest first.

        Args:
            wanted: Of which articles.
        """
        with self._errors():
            return told_talks(self._store.connection, wanted)

    def lookup(self, id_or_prefix: str) -> Article | FoundFinding:
        """Return the article or the finding that an id, or the beginning of one, names."""
        with self._errors():
            return read.lookup(self._store.connection, id_or_prefix)

    def page(self, page_id: str) -> Page:
        """Return a page as it came in. The content of rejected and failed pages is not kept."""
        with self._errors():
            return pages.page_of(self._store.connection, page_id)

    def pages_of(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the pages that gave an article."""
        with self._errors():
            return pages.pages_of(self._store.connection, article_id)

    def articles(
        self, wanted: Filter = EVERYTHING, *, limit: int = 50, after: str | None = None
    ) -> tuple[ArticleLine, ...]:
        """List articles, newest first; `after` is the id of the last one of the page before."""
        with self._errors():
            return read.article_lines(self._store.connection, wanted, limit, after)

    def article_ids(self, wanted: Filter = EVERYTHING) -> Iterator[str]:
        """Yield the ids of articles, oldest first, for exports of any size."""
        with self._errors():
            yield from read.article_ids(self._store.connection, wanted)

    def each_findings(
        self, wanted: Filter = EVERYTHING, *, kinds: Collection[str] | None = None
    ) -> Iterator[Findings]:
        """Yield articles with their findings, oldest first, for exports of any size.

        Args:
            wanted: Which articles.
            kinds: The tables of the findings wanted ("event", "place"); None for all.
        """
        with self._errors():
            yield from read.each_findings(self._store.connection, wanted, kinds)

    def versions(self, address: str) -> tuple[ArticleLine, ...]:
        """Return all versions of one address, oldest first."""
        with self._errors():
            return read.versions_of(self._store.connection, address)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""
        with self._errors():
            return read.counts(self._store.connection)

    def rejections(self, *, why: Why | None = None, limit: int = -1) -> tuple[RejectedPage, ...]:
        """Return the pages that were set aside, in the order of their names."""
        with self._errors():
            return pages.rejections(self._store.connection, why, limit)

    def failures(self) -> tuple[Failed, ...]:
        """Return the pages on which our own code broke, in the order of their names."""
        with self._errors():
            return pages.failures(self._store.connection)

    def tracks(self) -> tuple[Track, ...]:
        """Return all tracks, in the order of their ids."""
        with self._errors():
            return links.tracks(self._store.connection)

    def stories(self) -> tuple[Story, ...]:
        """Return all stories, in the order of their ids."""
        with self._errors():
            return links.stories(self._store.connection)

    def lineages(self) -> tuple[Lineage, ...]:
        """Return all lineages, in the order of their articles."""
        with self._errors():
            return links.lineages(self._store.connection)

    # -- finding and checking ---------------------------------------------------------------------

    def search(self, words: str, wanted: Filter = EVERYTHING, *, limit: int = 20) -> Found[Hit]:
        """Find articles by words of their title and body; furniture is never found.

        All words must stand in the article; "exact words" in quotation marks must stand together;
        a star at the end of a word stands for any ending (cease*). Case and accents do not matter.

        Raises:
            InputError: There is no word to search for, a quotation mark is not closed, a date
                cannot be read.
        """
        with self._errors():
            return search_articles(self._store.connection, words, wanted, limit)

    def search_statements(
        self, words: str, wanted: Filter = EVERYTHING, *, limit: int = 20
    ) -> Found[StatementHit]:
        """Find statements by the words that were said or by who said them."""
        with self._errors():
            return search_statements(self._store.connection, words, wanted, limit)

    def check(self, progress: Callable[[int], None] | None = None) -> tuple[Problem, ...]:
        """Prove the record: every finding re-anchors in its stored text, every id recomputes.

        Args:
            progress: Called with the number of articles checked so far, now and then.

        Returns:
            What is wrong, at most a thousand problems; () for a sound record.
        """
        with self._errors():
            return find_problems(self._store.connection, progress)
