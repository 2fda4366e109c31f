"""Reads treebanks in CoNLL-U, with names from a second file or from GUM's entities."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.annotated import Paragraph, Sentence, Word
from training.blocks import blocks_of, sentence_id
from training.entities import name_entities
from training.names import set_names
from training.recipe import Corpus

__all__ = ["read_entities", "read_treebank"]

_BEGINS = re.compile(r"# (?:newdoc|newpar)(?: |$)")


def read_treebank(data: Path, corpus: Corpus) -> Iterator[Paragraph]:
    """Yield the paragraphs of a CoNLL-U file; a second file in IOB2 holds their names.

    A sentence whose words differ in the second file has no names.
    """
    names = _read_names(data / corpus.files[1]) if len(corpus.files) > 1 else {}
    for blocks in _paragraphs(data / corpus.files[0]):
        yield Paragraph(tuple(_named(_words(_rows(block)), names, block) for block in blocks))


def read_entities(data: Path, corpus: Corpus) -> Iterator[Paragraph]:
    """Yield the paragraphs of a CoNLL-U file with GUM's layer of entities."""
    for blocks in _paragraphs(data / corpus.files[0]):
        yield Paragraph(tuple(_with_entities(_rows(block)) for block in blocks))


def _paragraphs(path: Path) -> Iterator[list[list[str]]]:
    """Yield the sentences' lines, paragraph by paragraph."""
    blocks: list[list[str]] = []
    for lines in blocks_of(path):
        if blocks and any(_BEGINS.match(line) for line in lines if line.startswith("#")):
            yield blocks
            blocks = []
        blocks.append(lines)
    if blocks:
        yield blocks


def _rows(lines: Sequence[str]) -> list[list[str]]:
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _words(rows: Sequence[list[str]]) -> Sentence:
    """Return the syntactic words; inside a contraction no space stands between them."""
    words: list[Word] = []
    glued = 0  # words up to this one stand in a contraction
    spaced = True
    for row in rows:
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            glued = int(row[0].partition("-")[2])
            spaced = space
            continue
        number = int(row[0])
        if number <= glued:
            space = spaced and number == glued
        words.append(Word(row[1], space, row[2], row[3], row[4], row[5], int(row[6]) - 1, row[7]))
    return tuple(words)


_Tagged = list[tuple[str, str]]


def _read_names(path: Path) -> dict[str, _Tagged]:
    """Return forms with their tags by the sentence's name; OTH is MISC, a stray B-O is O."""
    found: dict[str, _Tagged] = {}
    for lines in blocks_of(path):
        rows = [row for row in _rows(lines) if row[0].isdigit()]
        tags = ["O" if row[2] == "B-O" else row[2].replace("OTH", "MISC") for row in rows]
        found[sentence_id(lines)] = [(row[1], tag) for row, tag in zip(rows, tags, strict=True)]
    return found


def _named(words: Sentence, names: dict[str, _Tagged], lines: Sequence[str]) -> Sentence:
    """Put the names of the same sentence on its words, if the words are the same."""
    tagged = names.get(sentence_id(lines), [])
    if [form for form, _ in tagged] != [word.form for word in words]:
        return words
    return set_names(words, [tag for _, tag in tagged])


def _with_entities(rows: Sequence[list[str]]) -> Sentence:
    return name_entities(_words(rows), [row[9] for row in rows if row[0].isdigit()])
