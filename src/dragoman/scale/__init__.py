"""The same pipeline over many pages at once: `read_pages` uses all cores of one machine."""

from dragoman.scale.local import Done, read_pages

__all__ = ["Done", "read_pages"]
