"""Describes a word that may name an event, by its frame, its syntax and its place in the page."""

from collections import Counter
from collections.abc import Iterator

from dragoman.events.candidates import Candidate, Topic
from dragoman.events.roles import Roles
from dragoman.events.scene import Scene, short

__all__ = ["describe"]

_TOLD = ("Tense", "VerbForm", "Mood", "Number", "Voice")
_LEXICAL = frozenset({"obj", "nsubj", "obl", "nmod", "compound", "amod", "xcomp", "ccomp"})
_SAID_BY = frozenset({"aux", "mark", "det", "case"})
_COUNTED = 3
_STEPS = 2
_SENTENCES = 6


def describe(
    scene: Scene, candidate: Candidate, roles: Roles, topic: Topic, seen: Counter[str]
) -> list[str]:
    """Return the features of a candidate that tell whether it names an event.

    Args:
        scene: The page.
        candidate: The word and its frame.
        roles: Who did it and to whom, as syntax has it.
        topic: What the page is about.
        seen: How often its type, and its word with it, were candidates before; both are counted.
    """
    at, frame = candidate.at, candidate.frame
    found = ["bias", *_of_frame(scene, candidate, topic)]
    for child in scene.children.get(at, ()):
        found += _of_child(scene, child, frame.type)
    head = scene.head(at)
    if head is not None:
        found += [f"below {scene.reading.tokens[head].pos}", f"below {scene.lemma(head)}"]
    found += _told_by(scene, at)
    found += _above(scene, at)
    found += _of_line(scene, at, frame.type)
    found += _of_roles(roles, frame.type)
    for key in (frame.type, f"{frame.type} {scene.lemma(at)}"):
        found.append(f"{'word' if ' ' in key else 'type'} seen {min(seen[key], _COUNTED)}")
        seen[key] += 1
    return list(dict.fromkeys(found))


def _of_frame(scene: Scene, candidate: Candidate, topic: Topic) -> Iterator[str]:
    at, frame = candidate.at, candidate.frame
    sort, strength, relation = frame.type, frame.strength, short(scene.relation(at))
    yield from (
        f"words {frame.words.count(' ')}",
        f"type {sort}",
        f"frame {frame.name}",
        f"pos {frame.pos}",
        f"mode {sort} {frame.mode}",
        f"first {frame.words.split()[0]}",
        f"relation {relation}",
        f"{frame.pos} {relation}",
        f"type {sort} {relation}",
        f"strength {strength}",
        f"strength {strength} {sort}",
        f"strength {strength} {relation}",
        f"strength {strength} {frame.pos}",
        f"rivals {min(3, topic.frames[at])}",
        f"on page {min(4, topic.types.get(sort, 0))}",
        f"on page {sort} {min(4, topic.types.get(sort, 0))}",
    )
    yield from (f"{name} {share}" for name, share in topic.shares.items())
    if "deeds" in topic.shares:
        yield f"deeds {topic.shares['deeds']} {sort}"
    if at in topic.strong and strength < 3:
        yield "stronger rival"


def _of_child(scene: Scene, child: int, sort: str) -> Iterator[str]:
    relation, lemma = scene.relation(child), scene.lemma(child)
    brief = short(relation)
    yield f"has {relation}"
    if lemma in scene.words["negation"]:
        yield "negated"
    if brief in _SAID_BY:
        yield f"{brief} {lemma}"
    if child in scene.mentions:
        yield f"actor as {brief}"
    elif brief in _LEXICAL:
        yield f"{brief} {lemma}"
        yield f"{sort} {brief} {lemma}"


def _told_by(scene: Scene, at: int) -> list[str]:
    features = (scene.reading.tokens[at].feats or "").split("|")
    return [one for one in features if one.startswith(_TOLD)]


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
                brief = short(scene.relation(child))
                if brief in {"aux", "mark"} or scene.lemma(child) in scene.words["negation"]:
                    yield f"under {brief} {scene.lemma(child)}"
        at = head


def _of_line(scene: Scene, at: int, sort: str) -> Iterator[str]:
    number = scene.sentence[at]
    line = scene.reading.sentences[number]
    mentions = scene.lines.get(number, ())
    yield from (f"dated {far}" for far in sorted(scene.dated.get(number, ())))
    yield "claimed" if at in scene.content else "reported"
    yield from (f"zone {line.zone.value}", f"sentence {min(number, _SENTENCES)}")
    yield f"actors here {min(4, len(mentions))}"
    yield f"countries here {min(3, len({one.actor.country for one in mentions}))}"
    nature = scene.words["nature"]
    if any(scene.lemma(one) in nature for one in range(line.first, line.last)):
        yield from ("nature here", f"nature here {sort}")
    cued = scene.cues.get(at)
    if cued is not None:
        yield from ("cue", f"cue {sort}")
        if cued.speaker is not None:
            yield f"cue of {cued.speaker.sector}"


def _of_roles(roles: Roles, sort: str) -> Iterator[str]:
    doers, others = roles.actors, roles.recipients
    yield f"doers {min(2, len(doers))}"
    yield f"others {min(2, len(others))}"
    yield f"parties {sort} {min(1, len(doers))} {min(1, len(others))}"
    for one in doers[:2]:
        yield from (f"doer {one.sector}", f"doer {one.sector} {sort}")
        yield "doer with country" if one.country else "doer without country"
    for one in others[:2]:
        yield from (f"other {one.sector}", f"other {one.sector} {sort}")
    if doers and others:
        same = {one.country for one in doers} & {one.country for one in others}
        yield "same country" if same else "two countries"
