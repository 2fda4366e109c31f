"""Which setting holds, and where it came from."""

import re
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.settings import Settings, load_settings


def test_nothing_told_means_the_defaults() -> None:
    """Every setting says that it is the default."""
    told = load_settings(None, {}, {})
    assert told.settings == Settings()
    assert set(told.origins.values()) == {"default"}


def test_an_option_beats_the_environment_beats_the_file(tmp_path: Path) -> None:
    """Each setting says where it came from."""
    file = tmp_path / "dragoman.toml"
    file.write_text('jobs = 1\nmax_page_mb = 5\nmin_text_chars = 10\ncodes = ["a"]\n')
    told = load_settings(
        file, {"DRAGOMAN_JOBS": "2", "DRAGOMAN_MAX_PAGE_MB": "6", "HOME": "/"}, {"jobs": 3}
    )
    assert told.settings == Settings(jobs=3, max_page_mb=6.0, min_text_chars=10, codes=("a",))
    assert told.origins == {
        "codes": str(file),
        "jobs": "--jobs",
        "max_page_mb": "DRAGOMAN_MAX_PAGE_MB",
        "max_page_seconds": "default",
        "min_text_chars": str(file),
        "parser": "default",
    }


def test_folders_in_the_environment_are_joined_as_in_path() -> None:
    """A colon separates them."""
    told = load_settings(None, {"DRAGOMAN_CODES": "a:b"}, {})
    assert told.settings.codes == ("a", "b")


def test_an_unknown_key_is_named_with_the_known_ones(tmp_path: Path) -> None:
    """The error names the key and lists what there is."""
    file = tmp_path / "dragoman.toml"
    file.write_text("job = 1\n")
    with pytest.raises(InputError, match=r"unknown setting 'job'; the settings are codes, jobs,"):
        load_settings(file, {}, {})


def test_a_value_that_does_not_fit_names_its_origin() -> None:
    """The error names the setting, where it came from and what would fit."""
    with pytest.raises(InputError, match=r"jobs \(from DRAGOMAN_JOBS\): Expected `int`, got `str`"):
        load_settings(None, {"DRAGOMAN_JOBS": "many"}, {})


@pytest.mark.parametrize("parser", ["own", "rules", "spacy:en_core_web_sm", "spacy:a folder/p"])
def test_a_parser_is_ours_or_a_pipeline_of_the_users_own(parser: str) -> None:
    """A pipeline is a package's name or a folder."""
    told = load_settings(None, {"DRAGOMAN_PARSER": parser}, {})
    assert (told.settings.parser, told.origins["parser"]) == (parser, "DRAGOMAN_PARSER")


@pytest.mark.parametrize("parser", ["", "Own", "spacy", "spacy:", "en_core_web_sm"])
def test_an_unknown_parser_is_named_with_the_three_forms(parser: str) -> None:
    """The error names the setting, where it came from and what would fit."""
    message = (
        f"parser (from DRAGOMAN_PARSER): unknown parser {parser!r}; it is 'own', "
        "'rules' or 'spacy:PIPELINE', with the name of a package or a folder"
    )
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        load_settings(None, {"DRAGOMAN_PARSER": parser}, {})


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    """The error names the file."""
    file = tmp_path / "dragoman.toml"
    file.write_text("jobs = = 1")
    with pytest.raises(InputError, match=r"dragoman\.toml: cannot be read as TOML"):
        load_settings(file, {}, {})
