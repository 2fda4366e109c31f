"""Pairs and labelled sentences are read, drawn into fifths and scored as the docs say."""

import json
from pathlib import Path

import pytest

from benchmarks.plover import Told, macro_f1, spans_f1, token_f1
from benchmarks.plover_pairs import CAMEO, PLV, TYPES, folds_of, pair_of, read_cameo, read_plv
from benchmarks.treebanks import reader
from dragoman.language import read_by_rule
from dragoman.model import Span

READ = reader(read_by_rule)
TEXT = "Norland accused Sudria of a raid."


def write(data: Path, name: str, row: dict[str, object]) -> None:
    """Write one row where the data folder has the set."""
    (data / name).parent.mkdir(parents=True, exist_ok=True)
    (data / name).write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_a_pair_with_its_type(tmp_path: Path) -> None:
    """A recipient that is not named is None."""
    event = {"code": "ACCUSE", "source_span": [0, 7], "target_span": None}
    write(tmp_path, PLV, {"text": TEXT, "events": [event]})
    (pair,) = read_plv(tmp_path, READ)
    assert (pair.actor, pair.recipient, pair.types, pair.fold) == (
        Span(0, 7), None, ("ACCUSE",), 0,
    )  # fmt: skip


def test_labelled_words_become_a_pair_of_its_quadrant(tmp_path: Path) -> None:
    """The first actor and the first target, and the types of the quadrant."""
    labels = ["B-S", "O", "B-T", "O", "O", "O", "O"]
    row: dict[str, object] = {
        "text": "Norland accused Sudria of a raid .",
        "tokens": ["Norland", "accused", "Sudria", "of", "a", "raid", "."],
        "labels": labels, "events": [{"code": "VERBAL_CONF"}],
    }  # fmt: skip
    write(tmp_path, CAMEO, row)
    (tagged,) = read_cameo(tmp_path, READ)
    pair = pair_of(tagged)
    assert tagged.words[2] == Span(16, 22)
    assert (pair.actor, pair.recipient) == (Span(0, 7), Span(16, 22))
    assert pair.types == ("ACCUSE", "REJECT", "REQUEST", "THREATEN")


def test_fifths_are_even_and_keep_a_sentence_together() -> None:
    """Each class is spread; rows with the same key share a fifth; the draw is the same each time."""
    keys = [str(at // 2) for at in range(40)]
    classes = ["a" if at < 20 else "b" for at in range(40)]
    folds = folds_of(keys, classes)
    assert folds == folds_of(keys, classes)
    assert folds[::2] == folds[1::2]
    assert [sorted(folds[at : at + 20 : 2]) for at in (0, 20)] == [
        [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    ] * 2


def test_types_count_alike_however_rare() -> None:
    """One of two types right, the other never found: 2/3 and 0, over fifteen types."""
    told = [Told("AID", "AID"), Told("ASSAULT", "AID")]
    assert macro_f1(told) == pytest.approx(2 / 3 / len(TYPES))


def test_words_and_spans_are_scored() -> None:
    """Outside counts for nothing; a span counts with both ends and its role."""
    gold, found = [["B-S", "I-S", "O", "B-T"]], [["B-S", "O", "O", "B-T"]]
    assert token_f1(gold, found, outside="O") == pytest.approx(0.8)
    assert spans_f1(gold, found) == pytest.approx(0.5)
