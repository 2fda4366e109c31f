"""Trains the ranker that tells where an event happened: annotated sentences to data/en/where.json.

    python -m tools.train_where GOLD [--folds] [--to where.json]

GOLD is the folder of the gold data (`../shared/gold`). Only numpy is needed; the result is the same
at each run. The ranker is linear: candidates and "no place" share one softmax, several right ones
share the credit. It is fitted once with L1 to choose the features, then from several seeds with
features dropped at random, and the mean of these is kept. A tenth of the sentences, and those of
the same words, are held back; `--folds` measures by cross-validation on the others instead.
No text is kept: of words only those that are common or no names.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from benchmarks.event_location import Located, is_held_back, nearest, read_located, share_right
from benchmarks.treebanks import Reader, reader
from dragoman.codes.layers import DATA
from dragoman.codes.where import WhereWeights
from dragoman.language import load_parser
from dragoman.model import Reading, Span
from dragoman.places.where import find_where
from dragoman.places.where_features import describe
from dragoman.places.where_scene import see, stretches

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

CORPUS = (
    "event verbs and their places in 9,199 sentences of conflict news (event_location), labels MIT; "
    "only weights and common words are kept"
)
COMMON = 8  # a word is common that is written so often in lower case
CAPITALISED = 15  # a day, month or organisation is, that is a proper noun so often
IN_NAMES = 0.03  # and hardly ever in a name of a place or person
RARE = 5  # a feature seen less often than this is left out
KEPT = 12_000  # features; cross-validated: 4,000 .804, 8,000 .821, 12,000 .825, all 44,000 .826
SEEDS = 3  # their mean is .003 better than one
EPOCHS = 6
BATCH = 64
RATE = 0.01
DROPPED = 0.2
L1 = 0.05
L2 = 1e-4
SHIFT = -0.2  # of "no place"; cross-validated: -.4 .824, -.2 .826, 0 .823, .2 .821


class Sample(msgspec.Struct, frozen=True):
    """A sentence to learn from: features of "no place" and of each stretch, and which are right."""

    rows: list[list[str]]
    right: list[bool]


class Table(msgspec.Struct, frozen=True):
    """Samples as numbers.

    Attributes:
        features: Of all rows, one after the other.
        rows: Where each row begins in `features`, and where the last ends.
        samples: Where each sample begins in rows, and where the last ends.
        right: Of each row.
    """

    features: Ints
    rows: Ints
    samples: Ints
    right: npt.NDArray[np.bool_]


def main() -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of the gold data")
    parser.add_argument("--folds", action="store_true", help="cross-validate, write nothing")
    parser.add_argument("--to", type=Path, default=DATA / "en" / "where.json")
    options = parser.parse_args()
    read = reader(load_parser())
    located = read_located(options.gold)
    held = [one for one in located if is_held_back(one)]
    held_texts = {one.text for one in held}
    rest = [one for one in located if one.text not in held_texts]
    if options.folds:
        cross_validate(rest, read)
        return
    weights = train(rest, read)
    options.to.write_bytes(msgspec.json.format(encode(weights), indent=1) + b"\n")
    print(f"{len(rest)} sentences, {len(weights.weights)} features -> {options.to}")
    print_shares("held back", held, read, weights)


def cross_validate(rest: list[Located], read: Reader, *, folds: int = 5) -> None:
    """Train on four fifths and measure on the fifth, five times; a text is in one fold."""

    def fold(one: Located) -> int:
        return int.from_bytes(blake2b(b"f" + one.text.encode()).digest(), "big") % folds

    for number in range(folds):
        weights = train([one for one in rest if fold(one) != number], read)
        print_shares(f"fold {number}", [o for o in rest if fold(o) == number], read, weights)


def print_shares(name: str, gold: list[Located], read: Reader, weights: WhereWeights) -> None:
    """Print the shares of right answers: ours, and the baselines'."""

    def weighed(reading: Reading, trigger: Span) -> Span | None:
        return find_where(reading, trigger, weights=weights)

    none = sum(not one.locations for one in gold) / len(gold)
    print(
        f"{name}: {len(gold)} sentences, right {share_right(gold, read, weighed):.4f},"
        f" nearest following {share_right(gold, read, nearest):.4f}, always none {none:.4f}"
    )


def encode(weights: WhereWeights) -> bytes:
    """Return the weights as JSON, in alphabetical order."""
    return msgspec.json.encode(weights, order="sorted")


def train(gold: list[Located], read: Reader) -> WhereWeights:
    """Choose the words and features, then weigh them."""
    words = common_words(read(text) for text in sorted({one.text for one in gold}))
    samples = [sample for one in gold if (sample := sampled(one, read, words))]
    seen = Counter(name for sample in samples for row in sample.rows for name in set(row))
    names = sorted(name for name, times in seen.items() if times >= RARE)
    first = fit(tabulate(samples, names), len(names), seed=0, l1=L1)
    chosen = sorted(np.argsort(-np.abs(first), kind="stable")[:KEPT])
    names = [names[number] for number in chosen]
    table = tabulate(samples, names)
    fits = [fit(table, len(names), seed=1 + seed, l1=0.0) for seed in range(SEEDS)]
    means = [round(float(value), 3) for value in np.mean(fits, axis=0)]
    weighed = {name: value for name, value in zip(names, means, strict=True) if value}
    weighed["0:"] = round(weighed.get("0:", 0.0) + SHIFT, 3)
    return WhereWeights(corpus=CORPUS, words=words, weights=weighed)


