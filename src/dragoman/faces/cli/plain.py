"""Makes words of pages and file names harmless for a terminal."""

import sys

__all__ = ["is_terminal", "plain"]


def plain(words: str) -> str:
    """Return words on one line; control characters, which could drive a terminal, become spaces.

    The length stays the same, so offsets into the words hold.
    """
    return "".join(c if c.isprintable() else " " for c in words)


def is_terminal() -> bool:
    """Say whether standard output is a terminal; it may be closed."""
    return sys.stdout is not None and sys.stdout.isatty()
