"""GUM's entities become names where they are proper nouns."""

from tests.training.made import names_of
from training.annotated import Word
from training.entities import name_entities


def a_word(form: str, xpos: str, head: int, *, upos: str = "", lemma: str = "") -> Word:
    """Make a word with the universal tag that usually goes with its own tag."""
    usual = {"NNP": "PROPN", "DT": "DET", "IN": "ADP", "VBD": "VERB", ",": "PUNCT", "JJ": "ADJ"}
    return Word(
        form, lemma=lemma or form, upos=upos or usual.get(xpos, "NOUN"), xpos=xpos, head=head
    )


def test_a_name_is_marked_without_its_article() -> None:
    """Of "the Bank of Tal", Bank of Tal is the organisation, and the place in it is part of it."""
    words = (
        a_word("the", "DT", 1),
        a_word("Bank", "NNP", 4),
        a_word("of", "IN", 3),
        a_word("Tal", "NNP", 1),
        a_word("failed", "VBD", -1),
    )
    misc = ("Entity=(1-organization-new-2-coref", "_", "_", "Entity=(2-place-new-1-sgl)1)", "_")
    assert names_of(name_entities(words, misc)) == [
        ("the", "O"),
        ("Bank", "B-ORG"),
        ("of", "I-ORG"),
        ("Tal", "I-ORG"),
        ("failed", "O"),
    ]


def test_a_mention_that_is_no_name_leaves_the_name_inside_it() -> None:
    """ "The mayor of Tal" is a person but no name; Tal is a place."""
    words = (
        a_word("The", "DT", 1),
        a_word("mayor", "NN", 4),
        a_word("of", "IN", 3),
        a_word("Tal", "NNP", 1),
        a_word("left", "VBD", -1),
    )
    misc = ("Entity=(1-person-new-2-coref", "_", "_", "Entity=(2-place-new-1-sgl)1)", "_")
    assert names_of(name_entities(words, misc))[1:4] == [
        ("mayor", "O"),
        ("of", "O"),
        ("Tal", "B-LOC"),
    ]


def test_a_proper_noun_outside_is_unknown() -> None:
    """It may be a work's or an event's name: kinds that the layer does not hold as names."""
    words = (a_word("Accord", "NNP", 1), a_word("failed", "VBD", -1))
    misc = ("Entity=(1-abstract-new-1-sgl)", "_")
    assert names_of(name_entities(words, misc)) == [("Accord", None), ("failed", "O")]


def test_an_adjective_of_a_people_is_a_nationality() -> None:
    """Written with a capital, and its lemma too."""
    words = (a_word("Iraqi", "JJ", 1), a_word("talks", "NN", -1))
    assert names_of(name_entities(words, ("_", "_"))) == [("Iraqi", "B-NORP"), ("talks", "O")]


def test_a_list_with_a_comma_is_no_name() -> None:
    """ "Mira, Oru" is not the name of one person."""
    words = (a_word("Mira", "NNP", 3), a_word(",", ",", 2), a_word("Oru", "NNP", 0))
    misc = ("Entity=(1-person-new-1-sgl", "_", "Entity=1)")
    assert names_of(name_entities((*words, a_word("met", "VBD", -1)), (*misc, "_"))) == [
        ("Mira", None),
        (",", "O"),
        ("Oru", None),
        ("met", "O"),
    ]


def test_a_bracket_from_the_sentence_before_is_passed_over() -> None:
    """A mention that began elsewhere ends here without harm."""
    words = (a_word("Mira", "NNP", 1), a_word("met", "VBD", -1))
    misc = ("Entity=7)(1-person-new-1-sgl)", "_")
    assert names_of(name_entities(words, misc)) == [("Mira", "B-PER"), ("met", "O")]
