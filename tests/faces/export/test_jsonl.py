"""JSON lines: everything, without loss."""

import json
from pathlib import Path
from typing import Any

import msgspec

from dragoman.model import (
    Article,
    Finding,
    Lineage,
    Story,
    Track,
    all_findings,
)
from tests.faces.export.made import exported, hostile, talks, track


def lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_what_is_read_back_is_what_was_found(record: Path, tmp_path: Path) -> None:
    """Every noun is equal to what was kept."""
    exported(record, "jsonl", tmp_path / "out.jsonl")
    told = lines(tmp_path / "out.jsonl")
    found = talks()
    last = 1 + len(list(all_findings(found)))
    assert msgspec.convert(told[0], Article) == found.article
    assert [msgspec.convert(one, Finding) for one in told[1:last]] == list(all_findings(found))
    assert msgspec.convert(told[last], Track) == track()
    assert msgspec.convert(told[last + 1], Story).members == (found.article.id,)
    assert msgspec.convert(told[last + 2], Lineage).evidence == "e"
    assert [one["kind"] for one in told[last:]] == ["track", "story", "lineage", "judgement"]


def test_every_line_says_where_it_was_read(record: Path, tmp_path: Path) -> None:
    """Words beside each span, and page, link, outlet and date of a finding."""
    exported(record, "jsonl", tmp_path / "out.jsonl")
    figure = next(one for one in lines(tmp_path / "out.jsonl") if one["kind"] == "figure")
    assert figure["per"] == {"start": 159, "end": 166, "text": "doctors"}
    assert {name: figure[name] for name in ("page", "link", "outlet", "published")} == {
        "page": "talks.html",
        "link": "https://news.example/talks",
        "outlet": "The Courier",
        "published": "2031-05-02",
    }


def test_hostile_words_come_back_whole(hostile_record: Path, tmp_path: Path) -> None:
    """Line ends, quotation marks, NUL and right-to-left words within one line."""
    exported(hostile_record, "jsonl", tmp_path / "out.jsonl")
    told = lines(tmp_path / "out.jsonl")
    assert msgspec.convert(told[0], Article) == hostile().article
    assert "\x00" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
