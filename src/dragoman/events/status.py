"""Describes what tells whether an event happened: how its word is put, what stands above, dates."""

from collections.abc import Iterator

from dragoman.events.candidates import Candidate
from dragoman.events.scene import Scene, short
from dragoman.model import ZoneKind

__all__ = ["describe_status", "is_denied", "is_headlined"]

_AUXILIARIES = frozenset({"be", "have", "do"})
_LEXICAL = frozenset({"advmod", "case", "det", "amod", "obl", "nmod", "compound", "nummod"})
_STEPS = 4
_HEADLINES = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE})
_SENTENCES = 6


def describe_status(scene: Scene, candidate: Candidate) -> list[str]:
    """Return the features of a candidate that tell its status.

    Args:
        scene: The page.
        candidate: The word and its frame.
    """
    at, frame = candidate.at, candidate.frame
    mark, aux, form = put = _put(scene, at)
    told = f"{frame.pos} {'|'.join(put)}"
    found = [
        "bias",
        f"type {frame.type}",
        f"pos {frame.pos}",
        f"word {scene.lemma(at)}",
        f"mode {frame.type} {frame.mode}",
        f"put {told}",
        f"put {told} {frame.type}",
        f"form {frame.pos} {form}",
        f"relation {frame.pos} {scene.relation(at)}",
        f"relation {frame.pos} {short(scene.relation(at))} {form}",
        *(f"aux {word}" for word in aux.split()),
        *(f"mark {word}" for word in mark.split()),
    ]
    for child in scene.children.get(at, ()):
        brief, lemma = short(scene.relation(child)), scene.lemma(child)
        if brief in _LEXICAL:
            found.append(f"{brief} {lemma}")
        if lemma in scene.words["negation"]:
            found += ["negated", f"negated {frame.pos}"]
    if frame.pos != "VERB":
        number = scene.feature(at, "Number")
        found += [f"number {number}", f"number {frame.type} {number}"]
    found += _above(scene, at, f"{frame.pos} {form}")
    found += _of_line(scene, at, frame.pos, form)
    return list(dict.fromkeys(found))


def is_denied(scene: Scene, at: int) -> bool:
    """Say whether a word stands in what somebody denies: "denied that it had attacked"."""
    relation, head = short(scene.relation(at)), scene.head(at)
    denying = head is not None and scene.lemma(head) in scene.words["denial"]
    return denying and relation in {"ccomp", "xcomp"}


def is_headlined(scene: Scene, at: int) -> bool:
    """Say whether a headline tells of a word's act as done: "US withdraws envoys"."""
    lemma = scene.lemma(at)
    for line in scene.reading.sentences:
        if line.zone not in _HEADLINES:
            continue
        for other in range(line.first, line.last):
            if scene.lemma(other) == lemma and scene.reading.tokens[other].pos == "VERB":
                mark, aux, _ = _put(scene, other)
                if not mark and not aux:
                    return True
    return False


def _put(scene: Scene, at: int) -> tuple[str, str, str]:
    """Return how a word is put: its marks ("to"), its auxiliaries ("have been"), its form."""
    marks: list[str] = []
    auxiliaries: list[str] = []
    for child in scene.children.get(at, ()):
        brief, lemma = short(scene.relation(child)), scene.lemma(child)
        if brief == "aux":
            auxiliaries.append(scene.form(child) if lemma in _AUXILIARIES else lemma)
        elif brief == "cop":
            auxiliaries.append(f"cop {scene.form(child)}")
        elif brief == "mark":
            marks.append(lemma)
    form = scene.feature(at, "VerbForm") + scene.feature(at, "Tense")
    return " ".join(marks), " ".join(auxiliaries), form


def _above(scene: Scene, at: int, form: str) -> Iterator[str]:
    """Yield what the words above one say of its being real."""
    below, nearest = at, False
    for step in range(1, _STEPS + 1):
        head = scene.head(below)
        if head is None:
            break
        relation, lemma = short(scene.relation(below)), scene.lemma(head)
        pos, put = scene.reading.tokens[head].pos, _put(scene, head)
        if step == 1:
            yield from (f"above {lemma}", f"above {pos} {relation}", f"above {lemma} {relation}")
        if pos in {"VERB", "AUX"} or put[1]:
            if not nearest:
                nearest = True
                told = "|".join(put)
                yield from (f"verb above {lemma}", f"verb above put {told}")
                yield f"verb above put {form} {relation} {told}"
                yield f"verb above {put[2]} {relation}"
            yield from (f"up {step} {lemma}", f"any above {lemma}")
            words = f"{put[0]} {put[1]}".split()
            yield from (f"any above has {word}" for word in words)
            if not scene.words["modal"].isdisjoint(words):
                yield "modal above"
        for child in scene.children.get(head, ()):
            if child != below and scene.lemma(child) in scene.words["negation"]:
                yield "negated above"
        below = head
    if not nearest:
        yield "no verb above"


def _of_line(scene: Scene, at: int, pos: str, form: str) -> Iterator[str]:
    number = scene.sentence[at]
    sentences = scene.reading.sentences
    line = sentences[number]
    for far in sorted(scene.dated.get(number, ())):
        yield from (f"dated {far}", f"dated {far} {form}", f"dated {far} {pos}")
    if number not in scene.dated:
        yield "undated"
    for before in range(max(0, number - 2), number):
        if sentences[before].paragraph == line.paragraph:
            yield from (f"before dated {far}" for far in sorted(scene.dated.get(before, ())))
    words = {scene.lemma(one) for one in range(line.first, line.last)}
    yield from (f"line has {word}" for word in sorted(words & scene.words["time"]))
    claimed = "claimed" if at in scene.content else "told"
    yield from (f"zone {line.zone.value}", f"line {min(_SENTENCES, number)}")
    yield from (claimed, f"{claimed} {form}", f"third {3 * number // max(1, len(sentences))}")
