"""Sentences as trees on a terminal."""

import re

import pytest

from dragoman.faces.cli.tree import find_sentences, show_trees
from tests.faces.made import NAMES, TABLE, TEXT, a_reading

STYLE = re.compile(r"\x1b\[[0-9;]*m")
SHOWN = """
page.txt

sentence 2 · 12:58 · body
Ana Roth said “they don't listen” in the U.S.

┌─ Ana      nsubj         PROPN PER  Ana
│  └─ Roth  flat          PROPN PER  Roth
said        root          VERB       say
│  ┌─ “     punct         PUNCT      "
│  ├─ they  nsubj         PRON       they
│  ├─ do    aux           AUX        do
│  ├─ n't   advmod        PART       not
├─ listen   ccomp         VERB       listen
│  └─ ”     punct         PUNCT      "
│  ┌─ in    case          ADP        in
│  ├─ the   det           DET        the
└─ U.S.     obl           PROPN LOC  U.S.
"""


def test_a_tree_has_a_word_a_line_with_what_is_known_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Relation, part of speech, kind of name, lemma; the sentence and its place stand above."""
    show_trees("page.txt", a_reading(TEXT, TABLE, NAMES), [1], every=False)
    shown = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert shown == SHOWN.splitlines()


def test_a_sentence_without_syntax_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """In plain words, below the sentence."""
    reading = a_reading("They left.", "They _ _ _ _ _\nleft _ _ _ _ _\n. _ _ _ _ _")
    show_trees("page.txt", reading, [0], every=False)
    assert capsys.readouterr().out.splitlines() == [
        "",
        "page.txt",
        "",
        "sentence 1 · 0:10 · body",
        "They left.",
        "no syntax here: no parser has read this sentence",
    ]


@pytest.mark.parametrize("columns", [30, 60, 80, 200])
def test_a_deep_tree_of_long_words_fits_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first levels give way, then the words, then the lemmas; never more than 80 columns."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    words = [f"counter{number}revolutionaries" for number in range(30)]
    rows = [f"{word} {word * 3} NOUN _ {at} nmod:unmarked" for at, word in enumerate(words)]
    show_trees("page.txt", a_reading(" ".join(words), "\n".join(rows)), [0], every=False)
    lines = STYLE.sub("", capsys.readouterr().out).splitlines()
    assert max(map(len, lines)) <= min(columns, 80)
    assert len(lines) >= 30
    assert "… " in lines[-2]
    assert "counter29" in lines[-1]


def test_the_first_dozen_is_shown_and_the_rest_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With --all there is no such line."""
    reading = a_reading("Go. " * 14, "\n\n".join(["Go _ _ _ _ _\n. _ _ _ _ _"] * 14))
    show_trees("page.txt", reading, range(14), every=False)
    assert capsys.readouterr().out.splitlines()[-1] == "… and 2 more sentences (--all)"
    show_trees("page.txt", reading, range(14), every=True)
    assert "more sentences" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("2", [1]),
        ("0", []),
        ("4", []),
        ("58:67", [2]),
        ("57:59", [1, 2]),
        ("10:12", []),
        ("SHE left", [2]),
        ('said "they don’t listen" in', [1]),
        ("e", [1, 2]),
        ("harbour", []),
    ],
)
def test_a_sentence_is_asked_for_by_number_place_or_words(wanted: str, found: list[int]) -> None:
    """Case, kinds of quotation marks and line breaks do not count."""
    assert find_sentences(a_reading(TEXT, TABLE), wanted) == found
