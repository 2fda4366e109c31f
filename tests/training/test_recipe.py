"""The recipe that ships is whole, and never names a test set."""

import re
from pathlib import Path

import pytest

from dragoman.errors import DataError
from training.card import read_credits
from training.manifest import ENCODER, read_manifest
from training.recipe import RECIPE, read_recipe

HELD_OUT = re.compile(r"(?<![a-z])(?:tests?|pud)(?![a-z])", re.IGNORECASE)


def test_no_test_set_is_learned_from() -> None:
    """Neither recipe nor manifest names a file of a test set or of PUD."""
    files = [*read_recipe().files(), *(entry.file for entry in read_manifest())]
    assert [file for file in files if HELD_OUT.search(file)] == []


def test_a_check_that_is_learned_from_is_known() -> None:
    """The treebanks' are not; the card marks the one that is."""
    assert read_recipe().checks_learned() == {"politics"}


def test_every_file_is_in_the_manifest() -> None:
    """By its name, or by that of its folder; and nothing else is in it."""
    named = set(read_recipe().files())
    listed = {entry.file for entry in read_manifest() if not entry.file.startswith(ENCODER)}
    assert {file if file in named else file.split("/")[0] for file in listed} == named


def test_every_source_is_credited() -> None:
    """credits.toml says of each source in the manifest whose it is, under the same licence."""
    listed = {(entry.source, entry.licence) for entry in read_manifest()}
    credited = {(credit.source, credit.licence) for credit in read_credits()}
    corpora = {corpus for credit in read_credits() for corpus in credit.corpora}
    assert credited == listed
    assert corpora == {corpus.name for corpus in read_recipe().corpus}


def test_a_wrong_recipe_says_what_is_wrong(tmp_path: Path) -> None:
    """The file and the field are named."""
    path = tmp_path / "recipe.toml"
    path.write_text(RECIPE.read_text(encoding="utf-8").replace("seed =", "seeds ="), "utf-8")
    with pytest.raises(DataError, match=r"recipe\.toml: Object .* `seeds?`"):
        read_recipe(path)
