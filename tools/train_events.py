"""Trains what tells events, their parties and their status: pages to data/en/events.json.

    python -m tools.train_events GOLD [--folds] [--to events.json]

GOLD is the folder of the gold data (`../shared/gold`): 123 pages annotated there, 244 of its
corpora whose annotations lie in training/annotated_pages, and 200 pages of sport and technology
that stand for pages without events. Five linear models over named features,
fitted with L2 by gradient descent (Adam), the same at each run: is a word an event of its frame's
type (logistic); which status (softmax); who of a sentence, or nobody, did it, and to whom (two
softmaxes over those of the sentence); and are type, actors and status right together (logistic
over what the others say of pages that they were not trained on). The last is the `confidence`.
`--folds` measures by cross-validation over pages, with the scorer that comes with the pages.
No text is kept, only weights of features.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from benchmarks.events import quiet_pages
from benchmarks.whole_pages import page_of, score
from dragoman.codes import load_codes
from dragoman.codes.events import EventCodes
from dragoman.codes.layers import DATA
from dragoman.events import find_events
from dragoman.events.candidates import Candidate, find_candidates, topic_of
from dragoman.events.describe import describe
from dragoman.events.judge import Happening, find_happenings, measures_of
from dragoman.events.parties import describe_nobody, describe_party
from dragoman.events.roles import roles_of
from dragoman.events.scene import Mention, Scene, make_scene
from dragoman.events.status import describe_status
from dragoman.faces.export.annotation import annotation
from dragoman.language import identify, load_parser, parse
from dragoman.model import Findings, Reading, Rejected, Span, Status
from dragoman.pipeline import parse_page, read
from dragoman.places import find_where
from dragoman.settings import Settings
from tools.adam import descend
from tools.annotated_pages import annotated_pages
from tools.softmax import choose_weights, softmax_weights

FOLDS = 5
EVENT_L2 = 0.004
STATUS_L2 = 0.008
PARTY_L2 = 0.006
RIGHT_L2 = 0.004
CORPUS = "367 annotated pages, 200 pages of sport and technology"
ROLES = ("actors", "recipients")
QUIET = slice(50, 150)  # of the pages of each quiet subject

Gold = dict[str, Any]


class Sample(msgspec.Struct, frozen=True):
    """A page: what it reports but for its events, its reading, and its events as annotated.

    Attributes:
        found: All but events.
        reading: Sentences, tokens and their syntax.
        events: As annotated.
        scored: It is one of those that the scorer knows.
    """

    found: Findings
    reading: Reading
    events: tuple[Gold, ...]
    scored: bool = True


class Row(msgspec.Struct, frozen=True):
    """A candidate: its features, whether it is an event, and of real ones status and parties.

    Attributes:
        features: Of its being an event.
        event: Its word, or one in its sentence, is an annotated event's.
        status: Of the event whose word it is.
        status_features: Of the status.
        parties: Features of nobody, then of each mention in its sentence.
        right: By role, which of the parties are right; None where none of them is.
    """

    features: tuple[str, ...]
    event: bool
    status: str | None = None
    status_features: tuple[str, ...] = ()
    parties: tuple[tuple[str, ...], ...] = ()
    right: tuple[frozenset[int] | None, frozenset[int] | None] = (None, None)


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--to", type=Path, default=DATA / "en" / "events.json")
    told = parser.parse_args()
    samples = [
        *read_samples(told.gold / "whole-pages"),
        *read_corpora(told.gold),
        *read_quiet(told.gold),
    ]
    judged = [one for fold in folds_of(samples) for one in judge_fold(samples, fold)]
    if told.folds:
        for name, value in cross_validate(samples, judged, told.gold / "whole-pages").items():
            if name.startswith("event"):
                print(f"{name:40} {value:.3f}")
        return
    codes = replace(train(samples), right=train_right([one for _, _, one in judged]))
    names = ("event", "status", "actor", "recipient", "right")
    weights = {"corpus": CORPUS} | {name: getattr(codes, name) for name in names}
    written = json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False)
    told.to.write_text(written + "\n", encoding="utf-8")


def read_samples(folder: Path) -> Iterator[Sample]:
    """Yield the training pages."""
    codes = load_codes()
    for file in sorted((folder / "training").glob("*.json")):
        page = page_of(folder, file.name)
        found = read(page, codes=codes, settings=Settings())
        if isinstance(found, Rejected):
            continue
        article = identify(found.article, words=codes.language)
        reading = parse(article, words=codes.language, parser=load_parser())
        gold: Gold = json.loads(file.read_text("utf-8"))
        yield Sample(replace(found, events=()), reading, tuple(gold["events"]))


def read_corpora(gold: Path) -> Iterator[Sample]:
    """Yield the pages of corpora whose annotations lie with the sources."""
    codes = load_codes()
    for one in annotated_pages("events", gold / "corpora"):
        found = read(one.page, codes=codes, settings=Settings())
        reading = parse_page(one.page, codes=codes, settings=Settings())
        if isinstance(found, Findings) and isinstance(reading, Reading):
            events = tuple(_as_gold(event) for event in one.found["events"])
            yield Sample(replace(found, events=()), reading, events, scored=False)


def _as_gold(event: Gold) -> Gold:
    """Return an annotation without words in the form of the annotated whole pages."""

    def words(span: list[int] | None) -> Gold:
        return {"start": span[0], "end": span[1]} if span else {}

    def parties(pairs: list[list[str | None]]) -> list[Gold]:
        return [{"country": country, "sector": sector} for country, sector in pairs]

    return event | {
        "trigger": words(event["trigger"]),
        "also": [words(span) for span in event["also"]],
        "actors": parties(event["actors"]),
        "recipients": parties(event["recipients"]),
    }


def read_quiet(gold: Path) -> Iterator[Sample]:
    """Yield pages of sport and technology, which hold hardly any event: all that is found is wrong.

    They are others than `benchmarks.events` measures on.
    """
    codes = load_codes()
    for page in quiet_pages(gold.parent, QUIET):
        found = read(page, codes=codes, settings=Settings())
        reading = parse_page(page, codes=codes, settings=Settings())
        if isinstance(found, Findings) and isinstance(reading, Reading):
            yield Sample(replace(found, events=()), reading, (), scored=False)


def rows_of(sample: Sample, codes: EventCodes) -> Iterator[Row]:
    """Yield the candidates of a page with what the annotation says of them."""
    reading = sample.reading
    scene = make_scene(reading, sample.found, codes)
    candidates = list(find_candidates(scene, codes))
    topic = topic_of(scene, candidates, codes)
    seen: Counter[str] = Counter()
    for candidate in candidates:
        sort = candidate.frame.type
        roles = roles_of(scene, candidate, codes.plover[sort])
        features = describe(scene, candidate, roles, topic, seen)
        event, exact = _annotated(sample, scene, candidate)
        if event is None or not exact:
            yield Row(tuple(features), event is not None)
            continue
        mentions = scene.lines.get(scene.sentence[candidate.at], ())
        described = [describe_party(scene, candidate, roles, one) for one in mentions]
        yield Row(
            features=tuple(features),
            event=True,
            status=event["status"],
            status_features=tuple(describe_status(scene, candidate)),
            parties=tuple(map(tuple, [describe_nobody(features, sort), *described])),
            right=(_right(event["actors"], mentions), _right(event["recipients"], mentions)),
        )


def _annotated(sample: Sample, scene: Scene, candidate: Candidate) -> tuple[Gold | None, bool]:
    """Return the event of its type that a word names (True), or one in its sentence (False)."""
    token = scene.reading.tokens[candidate.at]
    line = scene.reading.sentences[scene.sentence[candidate.at]]
    beside = None
    for event in sample.events:
        if event["type"] != candidate.frame.type:
            continue
        for words in (event["trigger"], *event["also"]):
            if _overlap(words, Span(token.start, token.end)):
                return event, True
        if line.start <= event["trigger"].get("start", -1) < line.end:
            beside = event
    return beside, False


def _overlap(words: Gold, span: Span) -> bool:
    start, end = words.get("start"), words.get("end")
    return start is not None and end is not None and span.start < end and start < span.end


def _right(parties: Sequence[Gold], mentions: Sequence[Mention]) -> frozenset[int] | None:
    """Return which mentions are those of a role, 0 where it has nobody, None where none is here."""
    if not parties:
        return frozenset({0})
    named = {one.actor.id for one in mentions if any(_is_party(one, who) for who in parties)}
    found = {at for at, one in enumerate(mentions, start=1) if one.actor.id in named}
    return frozenset(found) or None


def _is_party(mention: Mention, who: Gold) -> bool:
    """Say whether a mention is an annotated party: by its words, else by country and sector."""
    if "start" in who:
        return _overlap(who, mention.span)
    actor = mention.actor
    same = actor.country == who["country"] and who["country"] is not None
    return same and (not actor.sectors or who["sector"] in actor.sectors)


def train(samples: Sequence[Sample]) -> EventCodes:
    """Return the codes with weights fitted to some pages, but for those of all being right."""
    codes = load_codes().events
    rows = [row for sample in samples for row in rows_of(sample, codes)]
    labels = [("other", "event")[row.event] for row in rows]
    both = softmax_weights([row.features for row in rows], labels, ("other", "event"), l2=EVENT_L2)
    real = [row for row in rows if row.status]
    status = softmax_weights(
        [row.status_features for row in real],
        [row.status or "" for row in real],
        [one.value for one in Status],
        l2=STATUS_L2,
    )
    parties = []
    for role in range(len(ROLES)):
        fitting = [(row.parties, row.right[role]) for row in real if row.right[role]]
        parties.append(
            choose_weights(
                [group for group, _ in fitting], [ones or frozenset() for _, ones in fitting],
                l2=PARTY_L2,
            )
        )  # fmt: skip
    names = {*both["event"], *both["other"]}
    event = {
        name: round(both["event"].get(name, 0.0) - both["other"].get(name, 0.0), 2)
        for name in sorted(names)
    }
    return replace(codes, event=event, status=status, actor=parties[0], recipient=parties[1])


class Judgement(msgspec.Struct, frozen=True):
    """A happening of a page that was not trained on: its measures, and whether all is right."""

    measures: dict[str, float]
    right: bool


def folds_of(samples: Sequence[Sample]) -> Iterator[tuple[int, EventCodes]]:
    """Yield each fold with the codes trained on the pages of the others."""
    for fold in range(FOLDS):
        yield fold, train([one for at, one in enumerate(samples) if at % FOLDS != fold])


def judge_fold(
    samples: Sequence[Sample], fold: tuple[int, EventCodes]
) -> Iterator[tuple[int, EventCodes, Judgement]]:
    """Yield the happenings of a fold's pages, judged by the annotation."""
    number, codes = fold
    for sample in samples[number::FOLDS]:
        scene = make_scene(sample.reading, sample.found, codes)
        left = list(sample.events)
        for one in sorted(find_happenings(scene, codes), key=lambda one: -one.best.product):
            event = _same(scene, one, left)
            if event is not None:
                left.remove(event)
            yield number, codes, Judgement(measures_of(one), _is_right(one, event))


