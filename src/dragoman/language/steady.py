"""Gives the names of an article one kind where they are plainly one person's."""

from collections.abc import Sequence

from dragoman.model import Name

__all__ = ["steadied"]


def steadied(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names of an article; a surname alone has the kind of the full name before it.

    A parser sees a paragraph at a time, and takes "Witkoff" beside two countries for a third.

    Args:
        text: The article's text.
        names: In text order.

    Returns:
        The same names; a word alone that ended a person's name of several words is a person.
    """
    surnames: set[str] = set()
    found: list[Name] = []
    for name in names:
        first, _, last = text[name.start : name.end].rpartition(" ")
        if first and name.kind == "PER":
            surnames.add(last)
        person = not first and last in surnames
        found.append(Name(name.start, name.end, "PER") if person else name)
    return found
