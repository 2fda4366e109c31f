"""Finds the place of an event or a figure among those that its article names."""

from collections.abc import Callable, Iterable

from dragoman.model import Event, Figure, Place

__all__ = ["Located", "located"]

Located = Event | Figure


def located(one: Located, places: Iterable[Place], same: Callable[[str], str]) -> Place | None:
    """Return the place itself, with its coordinates.

    Args:
        one: An event or a figure.
        places: All that its article names.
        same: Returns what the names of one place have in common.

    Returns:
        The place whose words say where it happened, else one of the same name, else None. None too
        where the page's words could be resolved to no point.
    """
    known = [place for place in places if place.lat is not None and place.lon is not None]
    if isinstance(one, Event) and one.where is not None:
        there = next((place for place in known if place.span.overlaps(one.where)), None)
        if there is not None:
            return there
    if one.place is None:
        return None
    asked = same(one.place)
    return next((place for place in known if place.name and same(place.name) == asked), None)
