"""Nouns as flat columns."""

import pytest

from dragoman.faces.export.columns import columns_of, flat
from dragoman.model import Event, Figure, Track
from dragoman.record.layout import FINDING_TABLES, Table
from dragoman.record.rows import table_shape
from tests.faces.export.made import talks, track


def test_an_event_gives_its_parties_as_lists() -> None:
    """A span gives start, end and words; who takes part gives a list a field."""
    found = talks()
    event = found.events[1]
    cells = {one.name: one.get(event, found.article.text) for one in columns_of(Event)}
    assert cells == {
        "id": event.id,
        "article": found.article.id,
        "start_char": 197,
        "end_char": 206,
        "words": "met twice",
        "rule": "test.event/1",
        "confidence": 1.0,
        "trigger_start": 197,
        "trigger_end": 200,
        "trigger_words": "met",
        "also_start": (),
        "also_end": (),
        "also_words": (),
        "type": "CONSULT",
        "mode": None,
        "contexts": (),
        "actors_start": (24, 55),
        "actors_end": (31, 62),
        "actors_words": ("Norland", "Sudland"),
        "actors_name": ("Norland", None),
        "actors_country": ("ISL", "EST"),
        "actors_sector": ("GOV", "GOV"),
        "actors_actor": (found.context.actors[0].id, None),
        "recipients_start": (),
        "recipients_end": (),
        "recipients_words": (),
        "recipients_name": (),
        "recipients_country": (),
        "recipients_sector": (),
        "recipients_actor": (),
        "status": "ongoing",
        "on_date": None,
        "place": None,
        "where_start": None,
        "where_end": None,
        "where_words": None,
        "per_start": None,
        "per_end": None,
        "per_words": None,
        "figures": (),
    }


def test_a_list_within_a_list_is_json() -> None:
    """The terms of a track's proposals."""
    cells = {one.name: one.get(track(), "") for one in columns_of(Track)}
    assert cells["proposals_terms"] == ('["10 days","aid"]',)
    assert cells["mediators_capacity"] == ("host",)


def test_lists_in_one_cell() -> None:
    """Items between strokes; a stroke within an item is told from them."""
    assert flat(("a|b", None, "c\\")) == "a\\|b |  | c\\\\"
    assert (flat(()), flat("as it is"), flat(1.5)) == (None, "as it is", 1.5)


@pytest.mark.parametrize("table", FINDING_TABLES, ids=lambda table: table.name)
def test_columns_are_those_of_the_record(table: Table) -> None:
    """A column of the record's table is a column here, by the same name, in the same order."""
    ours = [column.name for column in columns_of(table.noun)]
    theirs = [name for name in table_shape(table).columns if not name.startswith("has_")]
    assert [name for name in ours if name in theirs] == theirs


def test_kinds_of_columns() -> None:
    """Text, whole numbers, numbers: what Parquet needs to know."""
    kinds = {one.name: one.kind for one in columns_of(Figure)}
    assert (kinds["words"], kinds["start_char"], kinds["value"]) == ("text", "whole", "number")
