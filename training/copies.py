"""Changes paragraphs as newspapers do: headlines' capitals, curly quotes, no final stop."""

import random
from collections.abc import Iterator

from msgspec.structs import replace

from training.annotated import Paragraph, Sentence, Word
from training.recipe import Copies

__all__ = ["changed"]

_CURLY = {"``": "“", "''": "”", "'": "’", "n't": "n’t", "'s": "’s", "'re": "’re", "'m": "’m"}
_STOPS = frozenset({".", "!", "?"})


def changed(paragraph: Paragraph, copies: Copies, dice: random.Random) -> Paragraph:
    """Return a paragraph, or at random the same in capitals, with curly quotes, without stops.

    Args:
        paragraph: As its corpus has it.
        copies: The share of each change.
        dice: Decides; asked three times whatever comes of it.
    """
    roll = dice.random()
    sentences = paragraph.sentences
    for share, change in (
        (copies.title_case, _title),
        (copies.upper_case, str.upper),
        (copies.lower_case, str.lower),
    ):
        if roll < share:
            sentences = tuple(
                tuple(_reformed(word, change(word.form)) for word in words) for words in sentences
            )
            break
        roll -= share
    if dice.random() < copies.curly_quotes:
        sentences = tuple(tuple(_curly(words)) for words in sentences)
    if dice.random() < copies.no_final_stop:
        sentences = (*sentences[:-1], _unstopped(sentences[-1]))
    return Paragraph(sentences, paragraph.bounded)


def _title(form: str) -> str:
    return form[:1].upper() + form[1:]


def _reformed(word: Word, form: str) -> Word:
    return word if form == word.form else replace(word, form=form)


def _curly(words: Sentence) -> Iterator[Word]:
    opened = False
    for word in words:
        form = _CURLY.get(word.form) or word.form.replace("'", "’")
        if word.form == '"':
            form = "”" if opened else "“"
            opened = not opened
        yield _reformed(word, form)


def _unstopped(words: Sentence) -> Sentence:
    """Leave out the final stop, unless it is all there is or something hangs on it."""
    last = len(words) - 1
    if last < 1 or words[last].form not in _STOPS:
        return words
    return words if any(word.head == last for word in words) else words[:-1]
