"""Reads English paragraphs with the network: sentences, syntax, names, who is given which words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from dragoman.codes.language import LanguageWords
from dragoman.language.en.attributions import Attributions, Said
from dragoman.language.en.features import Spacing
from dragoman.language.en.lemmas import apply_script, verb_of
from dragoman.language.en.network import Network, Told
from dragoman.language.en.paths import NEVER, best_path
from dragoman.language.en.sentences import cut_sentences
from dragoman.language.en.tokens import cut_tokens
from dragoman.language.en.trees import best_tree, is_tree
from dragoman.language.parser import Paragraph, Parsed
from dragoman.model import Attribution, Name, Span, Token

__all__ = ["Reader", "windows"]

_LONGEST = 150  # words of a window; the longest that it was trained on
_LONGEST_SENTENCE = 240  # words; what the rules leave longer is cut there, whatever stands there
_LONGEST_PIECES = 510  # of a window, beside its first and last mark: the network has 512 positions
_KINDS = frozenset({"PER", "ORG", "LOC", "NORP"})
_ROOT = "root"
_BESIDE = "parataxis"  # a word that the network took for a second root

_apply = lru_cache(maxsize=50_000)(apply_script)


class Reader:
    """A `Parser` of English.

    Args:
        network: From `load_network`.
        attributions: From `load_attributions`; without them none are told.
    """

    def __init__(self, network: Network, attributions: Attributions | None = None) -> None:
        self._network = network
        self._attributions = attributions
        labels = network.labels
        self._upos = labels["upos"]
        self._feats = [None if feats == "_" else feats for feats in labels["feats"]]
        self._scripts = labels["lemma"]
        self._relations = labels["relation"]
        self._names = _Names(labels["name"])

    def __call__(self, paragraphs: Sequence[Paragraph], *, words: LanguageWords) -> list[Parsed]:
        """Read paragraphs.

        Args:
            paragraphs: In any order, of any number of articles.
            words: Abbreviations and small words of English.

        Returns:
            One result a paragraph, in the same order; what is read of one does not depend on others.
        """
        return [self._read(paragraph, words) for paragraph in paragraphs]

    def _read(self, paragraph: Paragraph, words: LanguageWords) -> Parsed:
        told: list[Attribution] | None = None if self._attributions is None else []
        parsed = Parsed([], [], [], told)
        for tokens, spacing in windows(paragraph, words):
            self._add_fitting(parsed, paragraph.text, tokens, spacing)
        parsed.tokens[:] = [_spelled(paragraph.text, one, words) for one in parsed.tokens]
        return parsed

    def _add_fitting(
        self, parsed: Parsed, text: str, tokens: list[Token], spacing: list[int]
    ) -> None:
        """Read a window, in halves where rare words make more pieces than the network takes."""
        pieces = self._network.pieces
        size = sum(len(pieces.of(text[token.start : token.end]).ids) for token in tokens)
        if size <= _LONGEST_PIECES or len(tokens) == 1:
            self._add(parsed, text, tokens, spacing)
            return
        half = len(tokens) // 2
        self._add_fitting(parsed, text, tokens[:half], spacing[:half])
        self._add_fitting(parsed, text, tokens[half:], spacing[half:])

    def _add(self, parsed: Parsed, text: str, tokens: list[Token], spacing: list[int]) -> None:
        """Read one window and put it behind what is there."""
        forms = [text[token.start : token.end] for token in tokens]
        window = self._network.window_of(forms, spacing)
        told = self._network.run(window)
        base = len(parsed.tokens)
        starts = [0, *(np.flatnonzero(told.start[1:]) + 1).tolist(), len(tokens)]
        upos, feats, scripts = told.upos.tolist(), told.feats.tolist(), told.lemma.tolist()
        for first, last in pairwise(starts):
            heads, relations = self._tree(told, first, last)
            parsed.sentences.append((base + first, base + last))
            for place in range(first, last):
                head = heads[place - first]
                parsed.tokens.append(
                    Token(
                        tokens[place].start,
                        tokens[place].end,
                        _apply(forms[place], self._scripts[scripts[place]]),
                        self._upos[upos[place]],
                        self._feats[feats[place]],
                        base + first + head - 1 if head else -1,
                        relations[place - first],
                    )
                )
            for start, end, kind in self._names.find(told.name[first:last]):
                at, stop = tokens[first + start].start, tokens[first + end - 1].end
                parsed.names.append(Name(at, stop, kind))

        if self._attributions is not None and parsed.attributions is not None:
            found = self._attributions.find(told.middle, window["firsts"])
            parsed.attributions.extend(_attribution(tokens, said) for said in found)

    def _tree(self, told: Told, first: int, last: int) -> tuple[list[int], list[str]]:
        """Return governors, counted in the sentence from 1, and relations."""
        heads = [head - first if head else 0 for head in told.head[first:last].tolist()]
        relations = [self._relations[row] for row in told.relation[first:last].tolist()]
        if not is_tree(heads):
            scores = told.arcs[first:last]
            heads = best_tree(np.column_stack([scores[:, 0], scores[:, first + 1 : last + 1]]))
        for place, head in enumerate(heads):
            if not head:
                relations[place] = _ROOT
            elif relations[place] == _ROOT:
                relations[place] = _BESIDE
        return heads, relations


def _spelled(text: str, token: Token, words: LanguageWords) -> Token:
    """Return a token, a verb with its dictionary form as it is spelled."""
    if token.pos != "VERB" or not token.lemma:
        return token
    form = text[token.start : token.end]
    lemma = verb_of(form, token.lemma, words.verbs, words.irregular)
    return token if lemma == token.lemma else replace(token, lemma=lemma)


def _attribution(tokens: Sequence[Token], said: Said) -> Attribution:
    """Return where the words stand in the text."""

    def span(run: tuple[int, int]) -> Span:
        return Span(tokens[run[0]].start, tokens[run[1] - 1].end)

    return Attribution(
        cue=span(said.cue),
        source=span(said.source) if said.source else None,
        content=tuple(span(run) for run in said.content),
        speech=round(said.speech, 3),
        confidence=round(said.confidence, 3),
    )


class _Names:
    """Finds the best row of name labels in which "I" only follows "B" or "I" of its kind."""

    def __init__(self, labels: list[str]) -> None:
        self._labels = labels
        kinds = [label[2:] for label in labels]
        self._barred = np.array(
            [
                [
                    NEVER if after.startswith("I-") and kinds[row] != after[2:] else 0.0
                    for after in labels
                ]
                for row in range(len(labels))
            ]
        )
        self._first = np.array([NEVER if label.startswith("I-") else 0.0 for label in labels])
        self._outside = labels.index("O")

    def find(self, scores: NDArray[np.float32]) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and kind of the names that are told apart."""
        if (scores.argmax(1) == self._outside).all():
            return
        rows = best_path(scores, self._first, self._barred)
        start, kind = 0, ""
        for place, row in enumerate([*rows, self._outside]):
            label = self._labels[row]
            if kind and label != f"I-{kind}":
                if kind in _KINDS:
                    yield start, place, kind
                kind = ""
            if label.startswith("B-"):
                start, kind = place, label[2:]


def windows(paragraph: Paragraph, words: LanguageWords) -> Iterator[tuple[list[Token], list[int]]]:
    """Yield runs of the rules' sentences that fit into a window: tokens, and what is before each."""
    tokens: list[Token] = []
    spacing: list[int] = []
    for start, end in cut_sentences(*paragraph, words=words):
        sentence = cut_tokens(paragraph.text, start, end, words=words)
        for at in range(0, len(sentence), _LONGEST_SENTENCE):
            part = sentence[at : at + _LONGEST_SENTENCE]
            if tokens and len(tokens) + len(part) > _LONGEST:
                yield tokens, spacing
                tokens, spacing = [], []
            tokens += part
            spacing += _spacing(part)
    if tokens:
        yield tokens, spacing


def _spacing(sentence: list[Token]) -> list[int]:
    spacing = [Spacing.START]
    for before, token in pairwise(sentence):
        spacing.append(Spacing.GLUED if before.end == token.start else Spacing.SPACE)
    return spacing
