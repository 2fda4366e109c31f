"""Measures time expressions: relaxed, strict, type and value F1 as TempEval-3 counts, and words a second.

Usage: python -m benchmarks.times [--held-back] [--errors N] [--rules]
The data are looked for in $DRAGOMAN_DATA, else in ../shared beside the checkout. Every tenth
document of a set is held back: rules are never tuned on those.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.codes.times import load_times
from dragoman.language import parse
from dragoman.model import Article, Reading, Zone, ZoneKind
from dragoman.model.published import DateSource, Precision, Published
from dragoman.times import find_times

__all__ = ["measure"]

NEWS = ("timebank_te3.train", "aquaint_te3.train")
SETS = (*NEWS, "meantime.train", "wikiwars.train")
EVERY = 10
FIRST_PAGE = ("time/first-page.json", "pages/gaza-talks-2025-07-24.txt")
PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


class Timex(msgspec.Struct, frozen=True):
    """An annotated or found time; `rule` is what found it."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None
    rule: str = ""


class Document(msgspec.Struct, frozen=True):
    """A document with the times that people marked in it; `dct` is its date."""

    id: str
    text: str
    timexes: tuple[Timex, ...]
    dct: str | None = None


class Result(msgspec.Struct, frozen=True):
    """A document, what was found in it, and which of the two lists belong together."""

    document: Document
    found: tuple[Timex, ...]
    pairs: tuple[tuple[Timex, Timex], ...]


def main() -> None:
    """Print the measures of each set, and of news as a whole."""
    options = argparse.ArgumentParser()
    options.add_argument("--held-back", action="store_true", help="the held-back tenth too")
    options.add_argument("--errors", type=int, default=0, help="show so many of each kind")
    options.add_argument("--rules", action="store_true", help="how right each rule is")
    chosen = options.parse_args()
    folder = data_folder() / "gold" / "time"
    if not folder.is_dir():
        print(f"skipped: no annotated times in {folder}; set DRAGOMAN_DATA to their folder")
        return
    print(f"{'':28}  gold found  relaxed strict  type   value  words/s")
    shown = _show(folder, held_back=False)
    if chosen.held_back:
        _show(folder, held_back=True)
    if chosen.rules:
        _show_rules(shown)
    _show_errors(shown, limit=chosen.errors)


def measure(data: Path) -> dict[str, float]:
    """Return the measures that the gate holds: F1 in percent, and thousands of words a second.

    Args:
        data: Folder of the annotated data.
    """
    folder = data / "gold" / "time"
    measures: dict[str, float] = {}
    spent = words = 0.0
    for name, sets in (("news", NEWS), ("meantime", SETS[2:3]), ("wikiwars", SETS[3:])):
        results: list[Result] = []
        for one in sets:
            made, seconds = _run(_documents(folder, one, held_back=False))
            results += made
            spent += seconds
            words += _words(made)
        scores = _scores(results)
        measures |= {f"{name} {kind}": scores[kind] for kind in ("relaxed", "strict", "value")}
    measures["thousand words/s"] = words / spent / 1000
    measures["first page, of 8"] = _first_page(data)
    return measures


def _show(folder: Path, *, held_back: bool) -> list[Result]:
    everything: list[Result] = []
    news: list[Result] = []
    for name in SETS:
        results, seconds = _run(_documents(folder, name, held_back=held_back))
        everything += results
        news += results if name in NEWS else []
        _line(name + (", held back" if held_back else ""), results, _words(results) / seconds)
    _line("news" + (", held back" if held_back else ""), news)
    return everything


def _line(name: str, results: list[Result], speed: float | None = None) -> None:
    scores = _scores(results)
    gold = sum(len(one.document.timexes) for one in results)
    found = sum(len(one.found) for one in results)
    numbers = "  ".join(f"{scores[kind]:5.1f}" for kind in _SAME)
    print(f"{name:28} {gold:5} {found:5}   {numbers}  {speed or 0:8,.0f}".replace("       0", ""))


_SAME: dict[str, Callable[[Timex, Timex], bool]] = {
    "relaxed": lambda _gold, _found: True,
    "strict": lambda gold, found: (gold.start, gold.end) == (found.start, found.end),
    "type": lambda gold, found: gold.type == found.type,
    "value": lambda gold, found: gold.value == found.value,
}


def _scores(results: Iterable[Result]) -> dict[str, float]:
    """Return F1 in percent; a value counts where the spans overlap and it is equal."""
    right: Counter[str] = Counter()
    total = 0
    for one in results:
        total += len(one.document.timexes) + len(one.found)
        for kind, same in _SAME.items():
            right[kind] += sum(same(*pair) for pair in one.pairs)
    return {kind: 200 * right[kind] / total if total else 0.0 for kind in _SAME}


