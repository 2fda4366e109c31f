"""Tests of walking folders and of what stands beside a page."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model import DateClaim, DateSource, Page, Rejected, Why

Find = Callable[..., list[Page | Rejected]]

HTML = b"<!doctype html><title>Talks</title><p>Both sides met in Doha.</p>"
TEXT = b"Both sides met in Doha on Thursday."
LINE = b'{"id": "a", "text": "Both sides met in Doha."}\n'


def test_a_folder_is_read_in_the_order_of_names(find: Find) -> None:
    """Pages come sorted, folders in their place; hidden and foreign files stay out."""
    files = {
        "news/b.txt": TEXT,
        "news/a/z.txt": TEXT,
        "news/a/y.html": HTML,
        "news/c.md": TEXT,
        "news/.hidden.txt": TEXT,
        "news/.git/x.txt": TEXT,
        "news/style.css": b"p {}",
        "news/image.PNG": b"\x89PNG",
        "news/table.csv": b"a,b",
        "news/c_files/frame.html": HTML,
        "news/b.txt_files/frame.html": HTML,
        "news/page.htm": HTML,
        "news/page_files/frame.html": HTML,
    }
    assert [page.name for page in find(files, "news")] == [
        "news/a/y.html",
        "news/a/z.txt",
        "news/b.txt",
        "news/b.txt_files/frame.html",
        "news/c.md",
        "news/c_files/frame.html",
        "news/page.htm",
    ]


def test_a_folder_without_pages_yields_nothing(find: Find) -> None:
    """What to say of an empty folder is left to the caller."""
    assert find({"empty/style.css": b"p {}"}, "empty") == []


def test_links_that_lead_in_circles_are_survived(find: Find, tmp_path: Path) -> None:
    """Each folder is read once; a link to itself or to nowhere is named."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "a" / "gone").symlink_to("nowhere")
    found = find({"a/x.txt": TEXT})
    assert [(page.name, getattr(page, "why", None)) for page in found] == [
        ("a/gone", Why.UNREADABLE),
        ("a/self", Why.UNREADABLE),
        ("a/x.txt", None),
    ]


def test_a_file_that_may_not_be_read_is_named_and_the_rest_goes_on(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own words are the detail."""
    whole = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path, mode)

    find({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT})
    monkeypatch.setattr(Path, "open", refuse)
    found = find({})
    assert [page.name for page in found] == ["a.txt", "b.txt", "c.txt"]
    assert found[1] == Rejected(name="b.txt", why=Why.UNREADABLE, detail="Permission denied")


def test_a_pipe_in_a_folder_does_not_hang(find: Find, tmp_path: Path) -> None:
    """A named pipe would wait for a writer for ever."""
    os.mkfifo(tmp_path / "pipe")
    (rejected,) = find({})
    assert isinstance(rejected, Rejected)
    assert (rejected.name, rejected.why) == ("pipe", Why.UNREADABLE)


def test_a_name_of_any_bytes_can_be_shown(find: Find, tmp_path: Path) -> None:
    """A file name that is no UTF-8 is shown with its bytes spelled out."""
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as stream:  # noqa: PTH123
        stream.write(TEXT)
    assert [page.name for page in find({})] == ["caf\\xe9.txt"]


def test_a_sidecar_describes_its_page(find: Find) -> None:
    """Its fields go to the page, its dates to the claims, and it is no page itself."""
    sidecar = b"""{"url": " https://example.org/a ", "published": "2025-07-24T10:30:00Z", "title": "The\\n talks",
        "outlet": "Example", "retrieved": "2025-07-25", "other": [1]}"""
    assert find({"2025-07-23.html": HTML, "2025-07-23.json": sidecar}) == [
        Page(
            content=HTML,
            name="2025-07-23.html",
            content_type="text/html",
            url="https://example.org/a",
            retrieved="2025-07-25",
            title="The talks",
            outlet="Example",
            dated=(
                DateClaim(
                    value="2025-07-24T10:30:00+00:00",
                    source=DateSource.SIDECAR,
                    detail='sidecar 2025-07-23.json published "2025-07-24T10:30:00Z"',
                ),
                DateClaim(
                    value="2025-07-23",
                    source=DateSource.FILE_NAME,
                    detail='file name "2025-07-23.html"',
                ),
                DateClaim(
                    value="2025-07-25",
                    source=DateSource.RETRIEVED,
                    detail='sidecar 2025-07-23.json retrieved "2025-07-25"',
                ),
            ),
        )
    ]


@pytest.mark.parametrize("source", [".", "a.html"])
@pytest.mark.parametrize("name", ["a.json", "a.html.json"])
def test_a_sidecar_is_found_for_a_lone_file_too(find: Find, source: str, name: str) -> None:
    """Both spellings of a sidecar's name count, in a folder and for a file by itself."""
    (page,) = find({"a.html": HTML, name: b'{"title": "T", "date": "2025-07-24"}'}, source)
    assert isinstance(page, Page)
    assert page.title == "T"
    assert page.dated[0].value == "2025-07-24"


def test_a_sidecar_by_its_own_name_is_read_as_json(find: Find) -> None:
    """Who names the sidecar means the sidecar."""
    (page,) = find({"a.html": HTML, "a.json": LINE}, "a.json")
    assert page.name == "a.json#1"


@pytest.mark.parametrize("sidecar", [b"{", b"[]", b'{"title": 3}', b" " * 1_000_001])
def test_a_broken_sidecar_costs_no_page(
    find: Find, caplog: pytest.LogCaptureFixture, sidecar: bytes
) -> None:
    """The page comes without it, and the log says so."""
    page = Page(content=HTML, name="a.html", content_type="text/html")
    assert find({"a.html": HTML, "a.json": sidecar}) == [page]
    assert caplog.messages[0].startswith("a.json is left out: ")
