"""The lines of a tree."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.faces.cli.branches import STEP, branches


def drawn(heads: list[int]) -> list[str]:
    """Return the rows of a tree, words as letters."""
    return [guide + "abcdefghijkl"[index] for index, guide in branches(heads)]


def test_a_tree_is_drawn_in_the_order_of_its_words() -> None:
    """What comes before a word stands above it, what comes after below."""
    assert drawn([1, 2, -1, 5, 5, 2, 2]) == [
        "   ┌─ a",
        "┌─ b",
        "c",
        "│  ┌─ d",
        "│  ├─ e",
        "├─ f",
        "└─ g",
    ]


def test_a_line_goes_past_what_depends_on_a_word_between() -> None:
    """On both sides of the root."""
    assert drawn([3, 0, 1, -1, 3, 4, 3]) == [
        "┌─ a",
        "│  └─ b",
        "│     └─ c",
        "d",
        "├─ e",
        "│  └─ f",
        "└─ g",
    ]


def test_a_word_apart_from_its_phrase_is_drawn_with_it() -> None:
    """Two lines that would cross are not drawn across each other."""
    assert drawn([-1, 3, 0, 0, 2]) == ["a", "├─ c", "│  └─ e", "│  ┌─ b", "└─ d"]


def test_several_roots_are_drawn_one_below_the_other() -> None:
    """Nothing joins them."""
    assert drawn([1, -1, -1]) == ["┌─ a", "b", "c"]


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Draw the heads of a tree: each word hangs on one that was placed before it."""
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    heads = [-1] * len(order)
    for placed, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, placed - 1))]
    return heads


@given(trees())
def test_every_word_is_drawn_once_at_its_depth(heads: list[int]) -> None:
    """The last piece of a branch joins the word to its head."""

    def depth(index: int) -> int:
        return 0 if heads[index] < 0 else depth(heads[index]) + 1

    rows = branches(heads)
    assert sorted(index for index, _ in rows) == list(range(len(heads)))
    assert [len(guide) for _, guide in rows] == [STEP * depth(index) for index, _ in rows]
    assert all(guide[-STEP] in "┌├└" for _, guide in rows if guide)


def test_a_long_chain_of_words_is_no_trouble() -> None:
    """However deep the last word stands."""
    assert len(branches([index - 1 for index in range(1500)])[-1][1]) == STEP * 1499
