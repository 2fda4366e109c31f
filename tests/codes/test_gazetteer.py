"""The tables of names, ours and the examples'."""

from pathlib import Path

import pytest

from dragoman.codes import codes_digest, load_codes
from dragoman.codes.gazetteer import load_gazetteer
from dragoman.codes.layers import Layers
from dragoman.errors import DataError, InputError

EXAMPLES = str(Path(__file__).resolve().parents[2] / "examples" / "codes")


def test_a_codes_folder_adds_to_ours() -> None:
    """Ours stay; the examples' are there as well."""
    ours = {row.id for row in load_codes().gazetteer.places}
    both = load_codes((EXAMPLES,)).gazetteer
    assert ours < {row.id for row in both.places}
    assert both.outlet_names["harbourcourier.example"]


def test_a_post_of_nobody_is_named(tmp_path: Path) -> None:
    """The error names the post and the actor that is missing."""
    (tmp_path / "posts.csv").write_text("id,title,actor,holder\np1,Mayor,town-hall,Ana Roth\n")
    with pytest.raises(DataError, match=r"'p1' names the actor 'town-hall': no such id"):
        load_gazetteer(Layers((tmp_path,)))


def test_a_folder_that_is_not_there_is_named() -> None:
    """The caller's mistake."""
    with pytest.raises(InputError, match="codes folder 'nowhere' does not exist"):
        load_codes(("nowhere",))


def test_the_digest_tells_codes_apart() -> None:
    """A record notes with which codes it was read."""
    assert codes_digest() == codes_digest()
    assert codes_digest() != codes_digest((EXAMPLES,))
