"""Writes what stands beside the weights: the model card, whose work they rest on, the licence."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

import msgspec

from dragoman.errors import InputError
from training.recipe import Recipe

__all__ = ["CREDITS", "Credit", "read_credits", "write_card"]

_FOLDER = Path(__file__).parent
CREDITS = _FOLDER / "credits.toml"

_GATE_ROW = re.compile(r"(syntax|names): (.+?)\s{2,}([\d.]+)\s+([\d.]+)\s+([\d.]+)")
_GATE_UNKNOWN = "Not measured yet: `make gate` prints them."

_LICENCE = """\
The weights in this folder (network.onnx, network.bin, labels.json) are given under the

    Creative Commons Attribution-ShareAlike 4.0 International Public License

SPDX-License-Identifier: CC-BY-SA-4.0
Full text: https://creativecommons.org/licenses/by-sa/4.0/legalcode
In short:  https://creativecommons.org/licenses/by-sa/4.0/

Credit: the Dragoman authors, and those whom ATTRIBUTION names.

pieces.txt is the vocabulary of all-MiniLM-L6-v2 and of BERT, uncased, under the Apache License 2.0
(SPDX-License-Identifier: Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0).
Dragoman's code has a licence of its own: Apache-2.0.
"""

_CREDIT_HEAD = """\
The weights in this folder were learned from the works below, none of whose authors endorses them.
What was changed: the texts were cut into words and turned into numbers, and a network was fitted to
their annotations; no text is kept. The weights of the encoder, all-MiniLM-L6-v2, were changed.
"""


class Credit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A work that the weights rest on.

    Attributes:
        source: As manifest.csv names it.
        corpora: Which of the recipe's it is, or is part of.
        work: Its authors and title.
        address: Where it is found.
        licence: Under which it was given.
        licence_address: Its text.
        learned: What was learned from it.
    """

    source: str
    corpora: tuple[str, ...]
    work: str
    address: str
    licence: str
    licence_address: str
    learned: str


class _Amount(msgspec.Struct, frozen=True):
    corpus: str
    times: float
    paragraphs: int
    sentences: int
    words: int


class _Figures(msgspec.Struct, frozen=True):
    """What evaluation.json holds; training/evaluation.py says what is what."""

    seed: int
    steps: int | None
    corpora: tuple[_Amount, ...]
    given: dict[str, dict[str, float]]
    shipped: dict[str, dict[str, float]]
    raw: dict[str, dict[str, float]]
    names: dict[str, float]
    words_per_second: float


def read_credits(path: Path = CREDITS) -> tuple[Credit, ...]:
    """Read whose work the weights rest on."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["credit"]
    return msgspec.convert(rows, tuple[Credit, ...])


def write_card(evaluated: Mapping[Path, Recipe], folder: Path, *, gate: Path | None = None) -> None:
    """Write README.md, ATTRIBUTION and LICENSE.

    Args:
        evaluated: The evaluation.json of each pass with its recipe, in order.
        folder: Where the weights lie.
        gate: What `make gate` printed, for the figures on test sets.

    Raises:
        InputError: A pass was not evaluated.
    """
    missing = [path for path in evaluated if not path.is_file()]
    if missing:
        raise InputError(f"there is no {missing[0]}: run the step evaluate first")
    passes = [
        (recipe, msgspec.json.decode(path.read_bytes(), type=_Figures))
        for path, recipe in evaluated.items()
    ]
    used = {
        corpus.name for recipe in evaluated.values() for corpus in recipe.corpus if corpus.times
    }
    works = [work for work in read_credits() if not work.corpora or used & {*work.corpora}]
    template = Template((_FOLDER / "card.md").read_text(encoding="utf-8"))
    card = template.substitute(
        corpora=_corpora([figures.corpora for _, figures in passes]),
        sources="\n".join(
            f"| [{work.source}]({work.address}) | [{work.licence}]({work.licence_address}) "
            f"| {work.learned} |"
            for work in works
        ),
        figures="\n".join(
            _pass(number, recipe, figures) for number, (recipe, figures) in enumerate(passes, 1)
        ),
        gate=_gate(gate.read_text(encoding="utf-8") if gate else ""),
        speed=f"{passes[-1][1].words_per_second:,.0f}",
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(card, encoding="utf-8")
    (folder / "LICENSE").write_text(_LICENCE, encoding="utf-8")
    (folder / "ATTRIBUTION").write_text("\n".join(_attribution(works)), encoding="utf-8")


def _corpora(passes: Sequence[Sequence[_Amount]]) -> str:
    """Return a table with a row a corpus: its size, and how often an epoch of each pass read it."""
    amounts = {one.corpus: one for amounts in passes for one in amounts}
    rows = [
        (
            name,
            f"{one.sentences:,}",
            f"{one.words:,}",
            ", ".join(f"{_times(name, amounts):g}" for amounts in passes),
        )
        for name, one in amounts.items()
    ]
    return _table(("corpus", "sentences", "words", "times an epoch, by pass"), rows)


def _times(name: str, amounts: Iterable[_Amount]) -> float:
    return sum(one.times for one in amounts if one.corpus == name)


def _pass(number: int, recipe: Recipe, figures: _Figures) -> str:
    """Return what a pass reached, table by table."""
    learned = recipe.checks_learned()
    names = {name: {"F1": value} for name, value in figures.names.items()}
    steps = "" if figures.steps is None else f", {figures.steps:,} steps"
    return "\n".join(
        [
            f"### After pass {number} (seed {figures.seed}{steps})\n",
            "Raw text in, counted as CoNLL-2018 did:\n",
            _figures(figures.raw, learned),
            "\nNames of people, organisations and places, raw text in, extent and kind exact:\n",
            _figures(names, learned),
            "\nWords given, the masters, sentences given:\n",
            _figures(figures.given, learned),
            "\nWords given, the file of 8 bits, sentences its own:\n",
            _figures(figures.shipped, learned),
            "",
        ]
    )


def _figures(figures: dict[str, dict[str, float]], learned: frozenset[str]) -> str:
    """Return a table with a row a set and a column a figure; sets that are learned from say so."""
    columns = list(dict.fromkeys(figure for values in figures.values() for figure in values))
    rows = [
        (
            f"{check} (learned from)" if check in learned else check,
            *(f"{values[column]:.1f}" if column in values else "" for column in columns),
        )
        for check, values in figures.items()
    ]
    return _table(("set", *columns), rows)


def _gate(printed: str) -> str:
    """Return a table of what the gate printed of syntax and names."""
    rows = [
        (found[2], *(f"{float(found[group]):.1f}" for group in (3, 4, 5)))
        for line in printed.splitlines()
        if (found := _GATE_ROW.match(line))
    ]
    return _table(("measure", "measured", "floor", "aim"), rows) if rows else _GATE_UNKNOWN


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _attribution(works: Iterable[Credit]) -> Iterator[str]:
    yield _CREDIT_HEAD
    for work in works:
        yield f"{work.source}"
        yield f"  {work.work}"
        yield f"  {work.address}"
        yield f"  Licence: {work.licence} ({work.licence_address})"
        yield f"  Learned from it: {work.learned}."
        yield ""
