"""Small readings for the tests of figures: one paragraph, sentences cut at full stops."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from dragoman.codes.layers import Layers
from dragoman.codes.units import Units, load_units
from dragoman.figures import find_figures, find_quantities
from dragoman.model import (
    Context,
    Figure,
    Place,
    PlaceUse,
    Quantity,
    Reading,
    Sentence,
    Statement,
    StatementKind,
    Time,
    TimeType,
    ZoneKind,
)
from dragoman.model.span import Span


@pytest.fixture(scope="session")
def units() -> Units:
    """The English words as shipped."""
    return load_units(Layers())


def a_reading(text: str, zone: ZoneKind = ZoneKind.BODY) -> Reading:
    """Cut a text behind ". " before a capital; tokens play no part here."""
    bounds = [0, *(m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z“])", text)), len(text)]
    sentences = tuple(
        Sentence(start, start + len(text[start:end].rstrip()), 0, 0, zone, 0)
        for start, end in pairwise(bounds)
        if text[start:end].strip()
    )
    return Reading(article="a", text=text, sentences=sentences, tokens=())


def span_of(text: str, words: str) -> Span:
    """Say where some words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """Make a reading of a text."""
    return a_reading


@pytest.fixture(scope="session")
def quantities_of(units: Units) -> Callable[[str], tuple[Quantity, ...]]:
    """Find the quantities of a text."""
    return lambda text: find_quantities(a_reading(text), units=units)


@pytest.fixture(scope="session")
def figures_of(units: Units) -> Callable[..., tuple[Figure, ...]]:
    """Find the figures of a text, with times, places and statements where they matter."""

    def find(
        text: str, context: Context | None = None, statements: tuple[Statement, ...] = ()
    ) -> tuple[Figure, ...]:
        reading = a_reading(text)
        quantities = find_quantities(reading, units=units)
        return find_figures(reading, quantities, statements, context or Context(), units=units)

    return find


@pytest.fixture(scope="session")
def a_time() -> Callable[..., Time]:
    """Make a time of the first occurrence of some words."""

    def make(text: str, words: str, value: str, **fields: Any) -> Time:
        fields.setdefault("type", TimeType.DATE)
        return Time(
            id=words, article="a", span=span_of(text, words), rule="test/1", value=value, **fields
        )

    return make


@pytest.fixture(scope="session")
def a_place() -> Callable[..., Place]:
    """Make a place of the first occurrence of some words."""

    def make(text: str, words: str, name: str, use: PlaceUse = PlaceUse.LITERAL) -> Place:
        span = span_of(text, words)
        return Place(id=words, article="a", span=span, rule="test/1", name=name, use=use)

    return make


@pytest.fixture(scope="session")
def a_statement() -> Callable[..., Statement]:
    """Make a statement of the first occurrences of a source's and the content's words."""

    def make(text: str, source: str | None, content: str) -> Statement:
        said = span_of(text, content)
        by = None if source is None else span_of(text, source)
        whole = said if by is None else Span(min(by.start, said.start), max(by.end, said.end))
        return Statement(
            id=content,
            article="a",
            span=whole,
            rule="test/1",
            manner=StatementKind.INDIRECT,
            source=by,
            content=(said,),
        )

    return make
