"""Measures what one party does to another (15 PLOVER types), and who the parties are.

usage: python -m benchmarks.plover [--folds] [--branches FOLDER] [--parts]

By default, what ships is measured on the fifths that it has not seen. `--folds` fits the linear
model anew for each fifth; with `--branches`, the folder that `python -m training.event_types folds`
wrote, the network's branch is measured as well, alone and together. `--parts` says by
cross-validation what each group of features and each further set adds to the linear model.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from benchmarks.plover_pairs import CAMEO, FOLDS, PLV, TYPES, Pair, Tagged, read_cameo, read_plv
from benchmarks.treebanks import Reader, reader
from dragoman.codes.event_types import EventTypeWeights, load_event_types
from dragoman.codes.events import load_events
from dragoman.codes.layers import Layers
from dragoman.events.classify import Second, classify
from dragoman.language import load_parser
from dragoman.language.en import event_types as branch
from dragoman.language.en.network import load_network
from tools.train_event_types import Row, fit, read_rows

__all__ = ["macro_f1", "measure", "measure_parties", "token_f1"]

HELD_BACK = 0
_KINDS = {"actor": "S", "target": "T", "both": "R"}


# Features of the linear model by what they begin with or hold; the rest are words.
_PARTS: dict[str, Callable[[str], bool]] = {
    "without words and pairs of words": lambda name: name.startswith("word"),
    "without types of frames": lambda name: "type " in name,
    "without the path": lambda name: name.startswith(("path ", "top ", "case ")),
    "without the parties' verbs": lambda name: name.startswith(("actor ", "recipient ")),
    "without what hangs on the verb": lambda name: name.startswith("below") or " above " in name,
}


class Told(msgspec.Struct, frozen=True):
    """A pair's type, and what was told."""

    gold: str
    found: str


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folds", action="store_true")
    options.add_argument("--branches", type=Path)
    options.add_argument("--parts", action="store_true")
    chosen = options.parse_args()
    data = data_folder()
    for file in (PLV, CAMEO):
        if not (data / file).exists():
            sys.exit(f"skipped: no {file} in {data}")
    read = reader(load_parser())
    if chosen.parts:
        figures = measure_parts(data, read)
    elif chosen.folds:
        figures = cross_validate(data, read, chosen.branches)
    else:
        figures = measure(data, read)
    for name, value in figures.items():
        print(f"{name:52} {value:.3f}")


def measure(data: Path, read: Reader) -> dict[str, float]:
    """Measure what ships on the fifths that were held back.

    Args:
        data: The data folder.
        read: Reads a raw text.

    Returns:
        Figures by name, 0 to 1.
    """
    pairs = [pair for pair in read_plv(data, read) if pair.fold == HELD_BACK]
    weights, second = load_event_types(Layers()), branch.load_event_types()
    tagged = [one for one in read_cameo(data, read) if one.fold == HELD_BACK]
    return (
        scores("words and syntax: ", [tell(pair, weights) for pair in pairs])
        | scores("", [tell(pair, weights, second) for pair in pairs])
        | measure_parties(tagged, second)
    )


def cross_validate(data: Path, read: Reader, branches: Path | None) -> dict[str, float]:
    """Measure on each fifth what was learned from the other four.

    Args:
        data: The data folder.
        read: Reads a raw text.
        branches: Folder with a branch for each fifth, or None.

    Returns:
        Figures by name, 0 to 1, over all fifths together.
    """
    rows, pairs, tagged = read_rows(data, read), read_plv(data, read), read_cameo(data, read)
    told: dict[str, list[Told]] = {}
    found: list[tuple[Tagged, list[str]]] = []
    for fold in range(FOLDS):
        weights = fit([row for row in rows if row.fold != fold])
        nothing = msgspec.structs.replace(weights, weights={})
        second = branch.EventTypes(load_network(), branches / str(fold)) if branches else None
        for pair in pairs:
            if pair.fold != fold:
                continue
            told.setdefault("words and syntax: ", []).append(tell(pair, weights))
            if second:
                told.setdefault("network: ", []).append(tell(pair, nothing, second))
                told.setdefault("both: ", []).append(tell(pair, weights, second))
        if second:
            found += [(one, labels(one, second)) for one in tagged if one.fold == fold]
    figures = {key: value for name, one in told.items() for key, value in scores(name, one).items()}
    return figures | (parties(found) if found else {})


