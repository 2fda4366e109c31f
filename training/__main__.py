"""Trains the English reader's network: corpora in, weights and their evaluation out.

usage: python -m training [STEP] --data FOLDER --out FOLDER
STEP is train, export, evaluate or card; without one the first three run. A training that was cut
off goes on from its checkpoint when it is started again.
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
from training.recipe import RECIPE, Recipe, read_recipe

_EVALUATION = "evaluation.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps that the command line names; return the exit code."""
    chosen = _options().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        recipe = read_recipe(chosen.recipe)
        for step in (chosen.step,) if chosen.step else ("train", "export", "evaluate"):
            _STEPS[step](chosen, recipe)
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
    add("--minutes", type=float, help="end about then; the steps are noted in OUT/pace.csv")
    add("--pace", type=Path, help="the noted steps of an earlier run, to have the same")
    add("--gate", type=Path, help="what `make gate` printed, for the card")
    add("--weights", type=Path, default=WEIGHTS, help="where the card goes")
    return options


def _train(chosen: argparse.Namespace, recipe: Recipe) -> None:
    from training.train import Job, train

    pace = chosen.pace
    if pace is None and recipe.schedule.pace and chosen.start_from is None:
        pace = chosen.recipe.parent / recipe.schedule.pace
    train(
        Job(
            recipe=recipe,
            data=_data(chosen),
            out=chosen.out,
            manifest=chosen.manifest,
            start_from=chosen.start_from,
            only=tuple(filter(None, chosen.only.split(","))),
            random_start=chosen.random_start,
            minutes=chosen.minutes,
            pace=pace,
        )
    )


def _export(chosen: argparse.Namespace, recipe: Recipe) -> None:
    from training.export import export

    export(recipe, chosen.out / MASTERS, chosen.out / "weights")


def _evaluate(chosen: argparse.Namespace, recipe: Recipe) -> None:
    from training.evaluation import evaluate, lines_of

    found = evaluate(recipe, _data(chosen), chosen.out / MASTERS, chosen.out / "weights")
    told = msgspec.json.format(msgspec.json.encode(found), indent=1)
    (chosen.out / _EVALUATION).write_bytes(told + b"\n")
    for line in lines_of(found):
        print(line)


def _card(chosen: argparse.Namespace, recipe: Recipe) -> None:
    write_card(recipe, chosen.out / _EVALUATION, chosen.weights, gate=chosen.gate)


def _data(chosen: argparse.Namespace) -> Path:
    if chosen.data is None:
        raise InputError("--data is needed: the folder of the corpora")
    data: Path = chosen.data
    return data


_STEPS = {"train": _train, "export": _export, "evaluate": _evaluate, "card": _card}


if __name__ == "__main__":
    sys.exit(main())
