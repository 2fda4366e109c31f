"""The heads' labels come from the recipe or from the corpora."""

from training.annotated import Paragraph, Word
from training.labels import collect_labels, label_of
from training.recipe import Head

WORDS = (
    Word("Talks", lemma="talk", upos="NOUN", more=(("event", "TALK"),)),
    Word("talks", lemma="talk", upos="NOUN"),
    Word("left", lemma="leave", upos="VERB"),
    Word("Tal"),
)


def test_labels_are_those_seen_often_enough() -> None:
    """In order; those of the recipe stand as they are; an arc has none."""
    heads = (
        Head("start", 1.0, labels=("no", "yes")),
        Head("upos", 1.0),
        Head("lemma", 1.0, least=2),
        Head("event", 1.0),
        Head("arc", 1.0, kind="arc"),
    )
    assert collect_labels([Paragraph((WORDS,))], heads) == {
        "start": ["no", "yes"],
        "upos": ["NOUN", "VERB"],
        "lemma": ["l|1|"],
        "event": ["TALK"],
    }


def test_what_a_corpus_says_of_a_word() -> None:
    """A lemma is learned as its script; a column that came later lies beside the others."""
    talks, _, _, bare = WORDS
    heads = ("upos", "lemma", "event", "start", "arc", "name")
    assert [label_of(talks, head) for head in heads] == ["NOUN", "l|1|", "TALK", None, None, None]
    assert [label_of(bare, head) for head in heads] == [None] * 6
