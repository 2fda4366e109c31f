"""Measures names of people, organisations and places: raw text in, extent and kind must both be exact.

usage: python -m benchmarks.names [SET...] [--errors N]
Universal NER marks the sentences of treebanks, so their raw text is read; CrossNER gives words only,
which are put together as they would be written, a paragraph a sentence. Places count characters
that are no spaces, so it does not matter where the spaces were. Other kinds, ours or theirs, do
not count.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from benchmarks.treebanks import (
    Place,
    Reader,
    blocks_of,
    comment,
    places,
    read_treebank,
    reader,
    seen,
)
from dragoman.language import load_parser
from dragoman.model import Reading

__all__ = ["Marked", "f1", "join_words", "measure", "read_tags"]

KINDS = ("PER", "ORG", "LOC")
# The sets' own kinds in ours; what is not here (election, event, OTH) does not count.
OURS = {
    **{kind: kind for kind in KINDS},
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "location": "LOC",
    "country": "LOC",
}
# Sets of names, and the treebank whose sentences they mark.
SETS = {
    "uner-ewt.dev": "ewt.dev",
    "uner-ewt.test": "ewt.test",
    "uner-pud.test": "pud.test",
    "crossner-politics.dev": None,
    "crossner-politics.test": None,
}
DEVELOPMENT = ("uner-ewt.dev", "crossner-politics.dev")


class Mark(msgspec.Struct, frozen=True, order=True):
    """A name: the characters that it covers, spaces not counted, and its kind."""

    start: int
    end: int
    kind: str


class Marked(msgspec.Struct, frozen=True):
    """A text's names as people marked them, and as they were found."""

    text: str
    gold: frozenset[Mark]
    found: frozenset[Mark]


def main() -> None:
    """Print precision, recall and F1 of each set, whole and by kind."""
    options = argparse.ArgumentParser()
    options.add_argument("sets", nargs="*", default=DEVELOPMENT, help=", ".join(SETS))
    options.add_argument("--errors", type=int, default=0, help="show so many of each set")
    chosen = options.parse_args()
    read = reader(load_parser())
    print(f"{'':30} {'names':>6} {'found':>6}  precision  recall      F1")
    for name in chosen.sets:
        marked = measure(data_folder(), name, read=read)
        for kind in ("", *KINDS):
            print(line(f"{name} {kind}", of_kind(marked, kind)))
        show_errors(marked, limit=chosen.errors)


def measure(data: Path, name: str, *, read: Reader) -> Marked:
    """Find the names of a set.

    Args:
        data: Folder of the annotated data.
        name: Of the set, as in `SETS`.
        read: Reads the raw text.

    Returns:
        The text with its names as marked and as found.
    """
    folder = data / "gold" / "language"
    treebank = SETS[name]
    if treebank is None:
        return measure_words(folder / f"{name}.txt.gz", read)
    return measure_treebank(folder / f"{name}.iob2.gz", folder / f"{treebank}.conllu.gz", read)


def measure_words(path: Path, read: Reader) -> Marked:
    """Read a file of words and tags, each sentence as a paragraph of its own."""
    texts: list[str] = []
    gold: set[Mark] = set()
    at = 0
    for block in blocks_of(path):
        words, tags = zip(*(line.rsplit(maxsplit=1) for line in block), strict=True)
        texts.append(join_words(words))
        gold.update(read_tags(words, tags, start=at))
        at += len(seen("".join(words)))
    text = "\n\n".join(texts)
    return Marked(text, frozenset(gold), frozenset(found_in(read(text))))


def measure_treebank(path: Path, treebank: Path, read: Reader) -> Marked:
    """Read a treebank and compare with the names that another file marks in its sentences.

    Universal NER's PUD names sentences otherwise and has one with another text (1 of 1,000): a
    sentence is found by its name and text, else by its text alone; where there is none, nothing in it counts.
    """
    bank = read_treebank(treebank)
    characters = seen(bank.text)
    written = {place: characters[place.start : place.end] for place in bank.sentences}
    by_text = {text: place for place, text in written.items()}
    by_both = {(place.id, text): place for place, text in written.items()}
    gold: set[Mark] = set()
    marked: set[Place] = set()
    for block in blocks_of(path):
        rows = [row.split("\t") for row in block if not row.startswith("#")]
        words = [row[1] for row in rows]
        text = seen("".join(words))
        place = by_both.get((comment(block, "sent_id"), text)) or by_text.get(text)
        if place:
            marked.add(place)
            gold.update(read_tags(words, [row[2] for row in rows], start=place.start))
    counted = {at for place in marked for at in range(place.start, place.end)}
    found = (mark for mark in found_in(read(bank.text)) if mark.start in counted)
    return Marked(bank.text, frozenset(gold), frozenset(found))


