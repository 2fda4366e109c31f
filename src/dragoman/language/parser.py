"""What every parser is handed and what it returns: paragraphs in, sentences with their tokens out."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from dragoman.codes.language import LanguageWords
from dragoman.model import Attribution, Name, Token

__all__ = ["Paragraph", "Parsed", "Parser"]


class Paragraph(NamedTuple):
    """A paragraph to read, `text[start:end]`."""

    text: str
    start: int
    end: int


class Parsed(NamedTuple):
    """A paragraph as read; offsets count in the article's text, indices in `tokens`.

    Attributes:
        sentences: First token and one past the last, in text order; together they hold all tokens.
        tokens: In text order. A head is an index in this paragraph, -1 for a root.
        names: In text order.
        attributions: In the order of their cues; None where the parser does not look for any.
    """

    sentences: list[tuple[int, int]]
    tokens: list[Token]
    names: list[Name]
    attributions: list[Attribution] | None


class Parser(Protocol):
    """Reads paragraphs, many at a time, each on its own."""

    def __call__(self, paragraphs: Sequence[Paragraph], *, words: LanguageWords) -> list[Parsed]:
        """Read paragraphs.

        Args:
            paragraphs: In any order, of any number of articles.
            words: Abbreviations and small words of English.

        Returns:
            One result a paragraph, in the same order.
        """
        ...
