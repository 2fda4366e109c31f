"""Reads paragraphs by rule alone: sentences and tokens, no syntax, no names."""

from collections.abc import Sequence
from types import ModuleType

from dragoman.codes.language import LanguageWords
from dragoman.language import en, xx
from dragoman.language.parser import Paragraph, Parsed
from dragoman.model import Token

__all__ = ["read_by_rule", "read_other"]


def read_by_rule(paragraphs: Sequence[Paragraph], *, words: LanguageWords) -> list[Parsed]:
    """Cut English paragraphs into sentences and tokens; a `Parser`.

    Args:
        paragraphs: In any order, of any number of articles.
        words: Abbreviations and small words of English.

    Returns:
        One result a paragraph, in the same order.
    """
    return [_read(paragraph, en, words) for paragraph in paragraphs]


def read_other(paragraphs: Sequence[Paragraph], *, words: LanguageWords) -> list[Parsed]:
    """Cut paragraphs of a language that we know only the punctuation of; a `Parser`."""
    return [_read(paragraph, xx, words) for paragraph in paragraphs]


def _read(paragraph: Paragraph, language: ModuleType, words: LanguageWords) -> Parsed:
    text, start, end = paragraph
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for bounds in language.cut_sentences(text, start, end, words=words):
        first = len(tokens)
        tokens += language.cut_tokens(text, *bounds, words=words)
        sentences.append((first, len(tokens)))
    return Parsed(sentences, tokens, [], None)
