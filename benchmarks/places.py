"""Measures places on GeoWebNews and LGL: detection, and resolution end to end and with names given.

usage: python -m benchmarks.places [geowebnews|lgl] [--errors]

Of GeoWebNews those annotations count that are names of places or their peoples: common nouns
("Expression"), names of bodies as such (Non_Toponym), homonyms and languages are left out, of us the
nominals. Scored by the data's own scorer.
"""

import gzip
import json
import re
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import dragoman
from benchmarks.data import data_folder
from dragoman.codes import load_codes
from dragoman.codes.keys import name_key
from dragoman.codes.place_names import PlaceNames
from dragoman.model import Findings, Page, Place, PlaceUse, Reading, Span
from dragoman.pipeline import parse_page
from dragoman.places import find_places
from dragoman.places.mentions import Mention, by_part
from dragoman.places.resolve import resolve
from dragoman.settings import Settings

__all__ = ["measure", "measure_first_page", "measure_given"]

Record = dict[str, Any]
FILES = {"geowebnews": "geowebnews.jsonl", "lgl": "lgl.jsonl.gz"}
NO_TOPONYMS = {
    "Non_Toponym", "Non_Lit_Expression", "Literal_Expression", "Homonym", "Language",
}  # fmt: skip


def measure(data: Path, name: str, *, errors: bool = False) -> dict[str, float]:
    """Return strict and overlap F1, and the shares resolved within 161 km.

    Args:
        data: The data folder.
        name: geowebnews or lgl.
        errors: Print what was missed, found for nothing, and placed wrong.

    Returns:
        Figures in percent.
    """
    gold = _gold(data / "gold" / "place" / FILES[name])
    codes = load_codes()
    found = {}
    for record in gold.values():
        page = Page(content=record["text"], name=record["id"], content_type="text/plain")
        reading = parse_page(page, codes=codes, settings=Settings(), as_is=True)
        places = find_places(reading, names=codes.places) if isinstance(reading, Reading) else ()
        found[record["id"]] = _line(record["id"], places)
    scores = _scorer(data).score(gold, found)
    if errors:
        _tell(gold, found)
    return {
        "strict F1": scores["strict_F1"],
        "overlap F1": scores["overlap_F1"],
        "A@161 end to end": scores["end_to_end"]["A@161"],
        "A@161 resolved": scores["resolved_only"]["A@161"],
    }


def measure_given(
    data: Path, name: str, *, in_geonames: bool = False, errors: bool = False
) -> float:
    """Return the share placed within 161 km where the names' spans are given, in percent.

    Args:
        data: The data folder.
        name: geowebnews or lgl.
        in_geonames: Only names that the annotators found in GeoNames; the others are streets,
            venues and the like, with a point from elsewhere.
        errors: Print what was placed wrong.

    Returns:
        The share among the names with coordinates; what is not resolved counts as wrong.
    """
    gold = _gold(data / "gold" / "place" / FILES[name])
    names = load_codes().places
    found = {}
    for record in gold.values():
        record["toponyms"] = [
            t
            for t in record["toponyms"]
            if t.get("lat") is not None and (t.get("geonameid") or not in_geonames)
        ]
        mentions = tuple(_given(record["text"], t, names) for t in record["toponyms"])
        around = tuple(_beside(record["text"], mention.span) for mention in mentions)
        found[record["id"]] = {
            "toponyms": [
                {
                    "start": choice.mention.span.start,
                    "end": choice.mention.span.end,
                    "lat": choice.best.row.lat,
                    "lon": choice.best.row.lon,
                    "name": choice.best.row.name,
                }
                for choice in resolve(mentions, around, names)
            ]
        }
    if errors:
        _tell(gold, found)
    share: float = _scorer(data).score(gold, found)["end_to_end"]["A@161"]
    return share


