"""Trains what tells the type of what one party does to another, and writes what ships.

usage: python -m training.event_types [train|export|folds] --data SHARED --out FOLDER [--fold N ...] [--without CORPUS]
Without a step, `train` and `export` run. What ships has not seen the first fifth of either measured
set (fold 0). `folds` writes for each fifth, or the one named, a folder as `export` does, trained on
the other four: `python -m benchmarks.plover --branches FOLDER` measures them.
"""

import argparse
import logging
import sys
from pathlib import Path

import torch

from benchmarks.plover_pairs import FOLDS
from dragoman.errors import DragomanError
from training import MASTERS
from training.attributions.__main__ import check_files
from training.event_types.examples import read_examples
from training.event_types.export import export
from training.event_types.learn import learn, lower_states, networks
from training.event_types.network import Branch, load_branch

_MANIFEST = Path(__file__).parent / "manifest.csv"
_NETWORK = Path(__file__).parents[1] / MASTERS
_FILE = "event_types.pt"
_HELD_BACK = 0


def main() -> int:
    """Run the steps that the command line names; return the exit code."""
    options = argparse.ArgumentParser(
        prog="python -m training.event_types", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    options.add_argument("step", nargs="?", choices=("train", "export", "folds"))
    options.add_argument("--data", type=Path, help="folder of the annotated data")
    options.add_argument("--out", type=Path, required=True, help="folder for the weights")
    options.add_argument("--fold", type=int, nargs="*", help="only these fifths")
    options.add_argument("--without", choices=("pages", "cameo"), help="leave a corpus out")
    options.add_argument("--masters", type=Path, default=_NETWORK, help="of the reader's network")
    chosen = options.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        if chosen.step != "export":
            check_files(chosen.data and chosen.data / "gold", _MANIFEST)
        if chosen.step == "folds":
            wanted = chosen.fold or range(FOLDS)
            train(chosen, {fold: chosen.out / str(fold) for fold in wanted})
            return 0
        if chosen.step != "export":
            train(chosen, {_HELD_BACK: chosen.out})
        if chosen.step == "export":
            export(load_branch(chosen.out / _FILE), chosen.out)
    except DragomanError as error:
        print(f"training: {error}", file=sys.stderr)
        return 1
    return 0


def train(chosen: argparse.Namespace, folders: dict[int, Path]) -> None:
    """Train a branch for each fifth that is left out, and write it into that fifth's folder."""
    network, encoder = networks(chosen.masters)
    examples = [one for one in read_examples(chosen.data) if one.corpus != chosen.without]
    states = lower_states(network, examples)
    for fold, folder in folders.items():
        kept = [row for row, one in enumerate(examples) if one.fold != fold]
        branch: Branch = learn(
            encoder, [examples[row] for row in kept], [states[row] for row in kept]
        )
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(
            {name: weight.half() for name, weight in branch.state_dict().items()}, folder / _FILE
        )
        export(branch, folder)


if __name__ == "__main__":
    sys.exit(main())
