"""Trains the network by the recipe, with checkpoints to go on from, and leaves its weights."""

import json
import logging
import random
import time
from pathlib import Path

import msgspec
import torch
from torch import Tensor

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.errors import DataError, InputError
from training import MASTERS
from training.annotated import Paragraph
from training.batches import Batch, batches_of
from training.checks import measure
from training.corpora import read_corpus
from training.encoder import encoder_folder, load_pieces
from training.epochs import Epochs
from training.labels import Labels, collect_labels
from training.learner import Learner
from training.losses import answers_of
from training.manifest import MANIFEST, check_files
from training.network import Network
from training.pace import Pace, read_pace
from training.recipe import Recipe
from training.starts import (
    Masters,
    draw_encoder,
    freeze,
    load_encoder,
    load_masters,
    take_masters,
)
from training.windows import Windows, windows_of

__all__ = ["Job", "check_batches", "train"]

_log = logging.getLogger("training")

_CHECKED_PIECES = 2000  # of a batch that is only measured
_SAVE_EVERY = 500  # steps
_TELL_EVERY = 50


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A training.

    Attributes:
        recipe: What is learned, from what, how.
        data: Folder of the corpora.
        out: Folder for checkpoints and masters.
        manifest: The sums of the corpora's files.
        start_from: Masters of an earlier run to begin with; without them the encoder is.
        only: Heads that the masters lack: they alone are learned, all else stands.
        random_start: Whether to begin from random weights, without the encoder's package.
        minutes: The schedule is cut so that it ends about then, by the speed of its steps.
        pace: File with the steps of an earlier run, to have the same ones.
    """

    recipe: Recipe
    data: Path
    out: Path
    manifest: Path = MANIFEST
    start_from: Path | None = None
    only: tuple[str, ...] = ()
    random_start: bool = False
    minutes: float | None = None
    pace: Path | None = None


def train(job: Job) -> Path:
    """Train, or go on where the checkpoint in the folder stands.

    Args:
        job: What to train.

    Returns:
        The file with the averaged weights.

    Raises:
        DataError: A corpus is not as the manifest says, or weights do not fit.
        InputError: The job cannot be meant.
    """
    package = job.recipe.encoder.package
    pretrained = not job.random_start and job.start_from is None
    check_files(job.recipe, job.data, manifest=job.manifest, encoder=pretrained)
    masters = load_masters(job.start_from) if job.start_from else None
    _check_only(job, masters)
    torch.manual_seed(job.recipe.seed)
    torch.set_flush_denormal(True)
    job.out.mkdir(parents=True, exist_ok=True)
    read = [corpus for corpus in job.recipe.corpus if corpus.times]
    corpora = {corpus.name: read_corpus(job.data, corpus) for corpus in read}
    labels = _labels(job, corpora, masters)
    windows = Windows(load_pieces(package, job.start_from), load_language(Layers()), labels)
    heads = job.only or tuple(head.name for head in job.recipe.head)
    learner = Learner(_network(job, labels, masters), job.recipe, heads)
    epochs = Epochs(job.recipe, corpora, windows, job.only)
    checks = check_batches(job.recipe, job.data, windows, _CHECKED_PIECES)
    return _Run(job, learner, epochs, checks, labels).go()


def check_batches(
    recipe: Recipe, data: Path, windows: Windows, pieces: int
) -> dict[str, list[Batch]]:
    """Return the batches of the recipe's checks by their names, unchanged and in order."""
    dice = random.Random(0)
    return {
        check.name: batches_of(
            windows_of(read_corpus(data, check), windows, None, dice), pieces, None
        )
        for check in recipe.check
    }


def _check_only(job: Job, masters: Masters | None) -> None:
    """Make sure that heads to be added are new ones of the recipe, beside masters that stand."""
    if not job.only:
        return
    if masters is None:
        raise InputError("--only needs --start-from: the masters whose heads stand")
    known = {head.name for head in job.recipe.head if head.kind == "word"}
    for name in job.only:
        if name not in known:
            raise InputError(f"the recipe has no head {name!r} of words; it has {sorted(known)}")
        if name in masters.labels:
            raise InputError(f"the masters have the head {name!r} already")


def _labels(job: Job, corpora: dict[str, list[Paragraph]], masters: Masters | None) -> Labels:
    """Return each head's labels: as this run noted them, as the masters have them, or collected."""
    path = job.out / "labels.json"
    if path.exists():
        noted: Labels = json.loads(path.read_text(encoding="utf-8"))
        if noted.keys() != {head.name for head in job.recipe.head if head.kind != "arc"}:
            raise InputError(f"{job.out} holds a run with other heads; name another folder")
        return noted
    standing = masters.labels if masters else {}
    paragraphs = [paragraph for found in corpora.values() for paragraph in found]
    new = [head for head in job.recipe.head if head.name not in standing]
    labels = standing | collect_labels(paragraphs, new)
    empty = [name for name, values in labels.items() if not values]
    if empty:
        raise DataError(f"no corpus says anything of the head {empty[0]!r}")
    path.write_text(json.dumps(labels, ensure_ascii=False, indent=0), encoding="utf-8")
    return labels


