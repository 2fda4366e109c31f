"""A word becomes its dictionary form by a script, and so do others like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.en.lemmas import apply_script, find_script, verb_of


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("Countries", "country", "l|3|y"),
        ("talks", "talk", "l|1|"),
        ("Geneva", "Geneva", "k|0|"),
        ("GENEVA", "Geneva", "c|0|"),
        ("was", "be", "l|*|be"),
        ("n't", "not", "l|2|ot"),
        ("U.S.", "U.S.", "k|0|"),
        (",", ",", "l|0|"),
    ],
)
def test_the_plainest_script_is_found(form: str, lemma: str, script: str) -> None:
    """Lower case is tried first, then the word as it is, then a capital."""
    assert find_script(form, lemma) == script


def test_a_script_does_for_other_words() -> None:
    """What makes "Countries" into "country" makes "parties" into "party"."""
    assert apply_script("parties", "l|3|y") == "party"


def test_a_script_never_leaves_nothing() -> None:
    """A word shorter than what would be cut is kept in its case."""
    assert apply_script("As", "l|3|y") == "as"


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_script_does_what_it_was_found_for(form: str, lemma: str) -> None:
    """Whatever the two words are."""
    assert apply_script(form, find_script(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "cut", "verb"),
    [
        ("recalled", "recalle", "recall"),
        ("negotiated", "negotiat", "negotiate"),
        ("stopped", "stopp", "stop"),
        ("Meeting", "meete", "meet"),
        ("withdrew", "withdrow", "withdraw"),
        ("withdrew", "withdraw", "withdraw"),
        ("found", "found", "found"),
        ("blorped", "blorpe", "blorpe"),
    ],
)
def test_a_known_verb_is_met_as_it_is_spelled(form: str, cut: str, verb: str) -> None:
    """What is not known stays as its script made it."""
    known = {"recall", "negotiate", "stop", "meet", "withdraw"}
    assert verb_of(form, cut, known, {"withdrew": "withdraw", "found": "find"}) == verb
