"""Reads the words that may name an event, and what was learned of when they do."""

from functools import cache

import msgspec

from dragoman.codes.inflection import forms_of
from dragoman.codes.layers import DATA, Layers
from dragoman.errors import DataError

__all__ = ["EventCodes", "Frame", "PloverType", "load_events"]

_WEIGHTS = "en/events.json"
_OF = frozenset({"of", "for"})


class Frame(msgspec.Struct, frozen=True):
    """A verb or noun that may name an event.

    Attributes:
        name: Key of the row.
        words: Its dictionary form, with its particle or the noun before it ("carry out").
        pos: VERB or NOUN.
        type: PLOVER type.
        mode: PLOVER mode, or empty.
        strength: 3 where it nearly always names such an event in news of conflicts, 2 where it
            often does, 1 where it may.
    """

    name: str
    words: str
    pos: str
    type: str
    mode: str = ""
    strength: int = 2


class PloverType(msgspec.Struct, frozen=True):
    """A type of PLOVER 2.0.

    Attributes:
        name: The type ("ASSAULT").
        quad: Verbal or material, cooperation or conflict ("MATERIAL CONF").
        together: "yes" where all who take part do it together: who meets, who signs.
        whose_of: Who X is in "the withdrawal of X": "actor" or "recipient".
        counts: What the figures that measure such an event count (data/en/figures.csv).
    """

    name: str
    quad: str
    together: str = ""
    whose_of: str = "recipient"
    counts: tuple[str, ...] = ()


class _FormsRow(msgspec.Struct, frozen=True):
    """A verb and its forms that no rule makes, with a space between."""

    name: str
    base: str
    forms: str


class _ContextRow(msgspec.Struct, frozen=True):
    """A context, and words by which a sentence tells of it."""

    name: str
    words: tuple[str, ...]


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
    actor: dict[str, float]
    recipient: dict[str, float]
    right: dict[str, float]


class EventCodes(msgspec.Struct, frozen=True, kw_only=True):
    """Words of events and weights of their features.

    Attributes:
        frames: By each form of the word that carries it: the frames that may stand there.
        beside: By name of a frame of several words: those but the one that carries it.
        words: By group, words that tell who did it, to whom, since when, and that it was not.
        plover: By name, the types.
        contexts: PLOVER's contexts by the words that tell of them.
        event: Weight of each feature for its being an event.
        status: The same for each status.
        actor: Weight of each feature of a party for its having done it.
        recipient: The same for its having suffered or received it.
        right: Weight of each measure for type, actors and status being right together.
    """

    frames: dict[str, tuple[Frame, ...]]
    beside: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    plover: dict[str, PloverType]
    contexts: dict[str, tuple[str, ...]]
    event: dict[str, float]
    status: dict[str, dict[str, float]]
    actor: dict[str, float]
    recipient: dict[str, float]
    right: dict[str, float]


@cache
def load_events(layers: Layers) -> EventCodes:
    """Read the frames and the weights.

    Args:
        layers: Our data folder and the caller's folders over it.

    Raises:
        DataError: A file cannot be read.
    """
    frames: dict[str, list[Frame]] = {}
    beside: dict[str, frozenset[str]] = {}
    irregular = {
        row.base: tuple(row.forms.split())
        for row in layers.table("en/verb_forms.csv", _FormsRow, key="name")
    }
    for row in layers.table("en/frames.csv", Frame, key="name"):
        carrier = _carrier(row)
        for form in forms_of(carrier, row.pos, irregular):
            frames.setdefault(form, []).append(row)
        if " " in row.words:
            beside[row.name] = frozenset(row.words.split()) - {carrier}
    words: dict[str, frozenset[str]] = {}
    for word in layers.table("en/event_words.csv", _WordRow, key="name"):
        words[word.group] = words.get(word.group, frozenset()) | {word.word}
    contexts: dict[str, tuple[str, ...]] = {}
    for context in layers.table("en/contexts.csv", _ContextRow, key="name"):
        for said in context.words:
            contexts[said] = (*contexts.get(said, ()), context.name)
    paths = [folder / _WEIGHTS for folder in layers.folders if (folder / _WEIGHTS).is_file()]
    path = paths[-1] if paths else DATA / _WEIGHTS
    try:
        weights = msgspec.json.decode(path.read_bytes(), type=_Weights)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: the weights of events cannot be read: {error}") from error
    return EventCodes(
        frames={form: tuple(rows) for form, rows in frames.items()},
        beside=beside,
        words=words,
        contexts=contexts,
        plover={row.name: row for row in layers.table("plover.csv", PloverType, key="name")},
        event=weights.event,
        status=weights.status,
        actor=weights.actor,
        recipient=weights.recipient,
        right=weights.right,
    )


def _carrier(frame: Frame) -> str:
    """Return the word that carries a frame: a verb's first, the last of a noun's or before "of"."""
    words = frame.words.split()
    if frame.pos == "VERB":
        return words[0]
    small = next((at for at, word in enumerate(words) if word in _OF and at), len(words))
    return words[small - 1]