def measure_first_page(data: Path) -> int:
    """Return how many of the first page's 30 places are found with the right use and GeoNames id.

    Args:
        data: The data folder.

    Returns:
        The number; one less for each that is found where none is.
    """
    gold = json.loads((data / "gold" / "place" / "first-page.json").read_text(encoding="utf-8"))
    wanted = {
        (t["start"], t["end"]): (t["use"].split(" ")[0].rstrip(","), t["geonameid"])
        for t in gold["toponyms"]
        if t["zone"] != "furniture"
    }
    found = dragoman.read(data / gold["page"])
    ours = found.context.places if isinstance(found, Findings) else ()
    right = [wanted.get((p.span.start, p.span.end)) == (p.use.value, str(p.geonames)) for p in ours]
    return sum(right) - right.count(False)


def _given(text: str, toponym: Record, names: PlaceNames) -> Mention:
    span = Span(toponym["start"], toponym["end"])
    words = span.of(text)
    known = names.known.get(name_key(words), ())
    short = names.divisions.get(words.rstrip(".") + ".")
    behind = re.match(r", ([A-Z][\w.]*(?: [A-Z][\w.]*)*)", text[span.end : span.end + 40])
    within = names.container(behind[1]) if behind else None
    mention = Mention(
        span=span, first=0, last=0, sentence=0, known=known, towns=names.towns(short or words),
        within=within,
    )  # fmt: skip
    if known or mention.towns:
        return mention
    return by_part(mention, words.split(), names) or mention


def _beside(text: str, span: Span) -> str:
    before = text[max(0, span.start - 24) : span.start].strip().lower()
    return f"{before}|{text[span.end : span.end + 24].strip().lower()}"


def _gold(path: Path) -> dict[str, Record]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    for record in records:
        record["toponyms"] = [t for t in record["toponyms"] if t.get("type") not in NO_TOPONYMS]
    return {record["id"]: record for record in records}


def _line(key: str, places: tuple[Place, ...]) -> Record:
    named = [place for place in places if place.use is not PlaceUse.NOMINAL]
    return {
        "id": key,
        "toponyms": [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "name": p.name}
            for p in named
        ],
    }


def _scorer(data: Path) -> ModuleType:
    spec = spec_from_file_location("score_place", data / "gold" / "place" / "score_place.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_place.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tell(gold: dict[str, Record], found: dict[str, Record]) -> None:
    missed: Counter[tuple[str, str]] = Counter()
    extra: Counter[str] = Counter()
    far: Counter[tuple[str, str, str]] = Counter()
    for key, record in gold.items():
        ours = found[key]["toponyms"]
        for toponym in record["toponyms"]:
            hit = next(
                (o for o in ours if o["start"] < toponym["end"] and toponym["start"] < o["end"]),
                None,
            )
            words = record["text"][toponym["start"] : toponym["end"]]
            if hit is None:
                missed[words, str(toponym.get("type"))] += 1
            elif (
                toponym.get("lat") is not None
                and abs(hit["lat"] - toponym["lat"]) + abs(hit["lon"] - toponym["lon"]) > 2
            ):
                far[words, str(toponym.get("canonical")), str(hit["name"])] += 1
        for o in ours:
            if not any(o["start"] < t["end"] and t["start"] < o["end"] for t in record["toponyms"]):
                extra[record["text"][o["start"] : o["end"]]] += 1
    for title, counter in (("missed", missed), ("extra", extra), ("far", far)):
        print(f"{title} {sum(counter.values())}")
        for what, count in counter.most_common(60):
            print(f"  {count:4} {what}")


if __name__ == "__main__":
    chosen = [name for name in sys.argv[1:] if name in FILES] or list(FILES)
    for name in chosen:
        figures = measure(data_folder(), name, errors="--errors" in sys.argv)
        figures["A@161 names given"] = measure_given(data_folder(), name)
        figures["those in GeoNames"] = measure_given(data_folder(), name, in_geonames=True)
        for what, value in figures.items():
            print(f"{name:12} {what:20} {value:.1f}")
    print(f"first page, of 30: {measure_first_page(data_folder())}")
