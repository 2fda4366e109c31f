"""Reads recipe.toml: the heads, the corpora, the schedule."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.errors import DataError

__all__ = [
    "RECIPE",
    "Copies",
    "Corpus",
    "Encoder",
    "Head",
    "Recipe",
    "Schedule",
    "read_passes",
    "read_recipe",
]

RECIPE = Path(__file__).parent / "recipe.toml"


class Encoder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pretrained encoder, and how wide the parser's heads are.

    Attributes:
        package: The Python package that carries it, in its folder "model".
        dropout: Inside the encoder.
        head_dropout: Of what the heads read.
        arc_width: Of the parser's governors and dependents.
        relation_width: The same for relations.
    """

    package: str
    dropout: float
    head_dropout: float
    arc_width: int
    relation_width: int


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long and how fast is learned.

    Attributes:
        epochs: How often all is read, where no clock and no earlier pace ends it.
        pieces_per_batch: Word pieces, filling counted.
        encoder_rate: The highest learning rate of the encoder.
        head_rate: The same of the heads, and of shapes and endings.
        warm_up: Share of the steps in which the rate rises.
        weight_decay: Of AdamW.
        clip: The longest gradient.
        averaged: How much of the moving average a step keeps.
        check_every: Steps between two checks.
        pace: File beside the recipe with the steps of the run that made the weights that ship.
    """

    epochs: int
    pieces_per_batch: int
    encoder_rate: float
    head_rate: float
    warm_up: float
    weight_decay: float
    clip: float
    averaged: float
    check_every: int
    pace: str = ""


class Copies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The share of paragraphs that are changed on the way, by kind."""

    title_case: float
    upper_case: float
    lower_case: float
    curly_quotes: float
    no_final_stop: float


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the network tells of a word.

    Attributes:
        name: The column that it learns: upos, name, or one of a table's own.
        weight: Of its loss.
        kind: What it chooses from: "word" from labels, "arc" from the words as governors,
            "relation" from labels of a word with its governor.
        labels: In order; empty for those that the corpora hold.
        least: A label seen less often is not learned.
        ships: What of it the exported file tells: the "best" label, all "scores" or "nothing".
    """

    name: str
    weight: float
    kind: Literal["word", "arc", "relation"] = "word"
    labels: tuple[str, ...] = ()
    least: int = 1
    ships: Literal["best", "scores", "nothing"] = "best"


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Files of one form.

    Attributes:
        name: Ours.
        files: Relative to the folder of the corpora.
        form: "treebank", "entities", "columns", "table" or "re3d".
        times: How often it is read in an epoch; a fraction draws by lot.
        from_step: It joins with the first epoch that begins at this step or later.
        columns: Of a table, in order.
    """

    name: str
    files: tuple[str, ...]
    form: Literal["treebank", "entities", "columns", "table", "re3d"]
    times: float = 1.0
    from_step: int = 0
    columns: tuple[str, ...] = ()


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it.

    Attributes:
        seed: Of every random choice.
        then: File beside this one with the recipe of a second pass, which begins with the masters
            of this one.
        encoder: What the network begins with.
        schedule: How long and how fast.
        copies: What is changed on the way.
        head: What is told.
        corpus: What is read.
        check: What is measured on the way and at the end; never a test set.
    """

    seed: int
    encoder: Encoder
    schedule: Schedule
    copies: Copies
    head: tuple[Head, ...]
    corpus: tuple[Corpus, ...]
    check: tuple[Corpus, ...]
    then: str = ""

    def files(self) -> Iterator[str]:
        """Yield each file or folder that is read, once."""
        read = [corpus for corpus in self.corpus if corpus.times] + list(self.check)
        yield from dict.fromkeys(file for corpus in read for file in corpus.files)

    def checks_learned(self) -> frozenset[str]:
        """Return the checks whose files are learned from: their figures say little."""
        learned = {file for corpus in self.corpus if corpus.times for file in corpus.files}
        return frozenset(check.name for check in self.check if learned & {*check.files})


def read_recipe(path: Path = RECIPE) -> Recipe:
    """Read a recipe.

    Args:
        path: A TOML file.

    Raises:
        DataError: It lacks a field, has one too many, or one of another kind.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Recipe)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"the recipe {path}: {error}") from error


def read_passes(path: Path = RECIPE) -> dict[Path, Recipe]:
    """Read a recipe and those that follow it.

    Args:
        path: Of the first.

    Returns:
        By their paths, in order.

    Raises:
        DataError: As for `read_recipe`; or a recipe follows itself.
    """
    passes: dict[Path, Recipe] = {}
    following: Path | None = path
    while following is not None:
        if following in passes:
            raise DataError(f"the recipe {following} follows itself")
        recipe = read_recipe(following)
        passes[following] = recipe
        following = following.with_name(recipe.then) if recipe.then else None
    return passes
