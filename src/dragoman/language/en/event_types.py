"""Tells from the network's states what one party does to another, and who the parties are."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import DataError
from dragoman.language.en.features import Spacing
from dragoman.language.en.network import Network, load_network
from dragoman.language.en.paths import NEVER, best_path
from dragoman.language.en.sessions import check_files, open_graph
from dragoman.model import Reading, Sentence, Span

__all__ = ["EventTypes", "Party", "Words", "load_event_types", "words_of"]

WEIGHTS = Path(__file__).parent / "weights"

_FILES = ("event_types.onnx", "event_types.json")
_LONGEST = 150  # words of a window
_PIECES = 510  # of a window: the network has 512 positions
_ACTOR, _RECIPIENT = 1, 2  # roles of pieces; 0 is any other

Ints = NDArray[np.int64]


class Words(NamedTuple):
    """A run of a reading's words, as the network reads it.

    Attributes:
        first: Index of the first token.
        last: One past the last.
        window: What the network's graph reads.
    """

    first: int
    last: int
    window: dict[str, Ints]


class Party(NamedTuple):
    """Who acts ("actor"), on whom ("target"), or both of them together ("both")."""

    span: Span
    kind: str


class EventTypes:
    """The branch of the network that tells them.

    Args:
        network: Whose states the branch reads.
        folder: Where event_types.onnx and event_types.json lie.

    Raises:
        DataError: One of them is missing or cannot be read.
    """

    def __init__(self, network: Network, folder: Path) -> None:
        check_files(folder, _FILES)
        self._network = network
        self._graph = open_graph(folder / _FILES[0])
        try:
            told: dict[str, list[str]] = json.loads((folder / _FILES[1]).read_text("utf-8"))
            self._types, self._kinds = told["types"], told["parties"]
        except (ValueError, KeyError) as error:
            raise DataError(f"{folder / _FILES[1]} cannot be read: {error}") from error

    def __call__(
        self, reading: Reading, actor: Span | None, recipient: Span | None
    ) -> Mapping[str, float]:
        """Return how likely each type is for what an actor does to a recipient.

        Args:
            reading: Sentences and tokens.
            actor: Its words, or None where nobody is named.
            recipient: The same; it may stand in another sentence of the actor's paragraph.

        Returns:
            Shares by type, together 1; empty where neither is given.
        """
        words = words_of(self._network, reading, actor, recipient)
        if words is None:
            return {}
        roles = roles_of(reading, words, actor, recipient)
        scores = self._run("types", words, roles)
        raised = np.exp(scores - scores.max())
        return dict(zip(self._types, (raised / raised.sum()).tolist(), strict=True))

    def parties(self, reading: Reading, sentence: Sentence) -> tuple[Party, ...]:
        """Return who acts in a sentence, and on whom, in text order.

        Args:
            reading: Sentences and tokens.
            sentence: One of them.
        """
        words = _cut(self._network, reading, sentence.first, sentence.last)
        nobody = np.zeros(words.window["ids"].shape[1], dtype=np.int64)
        scores = self._run("parties", words, nobody)
        tokens = reading.tokens[words.first : words.last]
        return tuple(
            Party(Span(tokens[start].start, tokens[end - 1].end), self._kinds[kind])
            for start, end, kind in _runs(best_path(scores, *_barred(len(self._kinds))))
        )

    def _run(self, wanted: str, words: Words, roles: Ints) -> NDArray[np.float32]:
        """Return one output of the branch for the words of a window."""
        given = {
            "state": self._network.run(words.window).middle[None],
            "roles": roles[None],
            "firsts": words.window["firsts"],
        }
        scores: NDArray[np.float32] = self._graph.run((wanted,), given)[0][0]
        return scores


@cache
def load_event_types(folder: Path = WEIGHTS) -> EventTypes:
    """Read the branch once per process."""
    return EventTypes(load_network(), folder)


def words_of(
    network: Network, reading: Reading, actor: Span | None, recipient: Span | None
) -> Words | None:
    """Return the words of the sentences in which a pair stands, at most as many as a window takes.

    Args:
        network: That reads them.
        reading: Sentences and tokens.
        actor: Its words, or None.
        recipient: The same.

    Returns:
        None where no sentence holds one of them. Of a longer run, what begins with the first.
    """
    given = [span for span in (actor, recipient) if span is not None]
    touched = [line for line in reading.sentences if any(line.span.overlaps(one) for one in given)]
    if not touched:
        return None
    return _cut(network, reading, touched[0].first, touched[-1].last)


def _cut(network: Network, reading: Reading, first: int, last: int) -> Words:
    last = min(last, first + _LONGEST)
    starts = {line.first for line in reading.sentences}
    while True:
        tokens = reading.tokens[first:last]
        forms = [reading.text[token.start : token.end] for token in tokens]
        spacing: list[int] = []
        for at, token in enumerate(tokens):
            glued = at > 0 and tokens[at - 1].end == token.start
            begins = at == 0 or first + at in starts
            spacing.append(Spacing.START if begins else Spacing.GLUED if glued else Spacing.SPACE)
        window = network.window_of(forms, spacing)
        if window["ids"].shape[1] <= _PIECES or last - first == 1:
            return Words(first, last, window)
        last = first + (last - first) // 2  # rare words make many pieces


def roles_of(reading: Reading, words: Words, actor: Span | None, recipient: Span | None) -> Ints:
    """Return the role of each piece: 1 of the actor's, 2 of the recipient's, 0 of any other."""
    firsts = words.window["firsts"][0]
    pieces = words.window["ids"].shape[1]
    ends = [*firsts[1:].tolist(), pieces - 1]
    roles = np.zeros(pieces, dtype=np.int64)
    for span, role in ((recipient, _RECIPIENT), (actor, _ACTOR)):
        if span is None:
            continue
        for at, token in enumerate(reading.tokens[words.first : words.last]):
            if token.start < span.end and span.start < token.end:
                roles[firsts[at] : ends[at]] = role
    return roles


@cache
def _barred(kinds: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what bars a label at the start, and one behind another: "inside" follows its own."""
    labels = 1 + 2 * kinds
    first, barred = np.zeros(labels), np.zeros((labels, labels))
    for inside in range(2, labels, 2):
        first[inside] = NEVER
        barred[:, inside] = NEVER
        barred[inside - 1 : inside + 1, inside] = 0.0
    return first, barred


def _runs(rows: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and kind of the runs; labels are 0, then "begins" and "inside" of each."""
    start, kind = 0, -1
    for at, row in enumerate([*rows, 0]):
        if kind >= 0 and row != 2 * kind + 2:
            yield start, at, kind
            kind = -1
        if row % 2:
            start, kind = at, row // 2
