"""Counts that matter to a crisis: what, of whom, where, when, per whom."""

import sys
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.layers import Layers
from dragoman.codes.units import load_units
from dragoman.figures import find_figures, find_quantities
from dragoman.model import (
    Context,
    Figure,
    Place,
    PlaceUse,
    Reading,
    Sentence,
    Statement,
    Time,
    TimeType,
    ZoneKind,
)

Find = Callable[..., tuple[Figure, ...]]
UNITS = load_units(Layers())


def told(text: str, figures: tuple[Figure, ...]) -> list[tuple[str, str]]:
    """Say the number and what it counts."""
    return [(figure.number.of(text), figure.what) for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed at least 12 people.", [("12", "killed")]),
        ("At least 12 people were killed.", [("12", "killed")]),
        ("Some 12 miners died underground.", [("12", "killed")]),
        ("They reported 33 deaths from hunger.", [("33", "killed")]),
        ("The death toll rose to 70.", [("70", "killed")]),
        (
            "Eight people, including five students, drowned.",
            [("Eight", "killed"), ("five", "killed")],
        ),
        ("The raid left 12 dead and 30 wounded.", [("12", "killed"), ("30", "injured")]),
        (
            "It killed three in Aden and eight more in Taiz.",
            [("three", "killed"), ("eight", "killed")],
        ),
        ("It killed the envoy and three other diplomats.", [("three", "killed")]),
        ("Rescuers say 11 hikers are still missing.", [("11", "missing")]),
        ("Police arrested 40 protesters.", [("40", "detained")]),
        ("Gunmen kidnapped 20 schoolgirls.", [("20", "abducted")]),
        ("They freed 30 prisoners on Monday.", [("30", "released")]),
        ("Some 5,000 families have been displaced.", [("5,000", "displaced")]),
        ("Floods forced 17,000 to leave their homes.", [("17,000", "displaced")]),
        ("About 30,000 villagers returned home.", [("30,000", "returned")]),
        ("Two million people are in need of aid.", [("Two million", "in_need")]),
        ("Two million people face acute hunger.", [("Two million", "hungry")]),
        ("Agencies gave aid to 749 families.", [("749", "reached")]),
        ("Only 60 trucks crossed on Friday.", [("60", "aid_trucks")]),
        ("The donor pledged $6.6 million for relief.", [("6.6 million", "aid_amount")]),
        ("They brought 85 tents.", [("85", "aid_amount")]),
        ("The deal is worth $800 million.", [("800 million", "money")]),
        ("It will send 450 more troops.", [("450", "troops")]),
        ("The navy fired 59 missiles.", [("59", "weapons")]),
        ("There were 30 air strikes overnight.", [("30", "attacks")]),
        ("Cholera has infected 900 people.", [("900", "infected")]),
        (
            "Shells destroyed 14 houses and two bridges.",
            [("14", "destroyed"), ("two", "destroyed")],
        ),
        ("The quake damaged 80 houses.", [("80", "other")]),
        ("The sect has 400 members.", [("400", "people_other")]),
    ],
)
def test_what_is_counted(figures_of: Find, text: str, expected: list[tuple[str, str]]) -> None:
    """Every item of the closed list is told by the words around the number."""
    assert told(text, figures_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted 12 hours.",
        "He walked 12 miles.",
        "Ahmed, 56, was killed.",
        "A 12-year-old boy was killed.",
        "Some 60 percent were displaced.",
        "Oil sold at $40 per barrel.",
        "The two leaders shook hands.",
        "One woman wept.",
        "One in four people fled.",
        "A poll of 1,006 adults found no change.",
        "The attack of 2009 killed nobody.",
        "Three resolutions failed.",
        "The captain was killed by 30 men.",
    ],
)
def test_what_is_no_figure(figures_of: Find, text: str) -> None:
    """Durations, distances, ages, shares, prices, polls and mere mentions are none."""
    assert [figure for figure in figures_of(text) if figure.what != "people_other"] == []


