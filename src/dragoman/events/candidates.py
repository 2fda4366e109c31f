"""Finds words that may name an event, and describes each by its syntax and its place in the page."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.codes.events import EventCodes, Frame
from dragoman.model import Actor, Findings, Reading, Span, Time, ZoneKind

__all__ = ["Candidate", "Scene", "describe", "find_candidates", "make_scene"]

_REPORTED = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY})
_KINDS = ("VERB", "NOUN", "PROPN")
_TOLD = ("Tense", "VerbForm", "Mood", "Number", "Voice")
_COUNTED = 3
_STEPS = 2
_SENTENCES = 6


class Candidate(msgspec.Struct, frozen=True):
    """A word that may name an event, and the frame by which it may.

    Attributes:
        at: Its token.
        frame: The frame.
    """

    at: int
    frame: Frame


class Scene(msgspec.Struct, frozen=True):
    """A page laid out for its events.

    Attributes:
        reading: Sentences, tokens and their syntax.
        children: By token, those that hang on it.
        sentence: By token, the number of its sentence.
        mentions: By token, the actor in whose mention it stands and that mention.
        claimed: Tokens in somebody's words.
        dated: By number of a sentence, how far its dates lie from the page's.
        words: By group, small words around those of events.
    """

    reading: Reading
    children: dict[int, list[int]]
    sentence: list[int]
    mentions: dict[int, tuple[Span, Actor]]
    claimed: frozenset[int]
    dated: dict[int, frozenset[str]]
    words: dict[str, frozenset[str]]

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
    mentions = sorted(
        ((span, actor) for actor in before.context.actors for span in actor.mentions),
        key=lambda pair: pair[0].start - pair[0].end,
    )
    acting = {at: (span, actor) for span, actor in mentions for at in _tokens(starts, (span,))}
    contents = (span for statement in before.statements for span in statement.content)
    dated = _dated(reading, before.context.times, day) if day else {}
    claimed = _tokens(starts, contents)
    return Scene(reading, children, sentence, acting, claimed, dated, codes.words)


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
    pos, first = scene.reading.tokens[at].pos, scene.lemma(at)
    rows = codes.frames.get(first) or codes.frames.get(first.removesuffix("e"), ())
    beside = {first, first.removesuffix("e"), *map(scene.lemma, scene.children.get(at, ()))}
    fitting: dict[str, Frame] = {}
    for frame in rows:
        if pos not in (frame.pos, "PROPN"):  # a headline's words are all names to the reader
            continue
        if set(frame.words.split()) <= beside:
            known = fitting.get(frame.type)
            if known is None or len(frame.words) > len(known.words):
                fitting[frame.type] = frame
    longest = max((frame.words.count(" ") for frame in fitting.values()), default=0)
    for frame in fitting.values():
        if frame.words.count(" ") == longest:
            yield Candidate(at, frame)


def describe(scene: Scene, candidate: Candidate, seen: Counter[str]) -> list[str]:
    """Return the features of a candidate.

    Args:
        scene: The page.
        candidate: The word and its frame.
        seen: How often its type, and its word with it, were candidates before; both are counted.
    """
    at, frame = candidate.at, candidate.frame
    lemma = scene.lemma(at)
    found = [
        "bias",
        f"words {frame.words.count(' ')}",
        f"type {frame.type}",
        f"frame {frame.name}",
        f"pos {frame.pos}",
    ]
    relation = scene.relation(at).partition(":")[0]
    found += [f"relation {relation}", f"{frame.pos} {relation}"]
    for child in scene.children.get(at, ()):
        found += _of_child(scene, child)
    head = scene.head(at)
    if head is not None:
        found += [f"below {scene.reading.tokens[head].pos}", f"below {scene.lemma(head)}"]
    found += _told_by(scene, at)
    found += _above(scene, at)
    found += [f"dated {far}" for far in sorted(scene.dated.get(scene.sentence[at], ()))]
    found.append("claimed" if at in scene.claimed else "reported")
    line = scene.reading.sentences[scene.sentence[at]]
    found += [f"zone {line.zone.value}", f"sentence {min(scene.sentence[at], _SENTENCES)}"]
    for key in (frame.type, f"{frame.type} {lemma}"):
        found.append(f"{'word' if ' ' in key else 'type'} seen {min(seen[key], _COUNTED)}")
        seen[key] += 1
    return list(dict.fromkeys(found))


def _above(scene: Scene, at: int) -> Iterator[str]:
    """Yield what the verbs above a word say of its being real."""
    for _ in range(_STEPS):
        head = scene.head(at)
        if head is None:
            return
        if scene.reading.tokens[head].pos == "VERB":
            yield f"under {scene.lemma(head)}"
            yield from (f"under {one}" for one in _told_by(scene, head))
            for child in scene.children.get(head, ()):
                short = scene.relation(child).partition(":")[0]
                if short in {"aux", "mark"} or scene.lemma(child) in scene.words["negation"]:
                    yield f"under {short} {scene.lemma(child)}"
        at = head


def _told_by(scene: Scene, at: int) -> list[str]:
    features = (scene.reading.tokens[at].feats or "").split("|")
    return [one for one in features if one.startswith(_TOLD)]


def _of_child(scene: Scene, child: int) -> Iterator[str]:
    relation = scene.relation(child)
    short = relation.partition(":")[0]
    yield f"has {relation}"
    if scene.lemma(child) in scene.words["negation"]:
        yield "negated"
    if short in {"aux", "mark", "det", "case"}:
        yield f"{short} {scene.lemma(child)}"
    if child in scene.mentions:
        yield f"actor as {short}"
