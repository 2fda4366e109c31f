"""Places by their names."""

from dragoman.codes.gazetteer import Gazetteer, PlaceRow
from dragoman.model import Reading, Sentence, ZoneKind
from dragoman.places import find_places

ROWS = (
    PlaceRow(
        id="vesk",
        name="Vesk",
        aliases=("Old Vesk",),
        kind="town",
        country="XMR",
        lat=-32.0,
        lon=-17.0,
    ),
    PlaceRow(id="vesk-bridge", name="Vesk Bridge", kind="crossing", country="XMR"),
)


def places(text: str, rows: tuple[PlaceRow, ...] = ROWS) -> list[tuple[str, str | None]]:
    """Return the words and the id of each place."""
    sentence = Sentence(0, len(text), 0, 0, ZoneKind.BODY, 0)
    reading = Reading(article="a", text=text, sentences=(sentence,), tokens=())
    found = find_places(reading, gazetteer=Gazetteer(places=rows))
    return [(place.span.of(text), place.code) for place in found]


def test_the_longest_name_wins() -> None:
    """A name inside a longer one is not found twice."""
    text = "They met at Vesk Bridge, walked to Old Vesk and slept in Vesk."
    assert places(text) == [
        ("Vesk Bridge", "vesk-bridge"),
        ("Old Vesk", "vesk"),
        ("Vesk", "vesk"),
    ]


def test_part_of_a_word_is_no_place() -> None:
    """Names are whole words."""
    assert places("The Veskers spoke Veskish.") == []


def test_without_places_nothing_is_found() -> None:
    """An empty gazetteer is no error."""
    assert places("In Vesk.", ()) == []
