"""What one party does to another, on sentences written for the tests."""

from pathlib import Path

import pytest

from benchmarks.treebanks import reader
from dragoman.codes.event_types import EventTypeWeights, load_event_types
from dragoman.codes.events import load_events
from dragoman.codes.layers import Layers
from dragoman.errors import DataError
from dragoman.events.classify import classify, linear_shares
from dragoman.events.pair_features import describe_pair
from dragoman.language import load_parser
from dragoman.language.en.event_types import Party
from dragoman.language.en.event_types import load_event_types as load_branch
from dragoman.model import Reading, Span

READ = reader(load_parser())
FRAMES = load_events(Layers()).frames


def a_pair(text: str, actor: str, recipient: str) -> tuple[Reading, tuple[Span, Span]]:
    """Read a sentence; return it with where its parties stand."""
    first, second = (
        Span(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)
    )
    return READ(text), (first, second)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("The minister accused the rebels of burning the village.", "The minister", "the rebels", "ACCUSE"),
        ("Rebels were bombed by the army near the river.", "the army", "Rebels", "ASSAULT"),
        ("Norway sent blankets and medicine to the refugees.", "Norway", "the refugees", "AID"),
        ("The court released three journalists on Friday.", "The court", "three journalists", "YIELD"),
        ("Police arrested a student leader in the capital.", "Police", "a student leader", "COERCE"),
        ("The president met the king of Jordan for talks.", "The president", "the king of Jordan", "CONSULT"),
    ],
)  # fmt: skip
def test_the_likeliest_type(text: str, actor: str, recipient: str, expected: str) -> None:
    """Words, syntax and the network together; shares add up to 1."""
    reading, pair = a_pair(text, actor, recipient)
    shares = classify(
        reading, pair, frames=FRAMES, weights=load_event_types(Layers()), second=load_branch()
    )
    assert next(iter(shares)) == expected
    assert sum(shares.values()) == pytest.approx(1)


def test_without_a_party_nothing_is_told() -> None:
    """Neither an actor nor a recipient: no pair."""
    weights = load_event_types(Layers())
    assert classify(READ("It rained."), (None, None), frames=FRAMES, weights=weights) == {}


def test_two_models_meet_in_the_geometric_mean() -> None:
    """Shares of .5 and .5, and of .8 and .2: 2 to 1."""
    weights = EventTypeWeights(corpus="none", types=("AID", "ASSAULT"), weights={})
    reading, pair = a_pair("Norway helped Malta.", "Norway", "Malta")
    shares = classify(
        reading, pair, frames={}, weights=weights,
        second=lambda *_: {"AID": 0.8, "ASSAULT": 0.2},
    )  # fmt: skip
    assert shares == pytest.approx({"AID": 2 / 3, "ASSAULT": 1 / 3})


def test_who_they_are_is_no_feature() -> None:
    """Other parties of the same kind give the same features."""
    one = a_pair("Norway condemned Malta on Monday.", "Norway", "Malta")
    other = a_pair("Peru condemned Chad on Monday.", "Peru", "Chad")
    told = [describe_pair(reading, *pair, frames=FRAMES) for reading, pair in (one, other)]
    assert told[0] == told[1]
    assert {"type ACCUSE VERB", "words ACTOR condemn", "top condemn"} <= set(told[0])


def test_features_that_were_never_seen_count_for_nothing() -> None:
    """The vector's length is that of the known ones."""
    weights = EventTypeWeights(
        corpus="none", types=("AID", "ASSAULT"), weights={"word send": (20, 0)}
    )
    shares = linear_shares(("word send", "word zebra"), weights)
    assert shares == linear_shares(("word send",), weights)
    assert shares["AID"] == pytest.approx(0.731, abs=0.001)


def test_the_parties_of_a_sentence() -> None:
    """Who acts, and on whom."""
    text = "The army shelled a village on Sunday."
    reading = READ(text)
    found = load_branch().parties(reading, reading.sentences[0])
    assert found == (Party(Span(0, 8), "actor"), Party(Span(17, 26), "target"))


def test_broken_weights_are_named(tmp_path: Path) -> None:
    """A codes folder's file that does not fit."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "event_types.json").write_text("{}")
    with pytest.raises(DataError, match=r"event_types\.json"):
        load_event_types(Layers((tmp_path,)))
