"""Turns treebanks into the raw text that a reader gets, and into where each sentence lies in it.

Places count characters that are no spaces, so that two ways of writing the same words agree.
"""

import gzip
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import Parser, parse
from dragoman.model import Article, Reading, Zone, ZoneKind

__all__ = [
    "Place",
    "Reader",
    "Treebank",
    "as_article",
    "blocks_of",
    "places",
    "read_treebank",
    "reader",
    "seen",
]

Reader = Callable[[str], Reading]

BEGINS = frozenset({"# newdoc", "# newdoc id", "# newpar", "# newpar id"})


class Place(msgspec.Struct, frozen=True):
    """A sentence by the treebank's name for it, and the characters that it covers."""

    id: str
    start: int
    end: int


class Treebank(msgspec.Struct, frozen=True):
    """A treebank: the file's own lines, the raw text, and the sentences in text order."""

    conllu: str
    text: str
    sentences: tuple[Place, ...]


@cache
def read_treebank(path: Path) -> Treebank:
    """Rebuild the raw text of a CoNLL-U file, once a run.

    Args:
        path: A gzipped file.

    Returns:
        Sentences joined by a space (none after `SpaceAfter=No`), and by a blank line where the
        treebank says that a paragraph or a document begins.
    """
    text: list[str] = []
    sentences: list[Place] = []
    at = 0
    space = ""
    for lines in blocks_of(path):
        raw = comment(lines, "text")
        end = at + len(seen(raw))
        sentences.append(Place(comment(lines, "sent_id"), at, end))
        at = end
        text.append(("\n\n" if begins_paragraph(lines) and text else space) + raw)
        space = "" if ends_without_space(lines) else " "
    conllu = gzip.decompress(path.read_bytes()).decode()
    return Treebank(conllu, "".join(text), tuple(sentences))


def reader(parser: Parser) -> Reader:
    """Return what reads a raw text as an article that is all body, each text once."""
    words = load_language(Layers())

    @cache
    def read(text: str) -> Reading:
        return parse(as_article(text), words=words, parser=parser)

    return read


def as_article(text: str) -> Article:
    """Wrap a text as an article that is all body."""
    zone = Zone(ZoneKind.BODY, 0, len(text))
    return Article(
        id="gold", address="gold", name="gold", language="en", text=text, sha256="", zones=(zone,)
    )


def places(text: str) -> list[int]:
    """Return how many characters that are no spaces stand before each place of a text."""
    before = [0]
    for character in text:
        before.append(before[-1] + (not character.isspace()))
    return before


def blocks_of(path: Path) -> Iterator[list[str]]:
    """Yield the lines between blank lines of a gzipped file."""
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


def comment(lines: list[str], name: str) -> str:
    """Return what a comment of a sentence says, or an empty text."""
    begin = f"# {name} = "
    return next((line[len(begin) :] for line in lines if line.startswith(begin)), "")


def begins_paragraph(lines: list[str]) -> bool:
    """Say whether a paragraph or a document begins with this sentence."""
    return any(line.partition(" = ")[0] in BEGINS for line in lines)


def ends_without_space(lines: list[str]) -> bool:
    """Say whether the last word as written has no space after it; a contraction's own line says."""
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    rows = [row for row in rows if "." not in row[0]]
    last = rows[-1]
    written = next((row for row in rows if row[0].endswith(f"-{last[0]}")), last)
    return "SpaceAfter=No" in written[9].split("|")


def seen(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.split())
