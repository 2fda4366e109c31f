"""Trains what tells whether a word names a move in talks: pages to data/en/talks.json.

    python -m tools.train_talks GOLD [--folds] [--to talks.json]

GOLD is the folder of the gold data (`../shared/gold`): 123 pages annotated there, and 224 of its
corpora whose annotations lie in training/annotated_pages. A logistic model over the features of
`dragoman.talks.candidates.describe`, fitted with L2 by gradient descent (Adam), the same at each
run. `--folds` measures by cross-validation over pages, with the scorer that comes with the pages.
No text is kept, only weights of features.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from benchmarks.whole_pages import page_of, score
from dragoman.codes import load_codes
from dragoman.codes.layers import DATA
from dragoman.codes.talks import TalksCodes
from dragoman.events import find_acts
from dragoman.faces.export.annotation import annotation
from dragoman.language import identify, load_parser, parse
from dragoman.model import Findings, Page, Reading, Rejected, page_talks
from dragoman.pipeline import make_tracks, read
from dragoman.settings import Settings
from dragoman.talks import find_talks
from dragoman.talks.features import describe
from dragoman.talks.moves import makeable
from dragoman.talks.scene import make_scene
from dragoman.talks.sides import find_sides
from tools.annotated_pages import annotated_pages
from tools.softmax import softmax_weights
from tools.train_events import FOLDS

L2 = 0.0015
CORPUS = "347 annotated pages"


class GoldMove(msgspec.Struct, frozen=True):
    """An annotated move, and where its trigger starts."""

    move: str
    start: int


class Row(msgspec.Struct, frozen=True):
    """A candidate: its features, and whether it names a move of its kind."""

    features: tuple[str, ...]
    move: bool


class Sample(msgspec.Struct, frozen=True):
    """A page: what it reports but for its talks, its reading, and its moves as annotated."""

    found: Findings
    reading: Reading
    moves: tuple[GoldMove, ...]
    is_gold: bool = True


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--to", type=Path, default=DATA / "en" / "talks.json")
    told = parser.parse_args()
    folder = told.gold / "whole-pages"
    samples = list(read_samples(told.gold))
    if told.folds:
        for name, value in cross_validate(samples, folder).items():
            if name.startswith("talks"):
                print(f"{name:40} {value:.3f}")
        return
    weights = {"corpus": CORPUS, "move": train(samples).move}
    written = json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False)
    told.to.write_text(written + "\n", encoding="utf-8")


def read_samples(gold: Path) -> Iterator[Sample]:
    """Yield the training pages: the whole ones first."""
    folder = gold / "whole-pages"
    for file in sorted((folder / "training").glob("*.json")):
        told = json.loads(file.read_text("utf-8"))["talks"]["moves"]
        moves = tuple(GoldMove(one["move"], one["trigger"]["start"]) for one in told)
        if sample := _sample(page_of(folder, file.name), moves):
            yield sample
    for one in annotated_pages("talks", gold / "corpora"):
        moves = tuple(GoldMove(move["move"], move["trigger"][0]) for move in one.found["moves"])
        if sample := _sample(one.page, moves, is_gold=False):
            yield sample


def _sample(page: Page, moves: tuple[GoldMove, ...], *, is_gold: bool = True) -> Sample | None:
    codes = load_codes()
    found = read(page, codes=codes, settings=Settings())
    if isinstance(found, Rejected):
        return None
    article = identify(found.article, words=codes.language)
    reading = parse(article, words=codes.language, parser=load_parser())
    bare = replace(found, strands=(), moves=(), characterisations=())
    return Sample(bare, reading, moves, is_gold)


def rows_of(sample: Sample, codes: TalksCodes) -> Iterator[Row]:
    """Yield the candidates of a page with what the annotation says of them."""
    scene = make_scene(sample.reading, sample.found, codes)
    sides = find_sides(scene)
    acts = find_acts(sample.reading, sample.found, codes=load_codes().events)
    seen: Counter[str] = Counter()
    for made in makeable(scene, sides, acts):
        line = sample.reading.sentences[scene.sentence[made.candidate.at]]
        named = any(
            move.move == made.move and line.start <= move.start < line.end for move in sample.moves
        )
        yield Row(tuple(describe(scene, sides, made, seen)), named)


def train(samples: Sequence[Sample]) -> TalksCodes:
    """Return the codes with weights fitted to some pages."""
    codes = load_codes().talks
    rows = [row for sample in samples for row in rows_of(sample, codes)]
    labels = [("other", "move")[row.move] for row in rows]
    told = softmax_weights([row.features for row in rows], labels, ("other", "move"), l2=L2)
    weight = {
        name: round(told["move"].get(name, 0.0) - told["other"].get(name, 0.0), 2)
        for name in sorted({*told["move"], *told["other"]})
    }
    return replace(codes, move=weight)


def cross_validate(samples: Sequence[Sample], folder: Path) -> Mapping[str, float]:
    """Return the scorer's figures, each page read with weights of the others."""
    with tempfile.TemporaryDirectory() as predicted:
        for fold in range(FOLDS):
            codes = train([one for at, one in enumerate(samples) if at % FOLDS != fold])
            for sample in samples[fold::FOLDS]:
                if not sample.is_gold:
                    continue
                article = sample.found.article
                written = msgspec.json.encode(annotated(with_talks(sample, codes)))
                Path(predicted, f"{article.key or article.name}.json").write_bytes(written)
        return score(folder, "training", Path(predicted))


def annotated(found: Findings) -> dict[str, Any]:
    """Return what a page reports as the guide writes it, with where its talks stand."""
    return annotation(found, make_tracks((page_talks(found),), codes=load_codes()))


def with_talks(sample: Sample, codes: TalksCodes) -> Findings:
    """Return what a page reports, with its talks."""
    acts = find_acts(sample.reading, sample.found, codes=load_codes().events)
    talks = find_talks(sample.reading, sample.found, codes=codes, acts=acts)
    return replace(
        sample.found,
        strands=talks.strands,
        moves=talks.moves,
        characterisations=talks.characterisations,
    )


if __name__ == "__main__":
    main()
