"""Measures statements on whole pages and on PolNeAR: content, source, and which rule is how often right."""

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.data import data_folder
from dragoman.codes.cues import load_cues
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import parse
from dragoman.model import Article, Context, Span, Speech, Statement, Zone, ZoneKind
from dragoman.statements import find_statements

GOLD = data_folder() / "gold"
WORDS = load_language(Layers())
CUES = load_cues(Layers())


def main() -> None:
    """Print what the scorers say of a set."""
    options = argparse.ArgumentParser()
    options.add_argument("set", choices=["training", "annotations", "polnear.train", "polnear.dev"])
    options.add_argument("--out", type=Path, default=Path("build/statements"))
    options.add_argument("--rules", action="store_true", help="show precision by rule and cue")
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    began = time.process_time()
    if chosen.set.startswith("polnear"):
        pages = polnear(chosen.set, chosen.out)
    else:
        pages = whole_pages(chosen.set, chosen.out)
    print(
        f"{sum(len(page['text']) for page in pages) / (time.process_time() - began):,.0f} characters/s"
    )
    if chosen.rules:
        by_rule(pages, errors=chosen.errors)


def whole_pages(name: str, out: Path) -> list[dict[str, Any]]:
    """Read the pages of a folder, write annotations, run the scorer."""
    folder = GOLD / "whole-pages"
    out = out / name
    out.mkdir(parents=True, exist_ok=True)
    pages = []
    for path in sorted((folder / name).glob("*.json")):
        text = json.loads((folder / "pages" / path.name).read_text())["text"]
        gold = json.loads(path.read_text())
        found = read(text)
        said = [as_annotation(item, text) for item in found if item.speech is Speech.SPEECH]
        (out / path.name).write_text(json.dumps({"statements": said}))
        pages.append(
            {"text": text, "gold": [as_spans(item) for item in gold["statements"]], "found": found}
        )
    scored = subprocess.run(  # noqa: S603 our own scorer
        [sys.executable, folder / "score.py", folder / name, out],
        capture_output=True,
        text=True,
        check=True,
    )
    print("\n".join(line for line in scored.stdout.splitlines() if line.startswith("statement")))
    return pages


def polnear(name: str, out: Path) -> list[dict[str, Any]]:
    """Read PolNeAR's articles, write predictions, run the scorer."""
    folder = GOLD / "statements"
    out.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.jsonl"
    packed = folder / f"{name}.jsonl.gz"
    raw = gzip.decompress(packed.read_bytes()).decode() if packed.exists() else path.read_text()
    (out / "gold.jsonl").write_text(raw)
    pages = []
    lines = []
    for line in raw.splitlines():
        record = json.loads(line)
        found = read(record["text"])
        pages.append({"text": record["text"], "gold": record["statements"], "found": found})
        made = [
            {
                "source_spans": pairs([item.source]),
                "cue_spans": pairs([item.cue]),
                "content_spans": pairs(item.content),
            }
            for item in found
        ]
        lines.append(json.dumps({"id": record["id"], "statements": made}))
    (out / "found.jsonl").write_text("\n".join(lines))
    scored = subprocess.run(  # noqa: S603 our own scorer
        [sys.executable, folder / "score.py", out / "gold.jsonl", out / "found.jsonl"],
        capture_output=True,
        text=True,
        check=True,
    )
    print("\n".join(line for line in scored.stdout.splitlines() if not line.startswith("frag")))
    return pages


def read(text: str) -> tuple[Statement, ...]:
    """Find the statements of a text that is all body."""
    zone = Zone(ZoneKind.BODY, 0, len(text))
    article = Article(
        id="a", address="a", name="a", language="en", text=text, sha256="", zones=(zone,)
    )
    return find_statements(parse(article, words=WORDS), Context(), cues=CUES)


def as_annotation(item: Statement, text: str) -> dict[str, Any]:
    """Return a statement in the annotation guide's form."""

    def words(span: Span | None) -> dict[str, Any] | None:
        return {"text": span.of(text), "start": span.start, "end": span.end} if span else None

    speaker = item.speaker
    return {
        "source": words(item.source),
        "speaker": {"name": speaker.name, "country": speaker.country, "sector": speaker.sector}
        if speaker
        else None,
        "cue": words(item.cue),
        "content": [words(part) for part in item.content],
        "kind": item.manner.value,
        "on": item.on,
    }


def as_spans(item: dict[str, Any]) -> dict[str, Any]:
    """Return a whole page's statement in PolNeAR's form."""
    spans = {"content_spans": [[part["start"], part["end"]] for part in item["content"]]}
    for role in ("source", "cue"):
        spans[f"{role}_spans"] = [[item[role]["start"], item[role]["end"]]] if item[role] else []
    return spans


def pairs(spans: Any) -> list[list[int]]:
    """Return spans as pairs."""
    return [[span.start, span.end] for span in spans if span]


def by_rule(pages: list[dict[str, Any]], *, errors: int) -> None:
    """Print how often each rule and each cue is right: content half shared, source overlapping."""
    tally: Counter[tuple[str, str, bool]] = Counter()
    shown = 0
    for page in pages:
        gold = [
            ({at for a, b in item["content_spans"] for at in range(a, b)}, item)
            for item in page["gold"]
        ]
        for item in page["found"]:
            right = is_right(item, gold)
            cue = item.cue.of(page["text"]).lower() if item.cue else ""
            tally["rule", item.rule, right] += 1
            tally["cue", cue + " " + item.rule.split(".")[1], right] += 1
            if not right and shown < errors and hash(item.id) % 7 == 0:
                shown += 1
                text = page["text"]
                print(
                    item.rule,
                    "|",
                    item.source and item.source.of(text),
                    "|",
                    cue,
                    "|",
                    [part.of(text) for part in item.content],
                    "|",
                    text[max(0, item.span.start - 60) : item.span.end + 60].replace("\n", "/"),
                    "\n",
                )
    for kind, least in (("rule", 1), ("cue", 4)):
        rows = {name for group, name, _ in tally if group == kind}
        for name in sorted(rows, key=lambda row: -tally[kind, row, True] - tally[kind, row, False]):
            good, bad = tally[kind, name, True], tally[kind, name, False]
            if good + bad >= least:
                print(f"  {name:40} {good / (good + bad):.2f} of {good + bad}")


def is_right(item: Statement, gold: list[tuple[set[int], dict[str, Any]]]) -> bool:
    """Say whether an annotated statement shares half the content and the source."""
    content = {at for part in item.content for at in range(part.start, part.end)}
    for other, record in gold:
        shared = len(content & other)
        if shared and shared / len(content | other) >= 0.5:
            spans = [Span(*pair) for pair in record["source_spans"] or []]
            if item.source is None:
                return not spans
            if any(item.source.overlaps(span) for span in spans):
                return True
    return False


if __name__ == "__main__":
    main()
