"""Reads sentences in which somebody does something to somebody, with the PLOVER types it can be.

Three sets: sentences with actor and recipient and one of 15 types (`plv`); events of the annotated
whole pages; and sentences of a CAMEO set, of which only the quadrant is known (talk or deed, with
or against somebody), and whose words are labelled as actor, target, or both.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from benchmarks.treebanks import Reader
from dragoman.model import Reading, Span

__all__ = [
    "CAMEO",
    "FOLDS",
    "PAGES",
    "PLV",
    "TYPES",
    "Pair",
    "Tagged",
    "folds_of",
    "pair_of",
    "read_cameo",
    "read_pages",
    "read_plv",
]

PLV = "gold/events/plv_train.jsonl"
CAMEO = "gold/events/conflibert_cameo_ner_train.jsonl"
PAGES = "gold/whole-pages"
FOLDS = 5

# The types of the set: PLOVER's sixteen with CONCEDE and RETREAT as YIELD.
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
_YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_QUADRANTS = {
    "VERBAL_COOP": ("AGREE", "CONSULT", "SUPPORT"),
    "MATERIAL_COOP": ("AID", "COOPERATE", "YIELD"),
    "VERBAL_CONF": ("ACCUSE", "REJECT", "REQUEST", "THREATEN"),
    "MATERIAL_CONF": ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"),
}
_SEED = 20261128


class Pair(msgspec.Struct, frozen=True):
    """A sentence with who does something and to whom.

    Attributes:
        reading: Of the sentence.
        actor: The words, or None where it names nobody.
        recipient: The same.
        types: Those that it can be: one, or all of a quadrant.
        fold: Which fifth it is in; -1 where it is never measured.
    """

    reading: Reading
    actor: Span | None
    recipient: Span | None
    types: tuple[str, ...]
    fold: int = -1


class Tagged(msgspec.Struct, frozen=True):
    """A sentence whose words are labelled.

    Attributes:
        reading: Of the sentence.
        words: As the set cuts it.
        labels: Of these words: O, or B- or I- and S (actor), T (target), R (both).
        quadrant: The types that its event can be, if it has one.
        fold: Which fifth it is in.
    """

    reading: Reading
    words: tuple[Span, ...]
    labels: tuple[str, ...]
    quadrant: tuple[str, ...]
    fold: int


def folds_of(keys: Sequence[str], classes: Sequence[str]) -> list[int]:
    """Return the fifth of each row, drawn with a fixed seed, each class spread evenly.

    Args:
        keys: Rows with the same key, such as a sentence with two pairs, go into one fifth.
        classes: The class of each row.
    """
    groups: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        groups.setdefault(key, []).append(at)
    by_class: dict[str, list[list[int]]] = {}
    for group in groups.values():
        by_class.setdefault(classes[group[0]], []).append(group)
    found = [0] * len(keys)
    dice, number = Random(_SEED), 0  # noqa: S311 - a draw that must be the same at each run
    for _, members in sorted(by_class.items()):
        dice.shuffle(members)
        for group in members:
            for at in group:
                found[at] = number % FOLDS
            number += 1
    return found


def read_plv(data: Path, read: Reader) -> list[Pair]:
    """Return the sentences with actor, recipient and one type.

    Args:
        data: The data folder.
        read: Reads a raw text.
    """
    rows = list(_lines(data / PLV))
    codes = [row["events"][0]["code"] for row in rows]
    folds = folds_of([row["text"] for row in rows], codes)
    return [
        Pair(
            read(row["text"]),
            _span(row["events"][0]["source_span"]),
            _span(row["events"][0]["target_span"]),
            (code,),
            fold,
        )
        for row, code, fold in zip(rows, codes, folds, strict=True)
    ]


def read_cameo(data: Path, read: Reader) -> list[Tagged]:
    """Return the sentences whose words are labelled.

    Args:
        data: The data folder.
        read: Reads a raw text.
    """
    rows = list(_lines(data / CAMEO))
    codes = [row["events"][0]["code"] or "" if row["events"] else "" for row in rows]
    folds = folds_of([row["text"] for row in rows], codes)
    return [
        Tagged(
            read(row["text"]),
            tuple(_offsets(row["text"], row["tokens"])),
            tuple(row["labels"]),
            _QUADRANTS.get(code, ()),
            fold,
        )
        for row, code, fold in zip(rows, codes, folds, strict=True)
    ]


def pair_of(tagged: Tagged) -> Pair:
    """Return a labelled sentence's first actor and first target, with its quadrant."""
    actor = _first(tagged, "S") or _first(tagged, "R")
    return Pair(tagged.reading, actor, _first(tagged, "T"), tagged.quadrant)


def _first(tagged: Tagged, kind: str) -> Span | None:
    if f"B-{kind}" not in tagged.labels:
        return None
    at = last = tagged.labels.index(f"B-{kind}")
    while last + 1 < len(tagged.labels) and tagged.labels[last + 1] == f"I-{kind}":
        last += 1
    return Span(tagged.words[at].start, tagged.words[last].end)


def read_pages(data: Path, read: Reader) -> list[Pair]:
    """Return the events of the training pages that name somebody in their sentence.

    Args:
        data: The data folder.
        read: Reads a raw text.
    """
    folder = data / PAGES
    return [
        pair
        for file in sorted((folder / "training").glob("*.json"))
        for pair in _page(folder / "pages" / file.name, json.loads(file.read_text("utf-8")), read)
    ]


def _page(page: Path, told: dict[str, Any], read: Reader) -> Iterator[Pair]:
    text: str = json.loads(page.read_text("utf-8"))["text"]
    lines = read(text).sentences
    for event in told["events"]:
        at = event["trigger"].get("start")
        line = next(
            (one.span for one in lines if at is not None and one.start <= at < one.end), None
        )
        if line is None:
            continue
        actor = _beside(event["actors"], line, text)
        recipient = _beside(event["recipients"] or event["actors"][1:], line, text)
        if actor or recipient:
            type_ = _YIELDS.get(event["type"], event["type"])
            yield Pair(read(line.of(text)), actor, recipient, (type_,))


def _beside(parties: Iterable[dict[str, Any]], line: Span, text: str) -> Span | None:
    """Return the first of some parties that a sentence names, counted from its start."""
    for party in parties:
        start, words = party.get("start"), party.get("text") or ""
        if start is None or not line.start <= start < party["end"] <= line.end:
            start = text.find(words, line.start, line.end) if words else -1
        if start >= 0:
            return Span(start - line.start, start - line.start + len(words))
    return None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _span(told: Sequence[int] | None) -> Span | None:
    return Span(told[0], told[1]) if told else None


def _offsets(text: str, tokens: Iterable[str]) -> Iterator[Span]:
    end = 0
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        yield Span(start, end)
