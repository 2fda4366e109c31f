"""The words searched for are found in a text as the index finds them."""

import pytest

from dragoman.model import Span
from dragoman.record.query import parse_query
from dragoman.record.snippet import Finder


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("truce", "Truce. No truce, untruce truces TRUCE", ["Truce", "truce", "TRUCE"]),
        ("truce*", "truces of a truce", ["truces", "truce"]),
        ("cease-fire", "a cease fire, a Cease-fire, a ceasefire", ["cease fire", "Cease-fire"]),
        ("sao", "São Paulo", ["São"]),
        ("İzmir", "In Izmir and İZMİR", ["Izmir", "İZMİR"]),
        ("strasse", "Straße", []),
        ("a b", "a b a_b", ["a", "b", "a", "b"]),
        ('"hill council" council', "the hill council met the council", ["hill council", "council"]),
    ],
)
def test_marks(typed: str, text: str, marked: list[str]) -> None:
    """Whole words, case and accents aside; what overlaps is marked once."""
    found = Finder(parse_query(typed)).marks(text)
    assert [span.of(text) for span in found] == marked


def test_the_stretch_with_most_terms_wins() -> None:
    """Even where single terms come earlier."""
    text = "truce " + "x " * 300 + "\n\n" + "y " * 200 + "truce was signed" + " z" * 300
    stretches = [Span(0, 606), Span(608, len(text))]
    snippet = Finder(parse_query("truce signed")).snippet(text, stretches)
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["truce", "signed"]
    assert 200 <= len(snippet.text) <= 240


def test_a_hit_in_the_title_alone_shows_the_beginning() -> None:
    """There is nothing to mark then."""
    snippet = Finder(parse_query("harbour")).snippet("The sea was calm.", [Span(4, 17)])
    assert (snippet.text, snippet.start, snippet.marks) == ("sea was calm.", 4, ())


def test_no_body_gives_an_empty_snippet() -> None:
    """An article may be a title and no more."""
    snippet = Finder(parse_query("harbour")).snippet("Harbour", [])
    assert (snippet.text, snippet.marks) == ("", ())
