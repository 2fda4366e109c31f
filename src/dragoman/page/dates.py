"""A date as somebody wrote it beside a page, to ISO 8601 at the precision that was written."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from logging import getLogger
from pathlib import PurePosixPath

from dragoman.model import DateClaim, DateSource

__all__ = ["by_trust", "claim_date", "claim_from_name", "to_iso"]

logger = getLogger(__name__)

# Longer than any date with its weekday, month and zone spelled out.
MAX_CHARS = 64

# The first printed newspaper; what is older (0001-01-01) is an empty field of some program.
FIRST_YEAR = 1605

# Midnight of this day to the second is what programs write for "no date"; the day alone is kept.
NO_DATE = "1970-01-01T00:00:00"

# A number in a file name is a year only within these.
FILE_YEARS = range(1900, 2100)

ISO = re.compile(
    r"(?P<year>\d{4})"
    r"(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2})"
    r"(?:[Tt\s]\s?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
    r")?)?",
    re.ASCII,
)
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?", re.ASCII)
CLOCK = re.compile(r"\d:\d{2}(?P<second>:\d{2})?", re.ASCII)

FILE_DATE = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
MONTH_OR_DAY = re.compile(r"\d{1,2}", re.ASCII)

# A checksum as a file name ("9f20250724ab…") holds digits that look like a date now and then.
CHECKSUM = re.compile(r"(?=[0-9]*[a-f])[0-9a-f]{16,}", re.IGNORECASE | re.ASCII)
RUN = re.compile(r"[0-9A-Za-z]+", re.ASCII)


def to_iso(text: str) -> str | None:
    """Return a date in ISO 8601, no finer than it was written.

    It reads ISO 8601 in its usual spellings ("2025-07", "2013-08-05 12:33:51+01:00", "20250724")
    and dates as mail and feeds write them ("Thu, 24 Jul 2025 10:30:00 GMT", "July 24, 2025").
    "24/07/2025" is not read: in half of the world it would mean another day.

    Args:
        text: The date as it stands.

    Returns:
        "2025", "2025-07", "2025-07-24", "2025-07-24T10:30+02:00" or "2025-07-24T10:30:00+02:00";
        None where the text is no date or the calendar does not have it.
    """
    written = text.strip()
    if not written or len(written) > MAX_CHARS:
        return None
    packed = PACKED.fullmatch(written)
    if packed:
        year, month, day, *clock, zone = packed.groups()
        written = f"{year}-{month}-{day}"
        written += f"T{':'.join(clock)}{zone or ''}" if clock[0] else ""
    match = ISO.fullmatch(written)
    value = _from_iso(match) if match else _from_mail(written)
    return None if value is None or value.startswith(NO_DATE) else value


def claim_date(text: str | None, source: DateSource, place: str) -> DateClaim | None:
    """Return a claim about the publication date, or None where there is no date to read.

    Args:
        text: The date as it stands, if there is one.
        source: What kind of evidence it is.
        place: Where it stands, for people: "date", "WARC-Date".
    """
    if text is None or not text.strip():
        return None
    value = to_iso(text)
    if value is None:
        logger.debug("%s %r is no date; it is left out", place, text[:MAX_CHARS])
        return None
    return DateClaim(value=value, source=source, detail=f'{place} "{text.strip()}"')


def claim_from_name(name: str) -> DateClaim | None:
    """Return the date that stands in a file's name or, failing that, in its folders' names.

    Args:
        name: A path such as "news/2025-07-24-talks.html" or "archive/2025/07/24/talks.html".
    """
    path = PurePosixPath(name)
    value = _in_file_name(path.name)
    if value:
        return DateClaim(
            value=value, source=DateSource.FILE_NAME, detail=f'file name "{path.name}"'
        )
    parts = (*path.parts[:-1], path.name.split(".")[0])
    for last in range(len(parts), 0, -1):
        for folders in (parts[last - 1 : last], parts[max(last - 3, 0) : last]):
            value = _in_folders(folders)
            if value:
                detail = f'folder "{"/".join(folders)}"'
                return DateClaim(value=value, source=DateSource.FILE_NAME, detail=detail)
    return None


def by_trust(claims: Iterable[DateClaim | None]) -> tuple[DateClaim, ...]:
    """Return the claims that are there, the most trusted source first."""
    order = list(DateSource)
    present = [claim for claim in claims if claim is not None]
    return tuple(sorted(present, key=lambda claim: order.index(claim.source)))


def _from_iso(match: re.Match[str]) -> str | None:
    year, month, day = match["year"], match["month"], match["day"]
    if match["clock"]:
        hour, minute, *rest = (int(part) for part in match["clock"].split(":"))
        clock = (hour, minute, rest[0] if rest else None)
        return _moment((int(year), int(month), int(day)), clock, match["zone"])
    full = _day(int(year), int(month or 1), int(day or 1))
    if full is None or (month and match["mark"] != "-" and not day):
        return None
    return full[: 10 if day else 7 if month else 4]


def _from_mail(text: str) -> str | None:
    clock = CLOCK.search(text)
    try:
        parts = parsedate_tz(text if clock else f"{text} 00:00:00")
    except (ValueError, IndexError):  # the standard library's reader breaks on some oddities
        return None
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    if clock is None:
        return _day(year, month, day)
    seconds = parts[9]
    zone = None if seconds is None else _zone_name(seconds)
    return _moment((year, month, day), (hour, minute, second if clock["second"] else None), zone)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _moment(
    day: tuple[int, int, int], clock: tuple[int, int, int | None], zone: str | None
) -> str | None:
    if _day(*day) is None:
        return None
    hour, minute, second = clock
    try:
        moment = datetime(*day, hour, minute, second or 0, tzinfo=_zone(zone))
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="minutes" if second is None else "seconds")


def _zone(name: str | None) -> timezone | None:
    if name is None:
        return None
    if name[0] not in "+-":
        return UTC
    digits = name[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if name[0] == "-" else offset)


def _zone_name(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}"


def _in_file_name(name: str) -> str | None:
    checksums = [run.span() for run in RUN.finditer(name) if CHECKSUM.fullmatch(run.group())]
    for match in FILE_DATE.finditer(name):
        year, _, month, day = match.groups()
        inside = any(start <= match.start() and match.end() <= end for start, end in checksums)
        value = None if inside else _file_day(year, month, day)
        if value:
            return value
    return None


def _in_folders(folders: tuple[str, ...]) -> str | None:
    if len(folders) == 1:
        match = FILE_DATE.fullmatch(folders[0])
        return _file_day(match[1], match[3], match[4]) if match else None
    if len(folders) != 3 or not YEAR.fullmatch(folders[0]):
        return None
    if not all(MONTH_OR_DAY.fullmatch(folder) for folder in folders[1:]):
        return None
    return _file_day(*folders)


def _file_day(year: str, month: str, day: str) -> str | None:
    return _day(int(year), int(month), int(day)) if int(year) in FILE_YEARS else None
