"""Tags become names, and nationalities are told among the other names."""

import pytest

from tests.training.made import a_sentence, names_of
from training.annotated import Word
from training.names import is_demonym, kinds_of, set_names


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["B-PER", "I-PER", "O"], ["B-PER", "I-PER", "O"]),
        (["I-PER", "I-PER", "O"], ["B-PER", "I-PER", "O"]),
        (["O", "I-LOC", "I-LOC"], ["O", "B-LOC", "I-LOC"]),
        (["B-PER", "B-PER", "I-PER"], ["B-PER", "B-PER", "I-PER"]),
    ],
)
def test_a_name_always_begins_with_b(tags: list[str], names: list[str]) -> None:
    """Corpora that begin names with I- are read like the others."""
    words = a_sentence("Mira", "Oru", "Tal")
    assert [word.name for word in set_names(words, tags)] == names


def test_a_nationality_is_told_among_other_names() -> None:
    """One word alone, by its ending or by the list; not the first of several."""
    words = a_sentence("Lebanese", "Dutch", "Iraqi", "Spring", "Ocean")
    tags = ["B-MISC", "B-MISC", "B-MISC", "I-MISC", "B-LOC"]
    assert names_of(set_names(words, tags)) == [
        ("Lebanese", "B-NORP"),
        ("Dutch", "B-NORP"),
        ("Iraqi", "B-MISC"),
        ("Spring", "I-MISC"),
        ("Ocean", "B-LOC"),
    ]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (Word("Syrian", upos="ADJ"), True),
        (Word("Syrians", upos="PROPN", xpos="NNPS"), True),
        (Word("Julian", upos="PROPN", xpos="NNP"), False),
        (Word("syrian", upos="ADJ"), False),
        (Word("Kurds", upos="PROPN", xpos="NNP"), True),
    ],
)
def test_a_proper_noun_of_one_person_is_no_people(word: Word, *, told: bool) -> None:
    """An ending tells only of adjectives and plurals; a word of the list is enough by itself."""
    assert is_demonym(word) is told


def test_kinds_are_those_of_the_form() -> None:
    """What a corpus calls its kinds depends on the corpus."""
    assert kinds_of("entities") == {"person": "PER", "organization": "ORG", "place": "LOC"}
    assert kinds_of("re3d")["Nationality"] == "NORP"
