"""Measures who actors are: mentions of one phrase, and speakers and actors of whole pages.

usage: python -m benchmarks.actors [--errors]

On whole pages the words that name a speaker or an actor are given; of the actors with a mention in
them a named person counts first, then the one whose mention covers most of them. A phrase alone is
read as if it were a page. Right is the country, or the first sector, as annotated.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.data import data_folder
from dragoman.actors import find_actors
from dragoman.codes import load_codes
from dragoman.model import Actor, DateSource, Page, Precision, Published, Reading, Span
from dragoman.pipeline import parse_page
from dragoman.places import find_places
from dragoman.settings import Settings

__all__ = ["measure_cases", "measure_pages"]

TODAY = "2023-01-01"  # what the cases call today
OURS = {"XKX": "KOS", "": None}
NOBODY = {"UNK": None, "JNK": None}  # unknown, or nobody at all: we say nothing of those


class Case(msgspec.Struct, frozen=True):
    """Words of a text, and who they mean."""

    kind: str
    reading: Reading
    at: str | None
    span: Span
    country: str | None
    sector: str | None
    scored: tuple[str, ...] = ("country", "sector")


def measure_cases(data: Path, *, errors: bool = False) -> dict[str, float]:
    """Return the shares of phrases whose country and sector are right, 0 to 1.

    Args:
        data: The data folder.
        errors: Print those that are wrong.

    Returns:
        Figures by name.
    """
    file = data / "gold" / "events" / "actor_cases.dev.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    cases = (_case(row) for row in rows if not row["skipped_upstream"])
    return _score((case for case in cases if case is not None), errors=errors)


def measure_pages(data: Path, split: str, *, errors: bool = False) -> dict[str, float]:
    """Return the shares of speakers and actors of whole pages that are right, 0 to 1.

    Args:
        data: The data folder.
        split: "annotations" (the nine to score) or "training".
        errors: Print those that are wrong.

    Returns:
        Figures by name.
    """
    return _score(_of_pages(data / "gold" / "whole-pages", split), errors=errors)


def _score(cases: Iterator[Case], *, errors: bool) -> dict[str, float]:
    right: Counter[str] = Counter()
    scored: Counter[str] = Counter()
    found: dict[tuple[str, str | None], tuple[Actor, ...]] = {}
    for case in cases:
        key = (case.reading.text, case.at)
        if key not in found:
            found[key] = _actors(case)
        actor = _of(found[key], case.span)
        told = {
            "country": actor.country if actor else None,
            "sector": actor.sectors[0] if actor and actor.sectors else None,
        }
        wanted = {"country": case.country, "sector": case.sector}
        for what in case.scored:
            scored[f"{case.kind} {what}"] += 1
            right[f"{case.kind} {what}"] += told[what] == wanted[what]
        if errors and any(told[what] != wanted[what] for what in case.scored):
            words = case.span.of(case.reading.text)
            print(f"{words!r}: {wanted}, found {told}", actor and (actor.name, actor.rule))
    return {name: round(right[name] / scored[name], 3) for name in scored}


def _actors(case: Case) -> tuple[Actor, ...]:
    codes = load_codes()
    at = case.at and Published(value=case.at, precision=Precision.DAY, source=DateSource.SIDECAR)
    places = find_places(case.reading, names=codes.places)
    return find_actors(case.reading, names=codes.actors, places=places, at=at or None)


def _of(actors: tuple[Actor, ...], span: Span) -> Actor | None:
    """Return the actor that words mean, of those with a mention in them."""
    ranked = [
        (
            actor.sort == "person" and bool(actor.name) and span.contains(mention),
            _share(mention, span),
            -n,
        )
        for n, actor in enumerate(actors)
        for mention in actor.mentions
        if mention.overlaps(span)
    ]
    return actors[-max(ranked)[2]] if ranked else None


def _share(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _case(row: dict[str, Any]) -> Case | None:
    expected = row["expect"]
    scored = tuple(
        name for name, key in (("country", "country"), ("sector", "code_1")) if key in expected
    ) + (("country",) if "cc" in expected else ())
    if not expected.get("code_1", "x"):
        scored = tuple(name for name in scored if name != "sector")
    country = expected.get("country", expected.get("cc"))
    sector = expected.get("code_1")
    reading = _read(row["text"], row["id"])
    if not scored or reading is None:
        return None
    return Case(
        "phrases", reading, _day(row), Span(0, len(row["text"])), OURS.get(country, country),
        NOBODY.get(sector, sector), scored,
    )  # fmt: skip


def _day(row: dict[str, Any]) -> str | None:
    given = [row["kw"].get("query_date"), *row["args"]]
    for each in given:
        if each in ("today", None, ""):
            continue
        return _iso(each)
    return TODAY


def _iso(day: str) -> str:
    """Return "12 April 2022" as "2022-04-12"."""
    if day[:4].isdigit():
        return day
    months = "January February March April May June July August September October November December"
    parts = day.split()
    if len(parts) != 3:  # a country, not a day
        return TODAY
    return f"{parts[2]}-{months.split().index(parts[1]) + 1:02}-{int(parts[0]):02}"


def _read(text: str, name: str) -> Reading | None:
    page = Page(content=text, name=name, content_type="text/plain")
    read = parse_page(page, codes=load_codes(), settings=Settings(), as_is=True)
    return read if isinstance(read, Reading) else None


def _of_pages(folder: Path, split: str) -> Iterator[Case]:
    for file in sorted((folder / split).glob("*.json")):
        page = json.loads((folder / "pages" / file.name).read_text(encoding="utf-8"))
        gold = json.loads(file.read_text(encoding="utf-8"))
        reading = _read(page["text"], page["id"])
        if reading is None:
            continue
        statements = gold["statements"]
        named = [("speakers", s["source"], s["speaker"]) for s in statements if s["speaker"]]
        acting = [one for event in gold["events"] for one in event["actors"] + event["recipients"]]
        for kind, span, who in (*named, *(("actors", one, one) for one in acting)):
            if span and span.get("start") is not None:
                words = Span(span["start"], span["end"])
                yield Case(kind, reading, page["date"], words, who["country"], who["sector"])


if __name__ == "__main__":
    told = "--errors" in sys.argv
    print(measure_cases(data_folder(), errors=told))
    for chosen in ("training", "annotations"):
        print(chosen, measure_pages(data_folder(), chosen, errors=told and chosen == "training"))
