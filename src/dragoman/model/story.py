"""Reports of one happening together, and which of them are independent."""

from enum import StrEnum

import msgspec

__all__ = ["Kinship", "Lineage", "Story"]


class Kinship(StrEnum):
    """How one report descends from another."""

    IDENTICAL = "identical"
    SYNDICATED = "syndicated"
    REWRITE = "rewrite"
    AGGREGATION = "aggregation"
    INDEPENDENT = "independent"


class Lineage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How two articles are related, with the evidence in words.

    Attributes:
        older: Id of the article that came first.
        newer: Id of the other.
        kinship: How the newer descends from the older.
        evidence: What it rests on ("84 % of its 5-word shingles; credit line …").
        confidence: 0 to 1.
    """

    older: str
    newer: str
    kinship: Kinship
    evidence: str
    confidence: float = 1.0


class Story(msgspec.Struct, frozen=True, kw_only=True, tag="story", tag_field="kind"):
    """Reports of one happening.

    Attributes:
        id: Content hash of "story" and the sorted ids of its members.
        title: The title of its first report.
        members: Ids of its articles in order of publication.
        origins: Ids of those that are independent: what corroboration counts.
    """

    id: str
    title: str | None
    members: tuple[str, ...]
    origins: tuple[str, ...] = ()
