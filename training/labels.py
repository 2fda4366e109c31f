"""Turns what the corpora say into each head's list of labels."""

from collections import Counter
from collections.abc import Sequence

from dragoman.language.en.lemmas import find_script
from training.annotated import COLUMNS, Paragraph, Word
from training.recipe import Head

__all__ = ["Labels", "collect_labels", "label_of"]

Labels = dict[str, list[str]]

_PLACED = frozenset({"arc", "start"})  # learned from a word's place, not from a column


def collect_labels(paragraphs: Sequence[Paragraph], heads: Sequence[Head]) -> Labels:
    """Return each head's labels: those the recipe names, else those seen often enough.

    Args:
        paragraphs: All that is learned from.
        heads: An "arc" has no labels.

    Returns:
        By the head's name, in order: the number of a label is its place.
    """
    counts: dict[str, Counter[str]] = {head.name: Counter() for head in heads if not head.labels}
    for paragraph in paragraphs:
        for words in paragraph.sentences:
            for word in words:
                for name, seen in counts.items():
                    value = label_of(word, name)
                    if value is not None:
                        seen[value] += 1
    found: Labels = {}
    for head in heads:
        if head.labels:
            found[head.name] = list(head.labels)
        elif head.kind != "arc":
            seen = counts[head.name]
            found[head.name] = sorted(label for label in seen if seen[label] >= head.least)
    return found


def label_of(word: Word, head: str) -> str | None:
    """Return what a corpus says of a word for a head; None where it says nothing."""
    if head in _PLACED:
        return None
    if head == "lemma":
        return None if word.lemma is None else find_script(word.form, word.lemma)
    if head in COLUMNS:
        value: str | None = getattr(word, head)
        return value
    return dict(word.more).get(head)
