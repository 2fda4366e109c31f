"""The pool: every page is answered once, in order, whatever happens to its workers."""

import os
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from dragoman.errors import DragomanError, InputError
from dragoman.model import Failed, Page, Rejected, Why
from dragoman.scale.local import Done, Pool, read_pages
from dragoman.scale.worker import READY
from dragoman.settings import Settings

TEXT = (
    "The two sides met in the harbour town on Tuesday for a second round of talks.\n\n"
    "“We came to listen,” said Ana Roth, who leads one of the delegations.\n"
)


def a_page(name: str, text: str = TEXT) -> Page:
    """Make a scraped page."""
    return Page(content=text, name=name, content_type="text/plain")


def moody(pipe: Connection, _settings: Settings) -> None:
    """A worker that does what the page's name says: die, hang, or answer."""
    pipe.send(READY)
    while chunk := pipe.recv():
        for page in chunk:
            if page.name.startswith("die"):
                os._exit(9)
            if page.name.startswith("hang"):
                time.sleep(60)
            pipe.send(Rejected(name=page.name, why=Why.NO_TEXT, detail="answered"))


def answers(pages: list[Page | Rejected], settings: Settings) -> list[tuple[str, str]]:
    """Return the name and the outcome of each answer of a pool of moody workers."""
    pool = Pool(2, settings, work=moody, grace=1.0)
    return [(name(done), outcome(done)) for done in pool.read(pages)]


def name(done: Done) -> str:
    """Return the name of the page that was answered."""
    return done.page.name if done.page else "rejected on its way in"


def outcome(done: Done) -> str:
    """Return what came of a page in one word."""
    match done.result:
        case Rejected(why=why):
            return str(why)
        case Failed():
            return "failed"
        case _:
            return "read"


def test_answers_come_in_order_one_a_page() -> None:
    """Rejections on the way in keep their place among the pages."""
    early = Rejected(name="early", why=Why.EMPTY, detail="")
    pages: list[Page | Rejected] = [a_page(f"p{n}") for n in range(20)]
    pages.insert(3, early)
    done = list(read_pages(pages, settings=Settings(jobs=2)))
    assert [page.name for page in pages] == [one.page.name if one.page else "early" for one in done]
    assert done[3] == Done(None, early)
    assert {outcome(one) for one in done if one.page} == {"read"}


def test_one_process_and_two_give_the_same() -> None:
    """The number of processes changes nothing in what is found."""
    pages = [a_page("a"), a_page("b", TEXT * 3)]
    alone = list(read_pages(pages, settings=Settings(jobs=1)))
    assert list(read_pages(pages, settings=Settings(jobs=2))) == alone


def test_a_dying_worker_costs_only_its_page() -> None:
    """The other pages of its chunk are read by the next worker."""
    pages: list[Page | Rejected] = [a_page(name) for name in ("a", "die", "b", "c")]
    assert answers(pages, Settings()) == [
        ("a", "no_text"),
        ("die", "failed"),
        ("b", "no_text"),
        ("c", "no_text"),
    ]


def test_a_hanging_worker_costs_only_its_page() -> None:
    """It is stopped when its time is up, and the page is rejected as too slow."""
    pages: list[Page | Rejected] = [a_page(name) for name in ("a", "hang", "b")]
    assert answers(pages, Settings(max_page_seconds=0.5)) == [
        ("a", "no_text"),
        ("hang", "too_slow"),
        ("b", "no_text"),
    ]


def stillborn(_pipe: Connection, _settings: Settings) -> None:
    """A worker that ends before it is ready, as one does whose script has no main guard."""


def test_workers_that_cannot_start_are_an_error() -> None:
    """Not a failure of every page, one after the other."""
    pool = Pool(2, Settings(), work=stillborn)
    with pytest.raises(DragomanError, match="a worker process cannot start"):
        list(pool.read([a_page("a")]))


def test_what_no_worker_can_start_with_is_told() -> None:
    """A parser that does not exist is the caller's error, not a worker's death."""
    with pytest.raises(InputError, match="unknown parser 'parsley'"):
        list(read_pages([a_page("a")], settings=Settings(jobs=2, parser="parsley")))


def test_pages_are_taken_as_they_are_needed() -> None:
    """The pool does not swallow an endless source before it gives its first answer."""
    taken = 0

    def endless() -> Iterator[Page]:
        nonlocal taken
        while True:
            taken += 1
            yield a_page(str(taken))

    pool = Pool(2, Settings(), work=moody)
    results = pool.read(endless())
    first = next(results)
    results.close()
    assert name(first) == "1"
    assert taken <= 100
