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


def told(actor: Actor) -> tuple[str | None, str | None, str | None]:
    """Return name, country and main sector."""
    return actor.name, actor.country, actor.sectors[0] if actor.sectors else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Pentagon spokesman Navy Capt. Amos Tull spoke on Monday.",
            "Amos Tull",
            ("Amos Tull", "USA", "GOV"),
        ),
        (
            "Kenya's deputy envoy to the United Nations, Jonah Mwangi, told reporters so.",
            "Jonah Mwangi",
            ("Jonah Mwangi", "KEN", "GOV"),
        ),
        (
            "Rep. Amos Tull, R-Ohio, criticised the plan.",
            "Amos Tull",
            ("Amos Tull", "USA", "LEG"),
        ),
    ],
)
def test_who_a_title_tells(
    text: str, words: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    """A role before ranks, a noun before the name, a seat behind it."""
    assert told(by_words(text)[words]) == expected


def test_first_names_that_stand_alone_are_joined() -> None:
    """Who is named by the first name later is the same person."""
    found = by_words("Foreign minister Pak Song Ho of North Korea spoke. Pak said no more.")
    assert found["Pak"] is found["Pak Song Ho"]


def test_a_government_named_by_its_leader_is_no_person() -> None:
    """The administration is a body of the state."""
    found = by_words("Emmanuel Macron spoke. The Macron government rejected the plan.")
    actor = next(found[words] for words in found if words.endswith("Macron government"))
    assert (actor.country, actor.sectors[0], actor.sort) == ("FRA", "GOV", "state")


def test_an_acronym_is_the_body_before_it() -> None:
    """In brackets once, alone later on."""
    found = by_words(
        "The Lake Disaster Management Bureau (LDMB) warned of floods. The LDMB said roads were cut."
    )
    assert found["LDMB"] is found["Lake Disaster Management Bureau"]
    assert found["LDMB"].sectors == ("GOV",)


def test_the_last_words_of_a_name_are_that_body() -> None:
    """A paper is called by its last word later on."""
    found = by_words("The Lakeside Times reported the theft. The Times said it was the third.")
    assert found["The Times"] is found["Lakeside Times"]


def test_a_bare_noun_points_back_to_a_body() -> None:
    """The last that bears the noun in its name, or else the last of its sort."""
    found = by_words("Amnesty International spoke of crimes. The group said it had proof.")
    assert found["The group"] is found["Amnesty International"]
    assert found["it"] is found["Amnesty International"]


def test_a_statement_speaks_for_the_body_before() -> None:
    """Its words are those of who made it."""
    found = by_words("Russia rejected the plan. The statement gave no reason.")
    assert found["The statement"] is found["Russia"]


def test_the_page_itself_is_no_statement_of_a_body() -> None:
    """What the outlet says of its own report is nobody's whom the report names."""
    found = by_words("Russia rejected the plan. This report was corrected on Monday.")
    assert "This report" not in found


def test_militants_are_those_of_the_armed_group_of_the_page() -> None:
    """Without a country where the group has none, whatever the page is about."""
    found = by_words("Islamic State attacked Mosul in Iraq. Militants fled the city in Iraq.")
    assert told(found["Militants"]) == (None, None, "REB")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Two Germans were detained in Mali.", "Germans", (None, "DEU", "CVL")),
        ("Washington warned of sanctions.", "Washington", ("United States", "USA", "GOV")),
        ("Rights organizations warned of it.", "Rights organizations", (None, "NGO", "NGO")),
        ("World powers met in Vienna.", "World powers", (None, None, "GOV")),
        ("Likud lawmakers rejected it.", "Likud lawmakers", (None, "ISR", "LEG")),
        ("France's U.N. ambassador said so.", "France's U.N. ambassador", (None, "FRA", "GOV")),
    ],
)
def test_who_is_meant_by_words(
    text: str, words: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    """States above a country have none; people are no government; a mandate tells more than a party."""
    assert told(by_words(text)[words]) == expected


def test_a_cause_is_no_country() -> None:
    """Who leads a cause is of no country that the page happens to be about."""
    text = (
        "Aid reached Gaza City, Rafah and Khan Younis in Gaza. "
        "They spoke of the Marxist leader Ilan Corrow."
    )
    corrow = by_words(text)["Ilan Corrow"]
    assert (corrow.country, corrow.sectors) == (None, ("GOV",))
