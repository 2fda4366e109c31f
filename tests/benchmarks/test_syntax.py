"""Readings are scored as CoNLL-2018 did."""

import pytest
from udtools.udeval import UDError

from benchmarks.syntax import as_conllu, measure
from benchmarks.treebanks import Treebank
from dragoman.model import Reading, Sentence, Token, ZoneKind

TEXT = "They don't lie. Go!"
GOLD = """\
# text = They don't lie.
1	They	they	PRON	PRP	Number=Plur	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	Tense=Pres	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	lie	lie	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = Go!
1	Go	go	VERB	VB	Mood=Imp	0	root	_	SpaceAfter=No
2	!	!	PUNCT	.	_	1	punct	_	_

"""
TREEBANK = Treebank(GOLD, TEXT, ())
RIGHT = (
    Token(0, 4, "they", "PRON", "Number=Plur", 3, "nsubj"),
    Token(5, 7, "do", "AUX", "Tense=Pres", 3, "aux"),
    Token(7, 10, "not", "PART", None, 3, "advmod"),
    Token(11, 14, "lie", "VERB", "VerbForm=Inf", -1, "root"),
    Token(14, 15, ".", "PUNCT", None, 3, "punct"),
    Token(16, 18, "go", "VERB", "Mood=Imp", -1, "root"),
    Token(18, 19, "!", "PUNCT", None, 5, "punct"),
)
ALL = dict.fromkeys(("sentences", "words", "UPOS", "features", "lemmas", "UAS", "LAS"), 100.0)


def a_reading(tokens: tuple[Token, ...], *ends: int) -> Reading:
    """Make a reading of `TEXT` whose sentences end after so many tokens."""
    sentences = tuple(
        Sentence(tokens[first].start, tokens[last - 1].end, first, last, ZoneKind.BODY, 0)
        for first, last in zip((0, *ends), ends, strict=False)
    )
    return Reading(article="a", text=TEXT, sentences=sentences, tokens=tokens)


def a_change(place: int, token: Token) -> tuple[Token, ...]:
    """Return the right tokens with another in one place."""
    return (*RIGHT[:place], token, *RIGHT[place + 1 :])


def test_all_right_is_a_hundred() -> None:
    """The two tokens of "don't" are the two words of the treebank's contraction."""
    assert measure(TREEBANK, a_reading(RIGHT, 5, 7)) == ALL


def test_what_follows_the_colon_does_not_count() -> None:
    """ "nsubj:pass" is as good as "nsubj"."""
    tokens = a_change(0, Token(0, 4, "they", "PRON", "Number=Plur", 3, "nsubj:pass"))
    assert measure(TREEBANK, a_reading(tokens, 5, 7)) == ALL


def test_each_mistake_lowers_its_own_figure() -> None:
    """One of seven words with another tag, form, feature and relation; the governor is right."""
    tokens = a_change(2, Token(7, 10, "n't", "ADV", "Polarity=Neg", 3, "aux"))
    lost = dict.fromkeys(("UPOS", "features", "lemmas", "LAS"), pytest.approx(600 / 7))
    assert measure(TREEBANK, a_reading(tokens, 5, 7)) == ALL | lost


def test_a_wrong_governor_costs_both_attachment_figures() -> None:
    """A mark counts like any word."""
    tokens = a_change(4, Token(14, 15, ".", "PUNCT", None, 1, "punct"))
    lost = dict.fromkeys(("UAS", "LAS"), pytest.approx(600 / 7))
    assert measure(TREEBANK, a_reading(tokens, 5, 7)) == ALL | lost


def test_a_contraction_kept_whole_is_two_words_missed_and_one_made_up() -> None:
    """Five of seven words align with five of six: F1 is 10 of 13; no figure is higher."""
    tokens = (
        Token(0, 4, "they", "PRON", "Number=Plur", 2, "nsubj"),
        Token(5, 10, "do", "AUX", "Tense=Pres", 2, "aux"),
        Token(11, 14, "lie", "VERB", "VerbForm=Inf", -1, "root"),
        Token(14, 15, ".", "PUNCT", None, 2, "punct"),
        Token(16, 18, "go", "VERB", "Mood=Imp", -1, "root"),
        Token(18, 19, "!", "PUNCT", None, 4, "punct"),
    )
    expected = dict.fromkeys(ALL, pytest.approx(1000 / 13)) | {"sentences": 100.0}
    assert measure(TREEBANK, a_reading(tokens, 4, 6)) == expected


def test_sentences_run_together_match_none() -> None:
    """Both ends of a sentence must match, and the second root is none."""
    tokens = a_change(5, Token(16, 18, "go", "VERB", "Mood=Imp", 3, "parataxis"))
    lost = {"sentences": 0.0} | dict.fromkeys(("UAS", "LAS"), pytest.approx(600 / 7))
    assert measure(TREEBANK, a_reading(tokens, 7)) == ALL | lost


def test_no_tree_is_an_error() -> None:
    """Two roots in a sentence are refused, as the shared task refused them."""
    with pytest.raises(UDError, match="multiple roots"):
        measure(TREEBANK, a_reading(RIGHT, 7))


def test_a_reading_without_syntax_can_be_scored() -> None:
    """Its words hang on the first of the sentence, and nothing is said of them."""
    tokens = (Token(0, 4), Token(5, 7), Token(7, 10), Token(11, 15))
    assert as_conllu(a_reading(tokens, 1, 4)) == (
        "1\tThey\t_\t_\t_\t_\t0\t_\t_\t_\n"
        "\n"
        "1\tdo\t_\t_\t_\t_\t0\t_\t_\t_\n"
        "2\tn't\t_\t_\t_\t_\t1\t_\t_\t_\n"
        "3\tlie.\t_\t_\t_\t_\t1\t_\t_\t_\n"
        "\n"
    )
