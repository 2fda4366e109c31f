"""Times are found and resolved as a reader would."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.layers import Layers
from dragoman.codes.times import load_times
from dragoman.model.article import ZoneKind
from dragoman.model.published import DateSource, Precision, Published
from dragoman.model.reading import Reading, Sentence
from dragoman.model.time import Time
from dragoman.times import find_times

WORDS = load_times(Layers())
THURSDAY = "2025-07-24"
PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
SENTENCE = re.compile(r"\S[^\n]*?(?:(?<!\.m)[.!?](?=\s+[A-Z])|(?=\n)|\Z)")

TIMEX = re.compile(
    r"PAST_REF|PRESENT_REF|FUTURE_REF"
    r"|P(?:X(?:D|W|M|Y|Q|DE|CE|ML|WE|X)|\d+(?:\.\d+)?(?:D|W|M|Y|WE)(?:\d+M|T12H)?)"
    r"|PT(?:X[SMH]|\d+(?:\.\d+)?[SMH](?:\d+[SM])?)"
    r"|BC\d{4}(?:-(?:\d\d|SP|SU|FA|WI))?"
    r"|FY\d{4}"
    r"|[\dX]{2,4}"
    r"|[\dX]{4}-(?:Q[\dX]|H\d|SP|SU|FA|WI)"
    r"|[\dX]{4}-W[\dX]{2}(?:-(?:WE|\d))?(?:T(?:MO|AF|EV|NI|DW|DU|DT|\d\d:\d\d))?"
    r"|[\dX]{4}-[\dX]{2}(?:-[\dX]{2})?(?:T(?:MO|AF|EV|NI|DW|DU|DT|XX:XX|\d\d:\d\d)Z?)?"
)


def a_reading(text: str) -> Reading:
    """Make a reading whose sentences end with a line or with a mark before a capital."""
    sentences = tuple(
        Sentence(found.start(), found.end(), 0, 0, ZoneKind.BODY, number)
        for number, found in enumerate(SENTENCE.finditer(text))
    )
    return Reading(article="a", text=text, sentences=sentences, tokens=())


def on(value: str | None) -> Published | None:
    """Make a publication date as precise as it is written."""
    if value is None:
        return None
    return Published(value=value, precision=PRECISIONS[len(value)], source=DateSource.OPTION)


def times(text: str, published: str | None = THURSDAY) -> tuple[Time, ...]:
    """Return the times of a text."""
    return find_times(a_reading(text), published=on(published), words=WORDS)


def told(text: str, published: str | None = THURSDAY) -> list[str]:
    """Return the times of a text as "words = value"."""
    return [f"{one.span.of(text)} = {one.value}" for one in times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 24 July 2025.", ["24 July 2025 = 2025-07-24"]),
        ("It began on July 24th.", ["July 24th = 2025-07-24"]),
        ("It began on Thursday, July 17, 2025.", ["Thursday, July 17, 2025 = 2025-07-17"]),
        ("It began on the 5th of May.", ["the 5th of May = 2025-05-05"]),
        ("It began on 2025-07-24.", ["2025-07-24 = 2025-07-24"]),
        ("It began on 24/07/2025.", ["24/07/2025 = 2025-07-24"]),
        ("It began on 03/04/2021.", ["03/04/2021 = 2021"]),
        ("It began in mid-July.", ["mid-July = 2025-07"]),
        ("It began in late 2023.", ["late 2023 = 2023"]),
        ("It began in the late 1980s.", ["the late 1980s = 198"]),
        ("It began in the 20th century.", ["the 20th century = 19"]),
        ("It made the 2,838th century of the game.", []),
        ("It began in Q1 2025.", ["Q1 2025 = 2025-Q1"]),
        ("It began in the first half of 2025.", ["the first half of 2025 = 2025-H1"]),
        ("It began in summer 2024.", ["summer 2024 = 2024-SU"]),
        ("It lasted between 3 and 5 March 2024.", ["3 = 2024-03-03", "5 March 2024 = 2024-03-05"]),
        ("It lasted from July 15-20.", ["July 15 = 2025-07-15", "20 = 2025-07-20"]),
        ("The war of 2014-16 ended.", ["2014 = 2014", "16 = 2016"]),
        ("Since 9/11 it changed.", ["9/11 = 2001-09-11"]),
        ("At Christmas 2024 it snowed.", ["Christmas 2024 = 2024-12-25"]),
        ("It began on Ramadan.", ["Ramadan = XXXX"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    """Calendar dates keep the precision of their words."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke on Thursday.", ["Thursday = 2025-07-24"]),
        ("He spoke on Wednesday.", ["Wednesday = 2025-07-23"]),
        ("He will speak on Wednesday.", ["Wednesday = 2025-07-30"]),
        ("Talks are due to resume Monday.", ["Monday = 2025-07-28"]),
        ("Talks could resume as early as Monday.", ["Monday = 2025-07-28"]),
        ("He left last Friday.", ["last Friday = 2025-07-18"]),
        ("He leaves next Friday.", ["next Friday = 2025-08-01"]),
        ("He left yesterday.", ["yesterday = 2025-07-23"]),
        ("He left the day before yesterday.", ["the day before yesterday = 2025-07-22"]),
        ("He left last week.", ["last week = 2025-W29"]),
        ("He leaves next month.", ["next month = 2025-08"]),
        ("He left earlier this year.", ["earlier this year = 2025"]),
        ("He left three days ago.", ["three days ago = 2025-07-21"]),
        ("He left in January.", ["January = 2025-01"]),
        ("He left in December.", ["December = 2024-12"]),
        ("He will leave in December.", ["December = 2025-12"]),
        ("He left last May.", ["last May = 2025-05"]),
        ("The town now waits.", ["now = PRESENT_REF"]),
        ("Over the weekend he left.", ["the weekend = 2025-W29-WE"]),
    ],
)
def test_times_counted_from_the_publication(text: str, expected: list[str]) -> None:
    """Tense says which Wednesday is meant; that of the day itself is today."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell at 10 a.m. on Wednesday.", ["10 a.m. on Wednesday = 2025-07-23T10:00"]),
        ("It fell at 22:30 GMT.", ["22:30 GMT = 2025-07-24T22:30Z"]),
        ("It fell on Thursday night.", ["Thursday night = 2025-07-24TNI"]),
        ("It fell this morning.", ["this morning = 2025-07-24TMO"]),
        ("It fell at noon on 5 July.", ["noon on 5 July = 2025-07-05T12:00"]),
        ("It fell at dawn on 5 July.", ["dawn on 5 July = 2025-07-05TDW"]),
        ("They won 3:30 and lost 2.15.", []),
    ],
)
def test_times_of_day(text: str, expected: list[str]) -> None:
    """A time of day has the day that stands with it."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He died within a 48-hour period.", ["a 48-hour period = PT48H"]),
        ("He waited for nearly two years.", ["nearly two years = P2Y"]),
        ("He waited two and a half years.", ["two and a half years = P2Y6M"]),
        ("He waited twenty-four hours.", ["twenty-four hours = PT24H"]),
        ("He waited months.", ["months = PXM"]),
        ("He waited half an hour.", ["half an hour = PT30M"]),
        ("A 12-year-old boy died.", []),
        ("He comes twice a week.", ["twice a week = P1W"]),
        ("He comes every Friday.", ["every Friday = XXXX-WXX-5"]),
        ("He gave daily briefings.", ["daily = P1D"]),
        ("Thirty died in the past 24 hours.", ["the past 24 hours = PT24H"]),
    ],
)
def test_lengths_and_sets(text: str, expected: list[str]) -> None:
    """Durations and sets have their TIMEX3 values; ages are none."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Aid may enter, and they march on.",
        "Theresa May met April Smith.",
        "Resolution 1701 cost 2000 lives and $1948.",
        "The fall of Kabul was sudden.",
        "A second round took a second.",
        "Some quarters doubt three quarters of it.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Modal verbs, names, counts and resolutions are no times."""
    assert told(text) == []


