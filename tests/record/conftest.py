"""A fresh record for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record import Record, open_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Return an empty record, opened for writing."""
    with open_record(tmp_path / "test.db", create=True) as opened:
        yield opened
