"""Turns annotated paragraphs into windows of numbers that the network learns from."""

import random
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from dragoman.codes.language import LanguageWords
from dragoman.language.en.features import Pieces, Spacing, shape_row
from dragoman.language.en.sentences import cut_sentences
from training.annotated import Paragraph, Sentence, Word
from training.copies import changed
from training.labels import Labels, label_of
from training.recipe import Copies

__all__ = ["MISSING", "Window", "Windows", "windows_of"]

MISSING = -100  # what a corpus does not say, or what is too rare to be learned

_LONGEST = (24, 64, 100, 150)  # words of a window, one of these at random
_TOO_LONG = 240  # words; a longer sentence is left out

_Numbers = tuple[int, ...]


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A run of words as the network reads it.

    Attributes:
        ids: Rows of the pieces, with the first and last mark.
        shapes: Row of the shape at a word's first piece, else 0.
        endings: Row of the ending at a word's first piece, else 0.
        firsts: Index of each word's first piece.
        labels: By head, one number a word.
        heads: 0 for the root, else the governor's number from 1, or MISSING.
        sentences: Number of each word's sentence.
    """

    ids: _Numbers
    shapes: _Numbers
    endings: _Numbers
    firsts: _Numbers
    labels: dict[str, _Numbers]
    heads: _Numbers
    sentences: _Numbers


class Windows:
    """Cuts paragraphs into windows and numbers what is learned.

    Args:
        pieces: Cuts words into the encoder's pieces.
        words: Abbreviations and small words, for the rules' sentences.
        labels: Of each head.
    """

    def __init__(self, pieces: Pieces, words: LanguageWords, labels: Labels) -> None:
        self._pieces = pieces
        self._words = words
        self._rows = {
            name: {label: row for row, label in enumerate(values)}
            for name, values in labels.items()
        }

    def of(self, paragraph: Paragraph, longest: int) -> Iterator[Window]:
        """Yield a paragraph's windows: runs of whole sentences of at most `longest` words."""
        run: list[Sentence] = []
        for sentence in paragraph.sentences:
            if len(sentence) > _TOO_LONG:
                continue
            if run and sum(map(len, run)) + len(sentence) > longest:
                yield self._window(run, bounded=paragraph.bounded)
                run = []
            run.append(sentence)
        if run:
            yield self._window(run, bounded=paragraph.bounded)

    def _window(self, run: Sequence[Sentence], *, bounded: bool) -> Window:
        words = tuple(chain.from_iterable(run))
        ids, shapes, endings = [self._pieces.first], [0], [0]
        firsts: list[int] = []
        for word, space in zip(words, self._spacing(words), strict=True):
            piece = self._pieces.of(word.form)
            inside = [0] * (len(piece.ids) - 1)
            firsts.append(len(ids))
            ids += piece.ids
            shapes += [shape_row(piece.shape, space), *inside]
            endings += [piece.ending, *inside]
        return Window(
            ids=(*ids, self._pieces.last),
            shapes=(*shapes, 0),
            endings=(*endings, 0),
            firsts=tuple(firsts),
            labels={
                name: _starts(run, bounded=bounded)
                if name == "start"
                else _numbers(words, name, rows)
                for name, rows in self._rows.items()
            },
            heads=_governors(run),
            sentences=tuple(number for number, sentence in enumerate(run) for _ in sentence),
        )

    def _spacing(self, words: Sequence[Word]) -> Iterator[int]:
        """Yield what stands before each word; the rules' sentence starts are part of it."""
        text = ""
        places: list[int] = []
        for word in words:
            places.append(len(text))
            text += word.form + (" " if word.space else "")
        text = text.rstrip()
        starts = {start for start, _ in cut_sentences(text, 0, len(text), words=self._words)}
        for index, place in enumerate(places):
            if place in starts:
                yield Spacing.START
            elif index and not words[index - 1].space:
                yield Spacing.GLUED
            else:
                yield Spacing.SPACE


def _numbers(words: Sequence[Word], head: str, rows: dict[str, int]) -> _Numbers:
    """Return the numbers of the words' labels for a head."""
    return tuple(rows.get(label_of(word, head) or "", MISSING) for word in words)


def _starts(run: Sequence[Sentence], *, bounded: bool) -> _Numbers:
    """Return 1 where a sentence begins; a window's first word always begins one and is not asked."""
    if not bounded and len(run) == 1:
        return (MISSING,) * len(run[0])
    starts = [int(index == 0) for sentence in run for index in range(len(sentence))]
    return (MISSING if bounded else starts[0], *starts[1:])


def _governors(run: Sequence[Sentence]) -> _Numbers:
    """Return the governors' numbers in the window."""
    found: list[int] = []
    for sentence in run:
        base = len(found) + 1
        for word in sentence:
            if word.head is None:
                found.append(MISSING)
            else:
                found.append(0 if word.head < 0 else base + word.head)
    return tuple(found)


def windows_of(
    paragraphs: Sequence[Paragraph], windows: Windows, copies: Copies | None, dice: random.Random
) -> list[Window]:
    """Cut paragraphs into windows.

    Args:
        paragraphs: In any order.
        windows: What cuts one.
        copies: What share of them is changed; with None nothing is, and windows are long.
        dice: Decides which, and how long their windows are.

    Returns:
        The windows in the paragraphs' order.
    """
    found: list[Window] = []
    for paragraph in paragraphs:
        if copies is None:
            found += windows.of(paragraph, _LONGEST[-1])
        else:
            found += windows.of(changed(paragraph, copies, dice), dice.choice(_LONGEST))
    return found
