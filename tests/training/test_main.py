"""The command line of training says what is wrong in one line."""

from pathlib import Path

import pytest

from tests.training.made import write_corpora
from training.__main__ import main


def test_a_step_alone_needs_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A card cannot be written of a training that was not evaluated."""
    code = main(["card", "--out", str(tmp_path), "--weights", str(tmp_path)])
    told = capsys.readouterr().err
    assert (code, told.startswith("training: there is no "), told.count("\n")) == (1, True, 1)


def test_a_wrong_recipe_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what is wrong in it."""
    write_corpora(tmp_path)
    path = tmp_path / "recipe.toml"
    path.write_text(path.read_text("utf-8").replace("seed = 7", 'seed = "x"'), "utf-8")
    code = main(["card", "--out", str(tmp_path), "--recipe", str(path)])
    told = capsys.readouterr().err
    assert (code, "Expected `int`, got `str` - at `$.seed`" in told) == (1, True)
