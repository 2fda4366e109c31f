"""Finds the numerals of a sentence, in digits and in words, with their value or bounds."""

from collections.abc import Sequence

from dragoman.figures.digits import read_digits
from dragoman.figures.numeral import Numbers, Numeral
from dragoman.figures.spelled import read_words
from dragoman.figures.words import Word

__all__ = ["find_numerals"]


def find_numerals(words: Sequence[Word], numbers: Numbers) -> list[Numeral]:
    """Return the numerals of a sentence in text order, ranges not yet joined.

    Args:
        words: The sentence's words.
        numbers: Number words by their lower-case form.

    Returns:
        Numerals without overlap; dates, times and ages are among them.
    """
    found: list[Numeral] = []
    at = 0
    while at < len(words):
        digits = words[at].lower[0].isdecimal()
        numeral = (read_digits if digits else read_words)(words, at, numbers)
        if numeral is None:
            at += 1
        else:
            found.append(numeral)
            at = numeral.last
    return found
