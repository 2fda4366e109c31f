"""Pairs become examples for the branch, and weights of the linear model."""

from pathlib import Path

import pytest

from benchmarks.plover_pairs import TYPES, Tagged
from benchmarks.treebanks import reader
from dragoman.errors import DataError
from dragoman.events.classify import linear_shares
from dragoman.language import read_by_rule
from dragoman.language.en.network import load_network
from dragoman.model import Span
from tools.train_event_types import Row, fit
from training.attributions.__main__ import check_files
from training.event_types.examples import MISSING, labels_of

MANIFEST = Path(__file__).parents[2] / "training" / "event_types" / "manifest.csv"


def test_words_are_labelled_as_the_set_labels_its_own() -> None:
    """By the first of the set's words that a word of ours touches; others are not learned from."""
    text = "Norland's army left ."
    spans = (Span(0, 7), Span(10, 14), Span(15, 19))
    tagged = Tagged(reader(read_by_rule)(text), spans, ("B-S", "I-S", "O"), (), 3)
    example = labels_of(load_network(), tagged)
    assert example is not None
    assert example.labels is not None
    assert example.labels.tolist() == [1, MISSING, 2, 0, MISSING]
    assert (example.fold, example.roles) == (3, None)


def test_a_softmax_learns_what_tells_two_types_apart() -> None:
    """One feature each; of a quadrant either type is right."""
    rows = [
        Row((word, "also"), types, 1.0, "plv", 0)
        for word, types in (("give", ("AID",)), ("hit", ("ASSAULT",)), ("act", ("ASSAULT", "AID")))
        for _ in range(4)
    ]
    weights = fit(rows)
    assert set(weights.weights) == {"give", "hit", "act", "also"}
    shares = {word: linear_shares((word,), weights) for word in ("give", "hit", "act")}
    assert max(shares["give"], key=shares["give"].__getitem__) == "AID"
    assert max(shares["hit"], key=shares["hit"].__getitem__) == "ASSAULT"
    assert shares["act"]["AID"] + shares["act"]["ASSAULT"] > 0.8
    assert weights.types == TYPES


def test_corpora_are_compared_with_the_manifest(tmp_path: Path) -> None:
    """The first that is missing is named."""
    with pytest.raises(DataError, match=r"plv_train\.jsonl is missing"):
        check_files(tmp_path, MANIFEST)
