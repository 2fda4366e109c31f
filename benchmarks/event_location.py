"""Measures where events happened: an event's trigger in, the exact words of the place out, or none.

usage: python -m benchmarks.event_location [--errors N]
The gold has sentences of conflict news, each with a trigger and the places of that event: none,
one or several, of which any counts. A tenth of it was held back from training, and is measured.
"""

import argparse
import gzip
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from benchmarks.treebanks import Reader, reader
from dragoman.codes.layers import Layers
from dragoman.codes.where import load_where
from dragoman.language import load_parser
from dragoman.model import Reading, Span
from dragoman.places.where import find_where

__all__ = ["Located", "is_held_back", "measure", "read_located", "share_right"]

FILE = "place/event_location.train.jsonl.gz"
REFUSED = frozenset({"reject", "ignore"})

# From a reading and a trigger to the words of the place.
Finder = Callable[[Reading, Span], Span | None]


class Located(msgspec.Struct, frozen=True):
    """A sentence as annotated: the triggers of one event, and where it happened.

    Attributes:
        id: Of the text that it is from.
        text: The sentence.
        verbs: The trigger; where there are two, the first counts.
        locations: Each name of the place.
        answer: "reject" or "ignore" where the annotator would not answer.
    """

    id: str
    text: str
    verbs: tuple[Span, ...]
    locations: tuple[Span, ...]
    answer: str | None = None


def main() -> None:
    """Print the share of right answers, ours and the baselines'."""
    options = argparse.ArgumentParser()
    options.add_argument("--errors", type=int, default=0, help="show so many")
    chosen = options.parse_args()
    read = reader(load_parser())
    for name, value in measure(data_folder(), read=read).items():
        print(f"{name:32} {value:.3f}")
    wrong = [one for one in held_back(data_folder()) if not is_right(one, ours(read, one))]
    for one in wrong[: chosen.errors]:
        found = ours(read, one)
        print(f"\n{one.text.strip()}\n  trigger {one.verbs[0].of(one.text)!r}")
        print(f"  found {found and found.of(one.text)!r}")
        print(f"  right {[place.of(one.text) for place in one.locations]}")


def measure(data: Path, *, read: Reader) -> dict[str, float]:
    """Measure on the tenth that was held back.

    Args:
        data: The data folder.
        read: Reads a raw text.

    Returns:
        Shares by name, 0 to 1: of right answers, by us and by two baselines; of places that were
        found among those that are there (recall) and of right ones among those found (precision).
    """
    gold = held_back(data)
    found = [(one, ours(read, one)) for one in gold]
    told = [is_right(one, place) for one, place in found if place]
    there = [is_right(one, place) for one, place in found if one.locations]
    return {
        "place or none right": share_right(gold, read, weighed),
        "place precision": sum(told) / len(told),
        "place recall": sum(there) / len(there),
        "nearest following": share_right(gold, read, nearest),
        "always none": share_right(gold, read, lambda _reading, _trigger: None),
    }


def held_back(data: Path) -> list[Located]:
    """Read what was not trained on."""
    return [one for one in read_located(data / "gold") if is_held_back(one)]


def read_located(gold: Path) -> list[Located]:
    """Read the sentences, without those whose annotator would not answer.

    Args:
        gold: Folder of the gold data.
    """
    decode = msgspec.json.Decoder(Located).decode
    with gzip.open(gold / FILE) as lines:
        return [one for line in lines if (one := decode(line)).answer not in REFUSED]


def is_held_back(one: Located) -> bool:
    """Say whether a sentence is in the tenth that is never trained on: blake2b of its id mod 10."""
    return int.from_bytes(blake2b(one.id.encode()).digest(), "big") % 10 == 0


def share_right(gold: Iterable[Located], read: Reader, find: Finder) -> float:
    """Return the share of sentences with the exact words of a place, or with none where none is."""
    right = [is_right(one, find(read(one.text), one.verbs[0])) for one in gold]
    return sum(right) / len(right)


def is_right(one: Located, found: Span | None) -> bool:
    """Say whether words are one of the places, or nothing where there is none."""
    return found in one.locations if found else not one.locations


def ours(read: Reader, one: Located) -> Span | None:
    """Find the place with our weights."""
    return weighed(read(one.text), one.verbs[0])


def weighed(reading: Reading, trigger: Span) -> Span | None:
    """Find the place with our weights."""
    return find_where(reading, trigger, weights=load_where(Layers()))


def nearest(reading: Reading, trigger: Span) -> Span | None:
    """Find the first name of a place after the trigger: the baseline."""
    names = (name for name in reading.names if name.kind == "LOC" and name.start >= trigger.end)
    return next((Span(name.start, name.end) for name in names), None)


if __name__ == "__main__":
    main()
