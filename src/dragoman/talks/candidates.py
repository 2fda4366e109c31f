"""Finds words that may name a move in a negotiation."""

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.codes.talks import MoveFrame
from dragoman.talks.scene import Scene

__all__ = ["TOPIC", "Candidate", "find_candidates"]

_KINDS: Final = ("VERB", "NOUN", "PROPN", "ADJ")
TOPIC: Final = ("talks", "deal", "proposal", "peace")
_GROUPS: Final = frozenset({*TOPIC, "truce", "team", "captive", "aid", "violation"})
_UP: Final = 3
# With these a word is this move and no other: "withdraw" with "negotiators" is no leaving.
_SURE: Final = ("team", "captive")


class Candidate(msgspec.Struct, frozen=True):
    """A word that may name a move, and the frame by which it may.

    Attributes:
        at: Its token.
        frame: The frame.
        near: Groups of words that hang on it or hold it.
    """

    at: int
    frame: MoveFrame
    near: frozenset[str]


def find_candidates(scene: Scene) -> Iterator[Candidate]:
    """Yield the words of title and body that may name a move, in text order, once a move."""
    for at in scene.reported():
        pos = scene.reading.tokens[at].pos
        only_tells_which = pos == "NOUN" and scene.relation(at) == "compound"  # "truce talks"
        if pos in _KINDS and scene.lemma(at) in scene.codes.frames and not only_tells_which:
            yield from _frames_at(scene, at)


def _frames_at(scene: Scene, at: int) -> Iterator[Candidate]:
    pos = scene.reading.tokens[at].pos
    beside = {scene.lemma(at), *map(scene.lemma, scene.children.get(at, ()))}
    near = frozenset(_near(scene, at))
    fitting: dict[str, MoveFrame] = {}
    for frame in scene.codes.frames[scene.lemma(at)]:
        if pos not in (frame.pos, "PROPN") or not set(frame.words.split()) <= beside:
            continue
        if frame.near and not near & {frame.near, *(TOPIC if frame.near == "topic" else ())}:
            continue
        known = fitting.get(frame.move)
        if known is None or len(frame.words) > len(known.words):
            fitting[frame.move] = frame
    sure = any(frame.near in _SURE for frame in fitting.values())
    for frame in fitting.values():
        if sure and frame.near not in _SURE:
            continue
        yield Candidate(at, frame, near)


def _near(scene: Scene, at: int) -> Iterator[str]:
    """Yield the groups of the words that hang on a word or hold it."""
    for one in (*scene.below(at), *scene.above(at, _UP)):
        yield from scene.groups.get(one, frozenset()) & _GROUPS