def test_a_story_of_the_past_has_its_own_calendar() -> None:
    """Months and days without a year go on from the date last told."""
    text = (
        "In March 1940 it ended.\nIn April they came. Two days later, in 1940, he left.\n"
        "On December 7, 1941 it began.\nIn January 1942 he fled. By February he was back.\n"
        "The following year, 1943, it turned."
    )
    assert told(text, None) == [
        "March 1940 = 1940-03",
        "April = 1940-04",
        "Two days later = XXXX-XX-XX",
        "1940 = 1940",
        "December 7, 1941 = 1941-12-07",
        "January 1942 = 1942-01",
        "February = 1942-02",
        "The following year = 1943",
        "1943 = 1943",
    ]


def test_hours_earlier_is_vague_about_the_day() -> None:
    """Some hours before the day spoken of may be that day or the one before."""
    text = "He announced it Thursday.\nHours earlier, they had left."
    later = times(text)[1]
    assert (later.type, later.value, later.first, later.last) == (
        "TIME",
        "2025-07-24TXX:XX",
        "2025-07-23",
        "2025-07-24",
    )


@pytest.mark.parametrize(
    ("text", "mod", "first", "last"),
    [
        ("since late 2023", "END", "2023-09-01", None),
        ("in early July", "START", "2025-07-01", "2025-07-10"),
        ("in mid-2024", "MID", "2024-05-01", "2024-08-31"),
        ("last week", None, "2025-07-14", "2025-07-20"),
        ("since October 7, 2023", None, "2023-10-07", None),
        ("in the past 24 hours", None, "2025-07-23", "2025-07-24"),
        ("the last two weeks of March", None, "2025-03-18", "2025-03-31"),
        ("more than six months", "MORE_THAN", None, None),
        ("now", None, "2025-07-24", "2025-07-24"),
    ],
)
def test_intervals(text: str, mod: str | None, first: str | None, last: str | None) -> None:
    """Days are given where they can be; what began and goes on has no last day."""
    (found,) = times(text)
    assert (found.mod, found.first, found.last) == (mod, first, last)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, ["Thursday = XXXX-WXX-4", "last week = XXXX-WXX", "today = PRESENT_REF"]),
        ("2025-07", ["Thursday = XXXX-WXX-4", "last week = XXXX-WXX", "today = 2025-07-XX"]),
        ("2025", ["Thursday = XXXX-WXX-4", "last week = XXXX-WXX", "today = 2025-XX-XX"]),
    ],
)
def test_nothing_is_made_up(published: str | None, expected: list[str]) -> None:
    """Without a day of publication there is no Thursday."""
    assert told("Thursday, last week and today.", published) == expected


