"""Resolves the words that name a source to a speaker, within the page."""

from bisect import bisect_left

import msgspec

from dragoman.model import Actor, ActorRef, Context, Span
from dragoman.statements.view import Range, View

__all__ = ["Speakers", "is_person", "make_speakers", "resolve_speaker"]

_JOINS = frozenset({"of", "the", "for", "and", "-", "al", "bin", "ibn", "de", "van", "von", "'s"})
_LONGEST_NAME = 4
_HE = frozenset({"he", "she"})


class Speakers(msgspec.Struct, frozen=True):
    """Who may speak on a page.

    Attributes:
        actors: Mentions of resolved actors in text order, as starts and actors.
        starts: Where each mention starts.
        full: Full names by their last word.
    """

    actors: tuple[tuple[Span, Actor], ...]
    starts: tuple[int, ...]
    full: dict[str, str]


def make_speakers(view: View, context: Context) -> Speakers:
    """Collect the actors and the full names of a page."""
    mentions = sorted(
        ((span, actor) for actor in context.actors for span in (actor.mentions or (actor.span,))),
        key=lambda pair: pair[0],
    )
    full: dict[str, str] = {}
    named = [
        token
        for token, capital in enumerate(view.capital)
        if capital and view.words[token].isalpha()
    ]
    first = 0
    while first < len(named):
        last = first + 1
        while last < len(named) and named[last] == named[last - 1] + 1:
            last += 1
        if last - first > 1:
            name = _name(view, named[first], named[last - 1] + 1)
            if name[:1].isupper() and 0 < name.count(" ") < _LONGEST_NAME:
                full.setdefault(name.rpartition(" ")[2], name)
        first = last
    return Speakers(tuple(mentions), tuple(span.start for span, _ in mentions), full)


def resolve_speaker(
    view: View, source: Range, speakers: Speakers, previous: ActorRef | None
) -> ActorRef:
    """Return who a source is: an actor, a name of the page, or the last who spoke.

    Args:
        view: The reading laid out.
        source: The words that name the source.
        speakers: Actors and full names of the page.
        previous: Who spoke last before.

    Returns:
        The speaker; without a name where the words name nobody.
    """
    tokens = view.reading.tokens
    span = Span(tokens[source.first].start, tokens[source.last - 1].end)
    if view.words[source.first] in view.cues.person and source.last - source.first == 1:
        if view.words[source.first] in _HE and previous is not None:
            return msgspec.structs.replace(previous, span=span)
        return _ref(span, None, _actor_in(span, speakers, None))
    if _is_of_several(view, source):
        return ActorRef(span=span)
    name = _named(view, source)
    name = speakers.full.get(name, name) if name and " " not in name else name
    return _ref(span, name, _actor_in(span, speakers, name))


def _ref(span: Span, name: str | None, actor: Actor | None) -> ActorRef:
    if actor is None:
        return ActorRef(span=span, name=name)
    sector = actor.sectors[0] if actor.sectors else None
    return ActorRef(
        span=span, name=actor.name or name, country=actor.country, sector=sector, actor=actor.id
    )


def _is_of_several(view: View, source: Range) -> bool:
    """Say whether a source names somebody and others: "Brown and other officials"."""
    for token in range(source.first + 1, source.last - 1):
        if view.words[token] == ",":
            return False
        if view.words[token] == "and":
            return not (view.capital[token - 1] and view.capital[token + 1])
    return False


def is_person(speaker: ActorRef, speakers: Speakers) -> bool:
    """Say whether a speaker bears a first and a last name, so that "he" or "she" may follow."""
    name = speaker.name or ""
    return speakers.full.get(name.rpartition(" ")[2]) == name


def _actor_in(span: Span, speakers: Speakers, name: str | None) -> Actor | None:
    """Return the actor mentioned in a source, one with the speaker's name before any other."""
    first = bisect_left(speakers.starts, span.start)
    inside = []
    for mention, actor in speakers.actors[first:]:
        if mention.start >= span.end:
            break
        inside.append(actor)
    for actor in inside:
        if name and actor.name and (name in actor.name or actor.name in name):
            return actor
    return inside[0] if inside else None


def _named(view: View, source: Range) -> str | None:
    """Return the name in a source: "Bob Lake" of "Lake Office head Bob Lake, chief of the Guard"."""
    fallback: str | None = None
    first = source.first
    if source.last - first == 1 and view.reading.tokens[first].pos == "NOUN":
        return None  # "Officials said" at the start of a sentence
    while first < source.last:
        last = first
        while last < source.last and view.words[last] != ",":
            last += 1
        run = _last_run(view, first, last)
        if run is not None:
            name = _name(view, run.first, run.last)
            if name and _stands_alone(view, run.last, last):
                return name
            name = _name(view, first, last)
            fallback = fallback or (name if any(map(str.isupper, name)) else None)
        first = last + 1
    return fallback


def _last_run(view: View, first: int, last: int) -> Range | None:
    """Return the last run of capitals before a preposition that follows a name."""
    run: Range | None = None
    token = first
    while token < last:
        if run is not None and view.words[token] in view.cues.preposition:
            break
        end = token
        while end < last and (view.capital[end] or (end > token and view.words[end] in _JOINS)):
            end += 1
        while end > token and not view.capital[end - 1]:
            end -= 1
        if end > token:
            run = Range(token, end)
        token = max(end, token + 1)
    return run


def _stands_alone(view: View, token: int, last: int) -> bool:
    """Say whether no common noun follows a run, as in "Lake police"."""
    return (
        token >= last
        or not view.words[token].isalpha()
        or view.words[token] in view.cues.preposition
    )


def _name(view: View, first: int, last: int) -> str:
    """Return a name without the titles that stand before it and the possessive after it."""
    for token in range(last - 1, first - 1, -1):
        if view.words[token] in view.cues.title and token + 1 < last:
            first = token + 1
            break
    while first < last and view.words[first] in view.cues.opening:
        first += 1
    if first >= last:
        return ""
    tokens = view.reading.tokens
    return " ".join(view.reading.text[tokens[first].start : tokens[last - 1].end].split())
