"""Who did what to whom: sentences written for the tests, read whole."""

import pytest

from dragoman.codes import load_codes
from dragoman.model import DateClaim, DateSource, Event, Findings, Page
from dragoman.pipeline import read
from dragoman.settings import Settings

DAY = DateClaim(value="2025-07-24", source=DateSource.SIDECAR, detail="date")


def findings_of(text: str) -> Findings:
    """Read a text published on Thursday, 24 July 2025."""
    page = Page(
        content=text, name="a.txt", content_type="text/plain", whole=True, dated=(DAY,)
    )  # fmt: skip
    found = read(page, codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    return found


def events_of(text: str) -> tuple[Event, ...]:
    """Return the events of a text."""
    return findings_of(text).events


def told(text: str) -> list[tuple[object, ...]]:
    """Return of each event: words, type, mode, who, to whom, status, date, place, whose claim."""
    return [
        (
            one.trigger.of(text), one.type, one.mode, [who.name for who in one.actors],
            [who.country for who in one.recipients], one.status.value, one.on, one.place,
            one.per.of(text) if one.per else None,
        )
        for one in events_of(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Israel recalled its negotiators from Doha on Thursday.",
            ("recalled", "SANCTION", "withdraw", ["Israel"], [], "happened", "2025-07-24",
             "Doha", None),
        ),
        (
            "The United States announced that it would withdraw its envoys from Qatar.",
            ("withdraw", "SANCTION", "withdraw", ["United States"], [], "planned", None,
             "Qatar", "The United States"),
        ),
        (
            "French President Emmanuel Macron met Vladimir Putin in Moscow on Wednesday.",
            ("met", "CONSULT", None, ["Emmanuel Macron", "Vladimir Putin"], [], "happened",
             "2025-07-23", "Moscow", None),
        ),
        (
            "Officials said Sudan's army had bombed Nyala on Sunday.",
            ("bombed", "ASSAULT", "aerial", ["Sudanese Armed Forces"], ["SDN"], "happened",
             "2025-07-20", "Nyala", "Officials"),
        ),
        (
            "The EU imposed sanctions on Belarus.",
            ("imposed", "COERCE", "withhold", ["European Union"], ["BLR"], "happened", None,
             None, None),
        ),
        (
            "Ukraine's army denied that it had attacked the Russian village of Tyotkino.",
            ("attacked", "ASSAULT", None, ["Armed Forces of Ukraine"], ["RUS"], "denied", None,
             "Tetkino", "Ukraine's army"),
        ),
        (
            "Turkey evacuated 300 wounded civilians from Gaza in 2012.",
            ("evacuated", "AID", None, ["Turkey"], ["PSE"], "historical", "2012", "Gaza Strip",
             None),
        ),
    ],
)  # fmt: skip
def test_one_event_with_all_its_fields(text: str, expected: tuple[object, ...]) -> None:
    """Who, to whom, whether, when, where, and on whose word."""
    assert told(text) == [expected]


def test_how_talks_stand_is_no_act() -> None:
    """A collapse and a setback are somebody's view of the talks."""
    assert told("The talks collapsed after a significant setback.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister told reporters that the road was open.",
        "The floods killed 12 people in Nepal on Monday.",
        "Arsenal attacked from the start and beat Chelsea 2-0.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    """Plain telling, a death that nobody caused, a match."""
    assert told(text) == []


def test_two_deeds_of_a_sentence_are_two_events() -> None:
    """Each with its own word, both against the same country."""
    text = "Iran condemned the raid and threatened to retaliate against Israel."
    assert told(text) == [
        ("condemned", "ACCUSE", "disapprove", ["Iran"], ["ISR"], "happened", None, None, None),
        ("threatened", "THREATEN", None, ["Iran"], ["ISR"], "happened", None, None, None),
    ]


def test_a_part_of_an_attack_is_one_with_it() -> None:
    """Whoever was killed was killed by the shelling."""
    text = "Russian forces shelled Kherson on Tuesday, killing two civilians."
    (event,) = events_of(text)
    assert [span.of(text) for span in (event.trigger, *event.also)] == ["shelled", "killing"]


def test_the_dead_measure_the_attack() -> None:
    """A figure of its sentence belongs to the event."""
    text = "Russian forces shelled Kherson on Tuesday, killing 12 civilians."
    found = findings_of(text)
    (event,) = found.events
    assert [one.id for one in found.figures if one.what == "killed"] == list(event.figures)


def test_later_mentions_of_one_happening_are_kept_with_it() -> None:
    """The signing and the agreement are one."""
    text = "Ethiopia and Eritrea signed a peace agreement in Jeddah on Monday."
    (event,) = events_of(text)
    assert [span.of(text) for span in (event.trigger, *event.also)] == ["signed", "agreement"]


def test_words_with_trigger_and_parties_are_the_span() -> None:
    """The span runs over all words that the event rests on."""
    text = "On Tuesday Hamas freed two prisoners in Gaza."
    (event,) = events_of(text)
    assert event.span.of(text) == "Hamas freed two prisoners"
