"""Tracks, stories, judgements, sources and settings are kept and come back as they were."""

from pathlib import Path

from dragoman.model import (
    Characterisation,
    Findings,
    Kinship,
    Lineage,
    Mediator,
    Move,
    Proposal,
    Span,
    Status,
    Story,
    TalksState,
    Track,
    Transition,
    content_id,
)
from dragoman.record import Judgement, Record, Source, Verdict, open_record
from tests.record.made import a_page, an_article

ARTICLE = an_article("The Hill Council tabled a plan.")
MOVE = Move(
    id=content_id("move"),
    article=ARTICLE.id,
    span=Span(14, 20),
    rule="test/1",
    track="t1",
    trigger=Span(14, 20),
    move="propose",
    status=Status.HAPPENED,
)
VIEW = Characterisation(
    id=content_id("view"), article=ARTICLE.id, span=Span(14, 20), rule="test/1", track="t1"
)
TRACK = Track(
    id=content_id("track"),
    name="Harbour talks",
    issue="ceasefire",
    parties=("Hill Council", "Coast Government"),
    mediators=(Mediator(actor="Isle of Noor", capacity="host"),),
    state=TalksState.PROPOSAL_PENDING,
    moves=(MOVE.id,),
    characterisations=(VIEW.id,),
    proposals=(Proposal(move=MOVE.id, terms=("a truce of 30 days",), answers=()),),
    transitions=(
        Transition(
            on="2031-05-02",
            before=TalksState.IN_SESSION,
            after=TalksState.PROPOSAL_PENDING,
            rule="talks.table/3",
            move=MOVE.id,
        ),
    ),
)


def test_tracks_come_back_and_are_replaced(record: Record) -> None:
    """All there were give way to the new ones."""
    findings = Findings(article=ARTICLE, moves=(MOVE,), characterisations=(VIEW,))
    record.add(findings, a_page(ARTICLE))
    record.replace_tracks([TRACK])
    assert record.tracks() == (TRACK,)
    assert record.check() == ()
    record.replace_tracks([])
    assert record.tracks() == ()
    assert record.counts()["transition"] == 0


def test_stories_and_lineages_come_back(record: Record) -> None:
    """Members and origins in their order."""
    other = an_article(url="https://other.example/talks")
    for article in (ARTICLE, other):
        record.add(Findings(article=article), a_page(article))
    story = Story(
        id=content_id("story"),
        title="Talks resume",
        members=(other.id, ARTICLE.id),
        origins=(ARTICLE.id,),
    )
    lineage = Lineage(
        older=ARTICLE.id, newer=other.id, kinship=Kinship.REWRITE, evidence="half of its sentences"
    )
    record.replace_stories([story], [lineage])
    assert (record.stories(), record.lineages()) == ((story,), (lineage,))


def test_judgements_lie_on_top(record: Record) -> None:
    """Of one finding or of all, oldest first."""
    one = Judgement(finding="f1", verdict=Verdict.CONFIRMED, who="Bo", made="2031-05-04")
    two = Judgement(
        finding="f2",
        verdict=Verdict.CHANGED,
        field="value",
        value="14",
        who="Bo",
        made="2031-05-03",
        why="misprint",
    )
    record.put_judgement(one)
    record.put_judgement(two)
    assert record.judgements() == (one, two)
    assert record.judgements("f2") == (two,)


def test_sources_and_settings_are_noted(tmp_path: Path) -> None:
    """And are still there when the record is opened again."""
    path = tmp_path / "test.db"
    with open_record(path, create=True) as record:
        assert record.source("a.warc") is None
        record.put_source(Source(name="a.warc", digest="1", pages=4))
        record.put_source(Source(name="a.warc", digest="1", pages=9, done=True))
        record.put_setting("codes", "abc")
    with open_record(path, readonly=True) as record:
        assert record.source("a.warc") == Source(name="a.warc", digest="1", pages=9, done=True)
        assert record.settings()["codes"] == "abc"
        assert record.settings()["schema_version"] == "4"
