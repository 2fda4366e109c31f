"""Reads corpora in which sources, cues and contents are annotated."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import DataError

__all__ = ["CORPORA", "Corpus", "Said", "Text", "read_texts"]

_Spans = tuple[tuple[int, int], ...]

# Cues of what somebody only thinks, wants or feels. PolNeAR and GUM note attitudes beside speech
# and do not tell which is which; the silver mark in our copies is sure of speech alone.
_ATTITUDES = frozenset(
    [
        "think",
        "thinks",
        "thought",
        "thinking",
        "believe",
        "believes",
        "believed",
        "believing",
        "want",
        "wants",
        "wanted",
        "wanting",
        "hope",
        "hopes",
        "hoped",
        "hoping",
        "fear",
        "fears",
        "feared",
        "know",
        "knows",
        "knew",
        "knowing",
        "feel",
        "feels",
        "felt",
        "see",
        "sees",
        "saw",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "consider",
        "considers",
        "considered",
        "decide",
        "decides",
        "decided",
        "plan",
        "plans",
        "planned",
        "intend",
        "intends",
        "intended",
        "wish",
        "wishes",
        "wished",
        "like",
        "worry",
        "worried",
        "worries",
        "prefer",
        "prefers",
        "preferred",
        "expect",
        "expects",
        "expected",
        "expecting",
        "view",
        "views",
        "viewed",
        "doubt",
        "doubts",
        "regard",
        "regarded",
    ]
)


class Corpus(msgspec.Struct, frozen=True):
    """Where texts lie in the data folder.

    Attributes:
        name: Ours.
        file: A file of JSON lines, or a folder of annotated pages.
        times: How often it is read in an epoch; a fraction draws by lot.
        whole: Its pages note speech only, so what is not noted may be an attitude.
    """

    name: str
    file: str
    times: float
    whole: bool = False


CORPORA = (
    Corpus("polnear", "statements/polnear.train.jsonl.gz", 1),
    Corpus("gum", "statements/gum_other.train.jsonl", 1),
    Corpus("whole-pages", "whole-pages/training", 4, whole=True),
)


class Said(msgspec.Struct, frozen=True):
    """Words that a text attributes.

    Attributes:
        cue: Where the cue stands.
        source: Where its source stands, if anywhere.
        content: Its parts.
        speech: Said (True), believed (False), or not known which (None).
    """

    cue: _Spans
    source: _Spans
    content: _Spans
    speech: bool | None


class Text(msgspec.Struct, frozen=True):
    """A text with what it attributes; `left_out` are stretches that nobody annotated."""

    name: str
    corpus: Corpus
    text: str
    said: tuple[Said, ...]
    left_out: _Spans = ()


def read_texts(data: Path, corpus: Corpus) -> Iterator[Text]:
    """Yield the texts of a corpus.

    Raises:
        DataError: It is not there.
    """
    path = data / corpus.file
    if not path.exists():
        raise DataError(f"{corpus.file} is missing: looked for {path}")
    yield from _pages(path, corpus) if path.is_dir() else _lines(path, corpus)


def _lines(path: Path, corpus: Corpus) -> Iterator[Text]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            row: dict[str, Any] = json.loads(line)
            yield Text(
                row["id"], corpus, row["text"],
                tuple(_said(row["text"], one) for one in row["statements"] if one["cue_spans"]),
            )  # fmt: skip


def _said(text: str, row: dict[str, Any]) -> Said:
    cue, source, content = (
        tuple((start, end) for start, end in row[f"{role}_spans"] or ())
        for role in ("cue", "source", "content")
    )
    words = {word for start, end in cue for word in text[start:end].lower().split()}
    speech = row["speech"] or (False if words & _ATTITUDES else None)
    return Said(cue, source, content, speech)


def _pages(folder: Path, corpus: Corpus) -> Iterator[Text]:
    for path in sorted(folder.glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        page = folder.parent / "pages" / path.name
        text: str = json.loads(page.read_text(encoding="utf-8"))["text"]
        said = tuple(
            Said(_spans(one["cue"]), _spans(one["source"]), _spans(*one["content"]), speech=True)
            for one in gold["statements"]
            if one["cue"]
        )
        yield Text(path.stem, corpus, text, said, _spans(*gold["furniture"]))


def _spans(*found: dict[str, Any] | None) -> _Spans:
    return tuple((one["start"], one["end"]) for one in found if one and "start" in one)
