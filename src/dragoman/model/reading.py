"""What the language core saw in an article."""

import msgspec

from dragoman.model.article import ZoneKind
from dragoman.model.span import Span

__all__ = ["Attribution", "Name", "Reading", "Sentence", "Token"]


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or mark, `text[start:end]`, with what syntax is known of it.

    Attributes:
        start: First code point.
        end: One past the last.
        lemma: Dictionary form, or None where no parser ran.
        pos: Universal part of speech, or None.
        feats: Universal features ("Number=Sing|Tense=Past"), or None.
        head: Index in `Reading.tokens` of the governor, -1 for a root, or None.
        relation: Universal dependency relation, or None.
    """

    start: int
    end: int
    lemma: str | None = None
    pos: str | None = None
    feats: str | None = None
    head: int | None = None
    relation: str | None = None


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence: its extent, its tokens, its zone and paragraph.

    Attributes:
        start: First code point.
        end: One past the last.
        first: Index of its first token in `Reading.tokens`.
        last: One past the index of its last token.
        zone: The kind of zone it stands in.
        paragraph: Running number of its paragraph in the article, from 0.
    """

    start: int
    end: int
    first: int
    last: int
    zone: ZoneKind
    paragraph: int

    @property
    def span(self) -> Span:
        """Return the extent."""
        return Span(self.start, self.end)


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name: PER, ORG, LOC or NORP (nationality, religion, party)."""

    start: int
    end: int
    kind: str


class Attribution(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Words that the reader has learned to see as somebody's, said or believed.

    Attributes:
        cue: The words that attribute.
        source: Who is named beside, or None.
        content: What is attributed, in one or more parts.
        speech: How likely it was said rather than believed, 0 to 1.
        confidence: How likely it is an attribution, 0 to 1.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    speech: float
    confidence: float


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An article's sentences, tokens and names. Furniture, bylines and credits are not in it.

    Attributes:
        article: Id of the article.
        text: The article's text; all offsets refer to it.
        sentences: In text order, without overlap, never across a blank line.
        tokens: In text order, without overlap.
        names: In text order.
        attributions: In the order of their cues; None where no network looked for any.
    """

    article: str
    text: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] | None = None
