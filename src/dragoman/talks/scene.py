"""Lays a page out for its talks: syntax, who is mentioned where, and words of negotiation."""

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from dragoman.codes.talks import TalksCodes
from dragoman.model import Actor, Findings, Reading, Span, ZoneKind

__all__ = ["Scene", "make_scene"]

_REPORTED = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY})
_DEPTH = 5


class Scene(msgspec.Struct, frozen=True):
    """A page laid out.

    Attributes:
        reading: Sentences, tokens and their syntax.
        before: What was found on the page.
        children: By token, those that hang on it.
        sentence: By token, the number of its sentence.
        mentions: By token, the actor in whose mention it stands.
        codes: Words of talks.
        groups: By token, the groups of words that it is of; those of none are left out.
        about: Of 100 words of the reported text, how many are words of talks, and of deals.
    """

    reading: Reading
    before: Findings
    children: dict[int, list[int]]
    sentence: list[int]
    mentions: dict[int, Actor]
    codes: TalksCodes
    groups: dict[int, frozenset[str]]
    about: tuple[float, float]

    def lemma(self, at: int) -> str:
        """Return a token's dictionary form in lower case."""
        token = self.reading.tokens[at]
        return (token.lemma or self.reading.text[token.start : token.end]).lower()

    def head(self, at: int) -> int | None:
        """Return a token's governor, or None where it has none."""
        head = self.reading.tokens[at].head
        return None if head is None or head < 0 else head

    def relation(self, at: int) -> str:
        """Return a token's relation, "root" where it has none."""
        return self.reading.tokens[at].relation or "root"

    def below(self, at: int, depth: int = _DEPTH) -> Iterator[int]:
        """Yield the tokens that hang on a token, directly or through others."""
        for child in self.children.get(at, ()):
            yield child
            if depth:
                yield from self.below(child, depth - 1)

    def above(self, at: int, depth: int = _DEPTH) -> Iterator[int]:
        """Yield the tokens that hold a token, the nearest first."""
        for _ in range(depth):
            head = self.head(at)
            if head is None:
                return
            yield head
            at = head

    def is_in(self, at: int, group: str) -> bool:
        """Say whether a token is a word of a group."""
        return group in self.groups.get(at, ())

    def span(self, at: int) -> Span:
        """Return where a token stands."""
        token = self.reading.tokens[at]
        return Span(token.start, token.end)

    def tokens_of(self, span: Span) -> range:
        """Return the tokens of a stretch of text."""
        tokens = self.reading.tokens
        first = bisect_right(tokens, span.start, key=lambda one: one.end)
        last = bisect_right(tokens, span.end - 1, key=lambda one: one.start)
        return range(first, last)

    def reported(self) -> Iterator[int]:
        """Yield the tokens of title and body."""
        for line in self.reading.sentences:
            if line.zone in _REPORTED:
                yield from range(line.first, line.last)


def make_scene(reading: Reading, before: Findings, codes: TalksCodes) -> Scene:
    """Lay a page out.

    Args:
        reading: Sentences, tokens and their syntax.
        before: The article with its actors, statements and places.
        codes: Words of talks.
    """
    children: dict[int, list[int]] = {}
    for at, token in enumerate(reading.tokens):
        if token.head is not None:
            children.setdefault(token.head, []).append(at)
    sentence = [-1] * len(reading.tokens)
    for number, line in enumerate(reading.sentences):
        sentence[line.first : line.last] = [number] * (line.last - line.first)
    scene = Scene(reading, before, children, sentence, {}, codes, {}, (0.0, 0.0))
    kinds: dict[str, frozenset[str]] = {}
    for group, words in codes.words.items():
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | {group}
    for at in range(len(reading.tokens)):
        if found := kinds.get(scene.lemma(at)):
            scene.groups[at] = found
    mentions = sorted(
        ((span, actor) for actor in before.context.actors for span in actor.mentions),
        key=lambda pair: pair[0].start - pair[0].end,
    )
    for span, actor in mentions:
        scene.mentions.update(dict.fromkeys(scene.tokens_of(span), actor))
    told = list(scene.reported())
    size = max(len(told), 1) / 100
    about = tuple(sum(scene.is_in(at, group) for at in told) / size for group in ("talks", "deal"))
    return msgspec.structs.replace(scene, about=about)
