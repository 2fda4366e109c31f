"""Where a figure counts, over which days and on whose word, as the whole text tells it."""

import pytest

from dragoman.codes import load_codes
from dragoman.model import DateClaim, DateSource, Figure, Findings, Page
from dragoman.pipeline import read
from dragoman.settings import Settings


def figures(text: str, *dated: DateClaim) -> tuple[Figure, ...]:
    """Return the figures of a text."""
    page = Page(content=text, name="a", content_type="text/plain", whole=True, dated=dated)
    found = read(page, codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    return found.figures


def places(text: str) -> list[tuple[str, str | None]]:
    """Return the numerals of a text's figures with their places."""
    return [(figure.number.of(text), figure.place) for figure in figures(text)]


def test_a_place_in_the_sentence() -> None:
    """The place named beside a number; a country's adjective is none."""
    text = "At least 12 people were killed in Khartoum on Monday, Sudanese officials said."
    assert places(text) == [("12", "Khartoum")]


def test_a_place_of_the_sentence_before() -> None:
    """Where a sentence names no place, the page's own goes on."""
    text = "A market in El Fasher was shelled on Friday. The attack killed 40 people."
    assert places(text) == [("40", "El Fasher")]


def test_each_of_two_places() -> None:
    """Two numbers of one sentence may count at two places."""
    text = "The floods killed nine people in Kenya and 14 people in Somalia."
    assert places(text) == [("nine", "Kenya"), ("14", "Somalia")]


def test_a_name_that_no_list_has() -> None:
    """The page's own words are kept."""
    text = "Rebels burned 60 houses in the village of Tarqumbara, police said."
    assert places(text) == [("60", "Tarqumbara")]


def test_no_place() -> None:
    """A page that names none gives none."""
    assert places("The shelling killed seven people.") == [("seven", None)]


def test_days_count_from_the_day_named_before() -> None:
    """ "The eight days of strikes" begin on the day that the page named last."""
    text = (
        "The army began its offensive on 14 November 2012.\n\n"
        "The eight days of strikes killed 161 people."
    )
    assert [figure.period for figure in figures(text)] == ["2012-11-14/2012-11-21"]


def test_the_day_of_a_dateline_is_no_period() -> None:
    """Wherever it stands in the line."""
    text = (
        "(Agency/Ann Lee) CHANGSHA, May 10, 2014 (Agency) -- One person was killed in a landslide."
    )
    assert [figure.period for figure in figures(text)] == [None]


def test_the_past_days_end_with_the_page() -> None:
    """A length that the words tie to the page's date is two days; another stays a length."""
    dated = DateClaim(value="2014-04-07", source=DateSource.OPTION, detail="told")
    for text, period in (
        ("At least 33 people died in the past 48 hours.", "2014-04-05/2014-04-07"),
        ("Storms over the past week killed four people.", "2014-03-31/2014-04-07"),
        ("The fighting killed 33 people within 48 hours.", "PT48H"),
    ):
        assert [figure.period for figure in figures(text, dated)] == [period]


def test_the_day_on_which_somebody_said_it_is_no_period() -> None:
    """Outside the words that are given to him."""
    text = "In a statement on 3 May 2014, the minister said that nine people had been killed."
    assert [figure.period for figure in figures(text)] == [None]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry reported 12 deaths.", "The ministry"),
        ("Jane Lee, an official, said 12 people died.", "Jane Lee, an official"),
        ("Twelve people died, the ministry said on Friday.", "the ministry"),
        ("Twelve people died, said Jane Lee.", "Jane Lee"),
        ("Twelve people died, according to the ministry.", "the ministry"),
        ("According to the ministry, 12 people died.", "the ministry"),
        ("In Aden, officials said 12 people died.", "officials"),
        ("Twelve people died in Aden.", None),
        ("Twelve people were reported dead.", None),
        ("The United States lost 12 soldiers, killed in Aden.", None),
    ],
)
def test_whose_figure_it_is(text: str, source: str | None) -> None:
    """That of the statement in which it stands."""
    (figure,) = figures(text)
    assert (figure.per.of(text) if figure.per else None) == source


def test_syntax_tells_which_noun_is_counted() -> None:
    """Of several nouns behind a numeral the one that it hangs on."""
    text = "The shelling destroyed 40 hospital beds and 12 school buses."
    page = Page(content=text, name="a", content_type="text/plain", whole=True)
    found = read(page, codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    assert [quantity.unit for quantity in found.quantities] == ["hospital bed", "school bus"]
