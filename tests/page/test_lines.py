"""Tests of JSON lines and of JSON that is not in lines."""

import logging
from collections.abc import Callable, Iterator
from io import BytesIO, RawIOBase
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import DateClaim, DateSource, Page, Rejected, Why
from dragoman.page.carrier import Carrier
from dragoman.page.lines import read_lines
from dragoman.page.values import read_values

Find = Callable[..., list[Page | Rejected]]

CARRIER = Carrier(name="a", limit=1000, min_text_chars=80)


def test_a_line_with_all_fields_is_a_page(find: Find) -> None:
    """Every field that we know reaches the page; others are ignored."""
    line = b"""{"id": 7, "text": "Both sides met.", "html": "<p>Both", "date": "2025-07-24", "title": " The  talks",
        "url": "https://example.org/a", "source": "Example", "outlet": null, "retrieved": "2025-07-25T01:02:03Z",
        "tags": ["x"]}""".replace(b"\n", b"")
    assert find({"a.jsonl": line}) == [
        Page(
            content="Both sides met.",
            name="a.jsonl:1",
            key="7",
            url="https://example.org/a",
            content_type="text/plain",
            retrieved="2025-07-25T01:02:03+00:00",
            title="The talks",
            outlet="Example",
            dated=(
                DateClaim(
                    value="2025-07-24",
                    source=DateSource.SIDECAR,
                    detail='field date "2025-07-24"',
                ),
                DateClaim(
                    value="2025-07-25T01:02:03+00:00",
                    source=DateSource.RETRIEVED,
                    detail='field retrieved "2025-07-25T01:02:03Z"',
                ),
            ),
        )
    ]


def test_html_is_read_where_there_is_no_text(find: Find) -> None:
    """A line may hold HTML alone."""
    (page,) = find({"a.jsonl": b'{"html": "<p>Both sides met."}'})
    assert page == Page(content="<p>Both sides met.", name="a.jsonl:1", content_type="text/html")


def test_broken_lines_are_named_and_passed_over(find: Find) -> None:
    """Each broken line says what is wrong with it; good lines around it are read."""
    lines = [
        b'\xef\xbb\xbf{"text": "first"}',
        b"",
        b'{"text": 3}',
        b'{"text": "x", "date": 2025}',
        b'{"id": "k", "title": "no text"}',
        b'{"id": "k", "text": "", "html": null}',
        b'{"text": "cut',
        b"[1]",
        b'{"text": "\xff"}',
        b'{"text": "\\ud800"}',
        b'{"x": ' + b"[" * 5000,
        b'{"text": "last"}\r',
    ]
    found = find({"a.jsonl": b"\n".join(lines)})
    assert [(page.name, getattr(page, "why", None), page.key) for page in found] == [
        ("a.jsonl:1", None, None),
        ("a.jsonl:3", Why.MALFORMED, None),
        ("a.jsonl:4", Why.MALFORMED, None),
        ("a.jsonl:5", Why.MALFORMED, "k"),
        ("a.jsonl:6", Why.EMPTY, "k"),
        ("a.jsonl:7", Why.MALFORMED, None),
        ("a.jsonl:8", Why.MALFORMED, None),
        ("a.jsonl:9", Why.MALFORMED, None),
        ("a.jsonl:10", Why.MALFORMED, None),
        ("a.jsonl:11", Why.MALFORMED, None),
        ("a.jsonl:12", None, None),
    ]
    assert isinstance(found[1], Rejected)
    assert found[1].detail == "Expected `str | null`, got `int` - at `$.text`"


def test_a_date_that_cannot_be_read_is_left_out(
    find: Find, caplog: pytest.LogCaptureFixture
) -> None:
    """The page comes without the date, and the log says which it was."""
    caplog.set_level(logging.DEBUG)
    (page,) = find({"a.jsonl": b'{"text": "x", "date": "last week"}'})
    assert isinstance(page, Page)
    assert page.dated == ()
    assert caplog.messages == ["field date 'last week' is no date; it is left out"]


class Endless(RawIOBase):
    """A line without end, which counts what was read of it."""

    read_bytes = 0

    def readline(self, size: int | None = -1) -> bytes:
        self.read_bytes += size or 0
        return b"x" * (size or 0)