def common_words(readings: Iterable[Reading]) -> frozenset[str]:
    """Return words in lower case that are common, and capitalised ones that are in no names."""
    lower: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for reading in readings:
        names = [name for name in reading.names if name.kind in {"LOC", "PER"}]
        for token in reading.tokens:
            said = reading.text[token.start : token.end]
            if token.pos == "PROPN":
                proper[said.lower()] += 1
                named[said.lower()] += any(n.start <= token.start < n.end for n in names)
            elif said.islower():
                lower.update({said, token.lemma or said} if said.isalpha() else {said})
    return frozenset(word for word, times in lower.items() if times >= COMMON) | frozenset(
        word
        for word, times in proper.items()
        if times >= CAPITALISED and named[word] <= IN_NAMES * times
    )


def sampled(one: Located, read: Reader, words: frozenset[str]) -> Sample | None:
    """Describe the choices of a sentence; spaces and commas at the edges of its places are cut."""
    scene = see(read(one.text), one.verbs[0], ())
    if scene is None:
        return None
    found = stretches(scene)
    places = {trimmed(place, one.text) for place in one.locations}
    right = [not one.locations, *(scene.span(stretch) in places for stretch in found)]
    rows = [sorted(set(row)) for row in describe(scene, found, words)]
    return Sample(rows, right) if any(right) else None


def trimmed(place: Span, text: str) -> Span:
    """Cut spaces and commas from the edges."""
    said = place.of(text)
    start = place.start + len(said) - len(said.lstrip(" ,"))
    return Span(start, start + len(said.strip(" ,")))


def tabulate(samples: Sequence[Sample], names: Sequence[str]) -> Table:
    """Number the features that are to be weighed; each row also has the last number, worth nothing."""
    numbers = {name: number for number, name in enumerate(names)}
    rows = [
        [*(numbers[name] for name in row if name in numbers), len(names)]
        for sample in samples
        for row in sample.rows
    ]
    return Table(
        features=np.concatenate([np.array(row, dtype=np.int64) for row in rows]),
        rows=starts(len(row) for row in rows),
        samples=starts(len(sample.rows) for sample in samples),
        right=np.array([right for sample in samples for right in sample.right]),
    )


def starts(sizes: Iterable[int]) -> Ints:
    """Return where each of several things begins that stand one after the other, and the end."""
    return np.concatenate([[0], np.cumsum(list(sizes))]).astype(np.int64)


def ranges(begins: Ints, ends: Ints) -> Ints:
    """Return all numbers of several ranges, one after the other."""
    return np.concatenate([np.arange(*edges) for edges in zip(begins, ends, strict=True)])


def fit(table: Table, size: int, *, seed: int, l1: float) -> Floats:
    """Return the weights by Adam, with features dropped at random; L1 pulls small ones to zero."""
    random = np.random.default_rng(seed)
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    count = len(table.samples) - 1
    total = EPOCHS * -(-count // BATCH)
    orders = (random.permutation(count) for _ in range(EPOCHS))
    batches = (order[at : at + BATCH] for order in orders for at in range(0, count, BATCH))
    for number, batch in enumerate(batches, start=1):
        slope = gradient(table, np.sort(batch), weights, random) + L2 * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        rate = RATE * (1 - 0.95 * number / total)
        step = mean / (1 - 0.9**number) / (np.sqrt(square / (1 - 0.999**number)) + 1e-8)
        weights = weights - rate * step
        if l1:
            weights = np.sign(weights) * np.maximum(np.abs(weights) - rate * l1, 0)
    return weights


def gradient(table: Table, batch: Ints, weights: Floats, random: np.random.Generator) -> Floats:
    """Return the slope of the mean loss of some samples."""
    rows = ranges(table.samples[batch], table.samples[batch + 1])
    features = table.features[ranges(table.rows[rows], table.rows[rows + 1])]
    kept = (random.random(len(features)) >= DROPPED) / (1 - DROPPED)
    begins = starts(table.rows[rows + 1] - table.rows[rows])
    scores = np.add.reduceat(np.append(weights, 0.0)[features] * kept, begins[:-1])
    of_sample = starts(table.samples[batch + 1] - table.samples[batch])
    sizes, firsts = np.diff(of_sample), of_sample[:-1]
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts), sizes))
    right = odds * table.right[rows]
    shares = odds / np.repeat(np.add.reduceat(odds, firsts), sizes)
    wanted = right / np.maximum(np.repeat(np.add.reduceat(right, firsts), sizes), 1e-300)
    pull = np.repeat((shares - wanted) / len(batch), np.diff(begins)) * kept
    slope = np.bincount(features, pull, minlength=len(weights) + 1)[:-1]
    return slope.astype(np.float64)


if __name__ == "__main__":
    main()
