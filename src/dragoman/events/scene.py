"""Lays a page out for its events: syntax by token, who is mentioned where, whose words they are."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.codes.events import EventCodes
from dragoman.model import Actor, Findings, Reading, Span, Statement, Time

__all__ = ["Mention", "Scene", "make_scene", "short"]


class Mention(msgspec.Struct, frozen=True):
    """An actor's mention in a sentence.

    Attributes:
        first: Its first token.
        last: Its last token.
        head: The token that the others hang on.
        span: Its words.
        actor: Whose it is.
    """

    first: int
    last: int
    head: int
    span: Span
    actor: Actor


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A page laid out for its events.

    Attributes:
        reading: Sentences, tokens and their syntax.
        children: By token, those that hang on it.
        sentence: By token, the number of its sentence.
        mentions: By token, the actor in whose mention it stands and that mention.
        lines: By number of a sentence, the mentions in it, in text order.
        countries: Countries of the page's actors, those named most often first.
        content: By token, ids of the statements in whose content it stands.
        sources: By token, ids of the statements in whose source it stands.
        cues: By token, the statement that it introduces.
        dated: By number of a sentence, how far its dates lie from the page's.
        words: By group, small words around those of events.
        lemmas: By token, its dictionary form in lower case.
    """

    reading: Reading
    children: Mapping[int, Sequence[int]]
    sentence: Sequence[int]
    mentions: Mapping[int, tuple[Span, Actor]]
    lines: Mapping[int, Sequence[Mention]]
    countries: Sequence[str]
    content: Mapping[int, frozenset[str]]
    sources: Mapping[int, frozenset[str]]
    cues: Mapping[int, Statement]
    dated: Mapping[int, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    lemmas: Sequence[str]

    def lemma(self, at: int) -> str:
        """Return a token's dictionary form in lower case."""
        return self.lemmas[at]

    def form(self, at: int) -> str:
        """Return a token as it stands, in lower case."""
        token = self.reading.tokens[at]
        return self.reading.text[token.start : token.end].lower()

    def head(self, at: int) -> int | None:
        """Return a token's governor, or None where it has none."""
        head = self.reading.tokens[at].head
        return None if head is None or head < 0 else head

    def relation(self, at: int) -> str:
        """Return a token's relation, "root" where it has none."""
        return self.reading.tokens[at].relation or "root"

    def feature(self, at: int, name: str) -> str:
        """Return a universal feature of a token ("Tense"), or an empty string."""
        for one in (self.reading.tokens[at].feats or "").split("|"):
            key, _, value = one.partition("=")
            if key == name:
                return value
        return ""

    def is_passive(self, at: int) -> bool:
        """Say whether a verb is passive: "was bombed", "the town bombed on Sunday"."""
        if any(self.relation(one) == "aux:pass" for one in self.children.get(at, ())):
            return True
        return self.relation(at) == "acl" and self.feature(at, "Tense") == "Past"


def short(relation: str) -> str:
    """Return a relation without its subtype: "nsubj" of "nsubj:pass"."""
    return relation.partition(":")[0]


def make_scene(reading: Reading, before: Findings, codes: EventCodes) -> Scene:
    """Lay a page out.

    Args:
        reading: Sentences, tokens and their syntax.
        before: The article with its times, actors and statements.
        codes: Words of events.
    """
    published = before.article.published
    day = published.day if published else None
    children: dict[int, list[int]] = {}
    for at, token in enumerate(reading.tokens):
        if token.head is not None:
            children.setdefault(token.head, []).append(at)
    sentence = [-1] * len(reading.tokens)
    for number, line in enumerate(reading.sentences):
        sentence[line.first : line.last] = [number] * (line.last - line.first)
    starts = [token.start for token in reading.tokens]
    spans = sorted(
        ((span, actor) for actor in before.context.actors for span in actor.mentions),
        key=lambda pair: pair[0].start - pair[0].end,
    )
    statements = before.statements
    return Scene(
        reading=reading,
        children=children,
        sentence=sentence,
        mentions={at: pair for pair in spans for at in _tokens(starts, (pair[0],))},
        lines=_lines(reading, sentence, starts, spans),
        countries=_countries(before.context.actors),
        content=_standing(starts, ((one.id, one.content) for one in statements)),
        sources=_standing(
            starts, ((one.id, (one.source,)) for one in statements if one.source is not None)
        ),
        cues={
            at: one
            for one in statements
            if one.cue is not None
            for at in _tokens(starts, (one.cue,))
        },
        dated=_dated(reading, before.context.times, day) if day else {},
        words=codes.words,
        lemmas=[
            (token.lemma or reading.text[token.start : token.end]).lower()
            for token in reading.tokens
        ],
    )


def _lines(
    reading: Reading,
    sentence: Sequence[int],
    starts: Sequence[int],
    spans: Iterable[tuple[Span, Actor]],
) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for span, actor in spans:
        within = sorted(_tokens(starts, (span,)))
        if not within or sentence[within[0]] < 0:
            continue
        first, last = within[0], within[-1]
        heads = (at for at in within if not first <= (reading.tokens[at].head or -1) <= last)
        mention = Mention(first, last, next(heads, last), span, actor)
        found.setdefault(sentence[first], []).append(mention)
    for line in found.values():
        line.sort(key=lambda one: (one.first, one.last, one.actor.id))
    return found


def _countries(actors: Iterable[Actor]) -> list[str]:
    counted: dict[str, int] = {}
    for actor in actors:
        if actor.country:
            counted[actor.country] = counted.get(actor.country, 0) + len(actor.mentions)
    return sorted(counted, key=lambda one: (-counted[one], one))


def _standing(
    starts: Sequence[int], parts: Iterable[tuple[str, Sequence[Span]]]
) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for name, spans in parts:
        for at in _tokens(starts, spans):
            found[at] = found.get(at, frozenset()) | {name}
    return found


def _dated(reading: Reading, times: Sequence[Time], day: str) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    lines = [line.start for line in reading.sentences]
    year = f"{int(day[:4]) - 1:04}{day[4:]}"
    for time in times:
        if time.last is None and time.first is None:
            continue
        first, last = time.first or "", time.last or "9999"
        far = "long before" if last < year else "before" if last < day else "about"
        far = "after" if first > day else far
        line = bisect_right(lines, time.span.start) - 1
        found[line] = found.get(line, frozenset()) | {far}
    return found


def _tokens(starts: Sequence[int], spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(
        at
        for span in spans
        for at in range(bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1))
    )
