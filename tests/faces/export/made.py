"""A record of two articles: one that reports something of every kind, one that means harm."""

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

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
    Finding,
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
    Strand,
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

__all__ = [
    "HOSTILE",
    "OUTLET",
    "TITLE",
    "a_finding",
    "a_record",
    "exported",
    "hostile",
    "hostile_track",
    "talks",
    "track",
]

Noun = TypeVar("Noun", bound=Finding)

TITLE = "Envoys leave the talks"
BODY = (
    "Norland recalled its envoys to Sudland from Harbour City on Thursday, the ministry said.\n\n"
    "Shelling killed more than 33 people in Vesk, doctors said. Norland and Sudland had met twice. "
    "“We will come back,” said Ana Roth. The talks are at an impasse."
)
OUTLET = '+cmd|"/c calc"!A1'
RTL = "محادثات"  # "talks"
HOSTILE = f'=HYPERLINK("http://x.example";"a")\n@SUM(1+1)\x00, {RTL} \u202e; =1+1'


def a_finding(noun: type[Noun], article: Article, words: str, **fields: Any) -> Noun:
    """Return a finding that rests on the first place where words stand."""
    span = where(article.text, words)
    return noun(
        id=content_id(article.id, noun.__name__, span.start, span.end),
        article=article.id,
        span=span,
        rule=f"test.{noun.__name__.lower()}/1",
        **fields,
    )


def talks() -> Findings:
    """Return an article with findings of every kind, each resting on words of BODY."""
    article = an_article(BODY, title=TITLE)
    article = msgspec.structs.replace(article, byline="By Ana Berg & Tom Roth")
    make, at = partial(_made, article), partial(where, article.text)
    north = make(
        Actor, "Norland", mentions=(at("Norland"), at("Norland and")), name="Norland", code="nor",
        country="ISL", sectors=("GOV", "MIL"), sort="state", why=("by name",),
    )  # fmt: skip
    roth = make(Actor, "Ana Roth", name="Ana Roth", sort="person", country="ISL")
    return Findings(
        article=article,
        context=Context(
            times=(make(Time, "Thursday", type=TimeType.DATE, value="2031-05-01"),),
            places=_places(article),
            actors=(north, roth),
        ),
        statements=(
            make(
                Statement, "“We will come back,” said Ana Roth", manner=StatementKind.DIRECT,
                source=at("Ana Roth"), cue=Span(at(" said Ana").start + 1, at(" Ana Roth").start),
                speaker=ActorRef(span=at("Ana Roth"), name="Ana Roth", actor=roth.id),
                content=(at("“We will come back,”"),),
            ),
        ),
        quantities=(make(Quantity, "33", number=at("33"), value=33.0),),
        figures=(
            make(
                Figure, "more than 33 people", number=at("33"), value=33.0, low=33.0,
                hedge=Hedge.MORE, what="killed", of="people", place="Vesk", per=at("doctors"),
            ),
        ),
        events=_events(article, north),
        strands=(
            make(
                Strand, "at an impasse", track="t1", name="Harbour talks", issue="ceasefire",
                parties=("Norland", "Sudland"),
                mediators=(Mediator(actor="Midland", capacity="mediator"),),
            ),
        ),
        moves=(
            make(
                Move, "Norland recalled its envoys", track="t1", trigger=at("recalled"),
                move="recall", by="Norland", to="Sudland", on="2031-05-01", status=Status.HAPPENED,
                per=at("the ministry"),
            ),
        ),
        characterisations=(make(Characterisation, "at an impasse", track="t1"),),
        notes=(make(Note, "Thursday", sort="date_conflict", said="a", known="b"),),
    )  # fmt: skip


def _made(article: Article, noun: type[Noun], words: str, **fields: Any) -> Noun:
    return a_finding(noun, article, words, **fields)


def _places(article: Article) -> tuple[Place, ...]:
    make = partial(_made, article)
    return (
        make(
            Place, "Harbour City", name="Harbour City", country="EST", admin1="Coast", lat=59.5,
            lon=24.75, geonames=77,
        ),
        make(Place, "Vesk", name="Vesk", country="EST", lat=58.0, lon=26.0),
    )  # fmt: skip


