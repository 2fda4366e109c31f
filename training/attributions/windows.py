"""Cuts annotated texts into windows as the reader does, with the labels of their words."""

from collections.abc import Iterator, Sequence
from random import Random

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.codes.language import LanguageWords
from dragoman.language.en.network import Network
from dragoman.language.en.reader import windows
from dragoman.language.paragraphs import find_paragraphs
from dragoman.language.parser import Paragraph
from dragoman.model import Token
from training.attributions.texts import Said, Text

__all__ = ["ANCHORS", "MISSING", "PARTS", "Attributed", "Window", "windows_of"]

Ints = npt.NDArray[np.int64]

# A cue's words, said or believed; then two labels for cues of which that is not known.
ANCHORS = ("O", "B-speech", "I-speech", "B-attitude", "I-attitude")
UNSURE = len(ANCHORS)
PARTS = ("O", "B-source", "I-source", "B-content", "I-content")
MISSING = -100
_PIECES = 512
_CURLED = 0.25  # share of texts whose quotation marks become curly, or straight


class Attributed(msgspec.Struct, frozen=True):
    """A cue by the index of its first word, and the part that each word of the window has in it."""

    cue: int
    parts: tuple[int, ...]


class Window(msgspec.Struct, frozen=True):
    """A run of words.

    Attributes:
        corpus: Name of its corpus.
        speech_only: What is not noted may be an attitude.
        ids: Rows of the pieces.
        shapes: Of the words, at their first pieces.
        endings: The same.
        firsts: Each word's first piece.
        anchors: Each word's label of `ANCHORS`, or `UNSURE` and one more.
        said: What is attributed, by cue.
    """

    corpus: str
    speech_only: bool
    ids: Ints
    shapes: Ints
    endings: Ints
    firsts: Ints
    anchors: Ints
    said: tuple[Attributed, ...]


def windows_of(
    text: Text, network: Network, words: LanguageWords, dice: Random
) -> Iterator[Window]:
    """Yield the windows of a text, paragraph by paragraph; quotation marks are changed in some."""
    shown = _other_quotes(text.text) if dice.random() < _CURLED else text.text
    left = set(range(len(text.said)))
    for start, end in find_paragraphs(shown, 0, len(shown)):
        if _is_left_out(text, start, end):
            continue
        for tokens, spacing in windows(Paragraph(shown, start, end), words):
            forms = [shown[token.start : token.end] for token in tokens]
            made = {name: rows[0] for name, rows in network.window_of(forms, spacing).items()}
            here = [
                at for at in sorted(left)
                if text.said[at].cue[0][0] >= tokens[0].start and _at(tokens, text.said[at].cue)
            ]  # fmt: skip
            left -= {*here}
            if len(made["ids"]) <= _PIECES:
                yield _window(text, [text.said[at] for at in here], tokens, made)


def _window(
    text: Text, said: Sequence[Said], tokens: Sequence[Token], made: dict[str, Ints]
) -> Window:
    anchors = np.zeros(len(tokens), dtype=np.int64)
    found: list[Attributed] = []
    for one in said:
        cue = _at(tokens, one.cue)
        first = {True: 1, False: 3, None: UNSURE}[one.speech]
        _mark(anchors, cue, first)
        parts = np.zeros(len(tokens), dtype=np.int64)
        _mark(parts, _at(tokens, one.source), 1)
        for span in one.content:
            _mark(parts, _at(tokens, (span,)), 3)
        found.append(Attributed(cue[0], tuple(parts.tolist())))
    return Window(
        corpus=text.corpus.name, speech_only=text.corpus.whole, anchors=anchors, said=tuple(found),
        ids=made["ids"], shapes=made["shapes"], endings=made["endings"], firsts=made["firsts"],
    )  # fmt: skip


def _mark(labels: Ints, places: Sequence[int], first: int) -> None:
    """Label words: `first` where a run of them begins, the label after it inside."""
    for number, at in enumerate(places):
        labels[at] = first + (number > 0 and places[number - 1] == at - 1)


def _at(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[int]:
    return [
        at for at, token in enumerate(tokens)
        if any(start < token.end and token.start < end for start, end in spans)
    ]  # fmt: skip


def _is_left_out(text: Text, start: int, end: int) -> bool:
    """Say whether more than half of a paragraph is one stretch that nobody annotated."""
    return any(
        min(end, last) - max(start, first) > (end - start) / 2 for first, last in text.left_out
    )


def _other_quotes(text: str) -> str:
    """Return a text of the same length with straight quotation marks for curly ones, or curly ones."""
    if "“" in text:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    shown: list[str] = []
    is_open = False
    for mark in text:
        if mark == '"':
            is_open = not is_open
            shown.append("“" if is_open else "”")
        else:
            is_open = is_open and mark != "\n"
            shown.append("’" if mark == "'" else mark)
    return "".join(shown)
