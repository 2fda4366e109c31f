"""Lines of scraped text and what they look like."""

import pytest

from dragoman.article.text_features import kind_of, line_features
from dragoman.article.text_lines import Line, Look, look_at, split_lines
from dragoman.codes.furniture import fold, load_furniture
from dragoman.codes.layers import Layers

PHRASES = load_furniture(Layers())


def look(text: str) -> Look:
    """Look at one line."""
    return look_at(split_lines(text), PHRASES)[0]


def test_lines_have_places_without_their_blanks() -> None:
    """Blank lines are left out, spaces around a line too, whatever ends it."""
    assert split_lines(" one \r\n\r\n\ttwo\u2028three") == (
        Line(1, 4, "one"),
        Line(10, 13, "two"),
        Line(14, 19, "three"),
    )


def test_a_line_is_seen_as_it_is() -> None:
    """Ends, counts and shares are read off the line itself."""
    assert look("The talks ended on 3 May, he said. They “will resume.”") == Look(
        key="the talks ended on 0 may he said they will resume",
        width=54,
        words=11,
        end="stop",
        stops=1,
        commas=1,
        capitals=0.25,
        cased=8,
        small=6 / 11,
        digits=1 - 53 / 54,
        symbols=0,
        first="upper",
        phrase="",
    )


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Recent News", "heading"),
        ("Leave a Comment »", "heading"),
        ("Comments (12)", "heading"),
        ("À LIRE AUSSI :", "heading"),
        ("Читайте также:", "heading"),
        ("اقرأ أيضا", "heading"),
        ("関連記事", "heading"),
        ("Skip to content", "label"),
        ("***", "label"),
        ("Share on Facebook", "label"),
        ("Click to share on Example (opens in new window)", "opening"),
        ("© 2019 Example. All rights reserved.", "inside"),
        ("The minister spoke for an hour.", ""),
    ],
)
def test_furniture_is_known_by_its_phrases(text: str, phrase: str) -> None:
    """Headings and labels match as whole lines, the others at the start or inside."""
    assert look(text).phrase == phrase


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("他说谈判将继续。", "stop"),
        ("هل تستأنف المحادثات؟", "question"),
        ("He said:", "colon"),
        ("More to come …", "dots"),
        ("A headline", "none"),
        ("(“Yes.”)", "stop"),
    ],
)
def test_the_end_of_a_line_is_known_in_many_scripts(text: str, end: str) -> None:
    """Closing quotes and brackets do not hide the end."""
    assert look(text).end == end


def test_kinds_tell_sentences_from_labels() -> None:
    """The neighbours of a line are told one word about it."""
    lines = ("Home", "Ships Wait Offshore For Days", "x" * 90 + " is a long word.", "12.4 12.5")
    assert [kind_of(look(line)) for line in lines] == [
        "label",
        "capitals0",
        "sentence2",
        "digits0",
    ]


def test_every_line_gets_features() -> None:
    """There is a list of names for each line, also on a page of one line."""
    assert [len(line_features(look_at(split_lines(t), PHRASES))) for t in ("a", "a\nb\nc")] == [
        1,
        3,
    ]


def test_folding_leaves_words() -> None:
    """Case, marks and the values of numbers do not count."""
    assert fold("  Comments (1,234) — LIVE!") == "comments 0 0 live"
