"""Turns English words into the numbers that the network reads: word pieces, shape, ending."""

import unicodedata
import zlib
from functools import lru_cache
from typing import NamedTuple

__all__ = ["ENDINGS", "SHAPES", "Piece", "Pieces", "Spacing", "ending_of", "shape_of"]

ENDINGS = 4096  # rows of the table of endings; 0 stands for "inside a word"
SHAPES = 28  # 9 shapes times 3 spacings, and 0 for "inside a word"

_MAX_PIECES = 8  # of one word: an address of 80 letters tells no more than its beginning
_MAX_LETTERS = 100  # a longer word is unknown, as in BERT
_CACHED = 50_000  # words; a day's news has about as many


class Spacing:
    """What stands before a word: nothing, a space, or a place where the rules begin a sentence."""

    GLUED = 0
    SPACE = 1
    START = 2


class Piece(NamedTuple):
    """A word for the network: its pieces' rows in the vocabulary, its ending, its shape's class."""

    ids: tuple[int, ...]
    ending: int
    shape: int


class Pieces:
    """Cuts words into word pieces, longest match first (Wu et al. 2016, as BERT does, uncased).

    Args:
        vocabulary: One piece a line; the line's number is the row in the network's table.
    """

    def __init__(self, vocabulary: str) -> None:
        self._rows = {piece: row for row, piece in enumerate(vocabulary.split("\n"))}
        self.first = self._rows["[CLS]"]
        self.last = self._rows["[SEP]"]
        self._unknown = self._rows["[UNK]"]
        self.of = lru_cache(maxsize=_CACHED)(self._of)

    def _of(self, form: str) -> Piece:
        """Return what the network reads of a word, whatever stands before it."""
        ids = tuple(self._ids(plain_of(form)))[:_MAX_PIECES]
        return Piece(ids or (self._unknown,), ending_of(form), shape_of(form))

    def _ids(self, plain: str) -> list[int]:
        ids: list[int] = []
        for part in _parts(plain):
            ids += self._ids_of_part(part)
            if len(ids) >= _MAX_PIECES:
                break
        return ids

    def _ids_of_part(self, part: str) -> list[int]:
        if len(part) > _MAX_LETTERS:
            return [self._unknown]
        ids: list[int] = []
        at = 0
        while at < len(part):
            end = len(part)
            prefix = "##" if at else ""
            while end > at and (row := self._rows.get(prefix + part[at:end])) is None:
                end -= 1
            if end == at or row is None:
                return [self._unknown]
            ids.append(row)
            at = end
        return ids


def plain_of(form: str) -> str:
    """Return a word in lower case, without accents and marks of control."""
    if form.isascii():
        return form.lower()
    taken_apart = unicodedata.normalize("NFD", form.lower())
    return "".join(mark for mark in taken_apart if unicodedata.category(mark) not in {"Mn", "Cf"})


def _parts(plain: str) -> list[str]:
    """Cut a word at its punctuation marks: "don't" has three parts."""
    if plain.isalnum():
        return [plain]
    parts: list[str] = []
    joined = False
    for mark in plain:
        if not _is_letter(mark):
            parts.append(mark)
            joined = False
        elif joined:
            parts[-1] += mark
        else:
            parts.append(mark)
            joined = True
    return parts


def _is_letter(mark: str) -> bool:
    if mark.isascii():
        return mark.isalnum()
    return not unicodedata.category(mark).startswith("P")


def ending_of(form: str) -> int:
    """Return the class of a word's last three letters, from 1 to `ENDINGS` - 1."""
    return 1 + zlib.crc32(form[-3:].lower().encode()) % (ENDINGS - 1)


def shape_of(form: str) -> int:
    """Return the class of a word's letters and digits, from 0 to 8."""
    if form.islower():
        return 0 if form.isalpha() else 1
    if form.isupper():
        return 2 if len(form) == 1 else 3
    if form.istitle():
        return 4
    if form.isdigit():
        return 5
    if any(map(str.isdigit, form)):
        return 6
    return 7 if any(map(str.isalpha, form)) else 8


def shape_row(shape: int, spacing: int) -> int:
    """Return the row in the table of shapes, from 1 to `SHAPES` - 1."""
    return 1 + 3 * shape + spacing
