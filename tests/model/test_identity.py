"""Ids that follow from content."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import content_id

FIELDS = st.lists(st.none() | st.text() | st.integers(), max_size=5)


def test_an_id_is_twenty_hex_digits() -> None:
    """It never changes between versions: records depend on it."""
    assert content_id("article", 3, None, "") == "2dee585f52d1cbc6ff9a"


def test_absent_and_empty_differ() -> None:
    """Unknown is not the same as empty."""
    assert content_id(None) != content_id("")


def test_fields_do_not_run_together() -> None:
    """Two fields are not one longer field."""
    assert content_id("ab", "c") != content_id("a", "bc")


@given(FIELDS, FIELDS)
def test_ids_differ_exactly_where_fields_do(
    one: list[str | int | None], other: list[str | int | None]
) -> None:
    """Equal fields give equal ids; a number and its digits are the same field."""
    same = [None if x is None else str(x) for x in one] == [
        None if x is None else str(x) for x in other
    ]
    assert (content_id(*one) == content_id(*other)) is same
