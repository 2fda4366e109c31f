"""Events are counted against the sentence that their trigger stands in."""

from collections import Counter

from benchmarks.police import Line, count, page_of, rates, repeated
from dragoman.model import ActorRef, Event, Span, Status

LINES = [
    Line("a", "Share 12 times", marked=False),
    Line("a", "Police arrested two men.", marked=True),
    Line("a", "A minister spoke.", marked=False),
]


def an_event(words: str, sector: str) -> Event:
    """Make an event whose trigger are some words of the page."""
    start = page_text().index(words)
    span = Span(start, start + len(words))
    return Event(
        id="e", article="a", span=span, rule="r", trigger=span, type="COERCE",
        actors=(ActorRef(span=None, name=None, country=None, sector=sector),),
        status=Status.HAPPENED,
    )  # fmt: skip


def page_text() -> str:
    """Return the text of the page."""
    text = page_of("a", LINES).content
    assert isinstance(text, str)
    return text


def test_lines_of_three_pages_are_furniture() -> None:
    """Digits aside."""
    lines = [Line(doc, f"Share {doc} times", marked=False) for doc in "123"]
    assert repeated(lines) == {"Share 0 times"}


def test_events_by_kind_of_sentence() -> None:
    """One in furniture, one of the police where they act, one of others where they do not."""
    events = [an_event("Share", "CVL"), an_event("arrested", "COP"), an_event("spoke", "GOV")]
    told = count(LINES, events, frozenset({"Share 0 times"}))
    assert told == Counter(
        {
            "furniture": 1, "unmarked": 2, "marked": 1, "furniture events": 1, "events": 2,
            "right police events": 1,
        }
    )  # fmt: skip
    assert rates(told) == {
        "events per 100 lines of furniture": 100.0,
        "police events per 100 sentences without an act": 0.0,
        "the same where there is one": 100.0,
        "any events per 100 of these (not all false)": 100.0,
        "lines of furniture": 1,
        "sentences without an act of the police": 2,
    }