def _network(job: Job, labels: Labels, masters: Masters | None) -> Network:
    """Return the network with its first weights."""
    network = Network(job.recipe.encoder, job.recipe.head, labels)
    if masters:
        take_masters(network, masters)
    elif job.random_start:
        draw_encoder(network)
    else:
        load_encoder(network, encoder_folder(job.recipe.encoder.package))
    freeze(network, only=job.only, pieces=not job.random_start)
    return network


class _Run:
    """One run: where it stands, and what it tells and saves on the way."""

    def __init__(
        self,
        job: Job,
        learner: Learner,
        epochs: Epochs,
        checks: dict[str, list[Batch]],
        labels: Labels,
    ) -> None:
        self._job = job
        self._learner = learner
        self._epochs = epochs
        self._checks = checks
        self._labels = labels
        self._checkpoint = job.out / "checkpoint.pt"
        self._step = 0
        self._seconds = 0.0
        self._epoch = 0
        self._begun = 0  # the step at which the epoch's first batch was read or would have been
        self._since = 0  # the step at which its reading began

    def go(self) -> Path:
        """Take all steps that are left; return the file with the averaged weights."""
        planned = len(self._epochs.batches(0, 0))
        pace = self._pace(planned * self._job.recipe.schedule.epochs)
        if self._checkpoint.exists():
            self._resume()
            pace.resume(self._step)
        _log.info("steps %d, %d an epoch", pace.last(self._step), planned)
        while self._step < pace.last(self._step):
            self._read_epoch(pace)
        self._check()
        self._save()
        path = self._job.out / MASTERS
        with self._learner.averaged() as network:
            weights = {name: weight.half() for name, weight in network.state_dict().items()}
        torch.save({"weights": weights, "labels": self._labels, "steps": self._step}, path)
        return path

    def _pace(self, planned: int) -> Pace:
        job = self._job
        earlier = read_pace(job.pace) if job.pace else ()
        return Pace(planned, minutes=job.minutes, earlier=earlier, notes=job.out / "pace.csv")

    def _read_epoch(self, pace: Pace) -> None:
        """Learn what is left of an epoch, or go where an earlier run went on."""
        jump = pace.jump(self._step)
        if jump is not None and jump.epoch is not None:
            self._epoch, self._begun = jump.epoch, self._step - jump.batch
            self._since = self._step
        batches = self._epochs.batches(self._epoch, self._since)
        for batch in batches[self._step - self._begun :]:
            if self._step >= pace.last(self._step):
                return
            if pace.jump(self._step) and self._step > self._since:
                return
            self._learn(batch, pace)
        self._epoch += 1
        self._begun = self._since = self._step

    def _learn(self, batch: Batch, pace: Pace) -> None:
        began = time.monotonic()
        losses = self._learner.learn(batch, self._step, pace.last(self._step))
        self._step += 1
        self._seconds += time.monotonic() - began
        pace.fit(self._step, self._seconds)
        if self._step % _TELL_EVERY == 0:
            self._tell(losses, pace.last(self._step))
        if self._step % self._job.recipe.schedule.check_every == 0:
            self._check()
        if self._step % _SAVE_EVERY == 0:
            self._save()

    def _tell(self, losses: dict[str, Tensor], last: int) -> None:
        told = " ".join(f"{name} {float(loss.detach()):.3f}" for name, loss in losses.items())
        speed = self._seconds / self._step
        _log.info("step %d/%d %.2f s/step %s", self._step, last, speed, told)

    def _check(self) -> None:
        """Measure the averaged weights on the checks."""
        with self._learner.averaged() as network:
            for name, batches in self._checks.items():
                figures = measure(answers_of(network), batches, self._labels)
                told = " ".join(f"{figure} {value:.2f}" for figure, value in figures.items())
                _log.info("check %d %s %s", self._step, name, told)

    def _save(self) -> None:
        """Write the checkpoint; the old one stays until the new one is whole."""
        part = self._checkpoint.with_suffix(".part")
        place = {
            "step": self._step,
            "seconds": self._seconds,
            "epoch": self._epoch,
            "begun": self._begun,
            "since": self._since,
        }
        torch.save(self._learner.state() | place, part)
        part.replace(self._checkpoint)

    def _resume(self) -> None:
        kept = torch.load(self._checkpoint)
        self._learner.resume(kept)
        self._step, self._seconds = kept["step"], kept["seconds"]
        self._epoch, self._begun, self._since = kept["epoch"], kept["begun"], kept["since"]
        _log.info("going on from step %d", self._step)
