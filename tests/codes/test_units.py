"""The number words, hedges, units and cues of a language."""

from pathlib import Path

import pytest

from dragoman.codes.layers import Layers
from dragoman.codes.units import load_units
from dragoman.errors import DataError
from dragoman.figures.words import split_words
from dragoman.model import Hedge, Span

# The closed list of the annotation guide.
_LIST = (
    "killed injured missing detained abducted released displaced returned hungry in_need reached "
    "aid_trucks aid_amount money troops weapons attacks infected destroyed people_other "
    "other"
)
WHATS = frozenset(_LIST.split())


def test_english_has_words_for_numbers_hedges_and_units() -> None:
    """A word of each kind is found under its form."""
    units = load_units(Layers())
    assert units.numbers["twelve"].value == 12
    assert units.hedges_before["at", "least"] is Hedge.AT_LEAST
    assert units.hedges_after["or", "so"] is Hedge.ABOUT
    assert (units.forms["$"], units.forms["percent"]) == ("USD", "percentage")


def test_every_cue_tells_one_of_the_closed_list() -> None:
    """Acts, states, nouns and tolls tell what is counted; each of the list has a cue but money."""
    units = load_units(Layers())
    told = {
        cue.what
        for table in (units.acts, units.states, units.nouns, units.tolls)
        for cues in table.values()
        for cue in cues
    }
    assert told == WHATS - {"money"}


def test_no_phrase_is_longer_than_what_is_looked_up() -> None:
    """Phrases are looked up to five words; a longer one would never be found."""
    units = load_units(Layers())
    tables = (units.acts, units.states, units.nouns, units.tolls, units.contexts, units.phases)
    longest = max(len(words) for table in tables for words in table)
    assert max(longest, *map(len, units.hedges_before), *map(len, units.hedges_after)) <= 5


def test_every_cue_can_be_met_in_a_text() -> None:
    """A phrase is split like the text it is looked for in, else it would never be found."""
    units = load_units(Layers())
    tables = (units.acts, units.states, units.nouns, units.tolls, units.contexts, units.phases)
    for table in tables:
        for words in table:
            phrase = " ".join(words)
            split = split_words(phrase, Span(0, len(phrase)), units.numbers)
            assert tuple(word.lower for word in split) == words


def test_a_codes_folder_adds_a_unit(tmp_path: Path) -> None:
    """A row of the caller's folder stands beside ours."""
    folder = tmp_path / "en"
    folder.mkdir()
    row = "unit,kind,plain,before,after\nGEL,currency,lari,₾,lari\n"
    (folder / "units.csv").write_text(row, encoding="utf-8")
    units = load_units(Layers((tmp_path,)))
    assert (units.forms["₾"], units.units["GEL"].kind) == ("GEL", "currency")


def test_a_language_without_data_is_refused() -> None:
    """A folder that is not there is said by name."""
    with pytest.raises(DataError, match="xx/"):
        load_units(Layers(), "xx")
