"""Words become pieces, a shape and an ending."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.en.features import (
    ENDINGS,
    SHAPES,
    Piece,
    Pieces,
    Spacing,
    ending_of,
    shape_of,
    shape_row,
)

PIECES = Pieces("[PAD]\n[UNK]\n[CLS]\n[SEP]\ncease\n##fire\n'\ns\ndon\nt\ne\n##t\n##e")


@pytest.mark.parametrize(
    ("form", "ids"),
    [
        ("Ceasefire", (4, 5)),
        ("CEASEFIRE", (4, 5)),
        ("'s", (6, 7)),
        ("don't", (8, 6, 9)),
        ("été", (10, 11, 12)),
        ("zone", (1,)),
        ("\u00ad", (1,)),
        ("e" * 30, (10, *(12,) * 7)),
        ("e" * 101, (1,)),
    ],
)
def test_words_are_cut_into_the_longest_pieces(form: str, ids: tuple[int, ...]) -> None:
    """Case and accents do not count; what is not in the list is unknown; eight pieces at most."""
    assert PIECES.of(form) == Piece(ids, ending_of(form), shape_of(form))


def test_every_kind_of_letters_has_its_shape() -> None:
    """Names, abbreviations, numbers and marks differ in shape."""
    forms = [
        "talks",
        "n't",
        "I",
        "UN",
        "U.S.",
        "Geneva",
        "2025",
        "5pm",
        "iPhone",
        "McCain",
        ",",
        "“",
    ]
    assert [shape_of(form) for form in forms] == [0, 1, 2, 3, 3, 4, 5, 1, 7, 7, 8, 8]


def test_rows_stay_in_their_tables() -> None:
    """The largest shape and spacing have the last row; 0 is left for the inside of words."""
    assert shape_row(0, Spacing.GLUED) == 1
    assert shape_row(8, Spacing.START) == SHAPES - 1


@given(st.text(min_size=1))
def test_any_word_has_a_row_in_each_table(form: str) -> None:
    """Whatever it is made of."""
    piece = PIECES.of(form)
    assert 1 <= len(piece.ids) <= 8
    assert 1 <= piece.ending < ENDINGS
    assert 0 <= piece.shape < 9
