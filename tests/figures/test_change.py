"""Rises and falls."""

from collections.abc import Callable

import pytest

from dragoman.codes.units import Units
from dragoman.figures import find_change, find_quantities
from dragoman.model import Reading


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose nearly 57%.", "up"),
        ("Oil was down 19 cents.", "down"),
        ("Aid fell by more than 40%.", "down"),
        ("Prices rose to 57%.", None),
        ("Some 57% voted.", None),
        ("57%", None),
    ],
)
def test_a_rise_or_fall_is_told_from_a_level(
    units: Units, reading_of: Callable[..., Reading], text: str, change: str | None
) -> None:
    """ "Rose 57%" is a change, "rose to 57%" a level."""
    reading = reading_of(text)
    (quantity,) = find_quantities(reading, units=units)
    assert find_change(reading, quantity, units=units) == change
