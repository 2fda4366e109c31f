"""Where talks stand after many pages: the table of states, its guards, and how strands are joined."""

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.codes import load_codes
from dragoman.model import Mediator, Move, PageTalks, Span, Status, Strand, TalksState
from dragoman.talks import make_tracks

CODES = load_codes().talks
WORDS = Span(0, 5)


def move(kind: str, by: str | None = None, **told: Any) -> Move:
    """A move whose id tells what it is."""
    name = f"{kind} {by}"
    told.setdefault("status", Status.HAPPENED)
    return Move(
        id=name, article="a", span=WORDS, rule="test/1", track="t1", trigger=WORDS,
        move=kind, by=by, **told,
    )  # fmt: skip


def page(day: str, *moves: Move, outlet: str = "One", **strand: Any) -> PageTalks:
    """A page of a day with one strand: Arland and Borland talk, Cland mediates."""
    article = f"{outlet} {day}"
    told = {
        "name": "Border talks", "issue": "ceasefire", "parties": ("Arland", "Borland"),
        "mediators": (Mediator(actor="Cland", capacity="mediator"),),
    } | strand  # fmt: skip
    own = Strand(id=f"{article} t1", article=article, span=WORDS, rule="test/1", track="t1", **told)
    held = tuple(replace(one, id=f"{article} {one.id}", article=article) for one in moves)
    return PageTalks(
        article=article, day=day, outlet=outlet, strands=(own,), moves=held,
        words={one.id: "the words" for one in held} | {own.id: "Border talks"},
        triggers={one.id: "words" for one in held},
        terms={one.id: ("a halt",) for one in held if one.move in {"propose", "demand"}},
    )  # fmt: skip


def states(*pages: PageTalks) -> list[str]:
    """The states of the one track, each with the rule that brought it about."""
    (track,) = make_tracks(pages, codes=CODES)
    return [f"{change.rule} {change.after}" for change in track.transitions]


def test_talks_from_the_first_word_to_the_truce_that_is_kept() -> None:
    course = (
        page("2024-03-01", move("agree_to_talk", "Arland")),
        page("2024-03-03", move("agree_to_talk", "Borland")),
        page("2024-03-05", move("meet", "Arland; Borland")),
        page("2024-03-06", move("propose", "Arland")),
        page("2024-03-07", move("counter", "Borland")),
        page("2024-03-09", move("accept", "Arland"), move("accept", "Borland")),
        page("2024-03-10", move("sign", "Arland; Borland")),
        page("2024-03-12", move("implement", "Arland")),
    )

    assert states(*course) == [
        "S07 EXPLORATORY", "S06 SCHEDULED", "S10 IN_SESSION", "S12 PROPOSAL_PENDING",
        "S13 COUNTERED", "S17 AGREED_IN_PRINCIPLE", "S25 SIGNED", "S26 IN_FORCE",
    ]  # fmt: skip


def test_recalled_negotiators_pause_talks_that_a_side_still_pursues() -> None:
    talking = page("2024-03-05", move("meet", "Arland; Borland"))
    recall = page("2024-03-06", move("recall", "Arland"))
    pursued = page("2024-03-06", move("recall", "Arland"), move("agree_to_talk", "Arland"))

    assert states(talking, recall)[-1] == "S20 BROKEN_OFF"
    assert states(talking, pursued)[-1] == "S18 PAUSED"


@pytest.mark.parametrize(
    "status", [Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL, Status.DENIED]
)
def test_what_is_only_planned_threatened_or_denied_leaves_no_talks(status: Status) -> None:
    talking = page("2024-03-05", move("meet", "Arland; Borland"))
    leaving = page("2024-03-06", move("quit", "Arland", status=status))

    assert states(talking, leaving) == ["S10 IN_SESSION"]


def test_an_opponents_word_counts_once_two_outlets_report_it() -> None:
    talking = page("2024-03-05", move("meet", "Arland; Borland"))
    claim = move("quit", "Arland", claimant="Borland")
    one, two = page("2024-03-06", claim), page("2024-03-06", claim, outlet="Two")

    assert states(talking, one) == ["S10 IN_SESSION"]
    assert states(talking, one, two) == ["S10 IN_SESSION", "S24 BROKEN_OFF"]


def test_a_mediators_word_counts() -> None:
    talking = page("2024-03-05", move("meet", "Arland; Borland"))
    told = page("2024-03-06", move("suspend", "Arland", claimant="Cland"))

    assert states(talking, told) == ["S10 IN_SESSION", "S21 PAUSED"]


def test_background_on_a_later_page_moves_nothing_back() -> None:
    talking = page("2024-03-05", move("meet", "Arland; Borland"))
    left = page("2024-03-06", move("quit", "Borland"))
    background = page("2024-03-07", move("meet", "Arland; Borland"))

    assert states(talking, left, background) == ["S10 IN_SESSION", "S24 BROKEN_OFF"]


def test_moves_count_on_the_day_they_were_made() -> None:
    later = page("2024-03-09", move("meet", "Arland; Borland", on="2024-03-02"))
    earlier = page("2024-03-06", move("quit", "Borland"))

    assert states(earlier, later) == ["S10 IN_SESSION", "S24 BROKEN_OFF"]


def test_the_same_parties_after_half_a_year_talk_anew() -> None:
    tracks = make_tracks(
        [
            page("2024-01-05", move("meet", "Arland; Borland")),
            page("2024-09-05", move("agree_to_talk", "Arland")),
        ],
        codes=CODES,
    )

    assert [(one.state, len(one.strands)) for one in tracks] == [
        (TalksState.EXPLORATORY, 1),
        (TalksState.IN_SESSION, 1),
    ]


def test_other_parties_and_other_issues_are_other_tracks() -> None:
    tracks = make_tracks(
        [
            page("2024-01-05", move("meet", "Arland; Borland")),
            page("2024-01-06", move("meet", "Arland; Dland"), parties=("Arland", "Dland")),
            page("2024-01-07", move("meet", "Arland; Borland"), issue="other", name="Fish"),
        ],
        codes=CODES,
    )

    assert [(one.name, one.parties) for one in tracks] == [
        ("Fish", ("Arland", "Borland")),
        ("Border talks", ("Arland", "Dland")),
        ("Border talks", ("Arland", "Borland")),
    ]


def test_proposals_have_their_answers_and_demands_their_party() -> None:
    offered = page("2024-03-06", move("propose", "Arland"))
    answered = page("2024-03-07", move("reject", "Borland"), move("demand", "Borland"))
    (track,) = make_tracks([offered, answered], codes=CODES)

    (proposal,) = track.proposals
    (demand,) = track.demands
    assert (proposal.move, proposal.terms) == ("One 2024-03-06 propose Arland", ("a halt",))
    assert proposal.answers == ("One 2024-03-07 reject Borland",)
    assert (demand.party, demand.terms) == ("Borland", ("a halt",))


def test_a_page_without_a_day_keeps_its_moves() -> None:
    undated = replace(page("2024-03-06", move("meet", "Arland; Borland")), day=None)
    (track,) = make_tracks([undated], codes=CODES)

    assert (track.state, track.transitions[0].on) == (TalksState.IN_SESSION, None)


def test_every_row_of_the_table_names_states_statuses_and_moves() -> None:
    states, statuses = set(TalksState), set(Status)
    for row in CODES.states:
        assert {row.after, *row.before} <= states, row.name
        assert set(row.status) <= statuses, row.name
        assert set(row.move) <= set(CODES.moves), row.name
    assert all(frame.move in CODES.moves for rows in CODES.frames.values() for frame in rows)