def _events(article: Article, north: Actor) -> tuple[Event, ...]:
    """Return one event that happened, by a claimant; one that goes on; one that is planned."""
    make, at = partial(_made, article), partial(where, article.text)
    by_north = ActorRef(
        span=at("Norland"), name="Norland", country="ISL", sector="GOV", actor=north.id
    )
    to_south = ActorRef(span=at("Sudland"), country="EST", sector="GOV")
    return (
        make(
            Event, "recalled its envoys", trigger=at("recalled"), type="SANCTION", mode="withdraw",
            actors=(by_north,), recipients=(to_south,), status=Status.HAPPENED, on="2031-05-01",
            place="Harbour City", where=at("Harbour City"), per=at("the ministry"),
        ),
        make(
            Event, "met twice", trigger=at("met"), type="CONSULT", actors=(by_north, to_south),
            status=Status.ONGOING,
        ),
        make(
            Event, "come back", trigger=at("come"), type="CONSULT", mode="visit", actors=(by_north,),
            status=Status.PLANNED, place="Vesk", per=at("Ana Roth"),
        ),
    )  # fmt: skip


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
    digest = sha256(text.encode()).hexdigest()
    article = msgspec.structs.replace(
        made,
        id=article_id("javascript:alert(1)", made.published, HOSTILE, digest),
        address="javascript:alert(1)",
        url="javascript:alert(1)",
        title=HOSTILE,
        outlet=OUTLET,
        text=text,
        sha256=digest,
        zones=(
            Zone(ZoneKind.TITLE, 0, len(HOSTILE)),
            Zone(ZoneKind.BODY, len(HOSTILE) + 2, len(text)),
        ),
    )
    number = where(text, "-1+1")
    fled = a_finding(
        Figure, article, "-1+1 people", number=number, value=1.0, what="displaced", of='"men"',
        per=where(text, HOSTILE),
    )  # fmt: skip
    marched = a_finding(
        Event, article, "fled", trigger=where(text, "fled"), type="PROTEST", mode="demo",
        actors=(ActorRef(span=where(text, HOSTILE), name=HOSTILE),), status=Status.HAPPENED,
        place=HOSTILE, per=where(text, HOSTILE),
    )  # fmt: skip
    where_to = a_finding(Place, article, HOSTILE, name=HOSTILE, lat=1.0, lon=2.0)
    left = a_finding(
        Move, article, "people fled", track="t1", trigger=where(text, "fled"), move="recall",
        by=HOSTILE, status=Status.HAPPENED,
    )  # fmt: skip
    return Findings(
        article=article,
        context=Context(places=(where_to,)),
        figures=(fled,),
        events=(marched,),
        moves=(left,),
    )


def hostile_track() -> Track:
    """Return a track of the hostile article's move."""
    move = hostile().moves[0].id
    change = Transition(
        on=None, before=TalksState.NONE, after=TalksState.PAUSED, rule="recall/1", move=move
    )
    return Track(id="7" * 20, name=HOSTILE, issue="other", parties=(), transitions=(change,))


def a_record(
    path: Path, *found: Findings, tracks: tuple[Track, ...] = (), judged: str | None = None
) -> Path:
    """Return a record of articles with what follows from many."""
    with open_record(path, create=True) as record:
        for one in found:
            assert record.add(one, a_page(one.article)).error is None
        record.replace_tracks(tracks)
        article = found[0].article
        record.replace_stories(
            [Story(id="5" * 20, title=article.title, members=(article.id,))],
            [Lineage(older=article.id, newer=article.id, kinship=Kinship.IDENTICAL, evidence="e")],
        )
        record.put_judgement(
            Judgement(
                finding=judged or found[0].figures[0].id,
                verdict=Verdict.WRONG,
                who="Tom",
                made="2031-06-01",
            )
        )
    return path


def exported(record: Path, form: str, out: Path, choice: Choice | None = None) -> Output:
    """Export a record and return the output, which tells what was written."""
    made = FORMATS[form]
    with (
        open_record(record, readonly=True) as opened,
        Output(str(out), folder=made.is_folder) as output,
    ):
        made.write(Selection(opened, load_codes(), choice), output)
    return output
