"""Reads the hashtags of the Humanitarian Exchange Language for what figures count."""

import msgspec

from dragoman.codes.layers import Layers

__all__ = ["load_hxl"]


class _Row(msgspec.Struct, frozen=True):
    what: str
    hashtag: str


def load_hxl(layers: Layers) -> dict[str, str]:
    """Return the hashtag of each kind of figure (HXL 1.1, hxlstandard.org).

    Args:
        layers: Our data folder and what is laid over it.
    """
    return {row.what: row.hashtag for row in layers.table("hxl.csv", _Row, key="what")}
