"""Turns a list of names into one pattern that finds any of them."""

import re
from functools import cache

__all__ = ["any_of"]


@cache
def any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern that finds any of these names as whole words, the longest first.

    Args:
        names: Names as they are written; at least one.

    Returns:
        A compiled pattern, made once per list.
    """
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
