"""Actors by their names, with the post they held on the day."""

import pytest

from dragoman.actors import find_actors
from dragoman.codes.gazetteer import ActorRow, Gazetteer, PostRow
from dragoman.model import Actor, DateSource, Precision, Published, Reading, Sentence, ZoneKind

GAZETTEER = Gazetteer(
    actors=(
        ActorRow(
            id="xks-gov",
            name="Kessary government",
            aliases=("Kessary's government",),
            kind="state",
            country="XKS",
            sector=("GOV",),
        ),
        ActorRow(
            id="xmr",
            name="Upland Covenant",
            aliases=("the Covenant",),
            kind="armed_group",
            country="XMR",
            sector=("REB",),
        ),
    ),
    posts=(
        PostRow(
            id="fm-1",
            title="Foreign Minister",
            actor="xks-gov",
            holder="Casimir Noll",
            holder_aliases=("Noll",),
            until="2024-02-26",
        ),
        PostRow(
            id="neg-1",
            title="Chief negotiator",
            actor="xks-gov",
            holder="Casimir Noll",
            holder_aliases=("Noll",),
            since="2024-02-26",
        ),
    ),
)


def actors(text: str, day: str | None) -> tuple[Actor, ...]:
    """Return the actors of a text published on a day."""
    published = (
        Published(value=day, precision=Precision.DAY, source=DateSource.OPTION) if day else None
    )
    sentence = Sentence(0, len(text), 0, 0, ZoneKind.BODY, 0)
    reading = Reading(article="a", text=text, sentences=(sentence,), tokens=())
    return find_actors(reading, gazetteer=GAZETTEER, at=published)


def test_mentions_by_name_are_joined() -> None:
    """The longest mention stands for the actor; a body has its code, a person its country."""
    text = "Noll spoke. The government of Kessary? No: Casimir Noll met the Covenant. Noll left."
    noll, covenant = actors(text, "2024-03-06")
    assert [span.of(text) for span in noll.mentions] == ["Noll", "Casimir Noll", "Noll"]
    assert (noll.span.of(text), noll.name, noll.country, noll.sectors, noll.sort) == (
        "Casimir Noll",
        "Casimir Noll",
        "XKS",
        ("GOV",),
        "person",
    )
    assert (covenant.name, covenant.code, covenant.sort) == (
        "Upland Covenant",
        "xmr",
        "armed_group",
    )


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2024-02-01", "Foreign Minister"),
        ("2024-03-06", "Chief negotiator"),
        (None, None),
    ],
)
def test_the_post_is_the_one_held_that_day(day: str | None, title: str | None) -> None:
    """Without a date no post is given: nothing is guessed."""
    (noll,) = actors("Casimir Noll spoke.", day)
    assert (noll.post.title if noll.post else None) == title
