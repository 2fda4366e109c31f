"""Slots of figures, and how the numbers in one stand to each other."""

import pytest

from dragoman.ledger import make_ledger
from dragoman.ledger.windows import days_of, window_of
from dragoman.model import Given, Hedge, Relation, RelationKind, Window


def a_figure(name: str, value: float, **given: object) -> Given:
    """Make a figure of killed people in Vesk, given by the directorate."""
    told: dict[str, object] = {
        "figure": name, "article": f"article-{name}", "day": "2024-03-08", "words": f"{value:g} people",
        "value": value, "low": value, "high": value, "what": "killed", "place": "Vesk",
        "per": "the directorate", "period": "2024-03-06",
    }  # fmt: skip
    return Given(**(told | given))  # type: ignore[arg-type]


def told(*figures: Given) -> list[list[tuple[str, str]]]:
    """Return for each slot the kinds of relation of its last line, and to which figure."""
    slots = make_ledger(figures, place_key=str.casefold)
    return [[(one.kind.value, one.to) for one in slot.lines[-1].relations] for slot in slots]


def test_a_slot_has_the_figures_of_one_thing_one_place_and_one_time() -> None:
    """Another place, another day or other people make another slot."""
    slots = make_ledger(
        (
            a_figure("a", 17),
            a_figure("b", 17, place="VESK"),
            a_figure("c", 17, place="Merrin"),
            a_figure("d", 17, period="2024-03-07"),
            a_figure("e", 17, of="children"),
        ),
        place_key=str.casefold,
    )
    held = [[line.given.figure for line in slot.lines] for slot in slots]
    assert sorted(held) == [["a", "b"], ["c"], ["d"], ["e"]]
    assert slots[0].window == Window(first="2024-03-06", last="2024-03-06")


def test_two_sources_with_one_number_agree() -> None:
    """And the reason shows both."""
    slot = make_ledger(
        (a_figure("a", 17), a_figure("b", 17, per="a doctor")), place_key=str.casefold
    )[0]
    assert slot.lines[1].relations == (
        Relation(to="a", kind=RelationKind.AGREES, why="17 and 17 fit each other"),
    )


def test_bounds_that_meet_agree() -> None:
    """At least 15 and 17, about 16 and 17, dozens and 40."""
    for other in (
        a_figure("a", 15, high=None, hedge=Hedge.AT_LEAST),
        a_figure("a", 16, hedge=Hedge.ABOUT),
    ):
        assert told(other, a_figure("b", 17, per="a doctor")) == [[("agrees", "a")]]
    dozens = a_figure("a", 24).__class__(
        figure="a", article="a", day="2024-03-08", words="dozens", low=24, hedge=Hedge.ABOUT,
        what="killed", place="Vesk", per="the directorate", period="2024-03-06",
    )  # fmt: skip
    assert told(dozens, a_figure("b", 40, per="a doctor")) == [[("agrees", "a")]]


def test_two_sources_of_one_day_contradict() -> None:
    """No number fits both."""
    slot = make_ledger(
        (a_figure("a", 17), a_figure("b", 30, per="a doctor")), place_key=str.casefold
    )[0]
    assert slot.lines[1].relations == (
        Relation(
            to="a",
            kind=RelationKind.CONTRADICTS,
            why="the same place and time, and no number is both 30 and 17",
        ),
    )


def test_a_later_number_of_the_same_source_updates() -> None:
    """The same number again repeats."""
    first, again = a_figure("a", 17), a_figure("b", 17, day="2024-03-09")
    assert told(first, again) == [[("repeats", "a")]]
    assert told(first, a_figure("b", 21, day="2024-03-09")) == [[("updates", "a")]]


def test_a_count_that_goes_on_is_updated_by_anybody() -> None:
    """More people since the same day, later; fewer would contradict."""
    since = "since 2023-10-07"
    first = a_figure("a", 400, period=since)
    more = a_figure("b", 450, period=since, per="a doctor", day="2024-04-01")
    fewer = a_figure("b", 350, period=since, per="a doctor", day="2024-04-01")
    assert told(first, more) == [[("updates", "a")]]
    assert told(first, fewer) == [[("contradicts", "a")]]


def test_a_page_that_says_what_it_replaces_revises() -> None:
    """ "Revised down from 30"."""
    first = a_figure("a", 30)
    assert told(first, a_figure("b", 17, per="a doctor", revises=30)) == [[("revises", "a")]]


def test_without_a_time_nothing_is_contradicted() -> None:
    """They may be of different days."""
    first, other = a_figure("a", 17, period=None), a_figure("b", 30, period=None, per="a doctor")
    assert told(first, other) == [[("apart", "a")]]


def test_without_a_time_only_like_numbers_agree() -> None:
    """ "At least 36" and "more than 61,000" may both be true and are no agreement."""
    some = a_figure("a", 36, high=None, hedge=Hedge.AT_LEAST, period=None)
    many = a_figure("b", 61000, high=None, hedge=Hedge.MORE, period=None, per="a doctor")
    like = a_figure("c", 37, period=None, per="a medic")
    assert told(some, many) == [[("apart", "a")]]
    assert told(some, like) == [[("agrees", "a")]]


def test_a_number_without_a_time_is_updated_within_days() -> None:
    """Months later it counts something else."""
    first = a_figure("a", 33, period=None)
    soon = a_figure("b", 57, period=None, day="2024-03-10")
    assert told(first, soon) == [[("updates", "a")]]
    assert told(first, a_figure("b", 57, period=None, day="2024-09-10")) == [[("apart", "a")]]


def test_two_numbers_of_one_source_on_one_page_are_two_counts() -> None:
    """As those of a city and of a weekend in it."""
    first, other = a_figure("a", 650), a_figure("b", 24, article="article-a")
    assert told(first, other) == [[("apart", "a")]]


def test_each_source_is_compared_once() -> None:
    """With the last number that it gave."""
    figures = (
        a_figure("a", 10),
        a_figure("b", 17, day="2024-03-09"),
        a_figure("c", 17, day="2024-03-10", per="a doctor"),
    )
    assert told(*figures) == [[("agrees", "b")]]


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-W10", ("2024-03-04", "2024-03-10")),
        ("2024-03-06", ("2024-03-06", "2024-03-06")),
        ("2024-03-06/2024-03-08", ("2024-03-06", "2024-03-08")),
        ("2024-03/..", ("2024-03-01", None)),
        ("XXXX-03-06", None),
        ("2024-02-31", None),
        ("", None),
    ],
)
def test_days_of_a_period(period: str, days: tuple[str, str | None] | None) -> None:
    """From year to day, ranges and open ranges; what is no date gives none."""
    assert days_of(period) == days


def test_a_length_ends_on_the_day_counted_to() -> None:
    """48 hours before the page, or before the day that the figure names."""
    window = window_of(a_figure("a", 1, period="PT48H"))
    assert window == Window(first="2024-03-06", last="2024-03-08")
    window = window_of(a_figure("a", 1, period="P1W", as_of="2024-03-10"))
    assert window == Window(first="2024-03-03", last="2024-03-10")
    assert window_of(a_figure("a", 1, period="PT48H", day=None)) == Window()
