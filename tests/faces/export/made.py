"""A record of two articles: one that reports something of every kind, one that means harm."""

from pathlib import Path

import msgspec

from dragoman.codes import load_codes
from dragoman.faces.export.formats import FORMATS
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Choice, Selection
from dragoman.model import (
    Actor,
    ActorRef,
    Article,
    Characterisation,
    Context,
    Event,
    Figure,
    Findings,
    Hedge,
    Kinship,
    Lineage,
    Mediator,
    Move,
    Note,
    Place,
    Proposal,
    Quantity,
    Span,
    Statement,
    StatementKind,
    Status,
    Story,
    TalksState,
    Time,
    TimeType,
    Track,
    Transition,
    Zone,
    ZoneKind,
    article_id,
    content_id,
)
from dragoman.record import Judgement, Verdict, open_record
from tests.record.made import a_page, an_article, where

__all__ = ["BODY", "HOSTILE", "RTL", "a_record", "exported", "hostile", "talks", "track"]

TITLE = "Envoys leave the talks"
BODY = (
    "Norland recalled its envoys to Sudland from Harbour City on Thursday, the ministry said.\n\n"
    "Shelling killed more than 33 people in Vesk, doctors said. Norland and Sudland had met twice. "
    "“We will come back,” said Ana Roth. The talks are at an impasse."
)
RTL = "محادثات"  # "talks"
HOSTILE = f'=HYPERLINK("http://x.example";"a")\n@SUM(1+1)\x00, {RTL} \u202e; =1+1'


def talks() -> Findings:
    """Return an article with findings of every kind, each resting on words of BODY."""
    article = an_article(BODY, title=TITLE)
    article = msgspec.structs.replace(article, byline="By Ana Berg & Tom Roth")
    text = article.text

    def at(words: str) -> Span:
        return where(text, words)

    def base(kind: str, words: str) -> dict[str, object]:
        span = at(words)
        return {
            "id": content_id(article.id, kind, span.start, span.end),
            "article": article.id,
            "span": span,
            "rule": f"test.{kind}/1",
        }

    north = Actor(
        **base("actor", "Norland"),
        mentions=(at("Norland"), at("Norland and")),
        name="Norland",
        code="nor",
        country="ISL",
        sectors=("GOV", "MIL"),
        sort="state",
        why=("by name",),
    )  # type: ignore[arg-type] # a dict of the common fields
    roth = Actor(**base("actor", "Ana Roth"), name="Ana Roth", sort="person", country="ISL")  # type: ignore[arg-type]
    harbour = Place(
        **base("place", "Harbour City"),
        name="Harbour City",
        country="EST",
        admin1="Coast",
        lat=59.5,
        lon=24.75,
        geonames=77,
    )  # type: ignore[arg-type]
    vesk = Place(**base("place", "Vesk"), name="Vesk", country="EST", lat=58.0, lon=26.0)  # type: ignore[arg-type]
    by_north = ActorRef(
        span=at("Norland"), name="Norland", country="ISL", sector="GOV", actor=north.id
    )
    to_south = ActorRef(span=at("Sudland"), name=None, country="EST", sector="GOV")
    left = Event(
        **base("event", "recalled its envoys"),
        trigger=at("recalled"),
        type="SANCTION",
        mode="withdraw",
        actors=(by_north,),
        recipients=(to_south,),
        status=Status.HAPPENED,
        on="2031-05-01",
        place="Harbour City",
        where=at("Harbour City"),
        per=at("the ministry"),
    )  # type: ignore[arg-type]
    met = Event(
        **base("event", "met twice"),
        trigger=at("met"),
        type="CONSULT",
        actors=(by_north, to_south),
        status=Status.ONGOING,
    )  # type: ignore[arg-type]
    planned = Event(
        **base("event", "come back"),
        trigger=at("come"),
        type="CONSULT",
        mode="visit",
        actors=(by_north,),
        status=Status.PLANNED,
        place="Vesk",
        per=at("Ana Roth"),
    )  # type: ignore[arg-type]
    killed = Figure(
        **base("figure", "more than 33 people"),
        number=at("33"),
        value=33.0,
        low=33.0,
        hedge=Hedge.MORE,
        what="killed",
        of="people",
        place="Vesk",
        per=at("doctors"),
    )  # type: ignore[arg-type]
    said = Statement(
        **base("statement", "“We will come back,” said Ana Roth"),
        manner=StatementKind.DIRECT,
        source=at("Ana Roth"),
        speaker=ActorRef(span=at("Ana Roth"), name="Ana Roth", actor=roth.id),
        cue=at("said Ana").__class__(at("said Ana").start, at("said Ana").start + 4),
        content=(at("“We will come back,”"),),
    )  # type: ignore[arg-type]
    return Findings(
        article=article,
        context=Context(
            times=(Time(**base("time", "Thursday"), type=TimeType.DATE, value="2031-05-01"),),  # type: ignore[arg-type]
            places=(harbour, vesk),
            actors=(north, roth),
        ),
        statements=(said,),
        quantities=(Quantity(**base("quantity", "33"), number=at("33"), value=33.0),),  # type: ignore[arg-type]
        figures=(killed,),
        events=(left, met, planned),
        moves=(_move(article, "recalled"),),
        characterisations=(
            Characterisation(**base("characterisation", "at an impasse"), track="t1"),  # type: ignore[arg-type]
        ),
        notes=(Note(**base("note", "Thursday"), sort="date_conflict", said="a", known="b"),),  # type: ignore[arg-type]
    )


