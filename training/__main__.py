"""Trains the English reader's network: corpora in, weights and their evaluation out.

usage: python -m training [STEP] --data FOLDER --out FOLDER
STEP is train, export, evaluate or card; without one the first three run. A training that was cut
off goes on from its checkpoint when it is started again. Where a recipe names another that follows
it, each has its pass; the last one's files lie in OUT, those of a pass before it in a folder there
with its recipe's name.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.errors import DragomanError, InputError
from dragoman.language.en.network import WEIGHTS
from training import MASTERS
from training.card import write_card
from training.manifest import MANIFEST
from training.recipe import RECIPE, Recipe, read_passes

_EVALUATION = "evaluation.json"


class _Pass(msgspec.Struct, frozen=True, kw_only=True):
    """One recipe, where it lies, what its training begins with and where it writes."""

    recipe: Recipe
    path: Path
    start_from: Path | None
    out: Path

    @property
    def masters(self) -> Path:
        return self.out / MASTERS

    @property
    def weights(self) -> Path:
        return self.out / "weights"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps that the command line names; return the exit code."""
    chosen = _options().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        passes = _passes(chosen)
        for step in (chosen.step,) if chosen.step else ("train", "export", "evaluate"):
            _STEPS[step](chosen, passes)
    except DragomanError as error:
        print(f"training: {error}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    add = options.add_argument
    add("step", nargs="?", choices=tuple(_STEPS), help="one step alone; else all but card")
    add("--data", type=Path, help="folder of the corpora")
    add("--out", type=Path, required=True, help="folder for checkpoints, masters and weights")
    add("--recipe", type=Path, default=RECIPE, help="another recipe")
    add("--manifest", type=Path, default=MANIFEST, help="the sums of its corpora")
    add("--start-from", type=Path, help="masters of an earlier run to begin with")
    add("--only", default="", help="heads to add to those masters, by commas; all else stands")
    add("--random-start", action="store_true", help="begin without the encoder's package")
    add("--minutes", type=float, help="end each pass about then; OUT/pace.csv notes its steps")
    add("--pace", type=Path, help="the noted steps of an earlier run, to have the same")
    add("--gate", type=Path, help="what `make gate` printed, for the card")
    add("--weights", type=Path, default=WEIGHTS, help="where the card goes")
    return options


def _passes(chosen: argparse.Namespace) -> list[_Pass]:
    """Return the passes in order, each from the masters of the one before; heads are added in one."""
    recipes = list(read_passes(chosen.recipe).items())
    if chosen.only:
        recipes = recipes[:1]
    found: list[_Pass] = []
    for path, recipe in recipes:
        last = path == recipes[-1][0]
        found.append(
            _Pass(
                recipe=recipe,
                path=path,
                start_from=found[-1].masters if found else chosen.start_from,
                out=chosen.out if last else chosen.out / path.stem,
            )
        )
    return found


def _train(chosen: argparse.Namespace, passes: Sequence[_Pass]) -> None:
    from training.train import Job, train

    for one in passes:
        train(
            Job(
                recipe=one.recipe,
                data=_data(chosen),
                out=one.out,
                manifest=chosen.manifest,
                start_from=one.start_from,
                only=tuple(filter(None, chosen.only.split(","))),
                random_start=chosen.random_start,
                minutes=chosen.minutes,
                pace=_pace(chosen, one),
            )
        )


def _pace(chosen: argparse.Namespace, one: _Pass) -> Path | None:
    """Return the steps that the command line names, else those that the recipe was run with."""
    noted = one.recipe.schedule.pace
    if chosen.pace or chosen.only or not noted:
        named: Path | None = chosen.pace
        return named
    return one.path.with_name(noted)


def _export(_: argparse.Namespace, passes: Sequence[_Pass]) -> None:
    from training.export import export

    for one in passes:
        export(one.recipe, one.masters, one.weights)


def _evaluate(chosen: argparse.Namespace, passes: Sequence[_Pass]) -> None:
    from training.evaluation import evaluate, lines_of

    for one in passes:
        found = evaluate(one.recipe, _data(chosen), one.masters, one.weights)
        told = msgspec.json.format(msgspec.json.encode(found), indent=1)
        (one.out / _EVALUATION).write_bytes(told + b"\n")
        for line in lines_of(found):
            print(f"{one.path.stem}: {line}")


def _card(chosen: argparse.Namespace, passes: Sequence[_Pass]) -> None:
    evaluated = {one.out / _EVALUATION: one.recipe for one in passes}
    write_card(evaluated, chosen.weights, gate=chosen.gate)


def _data(chosen: argparse.Namespace) -> Path:
    if chosen.data is None:
        raise InputError("--data is needed: the folder of the corpora")
    data: Path = chosen.data
    return data


_STEPS = {"train": _train, "export": _export, "evaluate": _evaluate, "card": _card}


if __name__ == "__main__":
    sys.exit(main())
