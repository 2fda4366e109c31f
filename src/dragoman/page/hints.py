"""What the caller says of the pages handed over, beside the pages themselves."""

import msgspec

__all__ = ["Hints"]


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """The caller's own word on the pages of one source.

    Attributes:
        published: The publication date (`--published`); it outranks every other claim.
        whole: The whole text is body: no search for furniture (`--as-is`).
        outlet: The outlet's name; it outranks a name that came with the page.
        url: The address of a page that came without one.
    """

    published: str | None = None
    whole: bool = False
    outlet: str | None = None
    url: str | None = None
