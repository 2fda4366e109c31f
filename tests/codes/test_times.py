"""The words and rules of times are read from their tables."""

from pathlib import Path

import pytest

from dragoman.codes.layers import Layers
from dragoman.codes.times import load_times
from dragoman.errors import DataError


def test_words_have_kinds_and_rules_have_readers() -> None:
    """Ours load whole."""
    words = load_times(Layers())
    assert words.values["second"] == {"unit": "TS", "ordinal": "2"}
    assert words.values["2025"]["year"] == "2025"
    assert words.values["24th"] == {"ordinal": "24"}
    assert all(0 < rule.confidence <= 1 for rule in words.rules)


def test_a_codes_folder_adds_a_named_day(tmp_path: Path) -> None:
    """A caller's days stand beside ours."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "times-days.csv").write_text("name,value\nfounders day,XXXX-03-02\n")
    words = load_times(Layers((tmp_path,)))
    assert words.days["founders day"].value == "XXXX-03-02"
    assert "christmas" in words.days


@pytest.mark.parametrize("pattern", ["nokind", "year %"])
def test_a_pattern_that_cannot_be_read_is_named(tmp_path: Path, pattern: str) -> None:
    """The message holds the kind or the rest of the pattern."""
    (tmp_path / "en").mkdir()
    rules = f"name,reader,needs,pattern,confidence\nmine/1,year,year,{pattern},0.5\n"
    (tmp_path / "en" / "times-rules.csv").write_text(rules)
    with pytest.raises(DataError, match=pattern.rsplit(maxsplit=1)[-1]):
        load_times(Layers((tmp_path,)))
