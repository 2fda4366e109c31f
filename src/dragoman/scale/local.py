"""Reads pages on all cores: a few processes, watched, each page answered exactly once, in order.

A worker that dies or hangs costs only the page it was reading: the rest of its chunk goes to the
next worker. `concurrent.futures` was tried in thought and rejected: one killed worker breaks its
whole pool, and a hanging one cannot be told from a slow one.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

import msgspec

from dragoman.codes import load_codes
from dragoman.errors import DragomanError
from dragoman.model import Failed, Findings, Page, Rejected, Why
from dragoman.pipeline import read_many
from dragoman.scale.worker import READY, work
from dragoman.settings import Settings

__all__ = ["Done", "Pool", "read_pages"]

CHUNK = 8  # pages a message: 4 leaves a worker idle 3 % of the time, 32 holds back slow sources
AHEAD = 4  # chunks a worker may be ahead of the oldest unanswered page: bounds what is held
HELD_BYTES = 16_000_000  # of pages that wait for an answer: large pages are taken one by one
START_SECONDS = 60.0  # imports and codes take about a second; more is a machine in trouble
GRACE = 5.0  # seconds above the page's own limit before a worker is taken for hung

Result = Findings | Rejected | Failed
Work = Callable[[Connection, Settings], None]


class Done(msgspec.Struct, frozen=True):
    """A page and what came of it; `page` is None where it was rejected on its way in."""

    page: Page | None
    result: Result


def read_pages(pages: Iterable[Page | Rejected], *, settings: Settings) -> Iterator[Done]:
    """Read pages on as many processes as `settings.jobs` says.

    Args:
        pages: Pages, and those that were rejected on their way in.
        settings: Limits, codes folders and number of processes (0: one per core).

    Yields:
        One answer a page, in the order of the pages.
    """
    jobs = settings.jobs or usable_cores()
    if jobs == 1:
        yield from _alone(pages, settings)
    else:
        yield from Pool(jobs, settings).read(pages)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _alone(pages: Iterable[Page | Rejected], settings: Settings) -> Iterator[Done]:
    codes = load_codes(settings.codes)
    for page in pages:
        (result,) = read_many((page,), codes=codes, settings=settings)
        yield Done(None if isinstance(page, Rejected) else page, result)


class _Seat:
    """A place in the answer: filled when its page has been read."""

    __slots__ = ("page", "result")

    def __init__(self, page: Page | Rejected) -> None:
        self.page = page
        self.result: Result | None = page if isinstance(page, Rejected) else None


class _Worker:
    """One process with its pipe, the seats it still owes, and when it last answered."""

    def __init__(self, settings: Settings, target: Work) -> None:
        context = _context()
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=target, args=(theirs, settings), daemon=True
        )
        self.process.start()
        theirs.close()
        self._await_ready()
        self.owes: deque[_Seat] = deque()
        self.heard = time.monotonic()

    def _await_ready(self) -> None:
        try:
            said = self.pipe.recv() if self.pipe.poll(START_SECONDS) else None
        except (EOFError, OSError):
            said = None
        if said != READY:
            self.kill()
            if isinstance(said, DragomanError):
                raise said
            raise DragomanError(
                "a worker process cannot start; a script that reads pages in many processes needs "
                "`if __name__ == '__main__':` around what it does, or jobs=1"
            )

    def give(self, seats: list[_Seat]) -> None:
        self.owes.extend(seats)
        self.heard = time.monotonic()
        self.pipe.send(tuple(seat.page for seat in seats))

    def stop(self) -> None:
        try:
            self.pipe.send(None)
        except OSError:
            self.process.kill()
        self.pipe.close()
        self.process.join(GRACE)
        self.kill()

    def kill(self) -> None:
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _context() -> ForkServerContext | SpawnContext:
    """Return how processes are started: never by plain fork, which copies threads' locks."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["dragoman.scale.worker"])  # imports are done once for all
    return context


def _chunk(source: Iterator[Page | Rejected]) -> Iterator[_Seat]:
    """Yield seats for the next pages: a few, and no more bytes than one may hold."""
    size = 0
    for page in islice(source, CHUNK):
        yield _Seat(page)
        size += _size(page)
        if size >= HELD_BYTES // AHEAD:
            return


def _has_room(seats: deque[_Seat], most: int) -> bool:
    return len(seats) < most and sum(_size(seat.page) for seat in seats) < HELD_BYTES


