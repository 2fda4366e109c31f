"""Describes a word that may name a move by what stands around it and by who makes it."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from dragoman.talks.candidates import TOPIC
from dragoman.talks.found import Found
from dragoman.talks.scene import Scene
from dragoman.talks.sides import Sides

__all__ = ["describe"]

_COUNTED: Final = 3
_SMALL: Final = frozenset({"aux", "mark", "det", "case", "cop"})
_TOLD: Final = ("Tense", "VerbForm", "Mood", "Number", "Voice")
_SENTENCES: Final = 6
# Words of talks, and of deals, among a hundred words: where one more says more.
_STEPS: Final = (0.25, 0.5, 1.0, 1.5, 2.5)


def describe(scene: Scene, sides: Sides, found: Found, seen: Counter[str]) -> list[str]:
    """Return the features of a candidate.

    Args:
        scene: The page.
        sides: Who negotiates.
        found: The word, its frame, and who makes the move.
        seen: How often its move, and its word with it, were candidates before; both are counted.
    """
    at, frame, move = found.candidate.at, found.candidate.frame, found.move
    relation = scene.relation(at).partition(":")[0]
    names = [
        "bias",
        f"move {move}",
        f"frame {frame.name}",
        f"{move} {frame.pos}",
        f"pos {frame.pos} {relation}",
        f"status {found.act.status}",
        *_of_syntax(scene, at),
        *_of_statements(scene, at),
        *_of_sides(sides, found),
        *_of_place(scene, at),
        *_of_topic(scene, found),
    ]
    for kind, key in (("move", move), ("word", f"{move} {scene.lemma(at)}"), ("any", "any")):
        names.append(f"seen {kind} {min(seen[key], _COUNTED)}")
        seen[key] += 1
    return list(dict.fromkeys(names))


def _of_syntax(scene: Scene, at: int) -> Iterator[str]:
    """Yield what hangs on a word, and what it hangs on."""
    for child in scene.children.get(at, ()):
        relation = scene.relation(child)
        yield f"has {relation}"
        if relation.partition(":")[0] in _SMALL or scene.is_in(child, "not"):
            yield f"{relation} {scene.lemma(child)}"
    head = scene.head(at)
    if head is not None:
        yield f"under {scene.lemma(head)}"
        yield f"under {scene.reading.tokens[head].pos}"
    for feature in (scene.reading.tokens[at].feats or "").split("|"):
        if feature.startswith(_TOLD):
            yield feature


def _of_statements(scene: Scene, at: int) -> Iterator[str]:
    """Yield whether a word attributes words to somebody, or stands in somebody's words."""
    span = scene.span(at)
    for statement in scene.before.statements:
        if statement.cue is not None and statement.cue.overlaps(span):
            yield "is a cue"
        if any(content.contains(span) for content in statement.content):
            yield f"in {statement.speech} {statement.manner}"


def _of_sides(sides: Sides, found: Found) -> Iterator[str]:
    """Yield whether parties or mediators make the move, and to whom they make it."""
    for role, named in (("by", found.by), ("to", found.to)):
        kinds = [sides.kind(one) for one in named] or ["nobody"]
        for kind in dict.fromkeys(kinds):
            yield f"{role} {kind}"
            yield f"{found.move} {role} {kind}"
        yield f"{role} {min(len(named), 3)}"
    yield f"known {sides.process is not None}"


def _of_place(scene: Scene, at: int) -> Iterator[str]:
    line = scene.reading.sentences[scene.sentence[at]]
    yield f"zone {line.zone.value}"
    yield f"sentence {min(scene.sentence[at], _SENTENCES)}"


def _of_topic(scene: Scene, found: Found) -> Iterator[str]:
    """Yield which words of negotiation stand near, in the sentence, and on the page."""
    at, near = found.candidate.at, found.candidate.near
    for group in sorted(near):
        yield f"near {group}"
        yield f"{found.move} near {group}"
    yield f"near talks {bool(near & set(TOPIC))}"
    line = scene.reading.sentences[scene.sentence[at]]
    for group in TOPIC:
        if any(scene.is_in(one, group) for one in range(line.first, line.last) if one != at):
            yield f"in sentence {group}"
    for word, share in zip(("talks", "deals"), scene.about, strict=True):
        for step in _STEPS:
            if share >= step:
                yield f"about {word} {step}"
