"""What runs in each process of the pool: chunks of pages in, results out, until told to stop."""

import signal
from contextlib import suppress
from multiprocessing.connection import Connection

from dragoman.codes import Codes, load_codes
from dragoman.errors import DragomanError
from dragoman.language import load_parser
from dragoman.model import Page
from dragoman.pipeline import read_many
from dragoman.settings import Settings

__all__ = ["READY", "work"]

READY = "ready"  # the first message: from here on a death is a page's fault


def work(pipe: Connection, settings: Settings) -> None:
    """Read chunks of pages from a pipe and send back their results, one message a page.

    The first message is READY, or the error for which nothing can be read with these settings.

    Args:
        pipe: Gives tuples of pages, None to stop; takes one result a page.
        settings: The limits and the codes folders.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    with suppress(EOFError, OSError):  # the parent is gone
        try:
            codes = load_codes(settings.codes)
            load_parser(settings.parser, codes=settings.codes)
        except DragomanError as error:
            pipe.send(error)
        else:
            pipe.send(READY)
            _answer(pipe, codes, settings)


def _answer(pipe: Connection, codes: Codes, settings: Settings) -> None:
    while True:
        chunk: tuple[Page, ...] | None = pipe.recv()
        if chunk is None:
            return
        for result in read_many(chunk, codes=codes, settings=settings):
            pipe.send(result)
