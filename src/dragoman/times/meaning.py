"""What a reader of a rule makes of its match."""

from datetime import date

import msgspec

from dragoman.model.time import TimeType

__all__ = ["Meaning", "date_of", "length_of"]


class Meaning(msgspec.Struct, frozen=True):
    """Type and value of a time, before it has its place in a text.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        mod: TIMEX3 modifier.
        extent: First and last day where they do not follow from value and modifier.
        tells: Whether later words may be counted from this date.
        quarter: The quarter that "a year earlier" is counted from after this, "" for none.
    """

    type: TimeType
    value: str
    mod: str | None = None
    extent: tuple[date, date] | None = None
    tells: bool = False
    quarter: str | None = None


def date_of(value: str, mod: str | None = None, *, tells: bool = True) -> Meaning:
    """Return a date, of which the text may go on to tell."""
    return Meaning(type=TimeType.DATE, value=value, mod=mod or None, tells=tells)


def length_of(value: str, mod: str | None = None) -> Meaning:
    """Return a duration."""
    return Meaning(type=TimeType.DURATION, value=value, mod=mod or None)
