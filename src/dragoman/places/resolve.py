"""Chooses which place a name stands for, from everything that bears the name, by its context."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from dragoman.codes.gazetteer import PlaceRow
from dragoman.codes.keys import name_key
from dragoman.codes.place_names import PlaceNames
from dragoman.codes.towns import Town
from dragoman.places.mentions import Mention

__all__ = ["Candidate", "Choice", "resolve"]

# How likely a name means a place of this kind before anything is read of the page, in the units of
# log10 of a town's people; set by hand on GeoWebNews and LGL.
PRIOR = {"country": 10.0, "region": 9.5, "sea": 8.5, "strait": 8.5, "river": 7.0, "island": 7.5}
PRIOR_OWN = 8.0  # any other place of the data files: it was put there because news names it
PRIOR_CAPITAL = 2.0  # beyond its people
PRIOR_ADMIN1 = 6.0
PRIOR_ADMIN2 = 1.5
PEOPLE = 3.0  # a word for a people is hardly ever a town ("Canadian", Texas)
PEOPLE_ADMIN = 0.45  # of log10 of a division's people
OTHER_NAME = 2.0  # found by another name than its usual one

# What the context adds.
SAME_COUNTRY = 4.0  # times the share of the country among all that is named
SAME_DIVISION = 2.5  # its first-level division is named in the text
CONTAINER = 12.0  # what stands behind its comma contains it
NEAR = 1.4  # within NEAR_KM of something sure
NEAR_KM = 120.0
TOGETHER = 1.2  # for each other name, up to three, that some place within two degrees bears
TOGETHER_MOST = 3
OWN_WORD = 3.0  # "city of", "province": the words around say its kind
BY_PART = 0.5  # how much less sure a place is that was found by a part of the name
_NEAR_DEGREES = 1.1  # of latitude, a little more than NEAR_KM
_BEARERS = 25  # of one name that are looked at together with the others

EARTH_KM = 6371.0088


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A place that bears a name, and what speaks for it.

    Attributes:
        row: The place.
        score: The sum of what speaks for it.
        why: What that was ("country named 3x", "behind its comma").
    """

    row: PlaceRow
    score: float
    why: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention was resolved to.

    Attributes:
        mention: The mention.
        best: The place chosen.
        how: name, demonym or capital.
        others: The next best, at most three.
        confidence: 0 to 1, from the distance to the next best.
    """

    mention: Mention
    best: Candidate
    how: str
    others: tuple[Candidate, ...] = ()
    confidence: float


class _Around(msgspec.Struct, frozen=True):
    """What the article names beside the mention in question."""

    countries: Mapping[str, float]
    divisions: frozenset[tuple[str, str]]
    sure: tuple[PlaceRow, ...]
    cells: Mapping[tuple[int, int], int]


def resolve(
    mentions: tuple[Mention, ...], texts: tuple[str, ...], names: PlaceNames
) -> tuple[Choice, ...]:
    """Choose a place for each mention.

    Args:
        mentions: Mentions of one article.
        texts: For each, the words before it and behind it, joined by "|", in lower case.
        names: All names of places.

    Returns:
        One choice a mention, in their order.
    """
    rows = [tuple(_rows(mention)) for mention in mentions]
    said = [_kinds_said(text, names) for text in texts]
    cells = _cells(mentions, rows)
    around = _around(mentions, rows, names, cells)
    first = [_ranked(m, r, k, names, around) for m, r, k in zip(mentions, rows, said, strict=True)]
    chosen = [tuple(c.row for c in ranked[:1]) for ranked in first]
    around = _around(mentions, chosen, names, cells)
    second = [_ranked(m, r, k, names, around) for m, r, k in zip(mentions, rows, said, strict=True)]
    ranked = _one_sense(mentions, second)
    return tuple(_choice(m, r) for m, r in zip(mentions, ranked, strict=True) if r)


def _rows(mention: Mention) -> Iterator[PlaceRow]:
    own = {
        (row.name, row.kind, row.country): row for row in (k.row for k in mention.known)
    }.values()
    yield from own
    great = any(row.kind in ("country", "region") for row in own)
    ours = {row.country for row in own}  # the data files say what the name means in a country
    for town in mention.towns:
        if (town.usual or not great) and town.country not in ours:
            yield _of_town(town)


def _of_town(town: Town) -> PlaceRow:
    return PlaceRow(
        id="" if town.usual else "other",
        name=town.name,
        kind=town.kind,
        country=town.country,
        admin1=town.admin1,
        lat=town.lat,
        lon=town.lon,
        geonameid=town.geonameid,
        population=town.population,
        source="GeoNames",
    )


def _around(
    mentions: tuple[Mention, ...],
    rows: list[tuple[PlaceRow, ...]],
    names: PlaceNames,
    cells: Mapping[tuple[int, int], int],
) -> _Around:
    countries: Counter[str] = Counter()
    divisions: set[tuple[str, str]] = set()
    sure: list[PlaceRow] = []
    for mention, found in zip(mentions, rows, strict=True):
        if mention.within is not None:
            divisions |= _divisions_named(mention.within, names)
        codes = {row.country for row in found if row.country}
        if len(codes) == 1 and found:
            countries.update(codes)
            sure += [row for row in found[:1] if row.kind != "country"]
        divisions |= {
            (row.country or "", name_key(row.name)) for row in found[:1] if row.kind == "admin1"
        }
    total = sum(countries.values()) or 1
    shares = {code: count / total for code, count in countries.items()}
    return _Around(
        shares, frozenset(divisions), tuple({row.name: row for row in sure}.values()), cells
    )


def _cells(
    mentions: Iterable[Mention], rows: Iterable[tuple[PlaceRow, ...]]
) -> Counter[tuple[int, int]]:
    """Count for each square of a degree how many names have a bearer in it or in one beside it."""
    names: dict[str, set[tuple[int, int]]] = {}
    for mention, found in zip(mentions, rows, strict=True):
        for row in found[:_BEARERS]:
            if row.kind not in ("country", "region", "admin1") and row.lat is not None:
                lat, lon = _cell(row)
                names.setdefault(_bearer(mention, row), set()).update(
                    (lat + up, lon + right) for up in (-1, 0, 1) for right in (-1, 0, 1)
                )
    return Counter(cell for cells in names.values() for cell in cells)


def _cell(row: PlaceRow) -> tuple[int, int]:
    return math.floor(row.lat or 0.0), math.floor(row.lon or 0.0)


def _bearer(mention: Mention, row: PlaceRow) -> str:
    return name_key(mention.known[0].row.name if mention.known else row.name)


def _divisions_named(name: str, names: PlaceNames) -> set[tuple[str, str]]:
    return {(t.country, name_key(t.name)) for t in names.towns(name) if t.kind == "admin1"}


def _ranked(
    mention: Mention,
    rows: tuple[PlaceRow, ...],
    said: frozenset[str],
    names: PlaceNames,
    around: _Around,
) -> list[Candidate]:
    made = [_candidate(mention, row, said, names, around) for row in rows]
    return sorted(made, key=lambda c: (-c.score, c.row.geonameid or 0, c.row.id))


def _candidate(
    mention: Mention, row: PlaceRow, said: frozenset[str], names: PlaceNames, around: _Around
) -> Candidate:
    score = _prior(row, names)
    if any(known.how == "demonym" and known.row == row for known in mention.known):
        score += PEOPLE
    why: list[str] = []
    share = around.countries.get(row.country or "", 0.0)
    if share and row.kind != "country":
        score += SAME_COUNTRY * share
        why.append(f"its country is {share:.0%} of what is named")
    if row.admin1 and (row.country or "", name_key(row.admin1)) in around.divisions:
        score += SAME_DIVISION
        why.append(f"{row.admin1} is named")
    if mention.within is not None and _contains(mention.within, row, names):
        score += CONTAINER
        why.append(f"behind its comma: {mention.within}")
    if row.kind in ("city", "admin2"):
        others = min(around.cells.get(_cell(row), 1) - 1, TOGETHER_MOST)
        if others > 0:
            score += TOGETHER * others
            why.append(f"{others} other names nearby")
    if row.kind in said:
        score += OWN_WORD
        why.append(f"called a {row.kind}")
    if row.lat is not None and row.kind not in ("country", "region") and _is_near(row, around.sure):
        score += NEAR
        why.append("near another place named")
    return Candidate(row=row, score=score, why=tuple(why))


def _prior(row: PlaceRow, names: PlaceNames) -> float:
    if row.source != "GeoNames" or row.kind not in ("city", "admin1", "admin2"):
        return PRIOR.get(row.kind, PRIOR_OWN)
    people = math.log10((row.population or 0) + 10)
    other = OTHER_NAME if row.id == "other" else 0.0
    if row.kind == "city":
        capital = names.capitals.get(name_key(row.name)) == row.country
        return people + (PRIOR_CAPITAL if capital else 0.0) - other
    return (PRIOR_ADMIN1 if row.kind == "admin1" else PRIOR_ADMIN2) + PEOPLE_ADMIN * people - other


def _contains(within: str, row: PlaceRow, names: PlaceNames) -> bool:
    if row.admin1 and name_key(row.admin1) == name_key(within):
        return True
    if any(known.row.country == row.country for known in names.known.get(name_key(within), ())):
        return row.kind != "country"
    return bool(row.admin1) and any(
        t.kind == "admin1" and t.country == row.country and t.name == row.admin1
        for t in names.towns(within)
    )


def _kinds_said(text: str, names: PlaceNames) -> frozenset[str]:
    """Return the kinds of place that the words around a name tell: "city of", "province"."""
    before, _, after = text.partition("|")
    said = set(names.words["after"].get(after.split(" ", 1)[0], ()))
    for words, kinds in names.words["before"].items():
        if before.endswith(words):
            said.update(kinds)
    return frozenset(said)


def _is_near(row: PlaceRow, sure: tuple[PlaceRow, ...]) -> bool:
    return any(
        other.lat is not None
        and other.name != row.name
        and abs((row.lat or 0.0) - other.lat) < _NEAR_DEGREES
        and _km(row.lat or 0.0, row.lon or 0.0, other.lat, other.lon or 0.0) < NEAR_KM
        for other in sure
    )


def _one_sense(
    mentions: tuple[Mention, ...], ranked: list[list[Candidate]]
) -> list[list[Candidate]]:
    """Give all mentions of a name the place that the surest of them has; one with a comma keeps its own."""
    best: dict[str, list[Candidate]] = {}
    keys = [
        name_key(m.known[0].row.name) if m.known else _key(r)
        for m, r in zip(mentions, ranked, strict=True)
    ]
    for key, found in zip(keys, ranked, strict=True):
        if found and (key not in best or found[0].score > best[key][0].score):
            best[key] = found
    return [
        found if m.within is not None or not found else best[key]
        for m, key, found in zip(mentions, keys, ranked, strict=True)
    ]


def _key(ranked: list[Candidate]) -> str:
    return name_key(ranked[0].row.name) if ranked else ""


def _choice(mention: Mention, ranked: list[Candidate]) -> Choice:
    best = ranked[0]
    gap = best.score - ranked[1].score if len(ranked) > 1 else 6.0
    how = next((k.how for k in mention.known if k.row == best.row), "name")
    sure = 1 / (1 + math.exp(-0.8 * gap))
    if mention.by_part is not None:
        best = replace(best, why=(f"by a part of the name: {mention.by_part}", *best.why))
        sure *= BY_PART
    return Choice(
        mention=mention, best=best, how=how, others=tuple(ranked[1:4]), confidence=round(sure, 3)
    )


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance of two points in km on a sphere (haversine)."""
    rise = math.sin(math.radians(other_lat - lat) / 2) ** 2
    turn = math.sin(math.radians(other_lon - lon) / 2) ** 2
    across = rise + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * turn
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(across)))
