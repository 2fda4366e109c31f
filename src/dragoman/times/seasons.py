"""Reads seasons, quarters and halves of years."""

from dragoman.times.anchors import Anchors, Tense, tense
from dragoman.times.calendar import Anchor, bounds
from dragoman.times.meaning import Meaning, date_of
from dragoman.times.scan import Found
from dragoman.times.years import part_of, year_of

__all__ = ["SEASONS"]


def read_season(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "summer 2023", "last spring", "the early summer"."""
    season = found.value("season")
    verbal = found.value("that") is not None and found.is_at(found.last - 1, "verbal")
    if verbal and (found.is_at(found.last, "in") or found.is_at(found.last, "plain")):
        return None  # those that fall in line
    if season is None:
        return None
    year = found.value("year", "year")
    deictic = any(found.value(kind) is not None for kind in ("last", "this", "next"))
    here = anchors.published if deictic else anchors.here
    if year is None and here is not None:
        year = f"{_season_year(found, season, here):04}"
    return date_of(f"{year or 'XXXX'}-{season}", part_of(found), tells=False)


def read_season_bare(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "summer" alone; "fall" and "spring" only where a preposition makes them seasons."""
    seasonal = found.is_at(found.first - 1, "seasonal") or found.is_at(found.last, "seasonnoun")
    of = found.is_at(found.last, "of")  # the fall of a city
    if found.is_at(found.first, "verbal") and (of or not seasonal):
        return None
    return read_season(found, anchors)


def read_season_the(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the summer", "the end of winter", but no "Spring Offensive" and no "fall of Rome"."""
    named = found.capital(found.last - 1) or found.is_at(found.last, "of")
    return None if named and found.is_at(found.last - 1, "verbal") else read_season(found, anchors)


def _season_year(found: Found, season: str, here: Anchor) -> int:
    """Return the year of the season that is meant: the last one begun, unless a word says else."""
    year = here.day.year
    if found.has("yearword"):
        return year + int(found.value("last") or found.value("next") or 0)
    begun = bounds(f"{year:04}-{season}")
    ahead = begun is not None and here.fineness >= 2 and begun[0] > here.day
    over = begun is not None and begun[1] < here.day
    if found.value("this") is not None:
        return year
    if found.value("lastword") is not None:
        return year - 1 if ahead or not over else year - (found.value("this") is None and not over)
    if found.value("nextword") is not None:
        return year if ahead else year + 1
    return year - 1 if ahead and tense(found) is not Tense.FUTURE else year


def read_quarter(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the third quarter", "Q1 2025", "this quarter"."""
    number = found.number("ordinal") or found.number("qx")
    here = anchors.published
    year = year_of(found, anchors)
    if number is None:
        return _current_quarter(found, anchors)
    if not 1 <= number <= 4:
        return None
    if year is None and here is not None:
        year = f"{_quarter_year(found, number, here):04}"
    value = f"{year or 'XXXX'}-Q{number}"
    return Meaning(type=date_of(value).type, value=value, mod=part_of(found), quarter=value)


def _quarter_year(found: Found, number: int, here: Anchor) -> int:
    if found.has("yearword"):
        return here.day.year + int(found.value("last") or found.value("next") or 0)
    begun = here.fineness < 2 or number <= (here.day.month + 2) // 3
    return here.day.year if begun else here.day.year - 1


def _current_quarter(found: Found, anchors: Anchors) -> Meaning | None:
    here = anchors.published
    spoken = found.value("latest") is not None or found.value("this") is None
    if spoken and anchors.quarter:
        return date_of(anchors.quarter, tells=False)
    count = int(found.value("last") or found.value("next") or found.value("this") or 0)
    value = here.step("Q", count) if here else None
    return date_of(value or "XXXX-QX", tells=False)


def read_year_period(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the 1988 quarter": of the number last spoken of, in that year."""
    year = found.value("year")
    quarter = anchors.quarter[-3:] if anchors.quarter else ""
    return date_of(f"{year}{quarter}", tells=False) if year else None


def read_halfyear(found: Found, anchors: Anchors) -> Meaning | None:
    """Read "the first half of 2025"."""
    number = found.number("hx") or found.number("ordinal")
    if number is None and found.value("lastword") is not None:
        number = 2
    if number not in {1, 2}:
        return None
    year = year_of(found, anchors)
    here = anchors.here
    if year is None and here is not None:
        step = found.value("last", "last") or found.value("next", "next") or 0
        year = f"{here.day.year + int(step):04}"
    return date_of(f"{year or 'XXXX'}-H{number}", tells=False)


SEASONS = {
    "halfyear": read_halfyear,
    "quarter": read_quarter,
    "season": read_season,
    "year_period": read_year_period,
    "season_the": read_season_the,
    "season_bare": read_season_bare,
}
