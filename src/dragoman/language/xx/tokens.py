"""Cuts a sentence of any language into words, ideographs and marks."""

import re

from dragoman.codes.language import LanguageWords
from dragoman.language.paragraphs import INVISIBLE
from dragoman.model import Token

__all__ = ["cut_tokens"]

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Vowel signs and other marks that Python does not count as part of a word.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200c\u200d"
_TOKEN = re.compile(
    rf"\d+(?:[.,:٫٬]\d+)*|[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])[\w{_SIGNS}])+|\.{{2,}}|[^\s{INVISIBLE}]"
)


def cut_tokens(text: str, start: int, end: int, *, words: LanguageWords) -> list[Token]:
    """Return the tokens of the sentence `text[start:end]`: words, numbers, single marks.

    Args:
        text: The article's text.
        start: First code point of the sentence.
        end: One past the last.
        words: Not needed here; the same arguments as in every language.

    Returns:
        Tokens in text order that cover all but the spaces.
    """
    del words
    return [Token(*found.span()) for found in _TOKEN.finditer(text, start, end)]
