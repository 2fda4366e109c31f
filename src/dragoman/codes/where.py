"""Reads what was learned about the words that say where an event happened."""

from functools import cache

import msgspec

from dragoman.codes.layers import DATA, Layers
from dragoman.errors import DataError

__all__ = ["WhereWeights", "load_where"]

_FILE = "en/where.json"


class WhereWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the ranker of places has learned; made by tools/train_where.py.

    Attributes:
        corpus: What it was trained on, and the licence of that.
        words: Common words, in lower case; features tell of other words only the shape.
        weights: Weight of each feature of a stretch of words, or ("0:") of there being no place.
    """

    corpus: str
    words: frozenset[str]
    weights: dict[str, float]


@cache
def load_where(layers: Layers) -> WhereWeights:
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
        return msgspec.json.decode(path.read_bytes(), type=WhereWeights)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: the weights of places cannot be read: {error}") from error