def test_a_line_over_the_limit_is_passed_over() -> None:
    """The lines around it are read; of a line without end only a stretch is."""
    line = b'{"text": "x"}\n'
    lines = BytesIO(line + b'{"text": "' + b"x" * 5000 + b'"}\n' + line)
    found = list(read_lines(lines, CARRIER))
    assert [(page.name, getattr(page, "why", None)) for page in found] == [
        ("a:1", None),
        ("a:2", Why.TOO_LARGE),
        ("a:3", None),
    ]
    endless = Endless()
    (rejected,) = read_lines(endless, CARRIER)  # type: ignore[arg-type]
    assert isinstance(rejected, Rejected)
    assert rejected.detail.endswith("the rest of the file is left unread")
    assert endless.read_bytes < 100_000


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b'{"text": "a"}', ["a"]),
        (b'{\n "text": "a",\n "more": {"x": [{}]}\n}', ["a"]),
        (b'[{"text": "a"}, {"text": "b"}]', ["a", "b"]),
        (b'{"text": "a"}\n{"text": "b"}', ["a", "b"]),
        (b'[\n{"text": "]}{[ \\" \\\\"},{"text": "b"}]\n', [']}{[ " \\', "b"]),
        (b'\xef\xbb\xbf[{"text": "a"}]', ["a"]),
    ],
)
def test_objects_of_an_array_are_pages(find: Find, content: bytes, texts: list[str]) -> None:
    """One object, an array of them, or one after the other: each is a page."""
    found = find({"a.json": content})
    assert [(page.name, getattr(page, "content", page)) for page in found] == [
        (f"a.json#{number}", text) for number, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("content", "reasons"),
    [
        (b'[1, {"text": "b"}]', [Why.MALFORMED, None]),
        (b'["x{", {"text": "b"}]', [Why.MALFORMED, None]),
        (b'[{"text": "a"}, true]', [None, Why.MALFORMED]),
        (b'[{"text": "a"}, {"text": "b', [None, Why.TRUNCATED]),
        (b'[{"text": "a"}', [None, Why.TRUNCATED]),
        (b'"some words"', [Why.MALFORMED]),
        (b'[{"text": 3}, {"text": "b"}]', [Why.MALFORMED, None]),
    ],
)
def test_json_that_is_broken_says_where(
    find: Find, content: bytes, reasons: list[Why | None]
) -> None:
    """What is no object, and an end before the end, is named; the rest is read."""
    found = find({"a.json": content})
    assert [getattr(page, "why", None) for page in found] == reasons


def test_an_object_over_the_limit_is_passed_over() -> None:
    """A large object is dropped as it comes, and its neighbours are read."""
    content = b'[{"text": "a"}, {"text": "' + b"x" * 200_000 + b'"}, {"text": "c"}]'
    found = list(read_values(BytesIO(content), CARRIER))
    assert [(page.name, getattr(page, "why", None)) for page in found] == [
        ("a#1", None),
        ("a#2", Why.TOO_LARGE),
        ("a#3", None),
    ]


class Dribble(BytesIO):
    """A stream that hands over a few bytes at a time."""

    step = 1

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(self.step, size if size and size > 0 else self.step))


def _texts(found: Iterator[Page | Rejected]) -> list[Any]:
    return [page.content if isinstance(page, Page) else page for page in found]


@given(
    texts=st.lists(st.text(alphabet='a"\\{}[], \n', min_size=1).filter(str.strip), max_size=5),
    step=st.integers(min_value=1, max_value=7),
)
def test_where_a_block_ends_makes_no_difference(texts: list[str], step: int) -> None:
    """Any texts, cut into blocks anywhere, come back as they were."""
    stream = Dribble(msgspec.json.encode([{"text": text} for text in texts]))
    stream.step = step
    assert _texts(read_values(stream, CARRIER)) == texts


@given(st.binary(max_size=200) | st.text(alphabet='{}[]"\\,1a ', max_size=60).map(str.encode))
def test_any_bytes_as_json_are_pages_or_rejected(content: bytes) -> None:
    """Whatever stands there, nothing is raised."""
    for found in (read_values(BytesIO(content), CARRIER), read_lines(BytesIO(content), CARRIER)):
        assert all(isinstance(page, Page | Rejected) for page in found)


def test_blanks_without_end_are_given_up() -> None:
    """A packed file of line ends unpacks to far more than any page."""
    stream = BytesIO(b"\n" * 5_000)
    carrier = Carrier(name="news.jsonl", limit=100, min_text_chars=10)
    (result,) = read_lines(stream, carrier)
    assert isinstance(result, Rejected)
    assert (result.name, result.why) == ("news.jsonl:1001", Why.TOO_LARGE)
