"""Records of made findings."""

from pathlib import Path

import pytest

from tests.faces.export.made import a_record, hostile, hostile_track, talks, track


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one article that reports something of every kind, with a track."""
    return a_record(tmp_path / "talks.db", talks(), tracks=(track(),))


@pytest.fixture
def hostile_record(tmp_path: Path) -> Path:
    """A record of one article that means harm."""
    return a_record(tmp_path / "hostile.db", hostile(), tracks=(hostile_track(),))
