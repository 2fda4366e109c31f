"""Reads files with a word a line and what is said of it beside it, sentences between blank lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec
from msgspec.structs import replace

from training.annotated import COLUMNS, Paragraph, Sentence, Word
from training.blocks import blocks_of
from training.names import kinds_of, set_names
from training.recipe import Corpus

__all__ = ["read_columns", "read_table", "spaced"]

_UNSAID = "?"  # in a cell of a table: the corpus does not say


def read_columns(data: Path, corpus: Corpus) -> Iterator[Paragraph]:
    """Yield the sentences of a file with a word and its name's tag a line, each by itself.

    A kind of names that kinds.csv does not list is MISC.
    """
    kinds = kinds_of("columns")
    for lines in blocks_of(data / corpus.files[0]):
        rows = [line.replace("\t", " ").rsplit(" ", 1) for line in lines]
        if rows[0][0] == "-DOCSTART-":
            continue
        tags: list[str] = []
        for _, tag in rows:
            mark, _, kind = tag.partition("-")
            known = kinds.get(kind, "MISC")
            mark = mark if tags and tags[-1].endswith(f"-{known}") else "B"
            tags.append(f"{mark}-{known}" if kind else "O")
        words = spaced([Word(row[0].strip()) for row in rows])
        yield Paragraph((set_names(words, tags),), bounded=False)


def read_table(data: Path, corpus: Corpus) -> Iterator[Paragraph]:
    """Yield the sentences of a file whose columns, parted by tabs, the recipe names.

    One column is "form"; "?" in a cell means that the corpus does not say.
    """
    for lines in blocks_of(data / corpus.files[0]):
        rows = [
            dict(zip(corpus.columns, line.split("\t"), strict=True))
            for line in lines
            if not line.startswith("# ")
        ]
        yield Paragraph((spaced([_word(row) for row in rows]),), bounded=False)


def _word(row: dict[str, str]) -> Word:
    """Return a word with the columns that we know, and the others beside them."""
    said = {name: value for name, value in row.items() if name != "form" and value != _UNSAID}
    known = {name: value for name, value in said.items() if name in COLUMNS}
    more = [pair for pair in said.items() if pair[0] not in COLUMNS]
    return msgspec.convert({"form": row["form"], "more": more, **known}, Word)


_OPENING = frozenset({"(", "[", "-LRB-", "$", "``", "“", "#"})
_CLOSING = re.compile(r"[.,;:!?)\]”%]|''|n't|'(?:s|m|d|ll|ve|re)?")


def spaced(words: Sequence[Word]) -> Sentence:
    """Guess where a text that was cut into words had spaces."""
    found: list[Word] = []
    quoted = False
    for word, following in zip(words, chain(words[1:], [Word(".")]), strict=True):
        space = word.form not in _OPENING
        if word.form == '"':
            quoted = not quoted
            space = not quoted
        if _CLOSING.fullmatch(following.form) or (following.form == '"' and quoted):
            space = False
        found.append(word if space else replace(word, space=False))
    return tuple(found)
