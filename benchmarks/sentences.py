"""Measures sentences and tokens on treebanks: raw text in, both boundaries must match."""

import argparse
import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import parse
from dragoman.model import Article, Reading, Zone, ZoneKind

LANGUAGE = data_folder() / "gold" / "language"


class Gold(msgspec.Struct):
    """A treebank as raw text; boundaries count the characters that are no spaces."""

    text: str
    sentences: set[tuple[int, int]]
    tokens: set[tuple[int, int]]


def main() -> None:
    """Print sentence F and token F for each treebank."""
    options = argparse.ArgumentParser()
    options.add_argument("sets", nargs="*", default=["ewt.dev", "gum-free.train"])
    options.add_argument("--errors", type=int, default=0, help="show so many wrong boundaries")
    chosen = options.parse_args()
    words = load_language(Layers())
    for name in chosen.sets:
        gold = read_treebank(LANGUAGE / f"{name}.conllu.gz")
        began = time.process_time()
        reading = parse(as_article(gold.text), words=words)
        seconds = time.process_time() - began
        sentences, tokens = spans_of(reading)
        print(
            f"{name}: sentences F {100 * f1(gold.sentences, sentences):.2f}"
            f" ({len(gold.sentences)} gold, {len(sentences)} found),"
            f" tokens F {100 * f1(gold.tokens, tokens):.2f},"
            f" {len(tokens) / seconds:,.0f} tokens/s"
        )
        show_errors(gold, reading, sentences, limit=chosen.errors)


def read_treebank(path: Path) -> Gold:
    """Rebuild the raw text of a CoNLL-U file: a blank line where a paragraph or document begins."""
    text: list[str] = []
    sentences: set[tuple[int, int]] = set()
    tokens: set[tuple[int, int]] = set()
    at = 0
    space = ""
    for lines in sentences_of(path):
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        begins = any(
            line.startswith(("# newdoc", "# newpar ")) or line == "# newpar" for line in comments
        )
        raw = next(line[9:] for line in comments if line.startswith("# text = "))
        text.append(("\n\n" if begins else space) + raw)
        first = at
        for row in rows:
            if row[0].isdigit():
                tokens.add((at, at + len(seen(row[1]))))
                at += len(seen(row[1]))
        sentences.add((first, at))
        if at - first != len(seen(raw)):  # words of a contraction that differ from what is written
            at = first + len(seen(raw))
            sentences.discard(max(sentences, key=lambda span: span[0]))
            sentences.add((first, at))
        surface = [row for row in rows if row[0].isdigit() or "-" in row[0]]
        space = "" if ends_without_space(surface) else " "
    return Gold("".join(text), sentences, tokens)


def sentences_of(path: Path) -> Iterator[list[str]]:
    """Yield the lines of each sentence."""
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line:
                lines.append(line)
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def ends_without_space(rows: list[list[str]]) -> bool:
    """Say whether the last word as written has no space after it."""
    last = rows[-1]
    for row in rows:
        if "-" in row[0] and row[0].partition("-")[2] == last[0]:
            last = row
    return "SpaceAfter=No" in last[9]


def seen(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.split())


def as_article(text: str) -> Article:
    """Wrap a text as an article that is all body."""
    zone = Zone(ZoneKind.BODY, 0, len(text))
    return Article(
        id="gold", address="gold", name="gold", language="en", text=text, sha256="", zones=(zone,)
    )


def spans_of(reading: Reading) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return sentences and tokens in characters that are no spaces."""
    places = [0]
    for character in reading.text:
        places.append(places[-1] + (not character.isspace()))
    return (
        {(places[item.start], places[item.end]) for item in reading.sentences},
        {(places[item.start], places[item.end]) for item in reading.tokens},
    )


def f1(gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * len(gold & found) / (len(gold) + len(found))


def show_errors(gold: Gold, reading: Reading, found: set[tuple[int, int]], *, limit: int) -> None:
    """Print some sentence ends that are wrong, with what stands around them."""
    where = [index for index, character in enumerate(reading.text) if not character.isspace()]
    right = {end for _, end in gold.sentences}
    made = {end for _, end in found}
    wrong = [(end, "missed") for end in right - made] + [(end, "false") for end in made - right]
    wrong.sort(key=lambda pair: pair[0] * 7919 % 100003)
    for end, kind in wrong[:limit]:
        at = where[end - 1] + 1
        print(f"  {kind:6} {reading.text[max(0, at - 50) : at]!r} | {reading.text[at : at + 40]!r}")


if __name__ == "__main__":
    main()
