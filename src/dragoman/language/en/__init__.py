"""English: cuts paragraphs into sentences and sentences into tokens."""

from dragoman.language.en.sentences import cut_sentences
from dragoman.language.en.tokens import cut_tokens

__all__ = ["cut_sentences", "cut_tokens"]
