"""Turns what a spaCy pipeline saw in a paragraph into our sentences, tokens and names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from dragoman.codes.language import LanguageWords
from dragoman.codes.spacy_labels import SpacyLabels
from dragoman.errors import InputError
from dragoman.language.en import cut_sentences
from dragoman.language.paragraphs import INVISIBLE
from dragoman.language.parser import Paragraph, Parsed
from dragoman.model import Name, Token

__all__ = ["Doc", "read_doc"]

_SEEN = re.compile(rf"[^\s{INVISIBLE}]+")
_SPACE = "SPACE"  # spaCy's part of speech for space, which is no universal one


class _Word(Protocol):
    """What we read of `spacy.tokens.Token`."""

    i: int
    idx: int
    lemma_: str
    pos_: str
    morph: object
    head: "_Word"
    dep_: str
    is_sent_start: bool | None

    def __len__(self) -> int: ...


class _Entity(Protocol):
    """What we read of a `spacy.tokens.Span` in `Doc.ents`."""

    start: int
    end: int
    label_: str


class Doc(Protocol):
    """What we read of `spacy.tokens.Doc`."""

    text: str
    ents: Sequence[_Entity]

    def __iter__(self) -> Iterator[_Word]: ...

    def has_annotation(self, attr: str) -> bool:
        """Say whether the pipeline has set something of any word."""
        ...


class _Piece(NamedTuple):
    """What can be seen of a word of the doc: `text[start:end]` of its paragraph."""

    start: int
    end: int
    word: int


class _Cut(NamedTuple):
    """A doc without its spaces.

    Attributes:
        words: All of the doc's.
        pieces: What can be seen, in text order: none of a word that is space, several of words
            that the pipeline merged.
        firsts: For each word the index of its first piece, and at the end their number.
    """

    words: list[_Word]
    pieces: list[_Piece]
    firsts: list[int]


def read_doc(
    doc: Doc, paragraph: Paragraph, *, words: LanguageWords, labels: SpacyLabels
) -> Parsed:
    """Read a doc as a paragraph.

    Args:
        doc: What the pipeline made of the paragraph's text.
        paragraph: The paragraph.
        words: For our own sentence boundaries, where the pipeline set none.
        labels: What the pipeline's labels are called here.

    Returns:
        Tokens that cover all that can be seen of the paragraph, each sentence with one root.

    Raises:
        InputError: The doc's text is not the paragraph's.
    """
    if doc.text != paragraph.text[paragraph.start : paragraph.end]:
        raise InputError(
            f"the spaCy pipeline changed the text {paragraph.text[paragraph.start :][:40]!r} "
            f"to {doc.text[:40]!r}; it needs a tokenizer that keeps every character"
        )
    cut = _cut(doc)
    if doc.has_annotation("SENT_START"):
        sentences = _sentences(cut)
    else:
        sentences = _sentences_by_rule(cut, paragraph, words)
    if doc.has_annotation("DEP"):
        tokens = _tokens_with_syntax(cut, paragraph, _heads(cut, sentences), labels)
    else:
        tokens = [_token(cut, piece, paragraph) for piece in cut.pieces]
    return Parsed(sentences, tokens, list(_names(doc, cut, paragraph, labels)), None)


def _cut(doc: Doc) -> _Cut:
    text, words = doc.text, list(doc)
    pieces: list[_Piece] = []
    firsts: list[int] = []
    for word in words:
        firsts.append(len(pieces))
        found = _SEEN.finditer(text, word.idx, word.idx + len(word))
        pieces += [_Piece(*seen.span(), word.i) for seen in found]
    return _Cut(words, pieces, [*firsts, len(pieces)])


def _sentences(cut: _Cut) -> list[tuple[int, int]]:
    """Return the pipeline's sentences, without those that are space only."""
    starts = [cut.firsts[word.i] for word in cut.words if word.is_sent_start]
    return _between([0, *starts, len(cut.pieces)])


def _sentences_by_rule(
    cut: _Cut, paragraph: Paragraph, words: LanguageWords
) -> list[tuple[int, int]]:
    """Return our sentences; a token stands in the one that it begins in."""
    starts = [paragraph.start + piece.start for piece in cut.pieces]
    bounds = cut_sentences(paragraph.text, paragraph.start, paragraph.end, words=words)
    return _between([0, *(bisect_left(starts, end) for _, end in bounds)])


def _between(cuts: list[int]) -> list[tuple[int, int]]:
    return [(first, last) for first, last in pairwise(cuts) if first < last]


def _heads(cut: _Cut, sentences: list[tuple[int, int]]) -> list[int]:
    """Return each piece's head, -1 for the one root of its sentence.

    Where the root was space, the first word that hung on it becomes the root, and the others
    that did hang on that.
    """
    heads: list[int] = []
    for first, last in sentences:
        root = -1
        for at in range(first, last):
            head = _head(cut, at)
            if not first <= head < last:
                head, root = root, at if root < 0 else root
            heads.append(head)
    return heads


def _head(cut: _Cut, at: int) -> int:
    """Return the piece that a piece hangs on: of its own word, else of the nearest word above."""
    word = cut.pieces[at].word
    if at > cut.firsts[word]:
        return cut.firsts[word]
    for _ in cut.words:  # as often as there are words, should there be a circle of spaces
        above = cut.words[word].head.i
        if above == word:
            break
        if cut.firsts[above] < cut.firsts[above + 1]:
            return cut.firsts[above]
        word = above
    return -1


def _tokens_with_syntax(
    cut: _Cut, paragraph: Paragraph, heads: list[int], labels: SpacyLabels
) -> list[Token]:
    return [
        _token(cut, piece, paragraph, head=head, relation=_relation(cut, at, head, labels))
        for at, (piece, head) in enumerate(zip(cut.pieces, heads, strict=True))
    ]


def _relation(cut: _Cut, at: int, head: int, labels: SpacyLabels) -> str:
    if head < 0:
        return "root"
    word = cut.pieces[at].word
    if at > cut.firsts[word]:
        return "flat"
    label = cut.words[word].dep_
    relation = labels.relations.get(label, label)
    return "dep" if relation in {"", "root"} else relation


def _token(
    cut: _Cut,
    piece: _Piece,
    paragraph: Paragraph,
    *,
    head: int | None = None,
    relation: str | None = None,
) -> Token:
    """Make a token; of merged words each piece is its own lemma, and the first has the features."""
    word = cut.words[piece.word]
    start, end = paragraph.start + piece.start, paragraph.start + piece.end
    first, after = cut.firsts[piece.word : piece.word + 2]
    lemma = word.lemma_ if after - first == 1 or not word.lemma_ else paragraph.text[start:end]
    return Token(
        start=start,
        end=end,
        lemma=lemma or None,
        pos=None if word.pos_ == _SPACE else word.pos_ or None,
        feats=(str(word.morph) or None) if piece is cut.pieces[first] else None,
        head=head,
        relation=relation,
    )


def _names(doc: Doc, cut: _Cut, paragraph: Paragraph, labels: SpacyLabels) -> Iterator[Name]:
    for entity in doc.ents:
        kind = labels.names.get(entity.label_)
        first, after = cut.firsts[entity.start], cut.firsts[entity.end]
        if kind is not None and first < after:
            start, end = cut.pieces[first].start, cut.pieces[after - 1].end
            yield Name(paragraph.start + start, paragraph.start + end, kind)
