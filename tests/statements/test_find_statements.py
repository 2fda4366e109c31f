"""Readings become statements: who said what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.cues import load_cues
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import parse
from dragoman.model import (
    Actor,
    Article,
    Context,
    Span,
    Statement,
    Time,
    TimeType,
    Zone,
    ZoneKind,
)
from dragoman.statements import find_statements

WORDS = load_language(Layers())
CUES = load_cues(Layers())
NOTHING = Context()


def found(text: str, context: Context = NOTHING, *zones: Zone) -> tuple[Statement, ...]:
    """Read a text, all body unless zones are given."""
    article = Article(
        id="a",
        address="a",
        name="a",
        language="en",
        text=text,
        sha256="",
        zones=zones or (Zone(ZoneKind.BODY, 0, len(text)),),
    )
    return find_statements(parse(article, words=WORDS), context, cues=CUES)


def lines(text: str) -> list[str]:
    """Return each statement as source / cue / content / manner / rule."""
    return [
        " / ".join(
            [
                item.source.of(text) if item.source else "-",
                item.cue.of(text) if item.cue else "-",
                " + ".join(part.of(text) for part in item.content),
                item.manner.value,
                item.rule.removeprefix("statements.").removesuffix("/1"),
            ]
        )
        for item in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will not leave this town,” said Ada Brown, the mayor of Lake City, on Monday.",
            "Ada Brown, the mayor of Lake City / said / “We will not leave this town,” / direct / quote",
        ),
        (
            '"We came late," he said. "We leave early. We go."',
            'he / said / "We came late," + "We leave early. We go." / direct / quote',
        ),
        (
            'Brown told reporters in Lake City: "The talks have failed for now."',
            'Brown / told / "The talks have failed for now." / direct / quote',
        ),
        (
            "Ada Brown, the mayor, said that the talks had failed.",
            "Ada Brown, the mayor / said / the talks had failed / indirect / said_that",
        ),
        (
            "On Monday the ministry said the road “would be open to all” by noon.",
            "the ministry / said / the road “would be open to all” by noon / mixed / said",
        ),
        (
            "The talks have failed, two officials said on Monday.",
            "two officials / said / The talks have failed / indirect / said_after",
        ),
        (
            "The talks, Brown said, would go on.",
            "Brown / said / The talks + would go on / indirect / said_within",
        ),
        (
            "According to the Lake Ministry, nine people were hurt.",
            "the Lake Ministry / According to / nine people were hurt / indirect / according_to",
        ),
        (
            "Nine people were hurt, according to the ministry.",
            "the ministry / according to / Nine people were hurt / indirect / according_to",
        ),
        (
            "The minister accused the rebels of breaking the truce.",
            "The minister / accused / the rebels of breaking the truce / indirect / said_object",
        ),
        (
            "«Nous ne partons pas d'ici», said Brown.",
            "Brown / said / «Nous ne partons pas d'ici» / direct / quote",
        ),
        (
            "‘We won’t go to the town’s gate,’ said Brown.",
            "Brown / said / ‘We won’t go to the town’s gate,’ / direct / quote",
        ),
    ],
)
def test_a_statement_is_found_with_its_source_cue_and_content(text: str, expected: str) -> None:
    """Before or after its source, quoted or not, a statement keeps its exact words."""
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “iron road” is closed.",
        "She wrote “The Long Road” in 1999.",
        "The report is long. The state is small.",
        "He declined to say where they went.",
        "He was told that it was late.",
        "The road, he hoped, was open.",
    ],
)
def test_scare_quotes_titles_and_denials_to_speak_are_no_statements(text: str) -> None:
    """Quoted terms, nouns that look like cues and unsaid words give nothing."""
    assert lines(text) == []


def test_a_quotation_that_runs_over_paragraphs_is_one_statement() -> None:
    """The opening mark is repeated, the closing mark comes at the end."""
    text = "Brown said: “We came in May.\n\n“We leave in June. All of us.”\n\nThe town is small."
    assert lines(text) == [
        "Brown / said / “We came in May. + “We leave in June. All of us.” / direct / quote"
    ]


def test_a_pronoun_stands_as_source_and_resolves_to_the_last_speaker() -> None:
    """A short name and "she" resolve to the full name of the page."""
    text = (
        "Ada Brown said that it rained. “It rains every day here,” she said. Brown said it stopped."
    )
    assert [(item.speaker and item.speaker.name) for item in found(text)] == ["Ada Brown"] * 3


def test_the_speaker_is_the_actor_that_the_context_knows() -> None:
    """Country and sector come from the actors of the page, never from a guess."""
    text = "The Lake Ministry said that it rained. Brown said that it did not."
    span = Span(4, 17)
    actor = Actor(
        id="m", article="a", span=span, rule="r", mentions=(span,), name="Lake", country="CHE",
        sectors=("GOV", "LEG"),
    )  # fmt: skip
    speakers = [item.speaker for item in found(text, Context(actors=(actor,)))]
    assert [(who.name, who.country, who.sector, who.actor) for who in speakers if who] == [
        ("Lake", "CHE", "GOV", "m"),
        ("Brown", None, None, None),
    ]


def test_a_day_beside_the_cue_dates_the_statement() -> None:
    """A day inside the content dates something else."""
    text = "Brown said on Monday that the road opens on Friday. Lake said that it opens on Friday."

    def day(word: str, value: str, at: int) -> Time:
        start = text.index(word, at)
        return Time(
            id=value, article="a", span=Span(start, start + len(word)), rule="r",
            type=TimeType.DATE, value=value, first=value, last=value,
        )  # fmt: skip

    times = (
        day("Monday", "2025-07-21", 0),
        day("Friday", "2025-07-25", 0),
        day("Friday", "2025-07-25", 60),
    )
    assert [item.on for item in found(text, Context(times=times))] == ["2025-07-21", None]


def test_whom_it_was_told_to_is_kept() -> None:
    """A listener with a name is the way by which the words came."""
    text = "Brown told Radio Lake that it rained."
    (item,) = found(text)
    assert item.sourcing is not None
    assert item.sourcing.via is not None
    assert item.sourcing.via.of(text) == "Radio Lake"


def test_captions_give_no_statements() -> None:
    """Only title, subtitle and body speak."""
    text = "Brown said that it rained."
    assert found(text, NOTHING, Zone(ZoneKind.CAPTION, 0, len(text))) == ()


PIECES = ["“", "”", '"', "'", "’", "‘", "«", "»", " said ", " he ", "Brown", ", ", ". ", "\n\n", ": ",
          " told ", " that ", " according to ", "the talks failed", " adding ", "—", "?", " "]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
def test_whatever_the_text_spans_lie_within_it(text: str) -> None:
    """Spans are ordered, inside the text, not empty; ids differ."""
    items = found(text)
    assert len({item.id for item in items}) == len(items)
    for item in items:
        for span in (item.source, item.cue, *item.content):
            assert span is None or item.span.contains(span)
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ['"' * 10_000, '" ' * 10_000, "“a " * 5_000, "he said that " * 3_000, "A, B, said " * 3_000],
)
def test_strange_pages_raise_nothing(text: str) -> None:
    """Thousands of marks or cues without an end are read in one go."""
    assert isinstance(found(text), tuple)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lake Ministry reported nine cases of measles on the coast, underscoring the need.",
            ["The Lake Ministry / reported / nine cases of measles on the coast"],
        ),
        (
            "Brown warned that the dam had “very little time,” with towns and farmers reporting leaks.",
            [
                "Brown / warned / the dam had “very little time,”",
                "towns and farmers / reporting / leaks",
            ],
        ),
        (
            "While Brown maintains the road is safe, drivers complain of deep holes.",
            ["Brown / maintains / the road is safe"],
        ),
        (
            "But although Brown admitted that it had been “a slow year,” the town is full.",
            ["Brown / admitted / it had been “a slow year,”"],
        ),
        (
            "Ada Brown, who says the road is safe, lives far from it.",
            ["Ada Brown / says / the road is safe"],
        ),
        (
            "Brown emphasized the town's long wish for a road while warning against more debt.",
            [
                "Brown / emphasized / the town's long wish for a road",
                "Brown / warning / against more debt",
            ],
        ),
        (
            "The vote came after letters from Lake Mayor Ada Brown, who confirmed the new road.",
            ["Lake Mayor Ada Brown / confirmed / the new road"],
        ),
        (
            "The council acknowledged the work of Brown and Stone but provided no new money.",
            ["The council / acknowledged / the work of Brown and Stone"],
        ),
        (
            "Brown said the road was safe, but Stone said it was not.",
            ["Brown / said / the road was safe", "Stone / said / it was not"],
        ),
        (
            "Ada Brown said the road was safe and later accused Stone of neglect.",
            ["Ada Brown / said / the road was safe", "Ada Brown / accused / Stone of neglect"],
        ),
        (
            "The council announced on Thursday it would sell the mill.",
            ["The council / announced / it would sell the mill"],
        ),
        ("Brown on Monday said it rained.", ["Brown / said / it rained"]),
        ("Brown, in a letter, said that it rained.", ["Brown / said / it rained"]),
        ("LAKE CITY (LNA) - Brown said it rained.", ["Brown / said / it rained"]),
        (
            "Brown and other officials said it rained.",
            ["Brown and other officials / said / it rained"],
        ),
        ("The council vowed to sell the mill.", ["The council / vowed / to sell the mill"]),
    ],
)
def test_the_outlets_own_words_are_never_given_to_a_source(text: str, expected: list[str]) -> None:
    """A content ends where the outlet or another source goes on; a source is one noun phrase."""
    assert [line.rsplit(" / ", 2)[0] for line in lines(text)] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Police said a wall fell in the town, injuring 10 people.",
            "a wall fell in the town, injuring 10 people",
        ),
        (
            "Police reported two deaths, bringing their count since May to 57.",
            "two deaths, bringing their count since May to 57",
        ),
        (
            "Police said four towns, including the port, were dark.",
            "four towns, including the port, were dark",
        ),
    ],
)
def test_what_a_source_counts_or_lists_after_a_comma_stays_its_own(text: str, content: str) -> None:
    """A participle with a number, or "including", goes on with the content."""
    (item,) = found(text)
    assert [part.of(text) for part in item.content] == [content]


def test_a_source_of_several_resolves_to_nobody() -> None:
    """Words of "Brown and other officials" are not given to Brown alone."""
    (item,) = found("Ada Brown and other officials said that it rained.")
    assert item.speaker is not None
    assert item.speaker.name is None


@pytest.mark.parametrize(
    "text",
    [
        "A group called the Lake Guard lives there.",
        "Stone is the man accused of stealing the bell.",
        "Three people briefed on the plan left the town.",
        "The ministry said on Thursday amid heavy rain.",
    ],
)
def test_names_and_participles_are_no_statements(text: str) -> None:
    """What a thing is called and whom somebody accuses is not said by it or him."""
    assert lines(text) == []
