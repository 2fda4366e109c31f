"""Paragraphs are changed as newspapers do."""

import random

import pytest
from msgspec.structs import replace

from tests.training.made import NO_COPIES, a_sentence
from training.annotated import Paragraph, Sentence, Word
from training.copies import changed

ALL = 1.0


def text_of(*sentences: Sentence, **shares: float) -> str:
    """Change a paragraph and write it down, a bar between its words."""
    copies = replace(NO_COPIES, **shares)
    told = changed(Paragraph(sentences), copies, random.Random(1))
    return " ".join("|".join(word.form for word in words) for words in told.sentences)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("title_case", "Talks|Stalled|In|Tal|."),
        ("upper_case", "TALKS|STALLED|IN|TAL|."),
        ("lower_case", "talks|stalled|in|tal|."),
    ],
)
def test_capitals_are_changed(share: str, text: str) -> None:
    """In all words of a paragraph alike."""
    assert text_of(a_sentence("Talks", "stalled", "in", "Tal", "."), **{share: ALL}) == text


def test_quotes_become_curly() -> None:
    """A straight quote opens and closes in turn; the treebanks' own pairs and apostrophes too."""
    words = a_sentence('"', "He", "is", "n't", "Mira", "'s", '"', "``", "O'Tal", "''")
    assert text_of(words, curly_quotes=ALL) == "“|He|is|n’t|Mira|’s|”|“|O’Tal|”"


def test_the_final_stop_is_left_out() -> None:
    """Of the last sentence only."""
    sentences = (a_sentence("Talks", "stalled", "."), a_sentence("They", "wait", "!"))
    assert text_of(*sentences, no_final_stop=ALL) == "Talks|stalled|. They|wait"


def test_a_stop_that_governs_a_word_stays() -> None:
    """Else the word would hang on nothing."""
    words = (Word("Wait", head=1), Word("!", head=-1))
    assert text_of(words, no_final_stop=ALL) == "Wait|!"


def test_a_sentence_of_one_stop_stays() -> None:
    """No sentence is left without words."""
    assert text_of(a_sentence("."), no_final_stop=ALL) == "."


def test_what_is_said_of_a_word_stays() -> None:
    """Only its form is changed."""
    word = Word("talks", lemma="talk", upos="NOUN", more=(("event", "TALK"),))
    told = changed(Paragraph(((word,),)), replace(NO_COPIES, upper_case=ALL), random.Random(1))
    assert told.sentences == ((replace(word, form="TALKS"),),)
