"""Reads the pages of sources and keeps them in a record, batch by batch, with a progress bar."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from dragoman.codes import codes_digest, load_codes
from dragoman.faces.cli.source import Sources
from dragoman.model import Page, Rejected
from dragoman.pipeline import make_tracks
from dragoman.record import Outcome, Record, open_record, page_id
from dragoman.scale import Done, read_pages

__all__ = ["Tally", "keep"]

BATCH_PAGES = 16  # a batch is one transaction; workers wait while it is written, so it is small
BATCH_SECONDS = 5.0  # slow pages: keep what there is


class Tally:
    """What became of the pages of one run."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.findings = 0
        self.skipped = 0
        self.seconds = 0.0

    @property
    def pages(self) -> int:
        """Return how many pages there were, those of earlier runs included."""
        return self.outcomes.total() + self.skipped

    def line(self, record: str) -> str:
        """Return the summary for people, on one line."""
        parts = [f"{self.pages} pages"]
        parts += [f"{n} {what.replace('_', ' ')}" for what, n in sorted(self.outcomes.items())]
        if self.reasons:
            why = ", ".join(f"{n} {reason}" for reason, n in self.reasons.most_common())
            parts.append(f"rejected as: {why}")
        if self.skipped:
            parts.append(f"{self.skipped} held already")
        rate = self.outcomes.total() / self.seconds if self.seconds else 0.0
        parts += [f"{self.findings:,} findings", f"{rate:.1f} pages/s"]
        return f"{record}: " + "; ".join(parts)


def keep(path: str, sources: Sources, *, reread: bool, quiet: bool) -> Tally:
    """Read pages and keep what they report.

    Args:
        path: The record; made if there is none.
        sources: Settings and pages.
        reread: Read pages again that the record holds, and replace their findings.
        quiet: No progress bar.

    Returns:
        What became of the pages.

    Raises:
        StoreError: The record cannot be opened or written; what was kept before stays.
    """
    tally = Tally()
    started = time.monotonic()
    with (
        open_record(path, create=True) as record,
        _progress(sources.total, quiet=quiet) as advance,
    ):
        record.put_setting("codes", codes_digest(sources.settings.codes))
        record.put_setting("parser", sources.settings.parser)

        def fresh() -> Iterator[Page | Rejected]:
            for page in sources.pages:
                if isinstance(page, Page) and not reread and record.seen(page_id(page)):
                    tally.skipped += 1
                    advance()
                else:
                    yield page

        for batch in _batches(read_pages(fresh(), settings=sources.settings), advance):
            _write(record, batch, tally, reread=reread)
        if tally.findings:
            codes = load_codes(sources.settings.codes)
            record.replace_tracks(make_tracks(record.talks(), codes=codes))
            record.tidy()
    tally.seconds = time.monotonic() - started
    return tally


def _batches(answers: Iterator[Done], advance: Callable[[], None]) -> Iterator[list[Done]]:
    """Gather answers into batches; what was gathered when the run is stopped is given out too."""
    batch: list[Done] = []
    since = time.monotonic()
    try:
        for done in answers:
            batch.append(done)
            advance()
            if len(batch) >= BATCH_PAGES or time.monotonic() - since >= BATCH_SECONDS:
                yield batch
                batch, since = [], time.monotonic()
    except KeyboardInterrupt:
        yield batch
        raise
    yield batch


def _write(record: Record, batch: list[Done], tally: Tally, *, reread: bool) -> None:
    with record.batch():
        kept = [record.add(done.result, _page(done), reread=reread) for done in batch]
    for done, added in zip(batch, kept, strict=True):
        tally.outcomes[added.outcome] += 1
        tally.findings += added.findings
        if added.outcome is Outcome.REJECTED and isinstance(done.result, Rejected):
            tally.reasons[done.result.why] += 1


def _page(done: Done) -> Page:
    """Return the page, or for one that was rejected on its way in, what is known of it."""
    if done.page is not None:
        return done.page
    result = done.result
    if not isinstance(result, Rejected):
        raise TypeError(f"an answer without its page: {result!r}")
    return Page(content=b"", name=result.name, key=result.key, url=result.url)


class _Rate(ProgressColumn):
    """Pages per second of the last while."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} pages/s" if task.speed else "")


@contextmanager
def _progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[], None]]:
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)
