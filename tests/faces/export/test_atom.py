"""The Atom feed of changes in talks."""

from pathlib import Path

import feedparser
import msgspec

from dragoman.faces.export.selection import Choice
from dragoman.model import TalksState, Transition
from tests.faces.export.made import HOSTILE, OUTLET, a_record, exported, talks, track

WORDS = (
    "recall, happened · Norland → Sudland · 2031-05-01 · per the ministry · by rule recall/1 · "
    "“Norland recalled its envoys”"
)


def read(path: Path) -> feedparser.FeedParserDict:
    """Read a feed that must be well-formed."""
    feed = feedparser.parse(path.read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    return feed


def test_a_change_is_an_entry(record: Path, tmp_path: Path) -> None:
    """From which state to which, by which rule, on whose word, with the words and the link."""
    exported(record, "atom", tmp_path / "out.atom")
    feed = read(tmp_path / "out.atom")
    (entry,) = feed.entries
    assert (feed.feed.title, feed.feed.updated) == ("Changes in talks", "2031-05-01T00:00:00Z")
    assert {
        name: entry[name] for name in ("id", "title", "updated", "summary", "author", "link")
    } == {
        "id": f"urn:dragoman:transition:{track().id}:{talks().moves[0].id}:PAUSED",
        "title": "Harbour talks: IN_SESSION → PAUSED",
        "updated": "2031-05-01T00:00:00Z",
        "summary": WORDS,
        "author": "The Courier",
        "link": "https://news.example/talks",
    }
    assert [(one.scheme, one.term) for one in entry.tags] == [
        ("urn:dragoman:track", "Harbour talks"),
        ("urn:dragoman:state", "PAUSED"),
        ("urn:dragoman:move", "recall"),
    ]


def test_the_newest_change_comes_first(tmp_path: Path) -> None:
    """A change without a day takes that of its move."""
    move = talks().moves[0].id
    changes = [
        Transition(on=day, before=TalksState.NONE, after=after, rule="r/1", move=move)
        for day, after in (
            ("2031-04-30", TalksState.SCHEDULED),
            (None, TalksState.PAUSED),
            ("2031-05-09", TalksState.IN_SESSION),
        )
    ]
    many = msgspec.structs.replace(track(), transitions=tuple(changes))
    exported(a_record(tmp_path / "a.db", talks(), tracks=(many,)), "atom", tmp_path / "out.atom")
    entries = read(tmp_path / "out.atom").entries
    assert [(one.updated[:10], one.tags[1].term) for one in entries] == [
        ("2031-05-09", "IN_SESSION"),
        ("2031-05-01", "PAUSED"),
        ("2031-04-30", "SCHEDULED"),
    ]


def test_a_feed_of_no_changes_is_a_feed(record: Path, tmp_path: Path) -> None:
    """Named after the talks that were asked for."""
    exported(record, "atom", tmp_path / "out.atom", Choice(track="peace talks"))
    feed = read(tmp_path / "out.atom")
    assert (feed.entries, feed.feed.title) == ([], "Changes in talks: peace talks")


def test_hostile_words_are_text(hostile_record: Path, tmp_path: Path) -> None:
    """No markup, no script, no character that XML cannot hold."""
    exported(hostile_record, "atom", tmp_path / "out.atom")
    (entry,) = read(tmp_path / "out.atom").entries
    assert entry.title_detail.type == "text/plain"
    assert entry.title == HOSTILE.replace("\x00", "\ufffd") + ": NONE → PAUSED"
    assert (entry.author, entry.link[:21]) == (OUTLET, "urn:dragoman:article:")
