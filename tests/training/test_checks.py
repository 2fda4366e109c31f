"""Answers are measured on batches."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.test_batches import a_window
from training.batches import Batch, batches_of
from training.checks import Told, measure, spans_of
from training.windows import MISSING, Window

LABELS = {
    "start": ["no", "yes"],
    "upos": ["NOUN", "VERB"],
    "name": ["O", "B-PER", "I-PER", "B-MISC"],
    "relation": ["nsubj", "nsubj:pass", "obj", "root"],
}


def a_batch(labels: Mapping[str, tuple[int, ...]], heads: tuple[int, ...]) -> Batch:
    """Make a batch of one window of words of one piece."""
    bare = a_window(len(heads))
    window = Window(
        ids=bare.ids,
        shapes=bare.shapes,
        endings=bare.endings,
        firsts=bare.firsts,
        labels=dict(labels),
        heads=heads,
        sentences=bare.sentences,
    )
    return batches_of([window], 100, None)[0]


GOLD: dict[str, tuple[int, ...]] = {
    "start": (MISSING, 0, 1, 0),
    "upos": (0, 1, 0, MISSING),
    "name": (1, 2, 0, 3),
    "relation": (0, 3, 2, 2),
}
BATCH = a_batch(GOLD, (2, 0, 2, 2))


def told_of(labels: Mapping[str, tuple[int, ...]], heads: tuple[int, ...]) -> Told:
    """Make answers."""
    told = a_batch(labels, heads)
    best = {name: told.labels[name] for name in ("start", "upos", "name")}
    return Told(best, told.heads, told.labels["relation"])


def test_right_answers_are_a_hundred() -> None:
    """In every figure that the batch says something of."""
    labels = GOLD | {"start": (1, 0, 1, 0), "upos": (0, 1, 0, 0)}
    figures = measure(lambda _: told_of(labels, (2, 0, 2, 2)), [BATCH], LABELS)
    assert figures == dict.fromkeys(("start", "upos", "name", "uas", "las"), 100.0)


def test_wrong_answers_count_as_they_should() -> None:
    """A relation is right up to its colon; other names than PER, ORG and LOC do not count."""
    labels = {
        "start": (0, 1, 1, 0),
        "upos": (0, 0, 0, 1),
        "name": (1, 0, 0, 0),
        "relation": (1, 3, 2, 0),
    }
    figures = measure(lambda _: told_of(labels, (2, 0, 2, 1)), [BATCH], LABELS)
    assert {name: round(value, 1) for name, value in figures.items()} == {
        "start": 66.7,
        "upos": 66.7,
        "name": 0.0,
        "uas": 75.0,
        "las": 75.0,
    }


def test_what_is_not_annotated_has_no_figure() -> None:
    """A corpus of names alone says nothing of syntax."""
    nothing = (MISSING,) * 4
    bare = dict.fromkeys(GOLD, nothing) | {"name": GOLD["name"]}
    figures = measure(lambda _: told_of(GOLD, (2, 0, 2, 2)), [a_batch(bare, nothing)], LABELS)
    assert figures == {"name": 100.0}


def test_names_are_read_from_tags() -> None:
    """A name ends where another begins, also one of its kind."""
    tags = ["B-PER", "I-PER", "B-PER", "I-LOC", "O", "I-ORG"]
    assert spans_of(tags) == {(0, 2, "PER"), (2, 3, "PER"), (3, 4, "LOC"), (5, 6, "ORG")}
    assert spans_of(tags, frozenset({"LOC"})) == {(3, 4, "LOC")}


@settings(deadline=None)
@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "I-LOC"]), max_size=12))
def test_names_lie_side_by_side(tags: list[str]) -> None:
    """They hold all words that are not "O", each once."""
    spans = sorted(spans_of(tags))
    inside = [place for start, end, _ in spans for place in range(start, end)]
    assert inside == [place for place, tag in enumerate(tags) if tag != "O"]
