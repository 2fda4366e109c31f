"""The nouns of the corpora: a word with what is known of it, and sentences that follow each other."""

import msgspec

__all__ = ["COLUMNS", "Paragraph", "Sentence", "Word"]

# What a corpus may say of a word; a column of another name goes to `more`.
COLUMNS = frozenset({"lemma", "upos", "xpos", "feats", "relation", "name"})


class Word(msgspec.Struct, frozen=True):
    """One word with what its corpus says of it; None where it says nothing.

    Attributes:
        form: As written.
        space: Whether a space follows.
        lemma: Dictionary form.
        upos: Universal part of speech.
        xpos: The treebank's own tag.
        feats: Universal features, "_" for none.
        head: Index in the sentence of the governor, -1 for the root.
        relation: Universal relation to it.
        name: "B-PER", "I-PER" ... or "O".
        more: Further columns with their values, for heads that came later.
    """

    form: str
    space: bool = True
    lemma: str | None = None
    upos: str | None = None
    xpos: str | None = None
    feats: str | None = None
    head: int | None = None
    relation: str | None = None
    name: str | None = None
    more: tuple[tuple[str, str], ...] = ()


Sentence = tuple[Word, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """Sentences that follow each other in the text.

    Attributes:
        sentences: In text order.
        bounded: Whether people marked where its sentences end.
    """

    sentences: tuple[Sentence, ...]
    bounded: bool = True