PIECES = st.sampled_from(
    [*sorted(WORDS.letters), "May", "March", "July", "Sunday", "\n", "İ", "’", "²", "٣", "100th"]
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
PUBLISHED = st.none() | DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


def holds(text: str, found: tuple[Time, ...]) -> None:
    """Check what must hold of any times of any text."""
    sentences = a_reading(text).sentences
    ends = [0, *(one.span.end for one in found)]
    assert all(one.span.start >= end for one, end in zip(found, ends, strict=False))
    for one in found:
        assert any(sentence.span.contains(one.span) for sentence in sentences)
        assert TIMEX.fullmatch(one.value), one.value
        assert one.first is None or one.last is None or one.first <= one.last
        assert 0 < one.confidence <= 1


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=25).map(" ".join), PUBLISHED)
def test_any_order_of_our_words_is_read(text: str, published: str | None) -> None:
    """No heap of time words is too much, whatever the day."""
    holds(text, times(text, published))


WRITTEN: dict[str, list[str]] = {}
for word, letter in WORDS.letters.items():
    WRITTEN.setdefault(letter, []).append(word)
MATCHES = st.sampled_from(WORDS.rules).flatmap(lambda rule: st.from_regex(rule.pattern))
PHRASES = MATCHES.flatmap(
    lambda letters: st.tuples(*(st.sampled_from(WRITTEN.get(one, [one])) for one in letters))
).map(" ".join)


@settings(deadline=None, max_examples=400)
@given(PHRASES | PHRASES.map(str.title), PUBLISHED)
def test_whatever_a_rule_matches_is_read(text: str, published: str | None) -> None:
    """Each rule's reader takes all that its pattern lets through."""
    holds(text, times(text, published))


@settings(deadline=None)
@given(st.text(max_size=200), PUBLISHED)
def test_any_text_is_read(text: str, published: str | None) -> None:
    """Any characters at all."""
    holds(text, times(text, published))


@pytest.mark.parametrize(
    "piece", ["the last two ", "24 July 2025 and ", "twenty-four ", "May 5, ", "word ", "9:"]
)
def test_a_sentence_without_end_takes_linear_time(piece: str) -> None:
    """Four times the words take about four times as long."""
    spent = []
    for count in (2_500, 10_000):
        began = time.process_time()
        times(piece * count)
        spent.append(time.process_time() - began)
    assert spent[1] < 12 * spent[0] + 0.5


def test_the_same_page_gives_the_same_times() -> None:
    """Ids and all."""
    text = "On Thursday, 3 July, at 10 a.m., after two weeks, he left."
    assert times(text) == times(text)
    assert len({one.id for one in times(text)}) == len(times(text))
