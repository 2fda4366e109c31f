"""By which way words came to a page: what sort of source, told to whom, in which document, why unnamed."""

from functools import cache

import pytest

from dragoman.codes import load_codes
from dragoman.model import Findings, Page, Statement
from dragoman.pipeline import read
from dragoman.settings import Settings


@cache
def statement(text: str) -> Statement:
    """Return the first statement of a text."""
    page = Page(content=text, name="a", content_type="text/plain", whole=True)
    found = read(page, codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    return found.statements[0]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Maria Lund, an aid worker, said that the road was open.", "named_person"),
        ("A senior aide to Maria Lund said that the road was open.", "unnamed_person"),
        ("Three people briefed on the talks said that the road was open.", "unnamed_group"),
        ("The health ministry said that the road was open.", "organisation"),
        ("A report said that the road was open.", "document"),
    ],
)
def test_sort_of_source(text: str, sort: str) -> None:
    """A person, named or not, several, a body, a paper."""
    sourcing = statement(text).sourcing
    assert sourcing is not None
    assert sourcing.type == sort


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Maria Lund told Reuters that the road was open.", "Reuters"),
        ("Maria Lund told reporters that the road was open.", "reporters"),
        ("Maria Lund told her brother that the road was open.", None),
        ("Maria Lund said in an interview with the BBC that the road was open.", "the BBC"),
    ],
)
def test_via_whom(text: str, via: str | None) -> None:
    """An outlet or reporters; others that were told are no way to the page."""
    sourcing = statement(text).sourcing
    assert sourcing is not None
    assert (sourcing.via.of(text) if sourcing.via else None) == via


def test_in_which_document() -> None:
    """Behind the cue."""
    text = "The army said in a statement that the road was open."
    sourcing = statement(text).sourcing
    assert sourcing is not None
    assert sourcing.document is not None
    assert sourcing.document.of(text) == "a statement"


def test_why_a_source_has_no_name() -> None:
    """The reason that the page gives, in its words."""
    text = (
        "“The road is open,” said an official, who spoke on condition of anonymity "
        "because he was not allowed to brief the press."
    )
    sourcing = statement(text).sourcing
    assert sourcing is not None
    assert sourcing.anonymous
    assert sourcing.reason is not None
    assert sourcing.reason.of(text) == "because he was not allowed to brief the press"


def test_a_statement_inside_another() -> None:
    """Whose words hold its cue; it is somebody's report, one deep."""
    text = "Maria Lund said that the army had warned that the road was mined."
    page = Page(content=text, name="a", content_type="text/plain", whole=True)
    found = read(page, codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    outer, inner = found.statements
    assert (outer.nested_in, inner.nested_in) == (None, outer.id)
    assert inner.sourcing is not None
    assert inner.sourcing.depth == 1
