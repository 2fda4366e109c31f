"""What heads an article."""

import pytest

from dragoman.article.text_headline import Head, find_head
from dragoman.article.text_lines import look_at, split_lines
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers

PHRASES = load_furniture(Layers())
TITLE = "Ships Wait Offshore As Harbour Strike Enters Third Week"
BODY = "The strike of the harbour workers entered its third week on Monday without an offer."


def head(lines: tuple[str, ...], kept: tuple[int, ...], told: str | None = None) -> Head:
    """Find the head of lines of which some are kept."""
    split = split_lines("\n".join(lines))
    keep = [index in kept for index in range(len(split))]
    return find_head(split, look_at(split, PHRASES), keep, told=told, phrases=PHRASES)


def test_a_title_said_twice_is_the_title() -> None:
    """The page's own title with the site's name gives the headline away."""
    lines = (f"{TITLE} | The Example", "Menu", "Ferries cancelled for a week again", TITLE, BODY)
    assert head(lines, (4,)).title == 3


def test_two_headlines_that_touch_are_title_and_subtitle() -> None:
    """The first is the title."""
    found = head((TITLE, "Owners and workers blame each other for delays", BODY), (2,))
    assert (found.title, found.subtitle) == (0, 1)


def test_a_first_paragraph_is_no_title() -> None:
    """A sentence at the top of a bare body stays body."""
    assert head((BODY, BODY), (0, 1)) == Head(body=0)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Miriam Okafor", "Miriam Okafor"),
        ("By Miriam Okafor and Jan de Vries", "Miriam Okafor and Jan de Vries"),
        ("Von Jutta Beispiel", "Jutta Beispiel"),
        ("Por Ana Ejemplo", "Ana Ejemplo"),
        ("Автор: Иван Примеров", "Иван Примеров"),
        ("Miriam Okafor, Staff Writer", "Miriam Okafor, Staff Writer"),
        ("By the end of the week", None),
        ("By Monday, the ships had left.", None),
    ],
)
def test_bylines_name_people(line: str, author: str | None) -> None:
    """A word for "by" and names, or a name and a role."""
    assert head((TITLE, line, BODY), (2,)).author == author
