"""Turns a reading into statements: who said what, by surface patterns.

Precise rather than complete: quotations with their speaker, "X said (that) ...", "..., X said",
"according to X".
"""

import msgspec

from dragoman.codes.cues import Cues
from dragoman.model import (
    ActorRef,
    Context,
    Reading,
    Span,
    Speech,
    Statement,
    StatementKind,
    content_id,
)
from dragoman.statements.attribution import Attribution, find_attributions
from dragoman.statements.dates import carried_on, said_on
from dragoman.statements.ends import end_before_later
from dragoman.statements.learned import LEARNED, add_ruled, learned
from dragoman.statements.nesting import nested
from dragoman.statements.quotes import find_quotations
from dragoman.statements.sourcing import sourcing_of
from dragoman.statements.speakers import is_person, make_speakers, resolve_speaker
from dragoman.statements.view import Range, Stretch, View, make_view, stretches

__all__ = ["find_statements"]

# How often a rule shared half the content and the source with an annotated statement, measured on
# the 123 training pages; said_within and attitude, rare there, on PolNeAR's training part.
_CONFIDENCE = {
    "quote": 0.97,
    "according_to": 0.94,
    "said_after": 0.90,
    "said": 0.84,
    "said_that": 0.84,
    "said_within": 0.81,
    "said_object": 0.75,
    "attitude": 0.51,
}

# What is likelier said than this is speech, else an attitude.
_LEAST_SPEECH = 0.5


def find_statements(reading: Reading, context: Context, *, cues: Cues) -> tuple[Statement, ...]:
    """Find who said what.

    Args:
        reading: Sentences and tokens.
        context: Times and actors of the page.
        cues: Words that attribute.

    Returns:
        Statements in the order of their first words.
    """
    view = make_view(reading, find_quotations(reading), cues=cues)
    speakers = make_speakers(view, context)
    previous: ActorRef | None = None
    found: list[Statement] = []
    for item in _attributions(view):
        speaker = None
        if item.source is not None:
            speaker = resolve_speaker(view, item.source, speakers, previous)
            previous = speaker if is_person(speaker, speakers) else previous
        found.append(_statement(view, item, speaker, context))
    found.sort(key=lambda item: (item.span.start, item.span.end, item.id))
    return tuple(nested(carried_on(found)))


def _attributions(view: View) -> list[Attribution]:
    """Return what the reader saw and what the rules add; without a network, the rules' alone."""
    ruled = _with_later_quotations(view)
    seen = learned(view)
    return ruled if seen is None else add_ruled(view, seen, ruled)


def _with_later_quotations(view: View) -> list[Attribution]:
    """Return all attributions; a quotation that stands alone after one goes with it."""
    found: list[Attribution] = []
    later: list[Range] = []
    paragraph = -1  # of the quotation that may go on; -1 where none may
    for stretch in stretches(view):
        if stretch.paragraph == paragraph and _is_quotation(view, stretch):
            later.append(stretch.tokens)
            paragraph = _paragraph_after(view, stretch)
            continue
        _append_contents(found, later)
        later = []
        found += end_before_later(view, list(find_attributions(view, stretch)))
        ends = found and found[-1].rule == "quote" and found[-1].cue.first >= stretch.tokens.first
        paragraph = _paragraph_after(view, stretch) if ends else -1
    _append_contents(found, later)
    return found


def _paragraph_after(view: View, stretch: Stretch) -> int:
    """Return the paragraph in which the quotation of a stretch may go on."""
    number = view.quoted[stretch.tokens.last - 1]
    return stretch.paragraph + (number >= 0 and view.going_on[number])


def _is_quotation(view: View, stretch: Stretch) -> bool:
    number = view.quoted[stretch.tokens.first]
    return number >= 0 and view.quotations[number].last >= stretch.tokens.last


def _append_contents(found: list[Attribution], later: list[Range]) -> None:
    if later:
        last = found[-1]
        found[-1] = msgspec.structs.replace(last, contents=(*last.contents, *later))


def _statement(
    view: View, item: Attribution, speaker: ActorRef | None, context: Context
) -> Statement:
    source = _span(view, item.source) if item.source else None
    cue = _span(view, item.cue)
    content = tuple(_span(view, part) for part in item.contents)
    parts = [part for part in (source, cue, *content) if part]
    rule = f"statements.{item.rule}/1"
    named = bool(speaker.name) if speaker is not None else None
    offsets = (offset for part in parts for offset in (part.start, part.end))
    article = view.reading.article
    return Statement(
        id=content_id(article, "statement", *offsets, rule),
        article=article,
        span=Span(min(part.start for part in parts), max(part.end for part in parts)),
        rule=rule,
        confidence=_CONFIDENCE.get(item.rule, item.confidence or 0.0),
        manner=_manner(view, item.contents),
        speech=_speech(item),
        source=source,
        speaker=speaker,
        cue=cue,
        content=content,
        on=said_on(view.reading.text, (source or cue, cue), content, context),
        sourcing=sourcing_of(view, item, context, named=named),
    )


def _speech(item: Attribution) -> Speech:
    if item.rule == LEARNED:
        said = (item.speech or 0.0) >= _LEAST_SPEECH
        return Speech.SPEECH if said else Speech.ATTITUDE
    return Speech.ATTITUDE if item.rule == "attitude" else Speech.SPEECH


def _manner(view: View, contents: tuple[Range, ...]) -> StatementKind:
    words = [
        token
        for part in contents
        for token in range(part.first, part.last)
        if view.words[token][0].isalnum()
    ]
    quoted = sum(view.quoted[token] >= 0 for token in words)
    if not quoted:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if quoted >= 0.95 * len(words) else StatementKind.MIXED


def _span(view: View, item: Range) -> Span:
    tokens = view.reading.tokens
    return Span(tokens[item.first].start, tokens[item.last - 1].end)
