"""What every test starts from."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def logger_as_it_was() -> Iterator[None]:
    """Undo what the command line does to the log, so that no test depends on another."""
    ours = logging.getLogger("dragoman")
    before = (ours.handlers, ours.level, ours.propagate)
    yield
    ours.handlers, ours.level, ours.propagate = before
