"""Finds the date of publication in a line that says nothing else: "Published 24 July 2025"."""

import re
from datetime import date

import msgspec

from dragoman.codes.furniture import Furniture, fold
from dragoman.model import DateClaim, DateSource

__all__ = ["find_date_claim", "is_date_line"]

_LONGEST = 140
_FIRST_YEAR = 1990

# Only forms that can be read in one way; 07/24/2025 and 24/07/2025 are left to other evidence.
_DATE = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})\s?[年년.]\s?(?P<m3>\d{1,2})\s?[月월.]\s?(?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ \xa0-](?:de |of )?(?P<n4>[^\W\d_]{3,12})\.?,?"
    r"[ \xa0-](?:de |del )?(?P<y4>\d{4})"
    r"|(?P<n5>[^\W\d_]{3,12})\.? (?P<d5>\d{1,2})(?:st|nd|rd|th)?,? (?P<y5>\d{4})"
)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?|\b(?:am|pm|a\.m|p\.m|gmt|utc|et|est|edt|bst|cet|cest|ist|uhr)\b",
    re.IGNORECASE,
)


class _Dated(msgspec.Struct, frozen=True):
    """A date in a line, and the folded words between the date before it and itself."""

    value: str
    said: str


def find_date_claim(text: str, phrases: Furniture) -> DateClaim | None:
    """Return the date of publication that a line near the title claims, if it does.

    Args:
        text: The line.
        phrases: Words before dates, and the names of months.

    Returns:
        A claim to the day, or None where the line says when it was changed, or says more.
    """
    if len(text) > _LONGEST:
        return None
    for found in _dates(text, phrases):
        words = found.said
        if any(words.endswith(phrase) for phrase in phrases.changed):
            continue
        if not words or words.endswith(phrases.published) or words.startswith(phrases.bylines):
            return DateClaim(
                value=found.value, source=DateSource.PAGE, detail=f"line {' '.join(text.split())!r}"
            )
    return None


def is_date_line(text: str, phrases: Furniture) -> bool:
    """Return whether a line says when, and next to nothing else."""
    if len(text) > _LONGEST or not _dates(text, phrases):
        return False
    left = fold(_TIME.sub(" ", _DATE.sub(" ", text)))
    for phrase in (*phrases.published, *phrases.changed):
        left = f" {left} ".replace(f" {phrase} ", " ").strip()
    return len(left) < 25


def _dates(text: str, phrases: Furniture) -> list[_Dated]:
    found = []
    last = 0
    for match in _DATE.finditer(text):
        value = _value(match, phrases)
        if value:
            found.append(_Dated(value, fold(_TIME.sub(" ", text[last : match.start()]))))
            last = match.end()
    return found


def _value(match: re.Match[str], phrases: Furniture) -> str | None:
    groups = {name[0]: value for name, value in match.groupdict().items() if value}
    month = phrases.months.get(fold(groups["n"])) if "n" in groups else int(groups["m"])
    try:
        day = date(int(groups["y"]), month or 0, int(groups["d"]))
    except ValueError:
        return None
    return day.isoformat() if day.year >= _FIRST_YEAR else None
