"""Pages made to harm: each ends soon, reaches nothing outside itself, and harms no neighbour."""

import json
import time
from pathlib import Path

import pytest

from dragoman.model import Findings, Rejected, Why
from dragoman.settings import Settings
from tests.survive.made import PROSE, faults, read_bytes

LINE = json.dumps({"text": PROSE * 3})
DEEP = 50_000
HEAD = f"<html><body><article><h1>Talks resume in the town</h1><p>{PROSE * 4}</p>"


@pytest.mark.parametrize(
    "tag", ["<div>", "<b>", "<font>", "<table><tr><td>", "<ul><li>", "<svg>", "<select>", "<h1>"]
)
def test_fifty_thousand_unclosed_tags_are_answered_soon(tmp_path: Path, tag: str) -> None:
    """Rejected or read, in seconds."""
    began = time.monotonic()
    (result,) = read_bytes(tmp_path, "deep.html", (HEAD + tag * DEEP + PROSE).encode())
    assert faults(result) == []
    assert time.monotonic() - began < 15


@pytest.mark.parametrize(
    "rest",
    ["<" * 100_000, "<!--" * 50_000, '<p title="' + PROSE * 50, "<script>var a='<div>';" * 5000],
    ids=["brackets", "comments", "open quotation mark", "script"],
)
def test_markup_that_never_closes_is_answered(tmp_path: Path, rest: str) -> None:
    """What stands before it is read, or the page is set aside."""
    (result,) = read_bytes(tmp_path, "open.html", (HEAD + rest).encode())
    assert faults(result) == []


@pytest.mark.parametrize(
    "words",
    [
        '" ' * 5000, "“he said that, " * 3000, "U.S. " * 20_000, "a-" * 50_000, "1," * 30_000,
        "the ministry said that 12 soldiers " * 2500, " last" * 20_000, "a" + "\u0301" * 50_000,
        "A line of news.\n" * 20_000, PROSE.upper() * 20, PROSE.replace(" ", "🔥 ") * 5,
        "9" * 400 + " people were killed. 1e999 people were killed.", " according to" * 10_000,
    ],
    ids=[
        "quotation marks", "open quotations", "abbreviations", "hyphens", "digits",
        "one sentence", "last", "accents", "short lines", "capitals", "emoji", "numbers", "cues",
    ],
)  # fmt: skip
def test_words_without_end_are_answered(tmp_path: Path, words: str) -> None:
    """No rule takes time by the square of a page that says one thing over and over."""
    began = time.monotonic()
    text = f"Talks resume in the town\n\n{PROSE * 3}\n\n{words}\n\n{PROSE}"
    rules = Settings(parser="rules")  # the network's time grows with the words, some 3,000 a second
    (result,) = read_bytes(tmp_path, "long.txt", text.encode(), settings=rules)
    assert faults(result) == []
    assert time.monotonic() - began < 15
    text = f"Talks resume in the town\n\n{PROSE * 3}\n\n{words[:3000]}\n\n{PROSE}"
    (result,) = read_bytes(tmp_path, "short.txt", text.encode())
    assert faults(result) == []


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(tmp_path: Path, ends: str) -> None:
    """A page from elsewhere gives the findings of the same page from here."""
    text = f"Talks resume in the town\n\n{PROSE * 2}\n\n{PROSE * 2}\n"
    (here,) = read_bytes(tmp_path, "a.txt", text.encode())
    (there,) = read_bytes(tmp_path, "a.txt", text.replace("\n", ends).encode())
    assert isinstance(here, Findings)
    assert isinstance(there, Findings)
    assert len(there.statements) == len(here.statements) == 12
    assert faults(there) == []


@pytest.mark.parametrize("reference", ["&#1;", "&#27;", "&#xffff;"])
def test_a_character_that_is_none_costs_no_article(tmp_path: Path, reference: str) -> None:
    """Written as a reference it passes the decoder, and must not stop what comes after."""
    page = f"{HEAD}<p>And {reference} so it went on for two days.</p></article>"
    (result,) = read_bytes(tmp_path, "a.html", page.encode())
    assert isinstance(result, Findings)
    assert faults(result) == []


def test_an_entity_of_a_feed_opens_no_file(tmp_path: Path) -> None:
    """What stands in another file does not come into an article."""
    (tmp_path / "secret").write_text("SECRET", encoding="utf-8")
    uri = (tmp_path / "secret").as_uri()
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{uri}">]><rss><channel><item>'
        f"<title>Talks &x; resume</title><description>{PROSE * 10} &x;</description></item>"
        "</channel></rss>"
    )
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{uri}">]>{HEAD} &x;'
    results = read_bytes(tmp_path, "a.xml", feed.encode())
    results += read_bytes(tmp_path, "a.html", page.encode())
    assert [type(result) for result in results] == [Findings, Findings]
    assert "SECRET" not in "".join(map(str, results))


def test_entities_that_multiply_are_not_unfolded(tmp_path: Path) -> None:
    """A kilobyte that would be a gigabyte stays a kilobyte."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss><channel><item>'
        f"<title>Talks &l9; resume</title><description>{PROSE * 10} &l9;</description></item>"
        "</channel></rss>"
    )
    for result in read_bytes(tmp_path, "a.xml", feed.encode()):
        assert faults(result) == []
        assert len(str(result)) < 200_000


@pytest.mark.parametrize(
    "line",
    [
        '{"text":' + "[" * 100_000 + "]" * 100_000 + "}",
        f'{{"x":{"[" * 100_000}{"]" * 100_000},"text":"{PROSE * 3}"}}',
        f'{{"text":"{PROSE * 3} \\ud800"}}',
        '{"text":"' + "x" * 21_000_000 + '"}',
    ],
    ids=["nested", "nested aside", "lone surrogate", "21 MB"],
)
def test_a_hostile_line_of_json_costs_that_line_only(tmp_path: Path, line: str) -> None:
    """The lines around it are read."""
    results = read_bytes(tmp_path, "a.jsonl", f"{LINE}\n{line}\n{LINE}\n".encode())
    assert [type(result) for result in results] == [Findings, Rejected, Findings]
    assert isinstance(results[1], Rejected)
    assert results[1].why in {Why.MALFORMED, Why.TOO_LARGE}