def test_a_hedge_belongs_to_the_number_behind_it(figures_of: Find) -> None:
    """ "At least" in "killed at least 12 and wounded 30" is on the dead only."""
    dead, hurt = figures_of("It killed at least 12 and wounded 30.")
    assert (dead.value, dead.low, dead.high, dead.hedge.value) == (12, 12, None, ">=")
    assert (hurt.value, hurt.low, hurt.high, hurt.hedge.value) == (30, 30, 30, "=")


def test_a_figure_has_its_words_and_whom_it_counts(figures_of: Find) -> None:
    """The span goes from the hedge to the counted noun and its complement."""
    text = "Doctors reported more than 33 deaths from malnutrition among the young."
    (figure,) = figures_of(text)
    assert figure.span.of(text) == "more than 33 deaths from malnutrition"
    assert (figure.number.of(text), figure.of) == ("33", None)
    assert figures_of("A blast killed 12 young Yemeni soldiers.")[0].of == "young yemeni soldiers"
    assert figures_of("A blast killed 12 people.")[0].of is None


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Some 500 people now face “catastrophic” food insecurity.", "5"),
        ("Some 500 people face hunger at IPC Phase 3 or above.", "3+"),
        ("Some 500 people face emergency levels of hunger.", "4"),
        ("Some 500 people face famine-like conditions and hunger.", None),
    ],
)
def test_ipc_phases_are_those_that_the_words_name(
    figures_of: Find, text: str, phase: str | None
) -> None:
    """ "Famine-like conditions" names no phase."""
    (figure,) = figures_of(text)
    assert (figure.what, figure.phase) == ("hungry", phase)


def test_a_revised_figure_names_the_old_value(figures_of: Find) -> None:
    """The old value is kept beside the new one and is no figure of its own."""
    (figure,) = figures_of("The death toll, revised down from 500, is 450.")
    assert (figure.value, figure.revises) == (450, 500)


def test_a_statement_says_whose_figure_it_is(
    figures_of: Find, a_statement: Callable[..., Statement]
) -> None:
    """The innermost statement that holds the figure gives its source, one without none."""
    text = "The paper wrote that the mayor confirmed 12 deaths on a bus, and 30 people were hurt."
    outer = a_statement(text, "The paper", text[21:])
    inner = a_statement(text, "the mayor", "12 deaths on a bus")
    dead, hurt = figures_of(text, None, (outer, inner))
    assert dead.per is not None
    assert dead.per.of(text) == "the mayor"
    assert hurt.per is not None
    assert hurt.per.of(text) == "The paper"


def test_the_period_is_the_window_or_the_day(figures_of: Find, a_time: Callable[..., Time]) -> None:
    """A length of time behind "within" comes first, then "since", then a day."""
    text = "They reported 33 deaths within a 48-hour period last week."
    window = a_time(text, "48-hour period", "PT48H", type=TimeType.DURATION)
    week = a_time(text, "last week", "2025-W29")
    assert figures_of(text, Context(times=(window, week)))[0].period == "PT48H"
    assert figures_of(text, Context(times=(week,)))[0].period == "2025-W29"
    since = "They count 33 deaths since May 3."
    assert (
        figures_of(since, Context(times=(a_time(since, "May 3", "2025-05-03"),)))[0].period
        == "since 2025-05-03"
    )
    assert figures_of(text)[0].period is None


def test_the_day_of_the_report_is_not_the_period(
    figures_of: Find, a_time: Callable[..., Time]
) -> None:
    """ "Officials said Tuesday" dates the words; "as of Tuesday" dates the count."""
    said = "Twelve people were killed, officials said Tuesday."
    tuesday = a_time(said, "Tuesday", "2025-07-22")
    assert figures_of(said, Context(times=(tuesday,)))[0].period is None
    counted = "Twelve people were killed as of Tuesday."
    (figure,) = figures_of(counted, Context(times=(a_time(counted, "Tuesday", "2025-07-22"),)))
    assert (figure.period, figure.as_of) == (None, "2025-07-22")


