"""Reads what was learned about the words that tell what one party does to another."""

from functools import cache

import msgspec

from dragoman.codes.layers import DATA, Layers
from dragoman.errors import DataError

__all__ = ["EventTypeWeights", "load_event_types"]

_FILE = "en/event_types.json"


class EventTypeWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What tells the type of a pair's event; made by tools/train_event_types.py.

    Attributes:
        corpus: What it was trained on.
        types: PLOVER types, with CONCEDE and RETREAT as YIELD.
        weights: By feature, hundredths of its weight for each type.
    """

    corpus: str
    types: tuple[str, ...]
    weights: dict[str, tuple[int, ...]]


@cache
def load_event_types(layers: Layers) -> EventTypeWeights:
    """Read the weights from the uppermost layer that has them.

    Args:
        layers: Our data folder and the caller's folders over it.

    Returns:
        The weights.

    Raises:
        DataError: The file cannot be read.
    """
    paths = [folder / _FILE for folder in layers.folders if (folder / _FILE).is_file()]
    path = paths[-1] if paths else DATA / _FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=EventTypeWeights)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: the weights of event types cannot be read: {error}") from error
