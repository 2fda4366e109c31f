"""Finds the words that may name an event, by the frames that fit around them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.codes.events import EventCodes, Frame
from dragoman.events.scene import Scene
from dragoman.model import ZoneKind

__all__ = ["Candidate", "Topic", "find_candidates", "topic_of"]

_REPORTED = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY})
_KINDS = ("VERB", "NOUN", "PROPN")
_STRONG = 3
_SHORT = 60  # words; a text of fewer does not tell what it is about


class Candidate(msgspec.Struct, frozen=True):
    """A word that may name an event, and the frame by which it may.

    Attributes:
        at: Its token.
        frame: The frame.
    """

    at: int
    frame: Frame


class Topic(msgspec.Struct, frozen=True):
    """What a page is about, by its strong frames.

    Attributes:
        types: How many strong frames of each type it has.
        shares: By name of a measure, how many a hundred words, as a small number; none where the
            text is too short to tell.
        frames: By token, how many frames fit.
        strong: Tokens which a strong frame fits.
    """

    types: Mapping[str, int]
    shares: Mapping[str, int]
    frames: Mapping[int, int]
    strong: frozenset[int]


def find_candidates(scene: Scene, codes: EventCodes) -> Iterator[Candidate]:
    """Yield the words of title and body that may name an event, in text order, once a type."""
    for line in scene.reading.sentences:
        if line.zone not in _REPORTED:
            continue
        for at in range(line.first, line.last):
            if scene.reading.tokens[at].pos in _KINDS and not _is_modifier(scene, at):
                yield from _frames_at(scene, at, codes)


def _is_modifier(scene: Scene, at: int) -> bool:
    """Say whether a word only tells which: "negotiation teams"; a headline's are not that sure."""
    return scene.reading.tokens[at].pos == "NOUN" and scene.relation(at) == "compound"


def _frames_at(scene: Scene, at: int, codes: EventCodes) -> Iterator[Candidate]:
    pos, form, lemma = scene.reading.tokens[at].pos, scene.form(at), scene.lemma(at)
    rows = codes.frames.get(form, ()) or codes.frames.get(lemma, ())
    beside: frozenset[str] | None = None
    fitting: dict[str, Frame] = {}
    for frame in rows:
        if pos not in (frame.pos, "PROPN"):  # a headline's words are all names to the reader
            continue
        needed = codes.beside.get(frame.name)
        if needed is not None:
            beside = _beside(scene, at) if beside is None else beside
            if not needed <= beside:
                continue
        known = fitting.get(frame.type)
        if known is None or len(frame.words) > len(known.words):
            fitting[frame.type] = frame
    longest = max((frame.words.count(" ") for frame in fitting.values()), default=0)
    for frame in fitting.values():
        if frame.words.count(" ") == longest:
            yield Candidate(at, frame)


def _beside(scene: Scene, at: int) -> frozenset[str]:
    """Return the words that hang on a word and on those, in dictionary form and as they stand."""
    below = scene.children.get(at, ())
    around = [*below, *(one for child in below for one in scene.children.get(child, ()))]
    return frozenset(word for one in around for word in (scene.lemma(one), scene.form(one)))


def topic_of(scene: Scene, candidates: Sequence[Candidate], codes: EventCodes) -> Topic:
    """Return what a page is about.

    Args:
        scene: The page.
        candidates: All of its words that may name an event.
        codes: What types there are.
    """
    strong = [one for one in candidates if one.frame.strength == _STRONG]
    types = Counter(one.frame.type for one in strong)
    deeds = sum(
        number for sort, number in types.items() if codes.plover[sort].quad.startswith("MATERIAL")
    )
    words = max(1, sum(line.last - line.first for line in scene.reading.sentences))
    shares = {"deeds": min(5, 150 * deeds // words), "strong": min(6, 100 * len(strong) // words)}
    return Topic(
        types=types,
        shares=shares if words >= _SHORT else {},
        frames=Counter(one.at for one in candidates),
        strong=frozenset(one.at for one in strong),
    )
