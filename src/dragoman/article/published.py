"""Chooses the publication date among claims and says whether they conflict."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from htmldate.extractors import regex_parse

from dragoman.model import DateClaim, DateSource, Precision, Published

__all__ = ["choose_published", "in_conflict", "iso_value"]

# Before the web there were no pages; an older date is that of what the page is about.
_EARLIEST = "1990"

# A page fetched on one day may be dated the next: its clock runs east of ours.
_SLACK = timedelta(days=1)

# Claims that may belong to a teaser or were guessed; they choose where nothing better is, and
# never conflict.
_GUESSES = ("htmldate ", "visible ", "time ", "microdata ")

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}(?:-\d{2})?|\d{4})"
    r"(?:(?:[T ]+|, )(?P<clock>\d{1,2}:\d{2})(?P<second>:\d{2})?(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?![\d:])",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
_HALF_DAY = re.compile(r"\s*[ap]\.?m", re.IGNORECASE)
_MIDNIGHT = re.compile(r"T00:00(?::00)?(?:Z|[+-]\d{2}:\d{2})?$")


def choose_published(claims: Sequence[DateClaim], *, retrieved: str | None) -> Published | None:
    """Choose the publication date among the claims; all of them are kept as evidence.

    A caller's word goes first, then the page's own, the feed's, a sidecar's, the address, the
    file name. The day of retrieval is an upper bound and never chosen. A date before 1990 or
    after the retrieval is kept but not chosen, unless the caller gave it.

    Args:
        claims: Claims, strongest first within each source.
        retrieved: When the page was fetched, ISO 8601, if known.

    Returns:
        The chosen date with all claims, the chosen one first; None where none can be chosen.
    """
    plausible = [claim for claim in claims if _is_plausible(claim, retrieved)]
    if not plausible:
        return None
    guessed = next((_day(claim.value) for claim in claims if _is_guess(claim)), None)
    ranked = sorted(plausible, key=lambda claim: _rank(claim, guessed))
    chosen = _in_local_time(ranked[0], plausible)
    return Published(
        value=chosen.value,
        precision=_precision(chosen.value),
        source=chosen.source,
        evidence=(chosen, *(claim for claim in claims if claim != chosen)),
    )


def in_conflict(published: Published, *, retrieved: str | None) -> bool:
    """Tell whether a plausible claim of publication is more than a day from the chosen one.

    Args:
        published: The chosen date with its evidence.
        retrieved: When the page was fetched, if known.

    Returns:
        Whether the page, its feed or its sidecar contradict the choice; guesses do not count.
    """
    chosen = _day(published.value)
    rivals = (
        _day(claim.value)
        for claim in published.evidence[1:]
        if claim.source in (DateSource.PAGE, DateSource.FEED, DateSource.SIDECAR)
        and not claim.detail.startswith(_GUESSES)
        and _is_plausible(claim, retrieved)
    )
    return chosen is not None and any(
        rival is not None and abs(rival - chosen) > timedelta(days=1) for rival in rivals
    )


def iso_value(raw: str) -> str | None:
    """Return a date as written in metadata in ISO 8601, at the precision it was written.

    Midnight sharp stands for a day without a clock. Fractions of a second are dropped.

    Args:
        raw: ISO 8601 in its many spellings, RFC 2822, seconds since 1970, or words.

    Returns:
        "2025", "2025-07", "2025-07-24" or "2025-07-24T10:30:00+02:00"; None where no date is.
    """
    text = raw.strip()
    value = _from_iso(text) or _from_compact(text) or _from_mail(text) or _from_words(text)
    if value is None or not _is_date(value):
        return None
    return _MIDNIGHT.sub("", value)


def _is_plausible(claim: DateClaim, retrieved: str | None) -> bool:
    if claim.source is DateSource.OPTION:
        return True
    if claim.source is DateSource.RETRIEVED or not _is_date(claim.value):
        return False
    fetched = _day(retrieved) if retrieved else None
    latest = (fetched + _SLACK).isoformat() if fetched else "9999"
    return claim.value >= _EARLIEST and claim.value[:10] <= latest[: len(claim.value)]


def _rank(claim: DateClaim, guessed: date | None) -> tuple[bool, bool, int, bool]:
    """Return the place of a claim in the order of trust, lowest first.

    A day goes before a bare month or year of whatever source. htmldate's guess goes after the
    address, of whose days one in 47 was wrong (htmldate alone: one in 26); it decides between
    date lines near the headline.
    """
    order = tuple(DateSource)
    source = DateSource.ADDRESS if _is_guess(claim) else claim.source
    unsure = claim.detail.startswith(_GUESSES) and guessed not in (None, _day(claim.value))
    return (
        claim.source is not DateSource.OPTION,
        len(claim.value) < len("2025-07-24"),
        order.index(source),
        unsure or _is_guess(claim),
    )


def _is_guess(claim: DateClaim) -> bool:
    return claim.detail.startswith(_GUESSES[0])


def _in_local_time(chosen: DateClaim, claims: Sequence[DateClaim]) -> DateClaim:
    """Return the claim of the same instant in the page's own time, where the chosen is in UTC."""
    instant = _instant(chosen.value)
    if instant is None or instant.utcoffset() != timedelta(0):
        return chosen
    for claim in claims:
        other = _instant(claim.value)
        if claim.source is chosen.source and other == instant and other.utcoffset():
            return claim
    return chosen


def _instant(value: str) -> datetime | None:
    if "T" not in value:
        return None
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else None


def _precision(value: str) -> Precision:
    if "T" in value:
        clock = re.split(r"[Z+-]", value.split("T", 1)[1])[0]
        return Precision.SECOND if clock.count(":") >= 2 else Precision.MINUTE
    return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(value), Precision.DAY)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _is_date(value: str) -> bool:
    """Tell whether the value is a date that the calendar has."""
    try:
        datetime.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError:
        return False
    return True


def _from_iso(text: str) -> str | None:
    found = _ISO.match(text)
    if not found or (len(found["day"]) == 4 and found.end() < len(text)):
        return None
    if not found["clock"] or len(found["day"]) < 10 or _HALF_DAY.match(text, found.end()):
        return found["day"]
    zone = (found["zone"] or "").upper()
    return f"{found['day']}T{found['clock']:0>5}{found['second'] or ''}{_zone(zone)}"


def _zone(zone: str) -> str:
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone.replace(":", "")
    return f"{digits[:3]}:{digits[3:] or '00'}" if digits else ""


def _from_compact(text: str) -> str | None:
    """Read 20250724, 20250724T103000Z, 2025/07/24 and seconds or milliseconds since 1970."""
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return moment.isoformat(timespec="seconds")
    packed = _COMPACT.fullmatch(text)
    if packed:
        year, month, day, hour, minute, second, zone = packed.groups()
        clock = f"T{hour}:{minute}{f':{second}' if second else ''}{_zone(zone or '')}"
        return f"{year}-{month}-{day}{clock if hour else ''}"
    slashed = _SLASHED.match(text)
    return f"{slashed[1]}-{slashed[2]:0>2}-{slashed[3]:0>2}" if slashed else None


def _from_mail(text: str) -> str | None:
    """Read "Thu, 24 Jul 2025 10:30:00 +0200"."""
    if not _MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (ValueError, IndexError):
        return None


def _from_words(text: str) -> str | None:
    """Read a date written out in one of htmldate's languages: "24 July 2025"."""
    found = regex_parse(text)
    return found.strftime("%Y-%m-%d") if found else None
