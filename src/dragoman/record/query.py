"""Turns what a person types into a query that the search index understands, whatever it is."""

import re
import unicodedata

import msgspec

from dragoman.errors import InputError

__all__ = ["Query", "Term", "parse_query"]

MAX_WORDS = 40  # far above any question; FTS5 itself gives up at a depth of 256
MIN_STEM = 3  # letters before a star: "re* in*" took 0.4 s, "a*" merges a tenth of the index

QUOTES = '"“”„«»'
# A quoted phrase, or a run without space or quotation mark.
PIECE = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}](\*?)|([^\s{QUOTES}]+)|([{QUOTES}])")
# What the index takes for a word: letters, digits and private characters, with their accents.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")


class Term(msgspec.Struct, frozen=True):
    """Words that must stand together; of the last one only the beginning, if open."""

    words: tuple[str, ...]
    is_open: bool = False

    def fts(self) -> str:
        """Return the term as the index wants it; words hold no quotation mark."""
        return f'"{" ".join(self.words)}"' + ("*" if self.is_open else "")


class Query(msgspec.Struct, frozen=True):
    """Terms, all of which must stand in what is found."""

    terms: tuple[Term, ...]

    def fts(self) -> str:
        """Return the query as the index wants it."""
        return " AND ".join(term.fts() for term in self.terms)


def parse_query(typed: str) -> Query:
    """Read what a person typed: words, "exact words", beginn*.

    Raises:
        InputError: There is nothing to search for, too much, or a quotation mark is not closed.
    """
    whole = unicodedata.normalize("NFC", typed)
    terms = dict.fromkeys(term for piece in PIECE.finditer(whole) for term in _terms(piece, typed))
    if not terms:
        raise InputError(f"There is no word to search for in {typed!r}. Give a word or a number.")
    if sum(len(term.words) for term in terms) > MAX_WORDS:
        raise InputError(f"That is more than {MAX_WORDS} words to search for. Give fewer.")
    return Query(tuple(terms))


def _terms(piece: re.Match[str], typed: str) -> list[Term]:
    if piece[4]:
        raise InputError(f"A quotation mark in {typed!r} is not closed. Close it, or leave it out.")
    words = tuple(WORD.findall(piece[1] or piece[3] or ""))
    is_open = bool(piece[2]) or (piece[3] or "").endswith("*")
    if not words:
        return []
    if is_open and len(words[-1]) < MIN_STEM:
        raise InputError(f"{piece[0]} stands for too many words. Give {MIN_STEM} letters or more.")
    return [Term(words, is_open)]
