"""The annotation form: every noun, also those that no stage finds yet."""

from dragoman.faces.export.annotation import annotation
from dragoman.model import (
    ActorRef,
    Article,
    Characterisation,
    DateSource,
    Event,
    Figure,
    Findings,
    Hedge,
    Move,
    Note,
    Precision,
    Published,
    Span,
    Speech,
    Statement,
    StatementKind,
    Status,
    Zone,
    ZoneKind,
)

TEXT = "Noll recalled 12 men.\n\nRead more"
NOLL, RECALLED, TWELVE, MEN = Span(0, 4), Span(5, 13), Span(14, 16), Span(14, 20)
ARTICLE = Article(
    id="a",
    address="x",
    name="page.txt",
    key="k7",
    text=TEXT,
    sha256="",
    zones=(Zone(ZoneKind.BODY, 0, 21), Zone(ZoneKind.FURNITURE, 23, 32)),
    published=Published(
        value="2024-03-12T10:00:00Z", precision=Precision.SECOND, source=DateSource.PAGE
    ),
)


def test_every_noun_is_written_with_its_words() -> None:
    """As the guide has it; attitudes apart from statements, furniture apart from all."""
    said = Statement(
        id="s",
        article="a",
        span=MEN,
        rule="r/1",
        manner=StatementKind.DIRECT,
        source=NOLL,
        speaker=ActorRef(span=NOLL, name="Casimir Noll", country="XKS", sector="GOV"),
        content=(MEN,),
    )
    meant = Statement(
        id="b",
        article="a",
        span=MEN,
        rule="r/1",
        manner=StatementKind.INDIRECT,
        speech=Speech.ATTITUDE,
        content=(MEN,),
    )
    figure = Figure(
        id="f",
        article="a",
        span=MEN,
        rule="r/1",
        number=TWELVE,
        value=12.0,
        low=12.0,
        high=12.0,
        hedge=Hedge.EXACT,
        what="troops",
        per=NOLL,
    )
    event = Event(
        id="e",
        article="a",
        span=RECALLED,
        rule="r/1",
        trigger=RECALLED,
        type="SANCTION",
        mode="withdraw",
        actors=(ActorRef(span=NOLL, country="XKS"),),
        status=Status.HAPPENED,
        where=None,
    )
    move = Move(
        id="m",
        article="a",
        span=RECALLED,
        rule="r/1",
        track="t1",
        trigger=RECALLED,
        move="recall",
        by="Kessary",
        status=Status.HAPPENED,
    )
    view = Characterisation(id="c", article="a", span=RECALLED, rule="r/1", track="t1")
    note = Note(
        id="n",
        article="a",
        span=NOLL,
        rule="r/1",
        sort="post_at_date",
        said="Noll",
        known="no minister",
    )
    written = annotation(
        Findings(
            article=ARTICLE,
            statements=(said, meant),
            figures=(figure,),
            events=(event,),
            moves=(move,),
            characterisations=(view,),
            notes=(note,),
        )
    )
    noll = {"text": "Noll", "start": 0, "end": 4}
    men = {"text": "12 men", "start": 14, "end": 20}
    recalled = {"text": "recalled", "start": 5, "end": 13}
    assert written["id"] == "k7"
    assert written["article"]["published"] == "2024-03-12"
    assert written["furniture"] == [{"text": "Read more", "start": 23, "end": 32}]
    assert written["statements"] == [
        {
            "source": noll,
            "speaker": {"name": "Casimir Noll", "country": "XKS", "sector": "GOV"},
            "cue": None,
            "content": [men],
            "kind": "direct",
            "on": None,
        }
    ]
    assert [one["kind"] for one in written["attitudes"]] == ["indirect"]
    assert written["figures"][0]["value"] == 12
    assert isinstance(written["figures"][0]["value"], int)
    assert written["figures"][0]["per"] == noll
    assert written["events"][0]["trigger"] == recalled | {"where": None}
    assert written["events"][0]["actors"] == [
        noll | {"name": None, "country": "XKS", "sector": None}
    ]
    assert written["talks"]["moves"][0]["by"] == "Kessary"
    assert written["talks"]["characterisations"] == [recalled | {"track": "t1", "by": None}]
    assert written["notes"] == [
        noll | {"kind": "post_at_date", "said": "Noll", "known": "no minister"}
    ]
