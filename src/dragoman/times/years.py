"""Reads years, decades and centuries, and says which year other dates mean."""

from dragoman.times.anchors import Anchors
from dragoman.times.meaning import Meaning, date_of
from dragoman.times.scan import Found

__all__ = ["YEARS", "is_year", "long_year", "month_of", "part_of", "spoken_year", "year_of"]

# A short year up to so many years after the publication belongs to its century.
_SHORT_YEARS_AHEAD = 10
# A year farther ahead of the publication than this is more likely a count of something.
_YEARS_AHEAD = 80
_FIRST_BARE_YEAR = 1200  # an earlier one needs a preposition before it
_LAST_CENTURY = 30
_LAST_BC = 9999


def part_of(found: Found) -> str | None:
    """Return START, MID or END where the words say early, mid or late."""
    if part := found.value("edge") or found.value("part"):
        return part
    ordinal = found.number("ordinal", "ordinal") if found.value("half") is not None else None
    return {1: "START", 2: "END"}.get(ordinal or 0)


def month_of(found: Found) -> int | None:
    """Return the number of the month in the match."""
    return found.number("month") or found.number("mon")


def year_of(found: Found, anchors: Anchors) -> str | None:
    """Return the year that the words give, four digits."""
    if year := found.value("year"):
        return year
    short = found.value("yy", "anyyear") or found.value("yy", "yy")
    return long_year(int(short), anchors) if short else None


def long_year(short: int, anchors: Anchors) -> str:
    """Return the four digits of "'98": the latest such year that is not far ahead."""
    now = anchors.published.day.year if anchors.published else 2000
    century = now - now % 100
    year = century + short
    return f"{year if year <= now + _SHORT_YEARS_AHEAD else year - 100:04}"


def spoken_year(found: Found, anchors: Anchors) -> str:
    """Return the year of "that year", "last year", "next year"."""
    told = found.value("that") is not None or found.value("same") is not None
    here = anchors.story if told else anchors.published
    step = int(found.value("last") or found.value("next") or 0)
    return f"{here.day.year + step:04}" if here else "XXXX"


def read_year(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "2025", "early 2023", "fiscal 1989"."""
    year = found.value("year")
    if year is None or (found.last - found.first == 1 and not is_year(found, int(year), anchors)):
        return None
    value = f"FY{year}" if found.has("fiscal") or found.has("fy") else year
    return date_of(value, part_of(found))


def is_year(found: Found, year: int, anchors: Anchors) -> bool:
    """Say whether a bare number of four digits is a year and no count of something."""
    now = anchors.published.day.year if anchors.published else 2025
    if year > now + _YEARS_AHEAD:
        return False
    before, after = found.first - 1, found.last
    if found.is_at(before, "label") or found.is_at(before, "money"):
        return False
    if any(found.is_at(after, kind) for kind in ("counted", "percent", "thousand", "hundred")):
        return (
            found.is_at(before, "in") or found.is_at(before, "since") or found.is_at(before, "the")
        )
    if found.is_at(before, "plain") and _is_plural(found, after):
        return False
    return year >= _FIRST_BARE_YEAR or found.is_at(before, "prep")


def _is_plural(found: Found, index: int) -> bool:
    """Say whether a word follows that a number can count."""
    if not found.is_at(index, "plain"):
        return False
    return found.scan.words[index].endswith("s") and not found.capital(index)


def read_year_end(found: Found, anchors: Anchors) -> Meaning | None:
    """Read the "16" of "2014-16"."""
    year, short = found.number("year"), found.number("yy")
    if year is None or short is None or year % 100 >= short or not is_year(found, year, anchors):
        return None
    return date_of(str(year - year % 100 + short))


def read_apos_year(found: Found, anchors: Anchors) -> Meaning | None:
    """Read the "'99" of "in '99"."""
    short = found.number("yy")
    return None if short is None else date_of(long_year(short, anchors))


def read_spelled_year(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "nineteen ninety-four", with its month if it has one."""
    if found.has("thousand"):
        two_thousand = found.value("numword") == "2" and found.value("thousand") == "1000"
        return date_of("2000") if two_thousand else None
    year = (found.number("teen", "teen") or 0) * 100 + (found.number("tens", "tens") or 0)
    year += found.number("numword", "numword") or 0
    month, season = month_of(found), found.value("season", "season")
    rest = f"-{month:02}" if month else f"-{season}" if season else ""
    return date_of(f"{year}{rest}", tells=not season)


def read_decade(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "the 1990s", "the mid-'80s", "the late sixties"."""
    decade = found.value("decade") or found.value("decade_short") or found.value("decadeword")
    return date_of(decade, part_of(found), tells=False) if decade else None


def read_century(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "the 20th century"."""
    number = found.number("ordinal")
    ends = found.value("unit", "unit") == "CE"
    if number is None or not ends or not 1 < number <= _LAST_CENTURY:
        return None
    return date_of(f"{number - 1:02}", part_of(found), tells=False)


def read_bc(found: Found, _anchors: Anchors) -> Meaning | None:
    """Read "480 BC"."""
    number = found.value("num", "num")
    month_group = "month" if found.has("month") else None
    if number is None or not number.isdigit() or int(number) > _LAST_BC:
        return None
    month = f"-{found.number('month', month_group):02}" if month_group else ""
    season = f"-{found.value('season')}" if found.has("season") else ""
    return date_of(f"BC{int(number):04}{month}{season}", part_of(found))


YEARS = {
    "apos_year": read_apos_year,
    "bc": read_bc,
    "century": read_century,
    "decade": read_decade,
    "spelled_year": read_spelled_year,
    "year": read_year,
    "year_end": read_year_end,
}
