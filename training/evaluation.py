"""Measures what a training made on the recipe's checks: masters, shipped file, raw text."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks import names, syntax
from benchmarks.treebanks import read_treebank, reader
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language.en import network as shipped
from dragoman.language.en.reader import Reader
from training.annotated import Paragraph
from training.batches import Batch
from training.checks import Figures, Tell, Told, measure
from training.corpora import read_corpus
from training.encoder import load_pieces
from training.export import INPUTS
from training.labels import Labels
from training.losses import answers_of
from training.network import Network
from training.recipe import Recipe
from training.starts import load_masters, take_masters
from training.train import check_batches
from training.windows import Windows

__all__ = ["Amount", "Evaluation", "evaluate", "lines_of"]

_MASTERS_PIECES = 2000  # of a batch
_ONE = 1  # a window a batch: the reader runs them so


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a corpus was learned from; `times` is how often an epoch reads it."""

    corpus: str
    times: float
    paragraphs: int
    sentences: int
    words: int


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned from, and the figures, each by the name of the check.

    Attributes:
        seed: The recipe's.
        steps: That the training took, where the masters tell.
        corpora: What was learned from.
        given: Of the masters, words and sentences given.
        shipped: Of the shipped file, words given, sentences its own.
        raw: Of the reader, raw text in, as the CoNLL-2018 evaluation counts.
        names: F1 of names of people, organisations and places, raw text in.
        words_per_second: Of CPU time, one core, reading those texts.
    """

    seed: int
    steps: int | None
    corpora: tuple[Amount, ...]
    given: dict[str, Figures]
    shipped: dict[str, Figures]
    raw: dict[str, Figures]
    names: dict[str, float]
    words_per_second: float


def evaluate(recipe: Recipe, data: Path, masters: Path, weights: Path) -> Evaluation:
    """Measure on the recipe's checks; no test set is read.

    Args:
        recipe: The one that the masters were trained by.
        data: Folder of the corpora.
        masters: What `train` left.
        weights: The folder that `export` wrote.

    Returns:
        The figures in per cent.
    """
    kept = load_masters(masters)
    network = Network(recipe.encoder, recipe.head, kept.labels)
    take_masters(network, kept)
    pieces = load_pieces(recipe.encoder.package, masters)
    windows = Windows(pieces, load_language(Layers()), kept.labels)
    file = shipped.Network(weights)
    raw, found, speed = _read_raw(recipe, data, Reader(file))
    return Evaluation(
        seed=recipe.seed,
        steps=kept.steps,
        corpora=tuple(_amounts(recipe, data)),
        given=_measure(
            answers_of(network),
            check_batches(recipe, data, windows, _MASTERS_PIECES),
            kept.labels,
        ),
        shipped=_measure(
            _answers_of_file(file), check_batches(recipe, data, windows, _ONE), kept.labels
        ),
        raw=raw,
        names=found,
        words_per_second=speed,
    )


def lines_of(evaluation: Evaluation) -> Iterator[str]:
    """Yield the figures as lines to be read."""
    for title, figures in (
        ("masters, words and sentences given", evaluation.given),
        ("shipped file, words given", evaluation.shipped),
        ("reader, raw text", evaluation.raw),
        ("reader, raw text", {check: {"names": f1} for check, f1 in evaluation.names.items()}),
    ):
        for check, values in figures.items():
            told = "  ".join(f"{figure} {value:.2f}" for figure, value in values.items())
            yield f"{title}: {check}: {told}"
    yield f"reader: {evaluation.words_per_second:,.0f} words per CPU-second"


def _amounts(recipe: Recipe, data: Path) -> Iterator[Amount]:
    for corpus in recipe.corpus:
        if corpus.times:
            paragraphs = read_corpus(data, corpus)
            sizes = _sizes(paragraphs)
            yield Amount(
                corpus=corpus.name,
                times=corpus.times,
                paragraphs=len(paragraphs),
                sentences=len(sizes),
                words=sum(sizes),
            )


def _sizes(paragraphs: Sequence[Paragraph]) -> list[int]:
    return [len(words) for paragraph in paragraphs for words in paragraph.sentences]


def _measure(tell: Tell, checks: dict[str, list[Batch]], labels: Labels) -> dict[str, Figures]:
    return {name: measure(tell, batches, labels) for name, batches in checks.items()}


def _answers_of_file(network: shipped.Network) -> Tell:
    """Return what asks the shipped file for its best answers, one window at a time."""

    def tell(batch: Batch) -> Told:
        told = network.run({name: getattr(batch, name) for name in INPUTS})
        best = {
            "start": told.start,
            "upos": told.upos,
            "feats": told.feats,
            "lemma": told.lemma,
            "name": told.name.argmax(1),
        }
        return Told(
            {name: numbers[None] for name, numbers in best.items()},
            told.head[None],
            told.relation[None],
        )

    return tell


def _read_raw(
    recipe: Recipe, data: Path, parser: Reader
) -> tuple[dict[str, Figures], dict[str, float], float]:
    """Read the checks' raw texts; return figures of syntax, of names, and words a CPU-second."""
    read = reader(parser)
    raw: dict[str, Figures] = {}
    found: dict[str, float] = {}
    words, seconds = 0, 0.0
    for check in recipe.check:
        paths = [data / file for file in check.files]
        if check.form == "columns":
            found[check.name] = names.f1(names.measure_words(paths[0], read))
        if check.form in {"treebank", "entities"}:
            treebank = read_treebank(paths[0])
            began = time.process_time()
            reading = read(treebank.text)
            seconds += time.process_time() - began
            words += len(reading.tokens)
            raw[check.name] = syntax.measure(treebank, reading)
        if check.form == "treebank" and len(paths) > 1:
            found[check.name] = names.f1(names.measure_treebank(paths[1], paths[0], read))
    return raw, found, words / seconds if seconds else 0.0
