"""Dates in the lines around a title."""

import pytest

from dragoman.article.text_dates import find_date_claim, is_date_line
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers

PHRASES = load_furniture(Layers())


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published 24 July 2025", "2025-07-24"),
        ("Published on July 24, 2025 at 10:30 am", "2025-07-24"),
        ("24 July 2025", "2025-07-24"),
        ("2025-07-24", "2025-07-24"),
        ("Veröffentlicht am 24.07.2025", "2025-07-24"),
        ("Publié le 24 juillet 2025", "2025-07-24"),
        ("Publicado el 24 de julio de 2025", "2025-07-24"),
        ("24 июля 2025", "2025-07-24"),
        ("2025年7月24日", "2025-07-24"),
        ("Published: 3 May 2024 | Updated: 5 May 2024", "2024-05-03"),
        ("Updated 5 May 2024", None),
        ("Published 07/08/2025", None),
        ("Published 31 February 2025", None),
        ("The talks of 24 July 2025 ended without a result", None),
        ("Published yesterday", None),
    ],
)
def test_only_plain_dates_of_publication_are_claimed(line: str, value: str | None) -> None:
    """A claim needs a date that can be read in one way, alone or after a word for publishing."""
    claim = find_date_claim(line, PHRASES)
    assert (claim.value if claim else None) == value


def test_a_line_with_a_date_and_more_is_no_date_line() -> None:
    """A headline that names a date stays a headline."""
    assert is_date_line("Updated 5 May 2024, 10:30 GMT", PHRASES)
    assert not is_date_line("What we know of the attack of 5 May 2024 on the harbour", PHRASES)
