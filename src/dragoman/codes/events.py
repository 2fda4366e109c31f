"""Reads the words that may name an event, and what was learned of when they do."""

from functools import cache

import msgspec

from dragoman.codes.layers import DATA, Layers
from dragoman.errors import DataError

__all__ = ["EventCodes", "Frame", "load_events"]

_WEIGHTS = "en/events.json"


class Frame(msgspec.Struct, frozen=True):
    """A verb or noun that may name an event.

    Attributes:
        name: Key of the row.
        words: Its dictionary form, with its particle or the noun before it ("carry out").
        pos: VERB or NOUN.
        type: PLOVER type.
        mode: PLOVER mode, or empty.
    """

    name: str
    words: str
    pos: str
    type: str
    mode: str = ""


class _WordRow(msgspec.Struct, frozen=True):
    """A small word, by what it tells."""

    name: str
    word: str
    group: str


class _Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tools/train_events.py wrote."""

    corpus: str
    event: dict[str, float]
    status: dict[str, dict[str, float]]


class EventCodes(msgspec.Struct, frozen=True, kw_only=True):
    """Words of events and weights of their features.

    Attributes:
        frames: By dictionary form of the first word: the frames that may begin there.
        words: By group, words that tell who did it, to whom, since when, and that it was not.
        event: Weight of each feature for its being an event.
        status: The same for each status.
    """

    frames: dict[str, tuple[Frame, ...]]
    words: dict[str, frozenset[str]]
    event: dict[str, float]
    status: dict[str, dict[str, float]]


@cache
def load_events(layers: Layers) -> EventCodes:
    """Read the frames and the weights.

    Args:
        layers: Our data folder and the caller's folders over it.

    Raises:
        DataError: A file cannot be read.
    """
    frames: dict[str, tuple[Frame, ...]] = {}
    for row in layers.table("en/frames.csv", Frame, key="name"):
        first = row.words.split()[-1 if row.pos == "NOUN" else 0]
        frames[first] = (*frames.get(first, ()), row)
    words: dict[str, frozenset[str]] = {}
    for word in layers.table("en/event_words.csv", _WordRow, key="name"):
        words[word.group] = words.get(word.group, frozenset()) | {word.word}
    paths = [folder / _WEIGHTS for folder in layers.folders if (folder / _WEIGHTS).is_file()]
    path = paths[-1] if paths else DATA / _WEIGHTS
    try:
        weights = msgspec.json.decode(path.read_bytes(), type=_Weights)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: the weights of events cannot be read: {error}") from error
    return EventCodes(frames=frames, words=words, event=weights.event, status=weights.status)