def _documents(folder: Path, name: str, *, held_back: bool) -> list[Document]:
    lines = (folder / f"{name}.jsonl").read_bytes().splitlines()
    return [
        msgspec.convert(json.loads(line), Document)
        for number, line in enumerate(lines)
        if (number % EVERY == EVERY - 1) is held_back
    ]


def _run(documents: list[Document]) -> tuple[list[Result], float]:
    """Return what is found in each document, and the CPU seconds after parsing."""
    words = load_times(Layers())
    readings = [_reading(document.text) for document in documents]
    results = []
    began = time.process_time()
    told = [
        find_times(reading, published=_published(document.dct), words=words)
        for reading, document in zip(readings, documents, strict=True)
    ]
    seconds = time.process_time() - began
    for document, times in zip(documents, told, strict=True):
        found = tuple(
            Timex(one.span.start, one.span.end, one.type.value, one.value, one.rule)
            for one in times
        )
        results.append(Result(document, found, _pairs(document.timexes, found)))
    return results, seconds


def _reading(text: str) -> Reading:
    body = (Zone(ZoneKind.BODY, 0, len(text)),)
    article = Article(id="", address="", name="", language="en", text=text, sha256="", zones=body)
    return parse(article, words=load_language(Layers()))


def _published(value: str | None) -> Published | None:
    if not value:
        return None
    precision = PRECISIONS.get(len(value), Precision.MINUTE)
    return Published(value=value, precision=precision, source=DateSource.OPTION)


def _pairs(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> tuple[tuple[Timex, Timex], ...]:
    """Match one to one: equal spans first, then those that overlap most."""
    overlaps = sorted(
        (-((one.start, one.end) == (two.start, two.end)), -shared, left, right)
        for left, one in enumerate(gold)
        for right, two in enumerate(found)
        if (shared := min(one.end, two.end) - max(one.start, two.start)) > 0
    )
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for _, _, left, right in overlaps:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((gold[left], found[right]))
    return tuple(pairs)


def _words(results: Iterable[Result]) -> int:
    return sum(len(one.document.text.split()) for one in results)


def _first_page(data: Path) -> int:
    """Return how many of the required times of the first page have span, type and value."""
    gold = json.loads((data / "gold" / FIRST_PAGE[0]).read_text(encoding="utf-8"))
    text = (data / FIRST_PAGE[1]).read_text(encoding="utf-8")
    required = {
        (one["start"], one["end"], one["type"], one["value"])
        for one in gold["timexes"]
        if one["zone"] == "body" and not one.get("optional")
    }
    words = load_times(Layers())
    times = find_times(_reading(text), published=_published(gold["dct"]), words=words)
    found = {(one.span.start, one.span.end, one.type.value, one.value) for one in times}
    return len(required & found)


def _show_rules(results: Iterable[Result]) -> None:
    """Print for each rule how many it found, which share is right, and the confidence that gives.

    The confidence is the share of exact spans, drawn to .85 by the weight of four matches.
    """
    counts: dict[str, Counter[str]] = {}
    for one in results:
        for timex in one.found:
            counts.setdefault(timex.rule, Counter())["all"] += 1
        for gold, timex in one.pairs:
            counts[timex.rule].update(kind for kind, same in _SAME.items() if same(gold, timex))
    for rule, count in sorted(counts.items(), key=lambda item: -item[1]["all"]):
        shares = "  ".join(f"{kind} {count[kind] / count['all']:.2f}" for kind in _SAME)
        confidence = (count["strict"] + 4 * 0.85) / (count["all"] + 4)
        print(f"{rule:28} {count['all']:5}  {shares}  confidence {confidence:.2f}")


def _show_errors(results: Iterable[Result], *, limit: int) -> None:
    left = dict.fromkeys(("missed", "made up", "span", "value"), limit)
    for one in results:
        matched = {pair[0] for pair in one.pairs}, {pair[1] for pair in one.pairs}
        wrong = [
            ("missed", timex, timex) for timex in one.document.timexes if timex not in matched[0]
        ]
        wrong += [("made up", timex, timex) for timex in one.found if timex not in matched[1]]
        for kind in ("span", "value"):
            same = _SAME["strict" if kind == "span" else "value"]
            wrong += [(kind, gold, timex) for gold, timex in one.pairs if not same(gold, timex)]
        for kind, gold, timex in wrong:
            if left[kind] > 0:
                left[kind] -= 1
                text = one.document.text
                around = (
                    f"{text[timex.start - 40 : timex.start]}[[{text[timex.start : timex.end]}]]"
                )
                print(kind, gold.value, timex.value, timex.rule, " ".join(around.split()))


if __name__ == "__main__":
    main()
