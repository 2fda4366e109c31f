"""Whatever bytes come as a page: findings that stand in their text, or a reason, never a failure."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.page import find_pages
from dragoman.scale import read_pages
from tests.survive.made import EXAMPLES, PROSE, SETTINGS, faults, read_bytes

PAGES = sorted(path for path in EXAMPLES.glob("pages/*/*") if path.is_file())
KINDS = ("a.html", "a.txt", "a.jsonl", "a.json", "a.xml", "a.warc", "a.html.gz", "a")
STRAY = (
    "<", ">", '"', "“", "”", "\0", "</p>", "<div>", "&#xd800;", "\r", "\n\n", " said ", " 12 ",
    " million ", "\u202e", "\u0301", "🔥", "<script>", "<!--", "<table>", "Recent News\n", "\x85",
)  # fmt: skip

modest = settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
edits = st.lists(
    st.tuples(
        st.floats(0, 1),  # where, as a share of the page
        st.integers(0, 400),  # how many bytes give way
        st.one_of(st.sampled_from(STRAY).map(str.encode), st.binary(max_size=3)),
        st.integers(1, 50),  # how often the new ones stand there
    ),
    min_size=1,
    max_size=12,
)


def edited(page: bytes, changes: list[tuple[float, int, bytes, int]]) -> bytes:
    """Return a page after these edits."""
    for share, gone, new, times in changes:
        at = int(share * len(page))
        page = page[:at] + new * times + page[at + gone :]
    return page


@modest
@given(st.sampled_from(KINDS), st.binary(max_size=2000))
def test_any_bytes_give_findings_or_a_reason(name: str, data: bytes) -> None:
    """Under any file name."""
    with TemporaryDirectory() as folder:
        for result in read_bytes(Path(folder), name, data):
            assert faults(result) == []


@modest
@given(st.text(max_size=1500), st.sampled_from(["html", "txt"]))
def test_any_text_between_prose_gives_findings_or_a_reason(text: str, ending: str) -> None:
    """As scraped text and between the tags of a page."""
    words = f"{PROSE * 3}\n\n{text}\n\n{PROSE}"
    markup = f"<html><body><article><h1>Talks resume</h1><p>{words}</p></article>"
    page = markup if ending == "html" else words
    with TemporaryDirectory() as folder:
        data = page.encode("utf-8", errors="surrogatepass")
        results = read_bytes(Path(folder), f"a.{ending}", data)
    assert [fault for result in results for fault in faults(result)] == []


@modest
@given(st.sampled_from(PAGES), edits)
def test_a_damaged_page_gives_sound_findings(
    path: Path, changes: list[tuple[float, int, bytes, int]]
) -> None:
    """The example pages, each with a few cuts and strays."""
    with TemporaryDirectory() as folder:
        results = read_bytes(Path(folder), path.name, edited(path.read_bytes(), changes))
    assert [fault for result in results for fault in faults(result)] == []


def test_damaged_pages_read_the_same_twice_and_on_two_processes(tmp_path: Path) -> None:
    """No order, no chance and no number of processes shows in what is found."""
    for number, path in enumerate(PAGES):
        data = path.read_bytes()
        third = len(data) // 3
        broken = edited(data, [(0.4, third // 10, "“ <b>".encode(), 3), (0.7, 40, b"\xff\0", 2)])
        (tmp_path / f"{number:02}-{path.name}").write_bytes(broken)
    one, two = (msgspec.structs.replace(SETTINGS, jobs=jobs) for jobs in (1, 2))
    runs = [
        [done.result for done in read_pages(find_pages(tmp_path, settings=told), settings=told)]
        for told in (one, one, two)
    ]
    assert runs[0] == runs[1] == runs[2]
    assert [fault for result in runs[0] for fault in faults(result)] == []
