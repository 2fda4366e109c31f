"""What a page tells of talks: pages written for the tests, read whole."""

from dragoman.codes import load_codes
from dragoman.model import DateClaim, DateSource, Findings, Page, page_talks
from dragoman.pipeline import make_tracks, read
from dragoman.settings import Settings

CODES = load_codes()
DAY = DateClaim(value="2025-07-24", source=DateSource.SIDECAR, detail="date")

BORDER = """Ukraine recalls its negotiators from Istanbul

Ukraine recalled its negotiators from peace talks with Russia in Istanbul on Thursday, \
a day after Russia rejected the proposal for a ceasefire. \
The talks, mediated by Turkey since March, have reached an impasse. \
Ukraine said it was still willing to negotiate.

Russia demanded the withdrawal of Ukrainian troops and the release of all prisoners. \
“The process is stalled,” a Turkish official said.
"""

FLOOD = """Heavy rain closes roads in the hills

Heavy rain fell on Tuesday over the hills and closed two roads, the weather office said. \
Farmers talk of a good harvest all the same.
"""


def found_in(text: str) -> Findings:
    """Read a text published on Thursday, 24 July 2025."""
    page = Page(content=text, name="a.txt", content_type="text/plain", whole=True, dated=(DAY,))
    found = read(page, codes=CODES, settings=Settings())
    assert isinstance(found, Findings)
    return found


def test_a_page_about_talks_names_parties_mediator_and_venue() -> None:
    (strand,) = found_in(BORDER).strands

    assert (strand.name, strand.issue, strand.parties, strand.venue) == (
        "Russia-Ukraine peace talks", "comprehensive", ("Russia", "Ukraine"), "İstanbul",
    )  # fmt: skip
    assert [(one.actor, one.capacity) for one in strand.mediators] == [("Turkey", "mediator")]


def test_moves_have_their_maker_their_words_and_their_status() -> None:
    found = found_in(BORDER)
    told = {
        (one.move, one.trigger.of(BORDER), one.by, one.status.value)
        for one in found.moves
    }  # fmt: skip

    assert told >= {
        ("recall", "recalled", "Ukraine", "happened"),
        ("reject", "rejected", "Russia", "happened"),
        ("mediate", "mediated", "Turkey", "happened"),
        ("agree_to_talk", "willing", "Ukraine", "happened"),
        ("demand", "demanded", "Russia", "happened"),
    }


def test_each_term_of_a_demand_stands_alone() -> None:
    (demand,) = [one for one in found_in(BORDER).moves if one.move == "demand"]

    assert [span.of(BORDER) for span in demand.terms] == [
        "the withdrawal of Ukrainian troops", "the release of all prisoners",
    ]  # fmt: skip


def test_how_talks_stand_is_a_view_and_no_move() -> None:
    found = found_in(BORDER)
    views = [
        (one.span.of(BORDER), one.by.of(BORDER) if one.by else None)
        for one in found.characterisations
    ]

    assert views == [
        ("have reached an impasse", None),
        ("is stalled", "a Turkish official"),
    ]
    assert not {"impasse", "stalled"} & {one.trigger.of(BORDER) for one in found.moves}


def test_the_state_follows_from_the_moves() -> None:
    (track,) = make_tracks((page_talks(found_in(BORDER)),), codes=CODES)

    assert track.state == "PAUSED"
    assert track.transitions[-1].rule == "S18"


def test_a_page_without_talks_has_none() -> None:
    found = found_in(FLOOD)

    assert (found.strands, found.moves, found.characterisations) == ((), (), ())
