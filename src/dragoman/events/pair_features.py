"""Describes a sentence in which one party does something to another by its words and syntax.

The parties' own words are no features, nor are names: what counts is what is done, not who they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dragoman.codes.events import Frame
from dragoman.model import Reading, Span

__all__ = ["describe_pair"]

_HEADS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_NAMES: Final = frozenset({"PROPN", "NUM"})
_FRAMED: Final = frozenset({"VERB", "NOUN", "ADJ"})
_BELOW: Final = frozenset(
    {"xcomp", "ccomp", "obj", "advcl", "conj", "obl", "compound", "aux", "advmod", "mark"}
)
_DEED: Final = frozenset({"xcomp", "ccomp", "obj"})
_DEEPER: Final = _DEED | {"compound"}
_VISITED: Final = 4  # words below the actor's verb that are looked into
_STEPS: Final = 30  # up a tree; deeper ones are odd readings


def describe_pair(
    reading: Reading,
    actor: Span | None,
    recipient: Span | None,
    *,
    frames: Mapping[str, tuple[Frame, ...]],
) -> tuple[str, ...]:
    """Return the features of what an actor does to a recipient.

    Args:
        reading: Sentences, tokens and their syntax.
        actor: Its words, or None where nobody is named.
        recipient: The same.
        frames: By dictionary form, the words that may name an event.

    Returns:
        Features, each once: words and pairs of words of their sentences, types of the frames, the
        verbs that govern both, the path between them, and what hangs on the actor's verb.
    """
    scene = _Scene(reading, actor, recipient, frames)
    found = [*scene.words(), *scene.path(), *scene.governors(), *scene.order()]
    return tuple(dict.fromkeys(found))


class _Scene:
    """The sentences of a pair, laid out."""

    def __init__(
        self,
        reading: Reading,
        actor: Span | None,
        recipient: Span | None,
        frames: Mapping[str, tuple[Frame, ...]],
    ) -> None:
        self._reading = reading
        self._frames = frames
        given = [one for one in (actor, recipient) if one is not None]
        self._at = [
            at
            for line in reading.sentences
            if any(line.span.overlaps(one) for one in given)
            for at in range(line.first, line.last)
        ]
        self._actor, self._recipient = self._inside(actor), self._inside(recipient)
        self._children: dict[int, list[int]] = {}
        for at in self._at:
            head = reading.tokens[at].head
            if head is not None:
                self._children.setdefault(head, []).append(at)

    def words(self) -> Iterator[str]:
        """Yield words outside of the parties, with the word before; frames' types."""
        actor, recipient = frozenset(self._actor), frozenset(self._recipient)
        before = "^"
        for at in self._at:
            pos, lemma = self._reading.tokens[at].pos, self._lemma(at)
            if at in actor or at in recipient:
                before = "ACTOR" if at in actor else "RECIPIENT"
                continue
            if pos in _FRAMED:
                yield from (f"type {one.type} {pos}" for one in self._frames.get(lemma, ()))
            lemma = f"={pos}" if pos in _NAMES else lemma
            if pos != "PUNCT":
                yield f"word {lemma}"
                yield f"words {before} {lemma}"
            before = lemma

    def path(self) -> Iterator[str]:
        """Yield what stands between the parties in the tree."""
        actor, recipient = self._head(self._actor), self._head(self._recipient)
        if actor is None or recipient is None:
            return
        up, down = self._above(actor), self._above(recipient)
        top = next((at for at in up if at in down), None)
        if top is None:
            return
        up, down = up[: up.index(top) + 1], down[: down.index(top)]
        for at in (*up[1:], *down[1:]):
            lemma = self._lemma(at)
            yield f"path {lemma}"
            for frame in self._frames.get(lemma, ()):
                yield f"path type {frame.type} {self._reading.tokens[at].pos}"
        climbed = "/".join(map(self._relation, up[:-1]))
        yield f"path {climbed}|{'/'.join(map(self._relation, down))}"
        yield f"top {self._lemma(top)}"
        for one in self._children.get(recipient, ()):
            if self._relation(one) == "case":
                yield f"case {self._lemma(one)}"
                yield f"case {self._lemma(top)} {self._lemma(one)}"

    def governors(self) -> Iterator[str]:
        """Yield the verbs above the parties, and what hangs on the actor's."""
        for name, tokens in (("actor", self._actor), ("recipient", self._recipient)):
            head = self._head(tokens)
            if head is None:
                yield f"no {name}"
                continue
            relation = self._relation(head)
            yield f"{name} {relation}"
            verb = next((at for at in self._above(head)[1:] if self._is_verb(at)), None)
            if verb is None:
                continue
            lemma = self._lemma(verb)
            yield f"{name} under {lemma}"
            yield f"{name} {relation} of {lemma}"
            yield f"{name} under {self._reading.tokens[verb].feats}"
            yield from (f"{name} under type {one.type}" for one in self._frames.get(lemma, ()))
            if name == "actor":
                yield from self._below(verb)

    def order(self) -> Iterator[str]:
        """Yield which of the parties comes first."""
        if self._actor and self._recipient:
            yield "actor first" if self._actor[0] < self._recipient[0] else "recipient first"

    def _below(self, verb: int) -> Iterator[str]:
        """Yield what hangs on a verb: "threatened to withdraw", "launched an investigation"."""
        parties = {*self._actor, *self._recipient}
        waiting, lemma = [verb], self._lemma(verb)
        for _ in range(_VISITED):
            if not waiting:
                return
            for at in self._children.get(waiting.pop(0), ()):
                relation = self._relation(at).partition(":")[0]
                if relation not in _BELOW or at in parties:
                    continue
                word = self._lemma(at)
                yield f"below {relation} {word}"
                yield f"{lemma} above {word}"
                if relation in _DEED:
                    for one in self._frames.get(word, ()):
                        yield f"below {relation} type {one.type}"
                if relation in _DEEPER:
                    waiting.append(at)

    def _inside(self, span: Span | None) -> list[int]:
        tokens = self._reading.tokens
        return [
            at
            for at in self._at
            if span and tokens[at].start < span.end and span.start < tokens[at].end
        ]

    def _head(self, inside: Sequence[int]) -> int | None:
        """Return the noun of a party's words that hangs on none of them, else the first word."""
        tokens, held = self._reading.tokens, frozenset(inside)
        heads = (at for at in inside if tokens[at].head not in held and tokens[at].pos in _HEADS)
        return next(heads, inside[0] if inside else None)

    def _above(self, at: int) -> list[int]:
        """Return a token and those above it, up to the root."""
        found: list[int] = []
        head: int | None = at
        while head is not None and head >= 0 and len(found) < _STEPS:
            found.append(head)
            head = self._reading.tokens[head].head
        return found

    def _is_verb(self, at: int) -> bool:
        token = self._reading.tokens[at]
        return token.pos == "VERB" or token.head == -1

    def _lemma(self, at: int) -> str:
        token = self._reading.tokens[at]
        return (token.lemma or self._reading.text[token.start : token.end]).lower()

    def _relation(self, at: int) -> str:
        return self._reading.tokens[at].relation or "root"