def read_tags(words: Sequence[str], tags: Sequence[str], *, start: int = 0) -> Iterator[Mark]:
    """Yield the names that tags mark: B- begins one, I- of the same kind goes on, else begins one.

    Args:
        words: Of a sentence.
        tags: One a word. A kind that does not count (also that of a stray `B-O`) marks nothing.
        start: How many characters stand before the sentence.
    """
    ends = [start]
    for word in words:
        ends.append(ends[-1] + len(seen(word)))
    first = 0
    for number, tag in enumerate(tags):
        goes_on = number + 1 < len(tags) and tags[number + 1] == f"I-{tag[2:]}"
        if number == 0 or tag != f"I-{tags[number - 1][2:]}":
            first = number
        if not goes_on and tag[2:] in OURS:
            yield Mark(ends[first], ends[number + 1], OURS[tag[2:]])


def found_in(reading: Reading) -> Iterator[Mark]:
    """Yield a reading's names of the kinds that count."""
    before = places(reading.text)
    for name in reading.names:
        if name.kind in KINDS:
            yield Mark(before[name.start], before[name.end], name.kind)


CLOSING = frozenset(
    [".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'re", "'ve", "'ll", "'d", "'m", "n't"]
)
OPENING = frozenset(["(", "[", "{", "$", "£", "€"])


def join_words(words: Sequence[str]) -> str:
    """Put words together as they would be written; a lone apostrophe may stand for three things."""
    text = ""
    glue = True
    quoted = {"'": False, '"': False}
    for number, word in enumerate(words):
        after = words[number + 1] if number + 1 < len(words) else ""
        before, behind = word in CLOSING, word in OPENING
        if word == "'" and after == "s":  # Putin ' s
            before = behind = True
        elif word == "'" and text.endswith("s") and not quoted["'"]:  # Workers ' Party
            before = True
        elif word in quoted:
            before, behind = quoted[word], not quoted[word]
            quoted[word] = not quoted[word]
        text += word if glue or before else f" {word}"
        glue = behind
    return text


def of_kind(marked: Marked, kind: str) -> Marked:
    """Keep the names of a kind; all of them where none is given."""
    if not kind:
        return marked
    gold, found = (
        frozenset(mark for mark in marks if mark.kind == kind)
        for marks in (marked.gold, marked.found)
    )
    return Marked(marked.text, gold, found)


def f1(marked: Marked) -> float:
    """Return the harmonic mean of precision and recall in per cent."""
    return 200 * len(marked.gold & marked.found) / (len(marked.gold) + len(marked.found) or 1)


def line(name: str, marked: Marked) -> str:
    """Return a line of the table."""
    right = len(marked.gold & marked.found)
    precision = 100 * right / (len(marked.found) or 1)
    recall = 100 * right / (len(marked.gold) or 1)
    return (
        f"{name:30} {len(marked.gold):6} {len(marked.found):6}"
        f" {precision:10.1f} {recall:7.1f} {f1(marked):7.1f}"
    )


def show_errors(marked: Marked, *, limit: int) -> None:
    """Print some names that were missed or made up, with what stands around them."""
    where = [at for at, character in enumerate(marked.text) if not character.isspace()]
    wrong = sorted(marked.gold ^ marked.found)
    for mark in wrong[:: max(1, len(wrong) // limit)][:limit] if limit else ():
        kind = "missed" if mark in marked.gold else "made up"
        start, end = where[mark.start], where[mark.end - 1] + 1
        around = (
            f"{marked.text[max(0, start - 40) : start]}[[{marked.text[start:end]}]]"
            f"{marked.text[end : end + 40]}"
        )
        print(f"  {kind:8} {mark.kind} {' '.join(around.split())}")


if __name__ == "__main__":
    main()
