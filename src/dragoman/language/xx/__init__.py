"""Any other language: cuts at the sentence marks of many scripts."""

from dragoman.language.xx.sentences import cut_sentences
from dragoman.language.xx.tokens import cut_tokens

__all__ = ["cut_sentences", "cut_tokens"]
