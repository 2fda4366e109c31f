"""Measures quantities and figures on annotated data, and how fast they are found.

usage: python -m benchmarks.figures [annotations]   (whole pages to score; training by default)
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.data import data_folder
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.codes.times import load_times
from dragoman.codes.units import Units, load_units
from dragoman.figures import find_change, find_figures, find_quantities
from dragoman.language import load_parser, parse
from dragoman.model import (
    Article,
    Context,
    DateSource,
    Figure,
    Precision,
    Published,
    Quantity,
    Reading,
    Span,
    Zone,
    ZoneKind,
)
from dragoman.times import find_times

__all__ = ["measure_casualties", "measure_pages", "measure_quantities"]

_UNITS = load_units(Layers())
_WORDS = load_language(Layers())
_TIMES = load_times(Layers())
# The reports are wrapped by hand at 70 characters; a blank line parts their paragraphs.
_LINE = re.compile(r"(?<!\n)\n(?!\n)")


def main() -> None:
    """Print every measure; those of a set that is not there are left out with a line."""
    data = data_folder() / "gold"
    if not data.is_dir():
        print(f"no annotated data at {data}: set DRAGOMAN_DATA")
        return
    for name, parity in (("even ids, tuned on", 0), ("odd ids, unseen", 1), ("all", None)):
        print(f"NewsQuant, {name}:", measure_quantities(data, parity))
    split = sys.argv[1] if len(sys.argv) > 1 else "training"
    for name, value in measure_pages(data, split).items():
        print(f"whole pages, {split}: {name:26} {value}")
    print("MUC-4 casualties, dev:", measure_casualties(data))


def measure_quantities(data: Path, parity: int | None) -> dict[str, float]:
    """Return F1 of value, value with unit, value with hedge or change on NewsQuant.

    Args:
        data: The folder of the annotated sets.
        parity: 0 or 1 for the half with even or odd ids, None for all.

    Returns:
        F1 in per cent.
    """
    source = data / "figures" / "newsquant.first290.jsonl"
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    chosen = [row for row in rows if parity is None or int(row["id"].split("-")[1]) % 2 == parity]
    found = [{"id": row["id"], "figures": list(_as_newsquant(row["text"]))} for row in chosen]
    with tempfile.TemporaryDirectory() as folder:
        gold, system = Path(folder, "gold.jsonl"), Path(folder, "system.jsonl")
        gold.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
        system.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
        told = _run(data / "figures" / "score_newsquant.py", gold, system)
    return {name: told[name]["F1"] for name in ("value", "value+unit", "value+change")}


def measure_pages(data: Path, split: str) -> dict[str, Any]:
    """Return the figure rows of the whole-page scorer, precision by rule, and the speed.

    Args:
        data: The folder of the annotated sets.
        split: "annotations" (the nine pages to score) or "training".

    Returns:
        What is measured by its name. No statements are given: sources are read on the surface.
    """
    folder = data / "whole-pages"
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    sentences, seconds = 0, 0.0
    with tempfile.TemporaryDirectory() as predicted:
        for path in sorted((folder / split).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            page = json.loads((folder / "pages" / path.name).read_text(encoding="utf-8"))
            reading = _body(page["text"], gold["furniture"])
            context = Context(times=_times(reading, page["date"]))
            began = time.process_time()
            quantities = find_quantities(reading, units=_UNITS)
            figures = find_figures(reading, quantities, (), context, units=_UNITS)
            seconds += time.process_time() - began
            sentences += len(reading.sentences)
            made.update(figure.rule for figure in figures)
            right.update(figure.rule for figure in figures if _is_right(figure, gold["figures"]))
            forms = [_as_annotation(figure, reading.text) for figure in figures]
            Path(predicted, path.name).write_text(json.dumps({"figures": forms}), encoding="utf-8")
        told = _run(folder / "score.py", folder / split, Path(predicted), "--json")
    scores = {
        name: score.get("f1", score.get("right"))
        for name, score in told.items()
        if name.startswith("figure")
    }
    rules = {rule: f"{right[rule]}/{made[rule]} right" for rule in sorted(made)}
    return {**scores, **rules, "sentences/s": round(sentences / max(seconds, 1e-9))}


def measure_casualties(data: Path) -> float:
    """Return F1 of (count, killed or injured) per report of MUC-4's development set.

    Counted are victim sets of two or more with a count in digits, in reports that have one; the
    reports hold casualties of other incidents too, which the templates leave out.
    """
    both = ours = theirs = 0
    with (data / "figures" / "muc4_casualties.dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            gold = set(_victims(row))
            if gold:
                reading = _body(_LINE.sub(" ", row["text"]), [])
                quantities = find_quantities(reading, units=_UNITS)
                figures = find_figures(reading, quantities, (), Context(), units=_UNITS)
                found = {(f.value or f.low or 0.0, f.what) for f in figures}
                found = {
                    pair for pair in found if pair[0] >= 2 and pair[1] in {"killed", "injured"}
                }
                both, ours, theirs = both + len(gold & found), ours + len(found), theirs + len(gold)
    return round(200 * both / max(ours + theirs, 1), 1)


def _victims(row: dict[str, Any]) -> Iterator[tuple[float, str]]:
    for incident in row["incidents"]:
        for victims in incident["victims"]:
            effects = " ".join(victims.get("effect") or [])
            for number in victims.get("number") or []:
                count = re.fullmatch(r"~?(\d+)", number.strip())
                if count is not None and int(count[1]) >= 2:
                    yield from _effects(float(count[1]), effects)


def _effects(count: float, effects: str) -> Iterator[tuple[float, str]]:
    stated = effects.replace("NO INJURY OR DEATH", "").replace("NO INJURY", "")
    if "DEATH" in stated.replace("NO DEATH", ""):
        yield count, "killed"
    if "INJURY" in stated:
        yield count, "injured"


def _as_newsquant(text: str) -> Iterator[dict[str, Any]]:
    """Say quantities in the set's own terms: ranges for vague words, "up" and "down" for hedges."""
    reading = _body(text, [])
    for quantity in find_quantities(reading, units=_UNITS):
        hedge = {">=": ">", "<=": "<"}.get(quantity.hedge.value, quantity.hedge.value)
        value: float | list[float] | None = quantity.value
        if value is None and quantity.high is None:
            low = quantity.low or 0.0
            value, hedge = [low / 2, low * 5], "="
        elif value is None:
            value = [quantity.low or 0.0, quantity.high or 0.0]
        yield {
            "value": value,
            "unit": _plain(quantity, _UNITS),
            "hedge": find_change(reading, quantity, units=_UNITS) or hedge,
            "start": quantity.number.start,
            "end": quantity.number.end,
        }


