"""What a person types becomes a query, or a sentence that says why not."""

import pytest

from dragoman.errors import InputError
from dragoman.record.query import Query, Term, parse_query


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("ceasefire talks", [Term(("ceasefire",)), Term(("talks",))]),
        ("talks talks", [Term(("talks",))]),
        ('"prime minister" said', [Term(("prime", "minister")), Term(("said",))]),
        ("“prime minister”", [Term(("prime", "minister"))]),
        ("cease-fire", [Term(("cease", "fire"))]),
        ("Israel's", [Term(("Israel", "s"))]),
        ("cease*", [Term(("cease",), is_open=True)]),
        ('"prime min"*', [Term(("prime", "min"), is_open=True)]),
        ("576,000", [Term(("576", "000"))]),
        ("NEAR(a b)", [Term(("NEAR", "a")), Term(("b",))]),
        ("OR title:x", [Term(("OR",)), Term(("title", "x"))]),
        ("a_b", [Term(("a", "b"))]),
        ("مفاوضات", [Term(("مفاوضات",))]),
    ],
)
def test_words_phrases_and_beginnings(typed: str, terms: list[Term]) -> None:
    """Words of the query language itself are words like others."""
    assert parse_query(typed) == Query(tuple(terms))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "There is no word to search for in ''"),
        (" ?!… ", "There is no word to search for"),
        ('""', "There is no word to search for"),
        ('"prime minister', "A quotation mark in '\"prime minister' is not closed"),
        ("re*", r"re\* stands for too many words\. Give 3 letters or more"),
        (" ".join(f"x{n}" for n in range(41)), "more than 40 words"),
    ],
)
def test_what_cannot_be_searched_is_said(typed: str, said: str) -> None:
    """With what to do instead."""
    with pytest.raises(InputError, match=said):
        parse_query(typed)
