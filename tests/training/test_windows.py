"""Paragraphs become windows of numbers."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language.en.features import Pieces, Spacing, ending_of, shape_of, shape_row
from tests.training.made import NO_COPIES, a_sentence
from training.annotated import Paragraph, Word
from training.windows import MISSING, Window, Windows, windows_of

PIECES = Pieces("[PAD]\n[CLS]\n[SEP]\n[UNK]\ntalk\n##s\nstalled\nthey\nwait\n.")
LABELS = {"start": ["no", "yes"], "upos": ["NOUN", "PUNCT", "VERB"], "event": ["TALK"]}
WINDOWS = Windows(PIECES, load_language(Layers()), LABELS)

TALKS = (
    Word("Talks", upos="NOUN", head=1, more=(("event", "TALK"),)),
    Word("stalled", space=False, upos="VERB", head=-1),
    Word(".", upos="PUNCT", head=1),
)
THEY = (
    Word("They", upos="PRON", head=1),
    Word("wait", space=False, upos="VERB", head=-1),
    Word(".", upos="PUNCT", head=1),
)


def a_row(form: str, spacing: int) -> int:
    """Return the row of a word's shape behind such a space."""
    return shape_row(shape_of(form), spacing)


def test_a_window_holds_pieces_and_what_is_known_of_words() -> None:
    """Governors count from 1 in the window; a label that is not learned is missing."""
    (window,) = WINDOWS.of(Paragraph((TALKS, THEY)), 150)
    forms = ("Talks", "stalled", ".", "They", "wait", ".")
    spacing = (Spacing.START, Spacing.SPACE, Spacing.GLUED) * 2
    shapes = [a_row(form, space) for form, space in zip(forms, spacing, strict=True)]
    endings = [ending_of(form) for form in forms]
    assert window == Window(
        ids=(1, 4, 5, 6, 9, 7, 8, 9, 2),
        shapes=(0, shapes[0], 0, *shapes[1:], 0),
        endings=(0, endings[0], 0, *endings[1:], 0),
        firsts=(1, 3, 4, 5, 6, 7),
        labels={
            "start": (MISSING, 0, 0, 1, 0, 0),
            "upos": (0, 2, 1, MISSING, 2, 1),
            "event": (0, *(MISSING,) * 5),
        },
        heads=(2, 0, 2, 5, 0, 5),
        sentences=(0, 0, 0, 1, 1, 1),
    )


def test_sentences_are_not_cut() -> None:
    """A window ends before the sentence that would not fit."""
    windows = list(WINDOWS.of(Paragraph((TALKS, THEY, TALKS)), 6))
    assert [window.sentences for window in windows] == [(0, 0, 0, 1, 1, 1), (0, 0, 0)]
    assert [window.labels["start"] for window in windows] == [
        (MISSING, 0, 0, 1, 0, 0),
        (MISSING, 0, 0),
    ]


def test_an_overlong_sentence_is_left_out() -> None:
    """One of 241 words is; the sentences beside it stay."""
    long = tuple(Word("talks") for _ in range(241))
    (window,) = WINDOWS.of(Paragraph((TALKS, long, THEY)), 150)
    assert len(window.firsts) == 6


def test_where_nobody_marked_sentences_no_start_is_learned() -> None:
    """A corpus of lone sentences says nothing of what follows them; nor of governors."""
    (window,) = WINDOWS.of(Paragraph((a_sentence("Talks", "stalled"),), bounded=False), 150)
    assert (window.labels["start"], window.heads) == ((MISSING,) * 2, (MISSING,) * 2)


def test_with_copies_the_lengths_vary() -> None:
    """The same dice give the same windows; without copies windows are long and none is drawn."""
    paragraph = Paragraph(tuple(TALKS for _ in range(60)))
    copied = [windows_of([paragraph] * 8, WINDOWS, NO_COPIES, random.Random(3)) for _ in range(2)]
    assert copied[0] == copied[1]
    whole = windows_of([paragraph] * 2, WINDOWS, None, random.Random(3))
    assert [len(window.firsts) for window in whole] == [150, 30, 150, 30]
    assert {len(window.firsts) for window in copied[0]} > {24}


WORDS = st.builds(
    Word,
    st.text(min_size=1, max_size=12).filter(str.strip),
    st.booleans(),
    upos=st.sampled_from(["NOUN", "X", None]),
    head=st.sampled_from([-1, None]),
)
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(tuple), min_size=1, max_size=6)


@settings(deadline=None)
@given(SENTENCES, st.booleans(), st.sampled_from([5, 24, 150]))
def test_the_parts_of_a_window_are_of_one_length(
    sentences: list[tuple[Word, ...]],
    bounded: bool,  # noqa: FBT001
    longest: int,
) -> None:
    """Whatever the words are: as many shapes and endings as pieces, as many labels as words."""
    windows = list(WINDOWS.of(Paragraph(tuple(sentences), bounded), longest))
    for window in windows:
        words = len(window.firsts)
        assert len(window.ids) == len(window.shapes) == len(window.endings)
        assert {len(numbers) for numbers in window.labels.values()} == {words}
        assert len(window.heads) == len(window.sentences) == words
        assert sum(1 for shape in window.shapes if shape) == words
        assert all(window.shapes[first] for first in window.firsts)
    assert sum(len(window.firsts) for window in windows) == sum(map(len, sentences))
