"""Forms of English words."""

import pytest

from dragoman.codes.inflection import forms_of


@pytest.mark.parametrize(
    ("base", "pos", "expected"),
    [
        ("urge", "VERB", ("urge", "urges", "urged", "urging")),
        ("deploy", "VERB", ("deploy", "deploys", "deployed", "deploying")),
        ("defy", "VERB", ("defy", "defies", "defied", "defying")),
        ("free", "VERB", ("free", "frees", "freed", "freeing")),
        ("clash", "NOUN", ("clash", "clashes")),
        ("strike", "VERB", ("strike", "strikes", "striked", "striking", "struck")),
    ],
)
def test_forms(base: str, pos: str, expected: tuple[str, ...]) -> None:
    """By rule, and those that no rule makes."""
    assert forms_of(base, pos, {"strike": ("struck",)}) == expected
