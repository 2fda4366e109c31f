"""Who is given which words, as the network tells it."""

from functools import cache
from pathlib import Path

import pytest

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.errors import DataError
from dragoman.language import load_parser, parse
from dragoman.language.en.attributions import Attributions
from dragoman.model import Article, Zone, ZoneKind


@cache
def told(text: str, parser: str = "own") -> list[tuple[str, str | None, list[str]]] | None:
    """Return cue, source and contents of what is attributed in a text."""
    zone = Zone(ZoneKind.BODY, 0, len(text))
    article = Article(
        id="a", address="a", name="a", language="en", text=text, sha256="", zones=(zone,)
    )
    reading = parse(article, words=load_language(Layers()), parser=load_parser(parser))
    if reading.attributions is None:
        return None
    return [
        (one.cue.of(text), one.source.of(text) if one.source else None, [part.of(text) for part in one.content])
        for one in reading.attributions
    ]  # fmt: skip


def test_words_before_and_behind_a_cue() -> None:
    """A quotation with its speaker inside."""
    text = "“The road is open,” Maria Lund said on Monday. “We will use it.”"
    assert told(text) == [
        ("said", "Maria Lund", ["“The road is open,”", "“We will use it.”"]),
    ]


def test_two_cues_in_one_sentence() -> None:
    """Each with its own source and words."""
    text = "The army said the road was open, but aid workers denied it."
    found = told(text) or []
    assert [(cue, source) for cue, source, _ in found] == [
        ("said", "The army"),
        ("denied", "aid workers"),
    ]


def test_words_that_attribute_nothing() -> None:
    """A sentence of acts."""
    assert told("Two trucks crossed the bridge before noon.") == []


def test_other_parsers_tell_none() -> None:
    """Rules alone know nothing of them."""
    assert told("Maria Lund said the road was open.", "rules") is None


def test_missing_weights_are_named(tmp_path: Path) -> None:
    """And where they should be."""
    with pytest.raises(DataError, match=r"lacks attributions\.onnx, parts\.onnx in"):
        Attributions(tmp_path)