def _same(scene: Scene, one: Happening, events: Sequence[Gold]) -> Gold | None:
    """Return the annotated event of its type that shares a word, else one in a sentence of it."""
    beside = None
    judged = (one.best, *one.others)
    lines = [scene.reading.sentences[scene.sentence[word.candidate.at]] for word in judged]
    for event in events:
        if event["type"] != one.best.candidate.frame.type:
            continue
        named = (event["trigger"], *event["also"])
        if any(_overlap(words, word.span) for words in named for word in judged):
            return event
        if any(
            line.start <= words.get("start", -1) < line.end for words in named for line in lines
        ):
            beside = event
    return beside


def _is_right(one: Happening, event: Gold | None) -> bool:
    if event is None:
        return False
    countries = {who.country for who in one.best.roles.actors}
    return one.best.status == event["status"] and countries == {
        who["country"] for who in event["actors"]
    }


def train_right(judgements: Sequence[Judgement]) -> dict[str, float]:
    """Return the weights of the measures for type, actors and status being right together."""
    names = sorted({name for one in judgements for name in one.measures})
    table = np.array([[one.measures.get(name, 0.0) for name in names] for one in judgements])
    wanted = np.array([float(one.right) for one in judgements])

    def slope(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        shares = 1 / (1 + np.exp(-table @ weights))
        steep: npt.NDArray[np.float64] = table.T @ (shares - wanted) / len(table)
        return steep + RIGHT_L2 * weights

    weights = descend(slope, (len(names),), steps=400, rate=0.05)
    return {name: round(float(one), 3) for name, one in zip(names, weights, strict=True)}


def cross_validate(
    samples: Sequence[Sample],
    judged: Sequence[tuple[int, EventCodes, Judgement]],
    folder: Path,
) -> Mapping[str, float]:
    """Return the scorer's figures, each page read with weights of the others."""
    codes = {fold: one for fold, one, _ in judged}
    with tempfile.TemporaryDirectory() as predicted:
        for fold, one in codes.items():
            right = train_right([what for number, _, what in judged if number != fold])
            for sample in samples[fold::FOLDS]:
                if not sample.scored:
                    continue
                found = with_events(sample, replace(one, right=right))
                name = sample.found.article.key or sample.found.article.name
                Path(predicted, f"{name}.json").write_bytes(msgspec.json.encode(annotation(found)))
        return score(folder, "training", Path(predicted))


def with_events(sample: Sample, codes: EventCodes) -> Findings:
    """Return what a page reports, with its events."""
    where = partial(find_where, sample.reading, weights=load_codes().where)
    events = find_events(sample.reading, sample.found, codes=codes, where=where)
    return replace(sample.found, events=events)


if __name__ == "__main__":
    main()