def _move(article: Article, trigger: str) -> Move:
    span = where(article.text, trigger)
    return Move(
        id=content_id(article.id, "move", span.start),
        article=article.id,
        span=where(article.text, "Norland recalled its envoys"),
        rule="test.move/1",
        track="t1",
        trigger=span,
        move="recall",
        by="Norland",
        to="Sudland",
        on="2031-05-01",
        status=Status.HAPPENED,
        per=where(article.text, "the ministry"),
    )


def track() -> Track:
    """Return a track whose one move paused it."""
    found = talks()
    return Track(
        id=content_id("track", "Harbour talks"),
        name="Harbour talks",
        issue="ceasefire",
        parties=("Norland", "Sudland"),
        mediators=(Mediator(actor="Westland", capacity="host"),),
        venue="Harbour City",
        state=TalksState.PAUSED,
        moves=(found.moves[0].id,),
        characterisations=(found.characterisations[0].id,),
        proposals=(Proposal(move=found.moves[0].id, terms=("10 days", "aid")),),
        transitions=(
            Transition(
                on="2031-05-01",
                before=TalksState.IN_SESSION,
                after=TalksState.PAUSED,
                rule="recall/1",
                move=found.moves[0].id,
            ),
        ),
    )


def hostile() -> Findings:
    """Return an article whose title, outlet, address and words would do harm if they were run."""
    text = f"{HOSTILE}\n\n-1+1 people fled."
    made = an_article("x")
    digest = msgspec.structs.replace(made, text=text).sha256
    article = msgspec.structs.replace(
        made,
        id=article_id("javascript:alert(1)", made.published, HOSTILE, digest),
        address="javascript:alert(1)",
        url="javascript:alert(1)",
        title=HOSTILE,
        outlet='+cmd|"/c calc"!A1',
        text=text,
        zones=(
            Zone(ZoneKind.TITLE, 0, len(HOSTILE)),
            Zone(ZoneKind.BODY, len(HOSTILE) + 2, len(text)),
        ),
    )
    span = where(text, "-1+1 people")
    fled = Figure(
        id=content_id(article.id, "figure", span.start),
        article=article.id,
        span=span,
        rule="test.figure/1",
        number=span,
        value=1.0,
        what="displaced",
        of='"quoted"',
        per=where(text, HOSTILE),
    )
    return Findings(article=article, figures=(fled,))


def a_record(path: Path, *found: Findings) -> Path:
    """Return a record of articles, by default of the one that reports something of every kind."""
    with open_record(path, create=True) as record:
        for one in found or (talks(),):
            added = record.add(one, a_page(one.article))
            assert added.error is None
        if not found:
            article = talks().article.id
            record.replace_tracks([track()])
            record.replace_stories(
                [Story(id="5" * 20, title=TITLE, members=(article,), origins=(article,))],
                [Lineage(older=article, newer=article, kinship=Kinship.IDENTICAL, evidence="one")],
            )
            record.put_judgement(
                Judgement(
                    finding=talks().events[0].id,
                    verdict=Verdict.CONFIRMED,
                    who="Tom",
                    made="2031-06-01",
                )
            )
    return path


def exported(record: Path, form: str, out: Path, choice: Choice | None = None) -> Output:
    """Export a record and return the output, which tells what was written."""
    made = FORMATS[form]
    with open_record(record, readonly=True) as opened:
        with Output(str(out), folder=made.is_folder) as output:
            made.write(Selection(opened, load_codes(), choice), output)
    return output