def test_the_place_is_the_one_that_leaves_no_doubt(
    figures_of: Find, a_place: Callable[..., Place]
) -> None:
    """The place beside the number, not that of who says it; a people's name stands for its place."""
    text = "Officials in Sanaa said 12 people were killed in Aden."
    sanaa, aden = a_place(text, "Sanaa", "Sanaa"), a_place(text, "Aden", "Aden")
    assert figures_of(text, Context(places=(sanaa, aden)))[0].place == "Aden"
    assert figures_of(text, Context(places=(sanaa,)))[0].place == "Sanaa"
    assert figures_of(text)[0].place is None
    named = a_place(text, "Aden", "Yemen", PlaceUse.DEMONYM)
    assert figures_of(text, Context(places=(named,)))[0].place == "Yemen"


def test_the_figures_of_the_first_page_shape(figures_of: Find, a_time: Callable[..., Time]) -> None:
    """A ministry's count within a window and an agency's estimate of hunger, and nothing else."""
    text = (
        "The Health Ministry reported 33 deaths from malnutrition within a 48-hour period. "
        "The U.N. estimates over 576,000 people in the area now face “catastrophic” food "
        "insecurity, with deliveries at a fraction of pre-war levels. "
        "Talks have gone on since late 2023 on both sides."
    )
    window = a_time(text, "48-hour period", "PT48H", type=TimeType.DURATION)
    dead, hungry = figures_of(text, Context(times=(window,)))
    assert (dead.value, dead.what, dead.hedge.value, dead.period) == (33, "killed", "=", "PT48H")
    assert (hungry.value, hungry.low, hungry.high) == (576000, 576000, None)
    assert (hungry.what, hungry.hedge.value, hungry.phase) == ("hungry", ">", "5")


_PIECES = (
    "12 33 1,200 dozens hundreds thousands of people soldiers houses deaths killed wounded died "
    "were and , ; . including at least more than over said officials according to the death toll "
    "from revised down $5 million aid one in two leaders missing destroyed tents troops “ ” ( ) "
    "who Aden Abc others other percent years since"
)
PIECES = st.sampled_from(_PIECES.split(" "))
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_sound_figures(text: str) -> None:
    """Spans lie in their sentence, numbers in their span, and JSON brings all back."""
    sentence = Sentence(0, len(text), 0, 0, ZoneKind.BODY, 0)
    reading = Reading(article="a", text=text, sentences=(sentence,), tokens=())
    quantities = find_quantities(reading, units=UNITS)
    figures = find_figures(reading, quantities, (), Context(), units=UNITS)
    numbers = {quantity.number for quantity in quantities}
    for figure in figures:
        assert figure.span.contains(figure.number)
        assert sentence.span.contains(figure.span)
        assert figure.per is None or sentence.span.contains(figure.per)
        assert figure.number in numbers
    assert len({figure.id for figure in figures}) == len(figures)
    assert msgspec.json.decode(msgspec.json.encode(figures), type=tuple[Figure, ...]) == figures


@pytest.mark.parametrize(
    "piece",
    [
        "killed 12 people and ",
        "12 men, Abc Def, ",
        "police said 12 died, ",
        "100 ",
        "1-",
        "$5 aid ",
        "one hundred thousand ",
        "half a ",
    ],
)
def test_a_sentence_of_twenty_thousand_words_takes_no_longer_per_word(piece: str) -> None:
    """The work grows with the length and not with its square: steps of a trace are counted."""
    short, long = (_steps(piece * count) for count in (60, 240))
    assert long < 6 * short


def _steps(text: str) -> int:
    """Count the lines that run while the figures of one long sentence are found."""
    sentence = Sentence(0, len(text), 0, 0, ZoneKind.BODY, 0)
    reading = Reading(article="a", text=text, sentences=(sentence,), tokens=())
    steps = 0

    def count(_frame: object, _event: str, _argument: object) -> object:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        quantities = find_quantities(reading, units=UNITS)
        find_figures(reading, quantities, (), Context(), units=UNITS)
    finally:
        sys.settrace(before)
    return steps