def _size(page: Page | Rejected) -> int:
    return 0 if isinstance(page, Rejected) else len(page.content)


class Pool:
    """The parent's side: hands out chunks, keeps the order, replaces what dies."""

    def __init__(
        self, jobs: int, settings: Settings, *, work: Work = work, grace: float = GRACE
    ) -> None:
        self.settings = settings
        self.work = work
        self.jobs = jobs
        self.workers: list[_Worker] = []
        self.again: deque[_Seat] = deque()  # pages of a chunk whose worker died before them
        self.patience = settings.max_page_seconds + grace if settings.max_page_seconds > 0 else None

    def read(self, pages: Iterable[Page | Rejected]) -> Generator[Done, None, None]:
        """Yield one answer a page, in order; closing the generator stops the workers."""
        source = iter(pages)
        seats: deque[_Seat] = deque()
        try:
            while True:
                self._hand_out(source, seats)
                while seats and (result := seats[0].result) is not None:
                    page = seats.popleft().page
                    yield Done(None if isinstance(page, Rejected) else page, result)
                if not seats:
                    return
                self._listen()
        finally:
            for worker in self.workers:
                if worker.owes:
                    worker.kill()
                worker.stop()

    def _hand_out(self, source: Iterator[Page | Rejected], seats: deque[_Seat]) -> None:
        """Give every idle worker a chunk, starting workers as there is work for them."""
        while self.again or _has_room(seats, self.jobs * AHEAD * CHUNK):
            worker = next((one for one in self.workers if not one.owes), None)
            if worker is None and len(self.workers) >= self.jobs:
                return
            chunk = self._next_chunk(source, seats)
            if not chunk:
                return
            if worker is None:
                worker = _Worker(self.settings, self.work)
                self.workers.append(worker)
            self._give(worker, chunk)

    def _next_chunk(self, source: Iterator[Page | Rejected], seats: deque[_Seat]) -> list[_Seat]:
        """Return seats that need reading: one that is tried again alone, else fresh ones."""
        if self.again:
            return [self.again.popleft()]
        while True:
            fresh = list(_chunk(source))
            seats.extend(fresh)
            to_read = [seat for seat in fresh if seat.result is None]
            if to_read or not fresh:
                return to_read

    def _give(self, worker: _Worker, chunk: list[_Seat]) -> None:
        try:
            worker.give(chunk)
        except OSError:  # it died while it was idle: nobody's fault, another takes the chunk
            worker.kill()
            worker.pipe.close()
            self.workers.remove(worker)
            self.again.extend(chunk)

    def _listen(self) -> None:
        """Take what the workers have to say; bury those that died or hang."""
        busy = {worker.pipe: worker for worker in self.workers if worker.owes}
        ready = wait(list(busy), timeout=1.0)
        for pipe in ready:
            self._take(busy[pipe])  # type: ignore[index] # wait() is typed for sockets as well
        now = time.monotonic()
        for worker in busy.values():
            if worker.owes and self.patience is not None and now - worker.heard > self.patience:
                self._bury(worker, hung=True)

    def _take(self, worker: _Worker) -> None:
        try:
            while worker.owes and worker.pipe.poll():
                worker.owes[0].result = worker.pipe.recv()
                worker.owes.popleft()
                worker.heard = time.monotonic()
        except (EOFError, OSError):
            self._bury(worker, hung=False)

    def _bury(self, worker: _Worker, *, hung: bool) -> None:
        """Answer for the page a dead worker was reading; the rest of its chunk is tried again."""
        worker.kill()
        worker.pipe.close()
        self.workers.remove(worker)
        guilty, *rest = worker.owes
        worker.owes.clear()
        died = None if hung else worker.process.exitcode
        guilty.result = self._verdict(guilty.page, died)
        self.again.extend(rest)

    def _verdict(self, page: Page | Rejected, exitcode: int | None) -> Result:
        """Return what is said of a page whose worker hung (no exit code) or died."""
        if exitcode is None:
            return Rejected(
                name=page.name,
                key=page.key,
                url=page.url,
                why=Why.TOO_SLOW,
                detail=f"the worker did not answer for {self.patience:g} s and was stopped",
            )
        return Failed(
            name=page.name,
            key=page.key,
            url=page.url,
            stage="scale/worker.py",
            error=f"the worker died (exit code {exitcode}); out of memory, perhaps",
        )
