"""Judges by what was learned: is it an event, who did it, to whom, did it happen, is all right."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import Final

import msgspec
from msgspec.structs import replace

from dragoman.codes.events import EventCodes, PloverType
from dragoman.events.candidates import Candidate, find_candidates, topic_of
from dragoman.events.describe import describe
from dragoman.events.parties import describe_nobody, describe_party
from dragoman.events.roles import Roles, once, ref_of, roles_of
from dragoman.events.scene import Mention, Scene
from dragoman.events.status import describe_status, is_denied, is_headlined
from dragoman.model import ActorRef, Span, Status

__all__ = ["Happening", "Judged", "find_happenings", "measures_of", "status_of", "sureness"]

# A word below this likelihood is passed over before its parties are looked at: of those below, one
# in twenty would be emitted, and the search for parties costs most.
_LEAST: Final = 0.2
# A party beside the likeliest is one too from this share on; those who act together, sooner.
# Cross-validated: triples F1 .191 at .2, .206 at .1 (tools/train_events.py --folds).
_BESIDE: Final = 0.3
_BESIDE_TOGETHER: Final = 0.1
# How much of the share of nobody counts: sentences name those whom an event befell more often
# than the likeliest choice finds.
_NOBODY: Final = (1.0, 0.5)
_NEVER: Final = 1e-3
_STRONG: Final = 3


class Judged(msgspec.Struct, frozen=True):
    """A word that may name an event, with who, to whom and whether.

    Attributes:
        candidate: The word and its frame.
        span: The word.
        likely: How likely it names an event of its frame's type.
        roles: Who did it and to whom.
        shares: How likely these are they: actors, recipients.
        status: The likeliest status.
        status_share: How likely that is.
    """

    candidate: Candidate
    span: Span
    likely: float
    roles: Roles
    shares: tuple[float, float]
    status: Status
    status_share: float

    @property
    def product(self) -> float:
        """Return how likely word, actors and status are right, were they independent."""
        return self.likely * self.shares[0] * self.status_share


class Happening(msgspec.Struct, frozen=True):
    """Words of one happening: the best one, and the others in text order."""

    best: Judged
    others: tuple[Judged, ...]


class _Party(msgspec.Struct, frozen=True):
    """Those in a role, and how likely it is they."""

    refs: tuple[ActorRef, ...]
    share: float


def find_happenings(scene: Scene, codes: EventCodes) -> list[Happening]:
    """Return what may have happened, each with all its words.

    Args:
        scene: The page.
        codes: Words of events, and what was learned of them.

    Returns:
        Words of one type and mode done by the same countries are one happening; the word of which
        most is sure tells whether it happened and whom it befell, or, where it names nobody, the
        surest of the others that does.
    """
    joined: dict[tuple[str, ...], list[Judged]] = {}
    for one in _judged(scene, codes):
        frame = one.candidate.frame
        doers = sorted({who.country or "" for who in one.roles.actors})
        key = (frame.type, frame.mode, *(doers or ("nobody",)))
        joined.setdefault(key, []).append(one)
    found: list[Happening] = []
    for words in joined.values():
        best = max(words, key=lambda one: one.product)
        others = tuple(one for one in words if one is not best)
        if not codes.plover[best.candidate.frame.type].together:
            best = _with_recipients(best, others)
        if best.roles.actors or best.roles.recipients:
            found.append(Happening(best, others))
    return _without_parts(scene, [one for one in found if not _is_sum(one, found, codes)])


def _is_sum(one: Happening, found: Sequence[Happening], codes: EventCodes) -> bool:
    """Say whether one only sums up others: "US, Israel withdraw", where each withdraws below."""
    frame = one.best.candidate.frame
    countries = {who.country for who in one.best.roles.actors}
    if len(countries) < 2 or codes.plover[frame.type].together:
        return False
    alone = [
        {who.country for who in other.best.roles.actors}
        for other in found
        if other.best.candidate.frame.type == frame.type
        and other.best.candidate.frame.mode == frame.mode
    ]
    return all({country} in alone for country in countries)


def _without_parts(scene: Scene, found: Sequence[Happening]) -> list[Happening]:
    """Return happenings; one of no mode is part of one of some mode: "shelled, killing two"."""
    whole: list[Happening] = []
    for one in sorted(found, key=lambda one: -one.best.product):
        at = next((at for at, other in enumerate(whole) if _is_part(scene, one, other)), None)
        if at is None:
            whole.append(one)
            continue
        words = (*whole[at].others, one.best, *one.others)
        in_order = sorted(words, key=lambda word: word.candidate.at)
        whole[at] = replace(whole[at], others=tuple(in_order))
    return whole


def _is_part(scene: Scene, one: Happening, other: Happening) -> bool:
    """Say whether two in one sentence, of one type and the same countries, are told as one."""
    mine, theirs = one.best, other.best
    frames = (mine.candidate.frame, theirs.candidate.frame)
    return (
        frames[0].type == frames[1].type
        and (not frames[0].mode or not frames[1].mode)
        and scene.sentence[mine.candidate.at] == scene.sentence[theirs.candidate.at]
        and {who.country for who in mine.roles.actors}
        == {who.country for who in theirs.roles.actors}
    )


def _with_recipients(best: Judged, others: Sequence[Judged]) -> Judged:
    """Return a word with those whom another word of its happening names, where it names nobody."""
    naming = [one for one in others if one.roles.recipients]
    if best.roles.recipients or not naming:
        return best
    surest = max(naming, key=lambda one: one.product)
    return replace(best, roles=Roles(best.roles.actors, surest.roles.recipients))


def _judged(scene: Scene, codes: EventCodes) -> Iterator[Judged]:
    """Yield the words likely enough to name an event, one type a word, in text order."""
    candidates = list(find_candidates(scene, codes))
    topic = topic_of(scene, candidates, codes)
    seen: Counter[str] = Counter()
    best: dict[int, tuple[float, Candidate, Roles, list[str]]] = {}
    for candidate in candidates:
        roles = roles_of(scene, candidate, codes.plover[candidate.frame.type])
        features = describe(scene, candidate, roles, topic, seen)
        likely = 1 / (1 + exp(-_sum(codes.event, features)))
        if likely >= _LEAST and likely > best.get(candidate.at, (0.0,))[0]:
            best[candidate.at] = (likely, candidate, roles, features)
    for likely, candidate, roles, features in best.values():
        yield _judge(scene, codes, candidate, roles, (likely, features))


def _judge(
    scene: Scene,
    codes: EventCodes,
    candidate: Candidate,
    roles: Roles,
    seen: tuple[float, list[str]],
) -> Judged:
    likely, features = seen
    frame = candidate.frame
    mentions = scene.lines.get(scene.sentence[candidate.at], ())
    described = [
        describe_nobody(features, frame.type),
        *(describe_party(scene, candidate, roles, one) for one in mentions),
    ]
    sort = codes.plover[frame.type]
    doers, others = (
        _choose(mentions, _shares(_scores(weights, described, share)), sort)
        for weights, share in zip((codes.actor, codes.recipient), _NOBODY, strict=True)
    )
    taking_part = {one.actor for one in roles.actors}
    actors = doers.refs
    acting = {one.actor for one in actors}
    if sort.together and acting and acting < taking_part:
        actors, acting = roles.actors, taking_part  # who met somebody met together
    befallen = tuple(one for one in others.refs if one.actor not in acting)
    if frame.mode == "withdraw":
        befallen = ()  # "its negotiators" are withdrawn "from Doha", neither is its recipient
    told, status_share = status_of(scene, candidate, codes)
    token = scene.reading.tokens[candidate.at]
    return Judged(
        candidate=candidate,
        span=Span(token.start, token.end),
        likely=likely,
        roles=Roles(actors, befallen),
        shares=(doers.share, others.share),
        status=told,
        status_share=status_share,
    )


def status_of(scene: Scene, candidate: Candidate, codes: EventCodes) -> tuple[Status, float]:
    """Return the likeliest status of what a word names, and how likely that is."""
    rows = list(codes.status)
    features = describe_status(scene, candidate)
    shares = _shares([_sum(codes.status[one], features) for one in rows])
    top = max(range(len(rows)), key=shares.__getitem__)
    told = Status(rows[top])
    if is_denied(scene, candidate.at):
        told = Status.DENIED
    elif told is Status.PLANNED and is_headlined(scene, candidate.at):
        told = Status.HAPPENED  # announced, and treated by the page as done
    return told, shares[top]


def _scores(
    weights: Mapping[str, float], described: Sequence[Sequence[str]], nobody: float
) -> list[float]:
    """Return the score of there being nobody, then of each party."""
    first, *rest = (_sum(weights, row) for row in described)
    return [first + log(nobody), *rest]


def _choose(mentions: Sequence[Mention], shares: Sequence[float], sort: PloverType) -> _Party:
    """Return who is likeliest in a role, and those likely beside; nobody where that is likelier.

    Args:
        mentions: Of the sentence.
        shares: How likely there is nobody, then how likely it is each mention.
        sort: The event's type.
    """
    likely: dict[str, float] = {}
    surest: dict[str, tuple[float, Mention]] = {}
    for mention, share in zip(mentions, shares[1:], strict=True):
        name = mention.actor.id
        likely[name] = likely.get(name, 0.0) + share
        if share > surest.get(name, (-1.0,))[0]:
            surest[name] = (share, mention)
    first = max(likely, key=likely.__getitem__, default=None)
    if first is None or shares[0] >= likely[first]:
        return _Party((), shares[0])
    least = _BESIDE_TOGETHER if sort.together else _BESIDE
    chosen = [surest[name][1] for name in likely if name == first or likely[name] >= least]
    chosen.sort(key=lambda one: one.span)
    return _Party(once(ref_of(one.span, one.actor) for one in chosen), likely[first])


def measures_of(happening: Happening) -> dict[str, float]:
    """Return the measures that tell whether type, actors and status of a happening are right."""
    best = happening.best
    actors, frame = best.roles.actors, best.candidate.frame
    found = {
        "bias": 1.0,
        "likely": log(max(best.likely, _NEVER) / max(1 - best.likely, _NEVER)),
        "actors": log(best.shares[0] + _NEVER),
        "recipients": log(best.shares[1] + _NEVER),
        "status": log(best.status_share),
        "words": log(1 + len(happening.others)),
        f"type {frame.type}": 1.0,
        f"status {best.status}": 1.0,
    }
    countries = {one.country for one in actors}
    told = {
        "no actor": not actors,
        "several countries": len(countries) > 1,
        "no country": None in countries,
        "somebody to whom": bool(best.roles.recipients),
        "strong frame": frame.strength == _STRONG,
    }
    return found | {name: 1.0 for name, holds in told.items() if holds}


def sureness(happening: Happening, weights: Mapping[str, float]) -> float:
    """Return how likely type, actors and status of a happening are right together."""
    measures = measures_of(happening)
    score = sum(weights.get(name, 0.0) * value for name, value in measures.items())
    return 1 / (1 + exp(-score))


def _sum(weights: Mapping[str, float], features: Sequence[str]) -> float:
    return sum(filter(None, map(weights.get, features)))


def _shares(scores: Sequence[float]) -> list[float]:
    """Return scores as shares of one (softmax)."""
    highest = max(scores, default=0.0)
    raised = [exp(score - highest) for score in scores]
    return [one / sum(raised) for one in raised]
