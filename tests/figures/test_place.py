"""Where a figure counts: beside it, or as the figure before."""

from dragoman.codes import load_codes
from dragoman.model import Findings, Page
from dragoman.pipeline import read
from dragoman.settings import Settings


def places(text: str) -> list[tuple[str, str | None]]:
    """Return the numerals of a text's figures with their places."""
    page = Page(content=text, name="a", content_type="text/plain", whole=True)
    found = read(page, codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    return [(figure.number.of(text), figure.place) for figure in found.figures]


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
