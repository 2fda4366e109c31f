"""Places: which words name one, which place it is, and how the name is used."""

from itertools import pairwise

import pytest

from dragoman.codes import load_codes
from dragoman.model import Page, Place, Reading
from dragoman.pipeline import parse_page
from dragoman.places import find_places
from dragoman.settings import Settings


def reading_of(text: str) -> Reading:
    """Parse a text as it is."""
    page = Page(content=text, name="a", content_type="text/plain")
    reading = parse_page(page, codes=load_codes(), settings=Settings(), as_is=True)
    assert isinstance(reading, Reading)
    return reading


def places(text: str) -> tuple[Place, ...]:
    """Return the places of a text."""
    return find_places(reading_of(text), names=load_codes().places)


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Return the words, the place's name and the use of each."""
    return [(place.span.of(text), place.name, str(place.use)) for place in places(text)]


def test_a_people_and_a_place() -> None:
    """An adjective of a people is no place where something is."""
    text = "Ukrainian troops left the town near the border with Poland on Monday."
    assert told(text) == [
        ("Ukrainian", "Ukraine", "demonym"),
        ("Poland", "Poland", "literal"),
    ]


def test_a_government_named_by_its_country() -> None:
    """Who speaks, mediates or agrees is a government, not a territory."""
    text = "Qatar said the deal between Israel and Hamas was near. They met in Qatar."
    assert told(text) == [
        ("Qatar", "Qatar", "metonymic"),
        ("Israel", "Israel", "metonymic"),
        ("Qatar", "Qatar", "literal"),
    ]


def test_part_of_the_name_of_a_body() -> None:
    """A ministry that bears a place's name is a body."""
    text = "The Gaza Health Ministry counted the dead."
    assert told(text) == [("Gaza", "Gaza Strip", "embedded")]


def test_the_strip_and_the_city() -> None:
    """Gaza is the Strip unless the city is named."""
    found = places("Aid reached Gaza on Friday. Trucks drove on to Gaza City by night.")
    assert [(p.geonames, p.country) for p in found] == [(281132, "PSE"), (281133, "PSE")]


def test_a_noun_that_stands_for_a_place() -> None:
    """A territory named before is meant by "the enclave"; one of another country is not."""
    text = "Fighting went on in Gaza. Aid groups say the enclave needs water."
    assert told(text)[-1] == ("the enclave", "Gaza Strip", "nominal")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The mayor of Tripoli, Lebanon, spoke on Monday.", "LBN"),
        ("Libya's army shelled the outskirts of Tripoli on Monday, Libyan officials said.", "LBY"),
        ("A fire broke out in Paris, Texas, on Sunday.", "USA"),
        ("A fire broke out in Paris on Sunday.", "FRA"),
    ],
)
def test_one_name_of_many_places(text: str, country: str) -> None:
    """What stands behind the comma decides, then what else is named, then size."""
    found = [p for p in places(text) if p.span.of(text) in ("Tripoli", "Paris")]
    assert [place.country for place in found] == [country]


def test_a_person_is_no_place() -> None:
    """Names of people that places bear too are left alone."""
    text = "Jack London wrote to Michael Jordan."
    assert told(text) == []


def test_why_and_what_else() -> None:
    """A choice says what spoke for it and what else bears the name."""
    text = "A fire broke out in Paris, Texas, on Sunday."
    (paris, _) = places(text)
    assert paris.why[-1] == "Texas is named" or "behind its comma: Texas" in paris.why
    assert paris.others[0] == "Paris (city, Île-de-France, FRA)"


def test_every_place_rests_on_words() -> None:
    """Spans lie inside the text, in order, without overlap."""
    text = "From Kyiv, Kharkiv and Sumy people fled to Poland, Germany and the United States."
    spans = [place.span for place in places(text)]
    assert len(spans) == 6
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_without_names_nothing_is_found() -> None:
    """A text without capitals has no places, and is no error."""
    assert places("they met there and went on.") == ()
