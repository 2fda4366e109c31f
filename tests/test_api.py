"""Dragoman from Python."""

from pathlib import Path

import pytest

import dragoman
from dragoman.errors import InputError

TEXT = (
    "The two sides met in the harbour town on Tuesday for a second round of talks.\n\n"
    "“We came to listen,” said Ana Roth, who leads one of the delegations.\n"
)


def test_one_page_gives_one_result(tmp_path: Path) -> None:
    """With the date that the caller knows."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    found = dragoman.read(page, published="2024-03-12")
    assert isinstance(found, dragoman.Findings)
    assert found.article.published is not None
    assert found.article.published.value == "2024-03-12"
    assert [one.value for one in found.context.times] == ["2024-03-12"]


def test_a_folder_is_for_read_all(tmp_path: Path) -> None:
    """`read` says so; `read_all` gives one result a page."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="holds several pages: use read_all"):
        dragoman.read(tmp_path)
    names = [
        Path(one.article.name).name
        for one in dragoman.read_all(tmp_path)
        if isinstance(one, dragoman.Findings)
    ]
    assert names == ["a.txt", "b.txt"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """There is no page to give back."""
    with pytest.raises(InputError, match="holds no page"):
        dragoman.read(tmp_path)


def test_an_unknown_name_is_no_attribute() -> None:
    """As for any module."""
    with pytest.raises(AttributeError, match="'dragoman' has no attribute 'nothing'"):
        _ = dragoman.nothing  # type: ignore[attr-defined] # that is the point
