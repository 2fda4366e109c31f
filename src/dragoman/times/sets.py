"""Reads how often something is: every day, twice a week, annually."""

from dragoman.model.time import TimeType
from dragoman.times.anchors import Anchors
from dragoman.times.meaning import Meaning
from dragoman.times.numbers import amount, duration
from dragoman.times.scan import Found

__all__ = ["SETS"]


def read_every(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "every day", "every two years", "each summer"."""
    if season := found.value("season"):
        return Meaning(type=TimeType.SET, value=f"XXXX-{season}")
    if part := found.value("daypart"):
        return Meaning(type=TimeType.SET, value=f"XXXX-XX-XXT{part}")
    if month := found.number("month"):
        return Meaning(type=TimeType.SET, value=f"XXXX-{month:02}")
    unit = found.value("unit") or found.value("units")
    count = 2.0 if found.value("other") is not None else amount(found, "number") or 1.0
    value = duration(unit, count) if unit else None
    return Meaning(type=TimeType.SET, value=value) if value else None


def read_per(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "twice a week", "per year"."""
    unit = found.value("unit")
    value = duration(unit, 1) if unit else None
    return Meaning(type=TimeType.SET, value=value) if value else None


def read_often(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "daily", "annually"."""
    value = found.value("often")
    return Meaning(type=TimeType.SET, value=value) if value else None


SETS = {
    "every": read_every,
    "often": read_often,
    "per": read_per,
}
