"""What the tests of stage 1 share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Page, Rejected
from dragoman.page import Hints, find_pages
from dragoman.settings import Settings

Find = Callable[..., list[Page | Rejected]]


@pytest.fixture
def find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Find:
    """Return a function that writes files into an empty folder and reads a source there."""
    monkeypatch.chdir(tmp_path)

    def write_and_read(
        files: dict[str, bytes], source: str = ".", *, hints: Hints | None = None, **settings: Any
    ) -> list[Page | Rejected]:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        told = Settings(**settings)
        return list(find_pages(source, settings=told, hints=hints or Hints()))

    return write_and_read
