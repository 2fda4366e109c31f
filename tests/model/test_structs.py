"""What holds for every noun."""

import pickle

import msgspec
import pytest

import dragoman.model
from dragoman.model import (
    ActorRef,
    Event,
    Finding,
    Span,
    Statement,
    StatementKind,
    Status,
    Time,
    TimeType,
)

STRUCTS = [
    noun
    for noun in vars(dragoman.model).values()
    if isinstance(noun, type) and issubclass(noun, msgspec.Struct)
]
SPAN = Span(3, 8)


@pytest.mark.parametrize("noun", STRUCTS)
def test_nouns_are_frozen_and_told_field_by_field(noun: type[msgspec.Struct]) -> None:
    """A struct of more than four fields explains each in its docstring."""
    told = noun.__doc__ or ""
    fields = [field.name for field in msgspec.structs.fields(noun)]
    assert noun.__struct_config__.frozen
    assert len(fields) <= 4 or [f for f in fields if f"{f}: " not in told] == []


@pytest.mark.parametrize(
    "finding",
    [
        Time(id="1", article="a", span=SPAN, rule="r/1", type=TimeType.DATE, value="2025-07-24"),
        Statement(
            id="2",
            article="a",
            span=SPAN,
            rule="r/1",
            manner=StatementKind.DIRECT,
            speaker=ActorRef(span=SPAN, name="Ana Roth"),
            content=(SPAN,),
        ),
        Event(
            id="3",
            article="a",
            span=SPAN,
            rule="r/1",
            trigger=SPAN,
            type="CONSULT",
            status=Status.PLANNED,
        ),
    ],
)
def test_findings_round_trip(finding: Finding) -> None:
    """Through JSON (the kind is told by its tag) and through a pipe between processes."""
    assert msgspec.json.decode(msgspec.json.encode(finding), type=Finding) == finding
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301 - our own bytes


def test_spans_know_their_words() -> None:
    """Half-open, in code points."""
    assert Span(0, 3).of("“é” said") == "“é”"
    assert (Span(0, 3).overlaps(Span(2, 4)), Span(0, 3).overlaps(Span(3, 4))) == (True, False)
    assert (Span(0, 3).contains(Span(1, 3)), Span(0, 3).contains(Span(1, 4))) == (True, False)
