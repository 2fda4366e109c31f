"""Corpora are checked before anything is learned from them."""

from pathlib import Path

import pytest

from dragoman.errors import DataError
from tests.training.made import RECIPE, write, write_corpora, write_manifest
from training.manifest import check_files, read_manifest
from training.recipe import read_recipe


def test_the_right_files_pass(tmp_path: Path) -> None:
    """Nothing is said when all is as it must be."""
    recipe, manifest = write_corpora(tmp_path)
    check_files(recipe, tmp_path, manifest=manifest, encoder=False)


def test_another_file_is_named(tmp_path: Path) -> None:
    """With the sum that it has and the one that it should have."""
    recipe, manifest = write_corpora(tmp_path)
    write(tmp_path / "lists.txt.gz", "Tal B-LOC\n")
    with pytest.raises(DataError, match=r"lists\.txt\.gz is another file: its sha256 is"):
        check_files(recipe, tmp_path, manifest=manifest, encoder=False)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """With the place where it was looked for."""
    recipe, manifest = write_corpora(tmp_path)
    (tmp_path / "bank.iob2.gz").unlink()
    with pytest.raises(DataError, match=r"bank\.iob2\.gz is missing: looked for /"):
        check_files(recipe, tmp_path, manifest=manifest, encoder=False)


def test_an_unlisted_file_is_named(tmp_path: Path) -> None:
    """A corpus that the recipe names and the manifest does not."""
    recipe, manifest = write_corpora(tmp_path)
    manifest.write_text("file,sha256,licence,source\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"bank\.conllu\.gz is read but is not listed in .*csv"):
        check_files(recipe, tmp_path, manifest=manifest, encoder=False)


def test_an_unlisted_file_in_a_folder_is_named(tmp_path: Path) -> None:
    """A folder is read whole, so every file that is read in it must be listed."""
    write_corpora(tmp_path)
    path = tmp_path / "recipe.toml"
    path.write_text(
        RECIPE + '[[corpus]]\nname = "told"\nfiles = ["told"]\nform = "re3d"\n', encoding="utf-8"
    )
    (tmp_path / "told" / "part").mkdir(parents=True)
    (tmp_path / "told" / "part" / "entities.json").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"told/part/entities\.json is read but is not listed"):
        check_files(read_recipe(path), tmp_path, manifest=write_manifest(tmp_path), encoder=False)


def test_the_encoder_must_be_installed(tmp_path: Path) -> None:
    """Where it is not, the message says how to begin without it."""
    recipe, manifest = write_corpora(tmp_path)
    with pytest.raises(DataError, match=r"no_such_package is not installed: .*--random-start"):
        check_files(recipe, tmp_path, manifest=manifest)


def test_a_wrong_manifest_is_named(tmp_path: Path) -> None:
    """By its file and the column."""
    path = tmp_path / "manifest.csv"
    path.write_text("file,sha256\na,b\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"manifest\.csv: .*`licence`"):
        read_manifest(path)
