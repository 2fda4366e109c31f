"""Actors: who is named or meant, from which country, in which sector, in which post on the day."""

from datetime import date

import pytest

from dragoman.actors import find_actors, find_notes
from dragoman.codes import load_codes
from dragoman.model import Actor, DateSource, Note, Page, Precision, Published, Reading
from dragoman.pipeline import parse_page
from dragoman.places import find_places
from dragoman.settings import Settings


def published(day: str | None) -> Published | None:
    """Return a date given by hand."""
    return Published(value=day, precision=Precision.DAY, source=DateSource.OPTION) if day else None


def reading_of(text: str) -> Reading:
    """Parse a text as it is."""
    page = Page(content=text, name="a", content_type="text/plain")
    reading = parse_page(page, codes=load_codes(), settings=Settings(), as_is=True)
    assert isinstance(reading, Reading)
    return reading


def actors(text: str, day: str | None = "2025-07-24") -> tuple[Actor, ...]:
    """Return the actors of a text."""
    reading, codes = reading_of(text), load_codes()
    places = find_places(reading, names=codes.places)
    return find_actors(reading, names=codes.actors, places=places, at=published(day))


def notes(text: str, day: str | None) -> list[tuple[str, str]]:
    """Return what the page says and what is known, note by note."""
    reading, codes = reading_of(text), load_codes()
    places = find_places(reading, names=codes.places)
    found = find_actors(reading, names=codes.actors, places=places, at=published(day))
    noted: tuple[Note, ...] = find_notes(reading, found, names=codes.actors, at=published(day))
    return [(note.said, note.known) for note in noted]


def by_words(text: str, day: str | None = "2025-07-24") -> dict[str, Actor]:
    """Return the actors of a text by the words of each mention."""
    return {span.of(text): actor for actor in actors(text, day) for span in actor.mentions}


def test_mentions_of_a_person_are_joined() -> None:
    """Full name, surname and pronoun are one actor, with the post of the day."""
    text = "Prime Minister Benjamin Netanyahu spoke on Monday. Netanyahu said he was ready."
    found = by_words(text)
    netanyahu = found["Benjamin Netanyahu"]
    assert found["Netanyahu"] is netanyahu
    assert found["he"] is netanyahu
    assert (netanyahu.country, netanyahu.sectors, netanyahu.sort) == ("ISR", ("GOV",), "person")
    assert netanyahu.post is not None
    assert netanyahu.post.title == "Prime Minister of Israel"


@pytest.mark.parametrize(
    ("day", "title", "sectors"),
    [
        ("2019-05-01", "President of the United States", ("GOV",)),
        ("2022-05-01", None, ("ELI",)),
        ("2025-07-24", "President of the United States", ("GOV",)),
    ],
)
def test_the_post_is_the_one_held_that_day(
    day: str, title: str | None, sectors: tuple[str, ...]
) -> None:
    """Between two terms he is of the elite, not of the government."""
    trump = by_words("Donald Trump spoke in Ohio.", day)["Donald Trump"]
    assert (trump.post.title if trump.post else None, trump.sectors) == (title, sectors)


def test_without_a_date_no_post_is_given() -> None:
    """Nothing is guessed."""
    assert by_words("Donald Trump spoke in Ohio.", None)["Donald Trump"].post is None


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Israeli officials said so on Monday.", "Israeli officials", "ISR", "GOV"),
        ("A senior Hamas official said so.", "A senior Hamas official", "PSE", "REB"),
        ("The Iranian Foreign Ministry said so.", "The Iranian Foreign Ministry", "IRN", "GOV"),
        ("Police in Kenya fired on the crowd.", "Police", "KEN", "COP"),
        ("Aid workers left the town.", "Aid workers", None, "NGO"),
        ("The U.N. said so.", "The U.N.", "UNO", "IGO"),
        ("Russia rejected the plan on Monday.", "Russia", "RUS", "GOV"),
        ("Moscow rejected the plan on Monday.", "Moscow", "RUS", "GOV"),
    ],
)
def test_who_is_meant(text: str, words: str, country: str | None, sector: str) -> None:
    """Country by adjective, place, body or capital; sector by the noun or the body."""
    actor = by_words(text)[words]
    assert (actor.country, actor.sectors[0]) == (country, sector)


def test_a_place_where_something_is_acts_not() -> None:
    """A country after a preposition of place is no actor."""
    assert actors("The talks were held in Qatar.") == ()


def test_a_sitting_president_called_former_is_noted() -> None:
    """The page's words stand beside what is known; outside the term there is nothing to note."""
    text = "Steve Witkoff, former President Donald Trump’s envoy, spoke on Monday."
    assert notes(text, "2025-07-24") == [
        (
            "former President Donald Trump",
            (
                "Donald Trump, President of the United States, in office since 2025-01-20 "
                "(public record: President of the United States)"
            ),
        )
    ]
    assert notes(text, "2023-07-24") == []
    assert notes(text, None) == []


def test_every_mention_rests_on_words() -> None:
    """Mentions lie inside the text, in order, none twice; ids are distinct."""
    text = "Israel and Hamas met. The group said it would go on. Netanyahu said he would not."
    found = actors(text)
    assert len({actor.id for actor in found}) == len(found)
    for actor in found:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert actor.span in actor.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in actor.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "A former American president spoke on Monday.",  # nobody is named
        "Former NAACP president Ben Jealous met President Donald Trump on Monday.",
        "Former Secretary of State Hillary Clinton met Secretary of State Marco Rubio on Monday.",
    ],
)
def test_a_former_office_is_not_its_holder(text: str) -> None:
    """Who is called a former something is nobody who is it now."""
    assert notes(text, "2025-07-24") == []


def test_all_posts_have_dates_that_are_days() -> None:
    """Each term begins before it ends, by days, months or years of the calendar."""
    for post in load_codes().gazetteer.posts:
        for day in filter(None, (post.since, post.until)):
            date.fromisoformat((day + "-01-01")[:10])
        if post.since and post.until:
            known = min(len(post.since), len(post.until))
            assert post.since[:known] <= post.until[:known], post.id
