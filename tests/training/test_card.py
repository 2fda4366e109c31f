"""What stands beside the weights is written from the recipe, the credits and the figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from training.card import read_credits, write_card
from training.recipe import read_passes, read_recipe

CORPORA: list[dict[str, Any]] = [
    {"corpus": "ewt", "times": 1.0, "paragraphs": 20, "sentences": 1200, "words": 34567}
]
FIGURES: dict[str, Any] = {
    "seed": 11,
    "steps": 6800,
    "corpora": CORPORA,
    "given": {"ewt": {"upos": 96.84, "las": 88.36}, "politics": {"name": 96.49}},
    "shipped": {"ewt": {"upos": 96.75}},
    "raw": {"ewt": {"LAS": 86.04}},
    "names": {"ewt": 70.55, "politics": 91.25},
    "words_per_second": 2801.2,
}

GATE = """\
measure                                       measured    floor      aim  best known elsewhere
articles: body F1                                0.976    0.970    0.975  best of twelve extractors .964
syntax: ewt.test LAS                            87.512   87.000   90.000  Stanza 83.6, UDPipe 2 89.9
names: uner-pud.test                                 -   75.000   82.000  our prototype 74.6
names: crossner-politics.test                   80.111   80.000   85.000
"""


@pytest.fixture
def card(tmp_path: Path) -> str:
    """Write the card of two passes with all its parts, and return it."""
    first, second = read_passes().values()
    later = FIGURES | {"steps": None, "corpora": [*CORPORA, CORPORA[0] | {"corpus": "ewt-dev"}]}
    (tmp_path / "first.json").write_text(json.dumps(FIGURES), encoding="utf-8")
    (tmp_path / "second.json").write_text(json.dumps(later), encoding="utf-8")
    (tmp_path / "gate.txt").write_text(GATE, encoding="utf-8")
    evaluated = {tmp_path / "first.json": first, tmp_path / "second.json": second}
    write_card(evaluated, tmp_path, gate=tmp_path / "gate.txt")
    return (tmp_path / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "| ewt | 1,200 | 34,567 | 1, 1 |",
        "| ewt-dev | 1,200 | 34,567 | 0, 1 |",
        "| ewt | 96.8 | 88.4 |  |",
        "| politics (learned from) |  |  | 96.5 |",
        "| politics (learned from) | 91.2 |",
        "| ewt.test LAS | 87.5 | 87.0 | 90.0 |",
        "| crossner-politics.test | 80.1 | 80.0 | 85.0 |",
        "Speed while reading the development sets: 2,801 words per CPU-second",
        "| ewt (learned from) | 96.8 | 88.4 |  |",
        "### After pass 1 (seed 11, 6,800 steps)",
        "### After pass 2 (seed 11)",
    ],
)
def test_the_card_has_the_figures(card: str, line: str) -> None:
    """Of what was learned from, of development sets, and of the gate's test sets."""
    assert line in card


def test_the_card_has_nothing_else_of_the_gate(card: str) -> None:
    """Only syntax and names, and only what was measured."""
    assert [word for word in ("body F1", "uner-pud", "$") if word in card] == []


@pytest.mark.usefixtures("card")
def test_every_work_is_credited(tmp_path: Path) -> None:
    """By its authors, its licence and the licence's address."""
    told = (tmp_path / "ATTRIBUTION").read_text(encoding="utf-8")
    missing = [
        part
        for work in read_credits()
        for part in (work.source, work.work, work.licence, work.licence_address)
        if part not in told
    ]
    assert missing == []


@pytest.mark.usefixtures("card")
def test_the_licence_is_named(tmp_path: Path) -> None:
    """By its name, its SPDX identifier and the address of its text."""
    told = (tmp_path / "LICENSE").read_text(encoding="utf-8")
    assert "Creative Commons Attribution-ShareAlike 4.0 International" in told
    assert "SPDX-License-Identifier: CC-BY-SA-4.0" in told
    assert "https://creativecommons.org/licenses/by-sa/4.0/legalcode" in told


def test_without_an_evaluation_there_is_no_card(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(InputError, match=r"evaluation\.json: run the step evaluate first"):
        write_card({tmp_path / "evaluation.json": read_recipe()}, tmp_path)
