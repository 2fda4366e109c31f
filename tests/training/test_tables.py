"""Files with a word a line become sentences."""

from pathlib import Path

import pytest

from tests.training.made import a_corpus, names_of, write
from training.annotated import Word
from training.tables import read_columns, read_table, spaced


def test_a_name_goes_on_only_in_its_own_kind(tmp_path: Path) -> None:
    """Kinds are ours; one that we do not have is MISC; I- after another kind begins a name."""
    write(
        tmp_path / "list.gz",
        "-DOCSTART- O\n\nMira B-politician\nOru I-politician\nTal I-country\nAccord I-event\n"
        "signed O\n\nTal\tI-LOC\n",
    )
    paragraphs = list(read_columns(tmp_path, a_corpus("columns", "list.gz")))
    assert [names_of(paragraph.sentences[0]) for paragraph in paragraphs] == [
        [
            ("Mira", "B-PER"),
            ("Oru", "I-PER"),
            ("Tal", "B-LOC"),
            ("Accord", "B-MISC"),
            ("signed", "O"),
        ],
        [("Tal", "B-LOC")],
    ]
    assert [paragraph.bounded for paragraph in paragraphs] == [False, False]


def test_a_table_has_the_columns_that_the_recipe_names(tmp_path: Path) -> None:
    """Known ones go to the word's own fields, others beside them; "?" says nothing."""
    write(tmp_path / "told.gz", "# a comment\nMira\tB-SOURCE\tPROPN\nsaid\t?\tVERB\n")
    corpus = a_corpus("table", "told.gz", columns=("form", "statement", "upos"))
    (paragraph,) = read_table(tmp_path, corpus)
    assert paragraph.sentences == (
        (
            Word("Mira", upos="PROPN", more=(("statement", "B-SOURCE"),)),
            Word("said", space=False, upos="VERB"),
        ),
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("Talks", "stalled", "."), "Talks stalled."),
        (("He", "did", "n't", "(", "yet", ")"), "He didn't (yet)"),
        (('"', "Stop", '"', ",", "he", "said"), '"Stop", he said'),
        (("$", "5", "%", "of", "Mira", "'s"), "$5% of Mira's"),
    ],
)
def test_spaces_are_guessed(words: tuple[str, ...], text: str) -> None:
    """As a newspaper would set them."""
    found = spaced(tuple(Word(form) for form in words))
    assert "".join(f"{word.form} " if word.space else word.form for word in found).strip() == text
