"""Reads re3d, documents on a conflict with entities by places in their text, into paragraphs."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from training.annotated import Paragraph, Word
from training.names import kinds_of
from training.recipe import Corpus

__all__ = ["FILES", "read_re3d"]

FILES = ("documents.json", "entities.json")  # of each folder: a JSON value a line

_MIN_CONFIDENCE = 0.5
_WORD = re.compile(r"\w+(?:['’]\w{2,})?|['’]s\b|[^\w\s]")
# An entity with one of these is no name, though it has capitals.
_UNNAMED = re.compile(r"[,.]|^(?:We|He|She|They|It|Our|His|Their|All|Both|This|These)\b")
_SMALL = frozenset({"of", "and", "for", "the", "al", "in"})  # words of a name without a capital

_Names = dict[tuple[int, int], str]


class _Entity(msgspec.Struct, frozen=True):
    document: str = msgspec.field(name="documentId")
    kind: str = msgspec.field(name="type")
    confidence: float
    begin: int
    end: int


class _Document(msgspec.Struct, frozen=True):
    id: str = msgspec.field(name="_id")
    text: str


def read_re3d(data: Path, corpus: Corpus) -> Iterator[Paragraph]:
    """Yield the lines of re3d's documents; of its entities, those written with capitals are names."""
    kinds = kinds_of("re3d")
    for part in sorted(path for path in (data / corpus.files[0]).iterdir() if path.is_dir()):
        documents, entities = ((part / name).read_bytes() for name in FILES)
        found: dict[str, list[_Entity]] = defaultdict(list)
        for entity in msgspec.json.Decoder(_Entity).decode_lines(entities):
            if entity.confidence >= _MIN_CONFIDENCE and entity.kind in kinds:
                found[entity.document].append(entity)
        for document in msgspec.json.Decoder(_Document).decode_lines(documents):
            names = _names(document.text, found[document.id])
            for line in re.finditer(r"[^\n]+", document.text):
                words = tuple(_words(document.text, line.span(), names))
                if words:
                    yield Paragraph((words,), bounded=False)


def _names(text: str, entities: Sequence[_Entity]) -> _Names:
    """Return the kinds of names by their places, longer ones first."""
    kinds = kinds_of("re3d")
    names: _Names = {}
    for entity in sorted(entities, key=lambda entity: entity.begin - entity.end):
        start, value = entity.begin, text[entity.begin : entity.end]
        if value.startswith(("the ", "The ")):
            start, value = start + 4, value[4:]
        small = {word for word in value.split() if not word[0].isupper()}
        if len(value) > 1 and small <= _SMALL and not _UNNAMED.search(value):
            names[start, entity.end] = kinds[entity.kind]
    return names


def _words(text: str, line: tuple[int, int], names: _Names) -> Iterator[Word]:
    """Yield the words of a line; one with a capital inside it and no entity may be a name or not."""
    before: tuple[int, int] | None = None
    begun = False
    for token in _WORD.finditer(text, *line):
        at, end = token.span()
        span = next((span for span in names if span[0] <= at and end <= span[1]), None)
        tag = "O" if span is None else ("I-" if span == before else "B-") + names[span]
        unsure = span is None and token[0][0].isupper() and begun
        yield Word(token[0], text[end : end + 1].isspace(), name=None if unsure else tag)
        before, begun = span, True
