"""Numbers with their units."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.layers import Layers
from dragoman.codes.units import load_units
from dragoman.figures import find_quantities
from dragoman.model import Quantity, Reading, Sentence, ZoneKind

UNITS = load_units(Layers())
Find = Callable[[str], tuple[Quantity, ...]]


def told(text: str, found: tuple[Quantity, ...]) -> list[tuple[object, ...]]:
    """Say number, value, low, high, hedge and unit of each quantity."""
    return [(q.number.of(text), q.value, q.low, q.high, q.hedge.value, q.unit) for q in found]


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("12 people", "12", 12),
        ("1,200 people", "1,200", 1200),
        ("12,00,000 people", "12,00,000", 1200000),
        ("140 000 people", "140 000", 140000),
        ("1.2 million people", "1.2 million", 1200000),
        ("40K people", "40K", 40000),
        ("10m people", "10m", 10000000),
        ("twelve people", "twelve", 12),
        ("twenty-two people", "twenty-two", 22),
        ("Eighty five people", "Eighty five", 85),
        ("a hundred people", "a hundred", 100),
        ("two hundred and twenty thousand people", "two hundred and twenty thousand", 220000),
        ("half a million people", "half a million", 500000),
        ("a half-billion people", "a half-billion", 500000000),
        ("a dozen people", "a dozen", 12),
        ("two dozen people", "two dozen", 24),
        ("٣٣ people", "٣٣", 33),
        ("١٬٢٠٠ people", "١٬٢٠٠", 1200),
    ],
)
def test_a_number_is_read(quantities_of: Find, text: str, number: str, value: float) -> None:
    """Digits, words and their mixtures have one value."""
    assert told(text, quantities_of(text)) == [(number, value, value, value, "=", "people")]


@pytest.mark.parametrize(
    ("text", "bounds", "hedge"),
    [
        ("more than 12 people", (12, 12, None), ">"),
        ("over 12 people", (12, 12, None), ">"),
        ("at least 12 people", (12, 12, None), ">="),
        ("no fewer than 12 people", (12, 12, None), ">="),
        ("12 or more people", (12, 12, None), ">="),
        ("fewer than 12 people", (12, None, 12), "<"),
        ("up to 12 people", (12, None, 12), "<="),
        ("as many as 12 people", (12, None, 12), "<="),
        ("about 12 people", (12, None, None), "~"),
        ("nearly 12 people", (12, None, None), "~"),
        ("12 or so people", (12, None, None), "~"),
        ("over about 12 people", (12, 12, None), ">"),
        ("more than a dozen people", (12, 12, None), ">"),
        ("dozens of people", (None, 24, None), "~"),
        ("tens of thousands of people", (None, 20000, None), "~"),
        ("several hundred people", (None, 200, None), "~"),
        ("40 to 50 people", (None, 40, 50), "="),
        ("between 40 and 50 people", (None, 40, 50), "="),
        ("40-50 people", (None, 40, 50), "="),
        ("3 to 5,000 people", (None, 3000, 5000), "="),
        ("1 to 2 million people", (None, 1000000, 2000000), "="),
        ("about 40 to 50 people", (None, 40, 50), "~"),
    ],
)
def test_hedges_and_ranges_bound_a_number(
    quantities_of: Find, text: str, bounds: tuple[float | None, ...], hedge: str
) -> None:
    """Value, low and high follow the guide: "more than 12" is 12 and up, "about 12" has no bounds."""
    (found,) = quantities_of(text)
    assert (found.value, found.low, found.high) == bounds
    assert (found.hedge.value, found.unit) == (hedge, "people")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("It cost $40.", "40", "USD"),
        ("It cost US$40.", "40", "USD"),
        ("It cost 40 million yuan.", "40 million", "CNY"),
        ("Oil sold for $40 per barrel.", "40", "USD per barrel"),
        ("Rates fell 40%.", "40", "percentage"),
        ("Two-thirds of them left.", "Two-thirds", "percentage"),
        ("A 48-hour pause began.", "48", "hour"),
        ("It stands 40 km/h winds.", "40", "kilometre per hour"),
        ("Ahmed, 56, agreed.", "56", "year of age"),
        ("They sent 40 aid trucks.", "40", "aid truck"),
        ("They spotted 40 U.S. air strikes.", "40", "u.s. air strike"),
        ("It climbed 40m up.", "40", "metre"),
    ],
)
def test_a_unit_is_normalised(quantities_of: Find, text: str, number: str, unit: str) -> None:
    """Measures have their normalised name, counted things their singular in lower case."""
    assert [(q.number.of(text), q.unit) for q in quantities_of(text)] == [(number, unit)]


def test_value_number_and_unit_have_their_words(quantities_of: Find) -> None:
    """Each part of a quantity rests on its own words."""
    text = "They sent over $1.5m to Aden."
    (quantity,) = quantities_of(text)
    assert (quantity.span.of(text), quantity.number.of(text)) == ("$1.5m", "1.5m")
    assert quantity.unit_span is not None
    assert quantity.unit_span.of(text) == "$"


@pytest.mark.parametrize(
    "text",
    [
        "It began on May 3, 2014.",
        "It began on 3 May.",
        "It began in 2014 and in the 1990s.",
        "It began at 10:45, or 8 p.m. at the latest.",
        "The 22nd and the third of them left.",
        "F-16 jets bombed the T-72.",
        "Resolution 1701 names no one.",
        "They won 2-0 on 9/11.",
        "See 10^9 and 1,2,3,4 and 10.20.30.40.",
        "The five-star hotel on 575 Mill Road.",
        "Both men and several others left.",
        "call +44 and #5",
    ],
)
def test_what_counts_nothing_is_no_quantity(quantities_of: Find, text: str) -> None:
    """Dates, clock times, ordinals, codes, scores and formulas are left out."""
    assert quantities_of(text) == ()


def test_a_change_is_two_numbers_and_no_range(quantities_of: Find) -> None:
    """ "From 20 to 30" says what was and what is."""
    assert [q.value for q in quantities_of("It rose from 20 to 30 people.")] == [20, 30]
    assert [q.value for q in quantities_of("It killed 12 and wounded 30.")] == [12, 30]


def test_captions_are_left_out(reading_of: Callable[..., Reading]) -> None:
    """Findings come from title, subtitle and body only."""
    caption = reading_of("12 people.", ZoneKind.CAPTION)
    title = reading_of("12 people.", ZoneKind.TITLE)
    assert [len(find_quantities(r, units=UNITS)) for r in (caption, title)] == [0, 1]


def test_the_same_page_gives_the_same_ids(quantities_of: Find) -> None:
    """Ids are content hashes; two quantities of one page differ."""
    first, second = quantities_of("12 men and 12 women.")
    assert (first, second) == quantities_of("12 men and 12 women.")
    assert first.id != second.id


_PIECES = (
    "12 1,200 3.5 ٣٣ ² ½ 1,2 9/11 10^9 $ % - – to and between from at least more than over about half "
    "a two-thirds twenty two hundred thousand million dozens of tens thousands people men killed m "
    "k per , . ( ) “ ’ \u00ad \u202f km/h 2014 May 10:45 F-16 no one ,000"
)
PIECES = st.sampled_from(_PIECES.split(" "))
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_sound_quantities(text: str) -> None:
    """Spans lie in their sentence, bounds are in order, and JSON brings all back."""
    sentence = Sentence(0, len(text), 0, 0, ZoneKind.BODY, 0)
    reading = Reading(article="a", text=text, sentences=(sentence,), tokens=())
    found = find_quantities(reading, units=UNITS)
    for quantity in found:
        parts = [quantity.number, *([quantity.unit_span] if quantity.unit_span else [])]
        assert all(quantity.span.contains(part) for part in parts)
        assert sentence.span.contains(quantity.span)
        bounds = [b for b in (quantity.low, quantity.value, quantity.high) if b is not None]
        assert bounds == sorted(bounds)
        assert bounds
    assert [q.number for q in found] == sorted(q.number for q in found)
    assert msgspec.json.decode(msgspec.json.encode(found), type=tuple[Quantity, ...]) == found
