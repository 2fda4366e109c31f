"""A page that holds no article for us, and why; a page on which a stage failed."""

from enum import StrEnum

import msgspec

__all__ = ["Failed", "Rejected", "Why"]


class Why(StrEnum):
    """The reasons for which a page is set aside; each is explained in docs/rejections.md."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TOO_SLOW = "too_slow"
    NO_TEXT = "no_text"
    NOT_ARTICLE = "not_article"
    UNDECODABLE = "undecodable"
    UNREADABLE = "unreadable"
    MALFORMED = "malformed"
    TRUNCATED = "truncated"


class Rejected(msgspec.Struct, frozen=True, kw_only=True, tag="rejected", tag_field="type"):
    """A page that was set aside, with its reason.

    Attributes:
        name: Where the page came from.
        key: The caller's own id, if given.
        url: Its address, if known.
        why: The reason.
        detail: One line for people, with the numbers.
    """

    name: str
    key: str | None = None
    url: str | None = None
    why: Why
    detail: str


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag="failed", tag_field="type"):
    """A page on which our own code broke: a bug of ours, kept and counted.

    Attributes:
        name: Where the page came from.
        key: The caller's own id, if given.
        url: Its address, if known.
        stage: The module in which it broke.
        error: The exception, on one line.
    """

    name: str
    key: str | None = None
    url: str | None = None
    stage: str
    error: str
