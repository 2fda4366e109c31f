"""Which lines of a record are exported."""

from pathlib import Path

import pytest

from dragoman.codes import load_codes
from dragoman.faces.export.selection import Choice, Selection
from dragoman.model import all_findings
from dragoman.record import Filter, open_record
from tests.faces.export.made import a_record, hostile, talks, track


def kept(record: Path, choice: Choice) -> dict[str, int]:
    """Return how many findings of each kind are left."""
    with open_record(record, readonly=True) as opened:
        pages = list(Selection(opened, load_codes(), choice).pages())
    kinds = [type(one).__name__ for page in pages for one in all_findings(page.findings)]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (Choice(place="vesk"), {"Place": 1, "Figure": 1, "Event": 1}),
        (Choice(place="Nowhere"), {}),
        (Choice(actor="norland"), {"Actor": 1, "Event": 3, "Strand": 1, "Move": 1}),
        (Choice(actor="doctors"), {"Figure": 1}),
        (Choice(actor="Roth"), {"Actor": 1, "Statement": 1, "Event": 1}),
        (Choice(types=("killed", "consult")), {"Figure": 1, "Event": 2}),
        (Choice(types=("recall",)), {"Move": 1}),
        (Choice(track="harbour"), {"Move": 1, "Characterisation": 1}),
        (Choice(track="other"), {}),
        (Choice(actor="norland", types=("CONSULT",), place="Vesk"), {"Event": 1}),
        (Choice(articles=Filter(since="2031-05-03")), {}),
        (Choice(articles=Filter(outlet="the courier"), types=("killed",)), {"Figure": 1}),
    ],
)
def test_filters_keep_what_has_what_they_ask_for(
    choice: Choice, left: dict[str, int], record: Path
) -> None:
    """By place, by whoever does, suffers, says or claims it, by type, by talks, by article."""
    assert kept(record, choice) == left


def test_without_filters_everything_comes(tmp_path: Path) -> None:
    """All articles as they were added, also those with nothing found."""
    path = a_record(tmp_path / "both.db", talks(), hostile())
    with open_record(path, readonly=True) as opened:
        pages = [page.findings for page in Selection(opened, load_codes()).pages()]
    assert sorted(pages, key=lambda one: one.article.id) == sorted(
        (talks(), hostile()), key=lambda one: one.article.id
    )


@pytest.mark.parametrize(
    ("choice", "number"),
    [
        (Choice(), 1),
        (Choice(track="harbour talks"), 1),
        (Choice(track="peace"), 0),
        (Choice(actor="westland"), 1),
        (Choice(types=("recall",)), 1),
        (Choice(types=("sign",)), 0),
        (Choice(articles=Filter(until="2031-05-02")), 1),
        (Choice(articles=Filter(until="2031-05-01")), 0),
    ],
)
def test_changes_of_talks(choice: Choice, number: int, record: Path) -> None:
    """By the talks' name, by party or mediator, by move, by the article that reports it."""
    with open_record(record, readonly=True) as opened:
        changes = list(Selection(opened, load_codes(), choice).changes())
    assert [(one.track, one.move) for one in changes] == [(track(), talks().moves[0])] * number