def measure_parts(data: Path, read: Reader) -> dict[str, float]:
    """Measure the linear model by cross-validation without some of what it has.

    Args:
        data: The data folder.
        read: Reads a raw text.

    Returns:
        Figures by name, 0 to 1.
    """
    rows, pairs = read_rows(data, read), read_plv(data, read)
    trials = {name: [_without(row, leaves) for row in rows] for name, leaves in _PARTS.items()}
    for corpus in ("pages", "cameo"):
        trials[f"without {corpus}"] = [row for row in rows if row.corpus != corpus]
    trials["this set alone"] = [row for row in rows if row.corpus == "plv"]
    figures: dict[str, float] = {}
    for name, kept in {"all": rows, **trials}.items():
        told: list[Told] = []
        for fold in range(FOLDS):
            weights = fit([row for row in kept if row.fold != fold])
            told += [tell(pair, weights) for pair in pairs if pair.fold == fold]
        figures |= scores(f"{name}: ", told)
    return figures


def _without(row: Row, leaves: Callable[[str], bool]) -> Row:
    kept = tuple(name for name in row.features if not leaves(name))
    return msgspec.structs.replace(row, features=kept)


def tell(pair: Pair, weights: EventTypeWeights, second: Second | None = None) -> Told:
    """Return a pair's type beside the likeliest one."""
    frames = load_events(Layers()).frames
    shares = classify(
        pair.reading, (pair.actor, pair.recipient), frames=frames, weights=weights, second=second
    )
    return Told(pair.types[0], next(iter(shares), ""))


def scores(name: str, told: Sequence[Told]) -> dict[str, float]:
    """Return accuracy and macro-F1 under names that begin so."""
    right = sum(one.gold == one.found for one in told) / len(told)
    return {f"{name}types, accuracy": right, f"{name}types, macro-F1": macro_f1(told)}


def macro_f1(told: Sequence[Told]) -> float:
    """Return the mean of the F1 of the types, each as weighty."""
    gold, found = Counter(one.gold for one in told), Counter(one.found for one in told)
    right = Counter(one.gold for one in told if one.gold == one.found)
    each = [2 * right[name] / ((gold[name] + found[name]) or 1) for name in TYPES]
    return sum(each) / len(each)


def measure_parties(tagged: Sequence[Tagged], told: branch.EventTypes) -> dict[str, float]:
    """Return how well the words of actors and targets are found.

    Args:
        tagged: Labelled sentences.
        told: What finds them.

    Returns:
        Figures by name, 0 to 1.
    """
    return parties([(one, labels(one, told)) for one in tagged])


def labels(tagged: Tagged, told: branch.EventTypes) -> list[str]:
    """Return the labels of a sentence's words, in the set's way."""
    found = ["O"] * len(tagged.words)
    for line in tagged.reading.sentences:
        for party in told.parties(tagged.reading, line):
            held = [at for at, one in enumerate(tagged.words) if one.overlaps(party.span)]
            for number, at in enumerate(held):
                found[at] = ("I-" if number else "B-") + _KINDS[party.kind]
    return found


def parties(found: Sequence[tuple[Tagged, Sequence[str]]]) -> dict[str, float]:
    """Return F1 of words with their role, with their label (B or I as well), and of whole spans."""
    gold = [list(one.labels) for one, _ in found]
    mine = [list(labels_) for _, labels_ in found]
    roles = [[[label[2:] for label in row] for row in rows] for rows in (gold, mine)]
    return {
        "parties, words with role, F1": token_f1(*roles),
        "parties, words with label, F1": token_f1(gold, mine, outside="O"),
        "parties, whole spans, F1": spans_f1(gold, mine),
    }


def token_f1(
    gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]], *, outside: str = ""
) -> float:
    """Return the F1 of words that are labelled as anything but outside, all labels together."""
    pairs = [
        (one, other)
        for rows in zip(gold, found, strict=True)
        for one, other in zip(*rows, strict=True)
    ]
    right = sum(one == other != outside for one, other in pairs)
    total = sum((one != outside) + (other != outside) for one, other in pairs)
    return 2 * right / total if total else 0.0


def spans_f1(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> float:
    """Return the F1 of exact spans with their role."""
    both = [
        {(at, *span) for at, row in enumerate(rows) for span in _spans(row)}
        for rows in (gold, found)
    ]
    total = sum(map(len, both))
    return 2 * len(both[0] & both[1]) / total if total else 0.0


def _spans(row: Sequence[str]) -> Mapping[tuple[int, int, str], None]:
    spans: dict[tuple[int, int, str], None] = {}
    start, kind = 0, ""
    for at, label in enumerate([*row, "O"]):
        if kind and label != f"I-{kind}":
            spans[start, at, kind] = None
            kind = ""
        if label.startswith("B-"):
            start, kind = at, label[2:]
    return spans


if __name__ == "__main__":
    main()
