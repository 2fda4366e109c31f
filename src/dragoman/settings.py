"""What a run may be told: one frozen struct, passed along; nobody reads it from the air."""

import msgspec

__all__ = ["Settings"]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How pages are read.

    Attributes:
        max_page_mb: A page above this many megabytes (after unpacking) is rejected.
        max_page_seconds: A page that takes longer is rejected.
        min_text_chars: A page with less text is rejected.
        jobs: Processes that read pages; 0 means one per core.
        codes: Folders laid over our codes, lowest first.
    """

    max_page_mb: float = 20.0
    max_page_seconds: float = 20.0
    min_text_chars: int = 80
    jobs: int = 0
    codes: tuple[str, ...] = ()
