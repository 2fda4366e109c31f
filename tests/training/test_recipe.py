"""The recipe that ships is whole, and never names a test set."""

import re
from pathlib import Path

import pytest

from dragoman.errors import DataError
from tests.training.made import RECIPE as MADE
from training.card import read_credits
from training.manifest import ENCODER, read_manifest
from training.pace import read_pace
from training.recipe import RECIPE, read_passes, read_recipe

PASSES = tuple(read_passes().values())
FILES = {file for recipe in PASSES for file in recipe.files()}
HELD_OUT = re.compile(r"(?<![a-z])(?:tests?|pud)(?![a-z])", re.IGNORECASE)


def test_no_test_set_is_learned_from() -> None:
    """Neither a recipe nor the manifest names a file of a test set or of PUD."""
    files = [*FILES, *(entry.file for entry in read_manifest())]
    assert [file for file in files if HELD_OUT.search(file)] == []


def test_a_check_that_is_learned_from_is_known() -> None:
    """The first pass leaves the treebanks' alone, the second reads all; the card marks them."""
    assert [recipe.checks_learned() for recipe in PASSES] == [
        {"politics"},
        {"ewt", "gum", "politics"},
    ]


def test_the_passes_fit_each_other() -> None:
    """They begin with the same encoder and tell the same things."""
    first, *later = PASSES
    for recipe in later:
        assert recipe.encoder == first.encoder
        assert [head.name for head in recipe.head] == [head.name for head in first.head]


def test_every_pace_is_there() -> None:
    """The steps of a pass that the clock ended, from the first on, to an end."""
    for path, recipe in read_passes().items():
        turns = read_pace(path.with_name(recipe.schedule.pace))
        steps = [turn.step for turn in turns]
        assert (steps[0], steps) == (0, sorted(steps))
        assert steps[-1] < turns[-1].last


def test_every_file_is_in_the_manifest() -> None:
    """By its name, or by that of its folder; and nothing else is in it."""
    listed = {entry.file for entry in read_manifest() if not entry.file.startswith(ENCODER)}
    assert {file if file in FILES else file.split("/")[0] for file in listed} == FILES


def test_every_source_is_credited() -> None:
    """credits.toml says of each source in the manifest whose it is, under the same licence."""
    listed = {(entry.source, entry.licence) for entry in read_manifest()}
    credited = {(credit.source, credit.licence) for credit in read_credits()}
    corpora = {corpus for credit in read_credits() for corpus in credit.corpora}
    assert credited == listed
    assert corpora == {corpus.name for recipe in PASSES for corpus in recipe.corpus}


def test_a_wrong_recipe_says_what_is_wrong(tmp_path: Path) -> None:
    """The file and the field are named."""
    path = tmp_path / "recipe.toml"
    path.write_text(RECIPE.read_text(encoding="utf-8").replace("seed =", "seeds ="), "utf-8")
    with pytest.raises(DataError, match=r"recipe\.toml: Object .* `seeds?`"):
        read_recipe(path)


def test_a_recipe_that_follows_itself_is_named(tmp_path: Path) -> None:
    """Training would have no end."""
    path = tmp_path / "recipe.toml"
    path.write_text(f'then = "recipe.toml"\n{MADE}', "utf-8")
    with pytest.raises(DataError, match=r"recipe\.toml follows itself"):
        read_passes(path)
