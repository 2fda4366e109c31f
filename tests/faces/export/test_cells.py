"""Words of pages in tables, spreadsheets and XML."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.faces.export.cells import csv_line, one_line, printable, safe, tab_line

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("sign", FORMULA)
def test_a_formula_gets_an_apostrophe(sign: str) -> None:
    """At the beginning, behind what does not show, and where another separator begins a cell."""
    assert safe(f"{sign}1+1") == f"'{sign}1+1"
    assert safe(f" \u200f{sign}A1") == f" \u200f'{sign}A1"
    assert safe(f"talks; {sign}A1") == f"talks; '{sign}A1"
    assert safe(f"talks\t{sign}A1") == f"talks\t'{sign}A1"
    assert safe(f"talks\n{sign}A1") == f"talks\n'{sign}A1"


@pytest.mark.parametrize("words", ["=", "cease-fire", "2 + 2 = 4", "talks; then war", "", "a@b"])
def test_what_is_no_formula_stays(words: str) -> None:
    """A lone sign (a hedge), and signs within words."""
    assert safe(words) == words


def test_numbers_stay_numbers() -> None:
    """Also below zero; whole ones without .0; nothing is an empty cell."""
    assert [safe(one) for one in (-12.5, -3.0, 7, True, None)] == [-12.5, -3, 7, 1, None]


def test_what_xml_cannot_hold_is_replaced() -> None:
    """Tab and line ends stay, and letters of any script."""
    assert (
        printable("a\x00b\x0b\ud800\uffff\t\r\nمحادثات\u202e")
        == "a\ufffdb\ufffd\ufffd\ufffd\t\r\nمحادثات\u202e"
    )
    assert one_line(" a\n\tb\x00 ") == "a b\ufffd"


def test_a_row_of_tabs_is_one_line() -> None:
    """No cell can begin another cell or another row."""
    assert tab_line(["a\tb", "c\r\nd", None, 1.0, "=1+1"]) == "a b\tc d\t\t1\t'=1+1"


@given(st.lists(st.text(), min_size=2))
def test_any_words_come_back_from_csv(words: list[str]) -> None:
    """But for apostrophes before formulas and what no reader takes."""
    (row,) = csv.reader(StringIO(csv_line(words), newline=""))
    assert row == [safe(one) for one in words]
