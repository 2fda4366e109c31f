"""Data files: ours with folders laid over them."""

from pathlib import Path

import msgspec
import pytest

from dragoman.codes.layers import Layers
from dragoman.errors import DataError


class Fruit(msgspec.Struct, frozen=True):
    """A row for the tests."""

    name: str
    colours: tuple[str, ...] = ()
    grams: int | None = None


def a_layer(folder: Path, name: str, text: str) -> Path:
    """Make a codes folder with one file."""
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_rows_become_structs(tmp_path: Path) -> None:
    """Bars separate the items of a tuple, numbers are read, empty cells take the default."""
    layer = a_layer(tmp_path / "a", "fruit.csv", "name,colours,grams\napple,red|green,150\nfig,,\n")
    assert Layers((layer,)).table("fruit.csv", Fruit, key="name") == (
        Fruit("apple", ("red", "green"), 150),
        Fruit("fig", (), None),
    )


def test_an_upper_layer_replaces_and_adds(tmp_path: Path) -> None:
    """A row with a known key replaces the one below; others are added."""
    lower = a_layer(tmp_path / "a", "fruit.csv", "name,grams\napple,150\nfig,50\n")
    upper = a_layer(tmp_path / "b", "fruit.csv", "name,grams\nfig,60\nplum,70\n")
    assert Layers((lower, upper)).table("fruit.csv", Fruit, key="name") == (
        Fruit("apple", (), 150),
        Fruit("fig", (), 60),
        Fruit("plum", (), 70),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "name,colour\napple,red\n",
            "unknown column 'colour'; the columns are name, colours, grams",
        ),
        ("name,grams\napple\n", "fruit.csv:2: the row has not as many cells as the header"),
        ("name,grams\napple,1,2\n", "fruit.csv:2: the row has not as many cells as the header"),
        ("name,grams\napple,heavy\n", "fruit.csv:2: Expected `int | null`, got `str`"),
        ("name,grams\n,12\n", "fruit.csv:2: Object missing required field `name`"),
    ],
)
def test_a_bad_table_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    """The error says which file, line and column, and what would fit."""
    layer = a_layer(tmp_path / "a", "fruit.csv", text)
    with pytest.raises(DataError) as caught:
        Layers((layer,)).table("fruit.csv", Fruit, key="name")
    assert complaint in str(caught.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """The byte at which it fails is given."""
    (tmp_path / "words.txt").write_bytes("café".encode("latin-1"))
    with pytest.raises(DataError, match=r"words\.txt: not UTF-8 at byte 3"):
        Layers((tmp_path,)).lines("words.txt")


def test_lines_leave_comments_and_blanks_out(tmp_path: Path) -> None:
    """Distinct lines in order, without comments."""
    layer = a_layer(tmp_path / "a", "words.txt", "# a comment\none\n\n two \none\n")
    assert Layers((layer,)).lines("words.txt") == ("one", "two")
