"""The page with which the project began: it must be read exactly."""

from pathlib import Path

import pytest

from dragoman.api import read
from dragoman.codes import load_codes
from dragoman.model import Findings, Hedge, Page, Reading, ZoneKind, all_findings, page_talks
from dragoman.page import find_pages
from dragoman.pipeline import make_tracks, parse_page
from dragoman.settings import Settings

PAGE = Path(__file__).resolve().parents[2] / "examples" / "first-page" / "gaza-talks-2025-07-24.txt"
TEXT = PAGE.read_text(encoding="utf-8")


# The beginning of each sentence of the page, as a person divides it.
BEGUN = [
    "Gaza Ceasefire Talks C",
    "US, Israel withdraw ne",
    "Efforts to broker a tr",
    "Steve Witkoff, former ",
    "The move coincided wit",
    "Speaking at a state me",
    "“If Hamas believes our",
    "Hours earlier, Netanya",
    "A terse government sta",
    "The diplomatic impasse",
    "World Health Organizat",
    "Gaza’s Health Ministry",
    "Hospitals, already str",
    "The escalating toll ha",
    "While Israel maintains",
    "Ceasefire talks, media",
    "However, recent demand",
    "As negotiators regroup",
    "The U.N. estimates ove",
    "With regional tensions",
]


@pytest.fixture(scope="module")
def found() -> Findings:
    """What the first page reports."""
    result = read(PAGE)
    assert isinstance(result, Findings)
    return result


def test_the_text_is_kept_as_it_stands(found: Findings) -> None:
    """Every offset refers to the page itself."""
    assert found.article.text == TEXT


def test_title_subtitle_paragraphs_and_furniture_are_set_apart(found: Findings) -> None:
    """Two headlines, five paragraphs, and everything from "Recent News" on is furniture."""
    lines = [line for line in TEXT.split("\n") if line]
    kinds = {
        line: next(z.kind for z in found.article.zones if z.start <= TEXT.index(line) < z.end)
        for line in lines
    }
    assert [kinds[line] for line in lines] == [
        ZoneKind.TITLE,
        ZoneKind.SUBTITLE,
        *[ZoneKind.BODY] * 5,
        *[ZoneKind.FURNITURE] * 9,
    ]
    assert (found.article.title, found.article.subtitle) == (lines[0], lines[1])


def test_the_date_comes_from_the_name_of_the_file(found: Findings) -> None:
    """Nothing on the page itself says it."""
    published = found.article.published
    assert published is not None
    assert (published.value, published.source) == ("2025-07-24", "file name")


def test_both_figures_and_no_other(found: Findings) -> None:
    """33 deaths per the Health Ministry; over 576,000 in IPC phase 5 per the U.N."""
    told = [
        (
            figure.value,
            figure.low,
            figure.high,
            figure.hedge,
            figure.what,
            figure.phase,
            figure.period,
            figure.per.of(TEXT) if figure.per else None,
        )
        for figure in found.figures
    ]
    assert told == [
        (33, 33, 33, Hedge.EXACT, "killed", None, "PT48H", "Gaza’s Health Ministry"),
        (576000, 576000, None, Hedge.MORE, "hungry", "5", None, "The U.N."),
    ]


def test_the_quotation_has_its_speaker(found: Findings) -> None:
    """The pronoun stands as the source, the name as the speaker."""
    (said,) = [one for one in found.statements if one.manner == "direct"]
    assert said.content[0].of(TEXT).startswith("“If Hamas believes our willingness")
    assert said.source is not None
    assert said.source.of(TEXT) == "he"
    assert said.speaker is not None
    assert said.speaker.name == "Benjamin Netanyahu"


def test_the_times_are_resolved(found: Findings) -> None:
    """Against the publication date, a Thursday."""
    told = [(one.span.of(TEXT), one.type, one.value) for one in found.context.times]
    for wanted in (
        ("Thursday", "DATE", "2025-07-24"),
        ("Wednesday", "DATE", "2025-07-23"),
        ("a 48-hour period", "DURATION", "PT48H"),
        ("last week", "DATE", "2025-W29"),
        ("late 2023", "DATE", "2023"),
        ("now", "DATE", "PRESENT_REF"),
    ):
        assert wanted in told


def test_nothing_is_found_in_furniture(found: Findings) -> None:
    """No finding of any kind starts behind the last paragraph."""
    end = TEXT.index("Recent News")
    assert [one for one in all_findings(found) if one.span.end > end] == []


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The first page's sentences and names."""
    (page,) = find_pages(PAGE, settings=Settings())
    assert isinstance(page, Page)
    got = parse_page(page, codes=load_codes(), settings=Settings())
    assert isinstance(got, Reading)
    return got


def test_every_sentence_begins_where_readers_see_it(reading: Reading) -> None:
    """Headlines are one sentence each, "U.S." is none, and quotations are not cut."""
    begun = [TEXT[item.start : item.start + 22] for item in reading.sentences]
    assert begun == BEGUN
    ends = {TEXT[item.end - 1] for item in reading.sentences[2:]}
    assert ends == {".", "”"}


def test_the_names_are_found(reading: Reading) -> None:
    """Those of the two sides, of those who speak, and one from another century."""
    names = {(TEXT[name.start : name.end], name.kind) for name in reading.names}
    assert names >= {
        ("Tedros Adhanom Ghebreyesus", "PER"),
        ("Ze’ev Jabotinsky", "PER"),
        ("Steve Witkoff", "PER"),
        ("Witkoff", "PER"),
        ("Hamas", "ORG"),
        ("World Health Organization", "ORG"),
        ("Israel", "LOC"),
        ("Gaza", "LOC"),
        ("Palestinian", "NORP"),
    }


def test_the_talks_stand_where_the_acts_leave_them(found: Findings) -> None:
    """Two recalls by the right parties, both sides' demands, the mediators; paused, on no word."""
    (strand,) = found.strands
    (track,) = make_tracks((page_talks(found),), codes=load_codes())
    moves = {(one.move, one.trigger.of(TEXT), one.by, one.status.value) for one in found.moves}

    assert (strand.name, strand.parties, strand.venue, strand.issue) == (
        "Gaza ceasefire talks", ("Israel", "Hamas"), "Qatar", "ceasefire",
    )  # fmt: skip
    assert {one.actor for one in strand.mediators} == {"United States", "Qatar", "Egypt"}
    assert {one for one in moves if one[0] in {"recall", "mediate", "demand"}} == {
        ("recall", "withdraw", "United States", "happened"),
        ("recall", "recalled", "Israel", "happened"),
        ("mediate", "mediated", "Qatar; Egypt", "happened"),
        ("demand", "demands", "Israel; Hamas", "happened"),
    }
    assert [(one.party, one.terms) for one in track.demands] == [
        (party, ("the duration of a truce", "the release of Palestinian prisoners"))
        for party in ("Israel", "Hamas")
    ]
    assert (track.state, track.transitions[-1].rule) == ("PAUSED", "S18")


def test_how_the_talks_are_called_is_no_act(found: Findings) -> None:
    """Collapse, setback and impasse are views; no event and no move rests on them."""
    views = [one.span.of(TEXT) for one in found.characterisations]
    triggers = {one.trigger.of(TEXT) for one in found.events}
    triggers |= {one.trigger.of(TEXT) for one in found.moves}

    assert {"Collapse", "faced a significant setback", "diplomatic impasse"} <= set(views)
    assert not {"Collapse", "setback", "impasse", "stalemate"} & triggers
