"""What the branch of event types reads, and what it refuses."""

from pathlib import Path

import pytest

from benchmarks.treebanks import reader
from dragoman.errors import DataError
from dragoman.language import read_by_rule
from dragoman.language.en.event_types import EventTypes, load_event_types, roles_of, words_of
from dragoman.language.en.network import load_network
from dragoman.model import Span

READ = reader(read_by_rule)
TEXT = "It rained. Norway freed a spy. The man thanked Oslo."


def test_only_the_sentences_of_the_pair_are_read() -> None:
    """From the actor's to the recipient's, with the role of each piece."""
    reading, network = READ(TEXT), load_network()
    actor, recipient = Span(11, 17), Span(24, 29)
    words = words_of(network, reading, actor, recipient)
    assert words is not None
    seen = [reading.tokens[at] for at in range(words.first, words.last)]
    assert [TEXT[one.start : one.end] for one in seen] == ["Norway", "freed", "a", "spy", "."]
    assert roles_of(reading, words, actor, recipient).tolist() == [0, 1, 0, 2, 2, 0, 0]


def test_a_pair_may_span_two_sentences() -> None:
    """The actor in one, the recipient in the next."""
    reading = READ(TEXT)
    words = words_of(load_network(), reading, Span(11, 17), Span(31, 38))
    assert words is not None
    assert reading.tokens[words.last - 2].start == TEXT.index("Oslo")


def test_nobody_gives_nothing() -> None:
    """Neither an actor nor a recipient, or words that no sentence holds."""
    told = load_event_types()
    assert told(READ(TEXT), None, None) == {}
    assert told(READ(TEXT), Span(900, 910), None) == {}


def test_a_long_run_of_rare_words_is_cut() -> None:
    """The network takes 512 pieces at most."""
    text = " ".join(f"Xq{at}zvkwj" for at in range(200)) + "."
    words = words_of(load_network(), READ(text), Span(0, 3), None)
    assert words is not None
    assert words.window["ids"].shape[1] <= 510


def test_shares_add_up() -> None:
    """Over fifteen types."""
    shares = load_event_types()(READ(TEXT), Span(11, 17), Span(24, 29))
    assert len(shares) == 15
    assert sum(shares.values()) == pytest.approx(1)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    """A folder without them."""
    with pytest.raises(DataError, match=r"lacks event_types\.onnx, event_types\.json"):
        EventTypes(load_network(), tmp_path)
