"""Turns the labels that spaCy pipelines give names and relations into ours, by two lists."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from dragoman.codes.layers import Layers

__all__ = ["SpacyLabels", "load_spacy_labels"]


class _NameRow(msgspec.Struct, frozen=True, gc=False):
    label: str
    kind: Literal["PER", "ORG", "LOC", "NORP"]


class _RelationRow(msgspec.Struct, frozen=True, gc=False):
    label: str
    relation: str


class SpacyLabels(msgspec.Struct, frozen=True, kw_only=True):
    """What a pipeline's labels are called here.

    Attributes:
        names: Our kind by the label of a name; names with other labels are dropped.
        relations: Universal relation by the label of a relation; other labels stay as they are.
    """

    names: Mapping[str, str]
    relations: Mapping[str, str]


def load_spacy_labels(layers: Layers, language: str = "en") -> SpacyLabels:
    """Read how a pipeline's labels are called here.

    Args:
        layers: Our data folder and what is laid over it.
        language: ISO 639-1 code; its folder holds the files.

    Returns:
        Kinds of names and relations by the pipeline's labels.

    Raises:
        DataError: A row does not fit.
    """
    names = layers.table(f"{language}/spacy_names.csv", _NameRow, key="label")
    relations = layers.table(f"{language}/spacy_relations.csv", _RelationRow, key="label")
    return SpacyLabels(
        names={row.label: row.kind for row in names},
        relations={row.label: row.relation for row in relations},
    )