def _plain(quantity: Quantity, units: Units) -> str:
    if quantity.unit is None:
        return "-"
    parts = quantity.unit.split(" per ")
    return " per ".join(units.units[part].plain if part in units.units else part for part in parts)


def _body(text: str, furniture: list[dict[str, Any]]) -> Reading:
    """Read a text without its furniture."""
    zones, at = [], 0
    out = sorted((one["start"], one["end"]) for one in furniture if one.get("start") is not None)
    for start, end in [*out, (len(text), len(text))]:
        if start > at:
            zones.append(Zone(ZoneKind.BODY, at, start))
        at = max(at, end)
    article = Article(
        id="", address="", name="", language="en", text=text, sha256="", zones=tuple(zones)
    )
    return parse(article, words=_WORDS, parser=load_parser())


def _times(reading: Reading, date: str | None) -> tuple[Any, ...]:
    published = None
    if date:
        published = Published(value=date, precision=Precision.DAY, source=DateSource.SIDECAR)
    return find_times(reading, published=published, words=_TIMES)


def _is_right(figure: Figure, gold: list[dict[str, Any]]) -> bool:
    for one in gold:
        same = one["what"] == figure.what and all(
            one[name] == getattr(figure, name) for name in ("value", "low", "high")
        )
        span = Span(one["number"]["start"], one["number"]["end"])
        if same and span.overlaps(figure.number):
            return True
    return False


def _as_annotation(figure: Figure, text: str) -> dict[str, Any]:
    def span(words: Span) -> dict[str, Any]:
        return {"text": words.of(text), "start": words.start, "end": words.end}

    fields = ("value", "low", "high", "hedge", "what", "of", "place", "period")
    return {
        **span(figure.span),
        "number": span(figure.number),
        **{name: getattr(figure, name) for name in fields},
        "per": None if figure.per is None else span(figure.per),
    }


def _run(script: Path, *arguments: Path | str) -> dict[str, Any]:
    told = subprocess.run(  # noqa: S603 - the scorer in the data folder that the user named
        [sys.executable, script, *arguments], check=True, capture_output=True
    )
    scores: dict[str, Any] = json.loads(told.stdout)
    return scores


if __name__ == "__main__":
    main()
