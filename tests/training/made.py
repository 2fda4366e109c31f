"""Small corpora made in sight, for the tests of training."""

import gzip
import hashlib
from pathlib import Path
from typing import Literal

from training.annotated import Sentence, Word
from training.recipe import Copies, Corpus, Recipe, read_recipe

__all__ = [
    "NO_COPIES",
    "RECIPE",
    "a_corpus",
    "a_sentence",
    "names_of",
    "rows",
    "write",
    "write_corpora",
    "write_manifest",
]

Form = Literal["treebank", "entities", "columns", "table", "re3d"]

NO_COPIES = Copies(
    title_case=0.0, upper_case=0.0, lower_case=0.0, curly_quotes=0.0, no_final_stop=0.0
)

RECIPE = """
seed = 7

[encoder]
package = "no_such_package"
dropout = 0.1
head_dropout = 0.2
arc_width = 8
relation_width = 8

[schedule]
epochs = 3
pieces_per_batch = 16
encoder_rate = 1e-4
head_rate = 1e-3
warm_up = 0.1
weight_decay = 0.01
clip = 1.0
averaged = 0.9
check_every = 100

[copies]
title_case = 0.2
upper_case = 0.1
lower_case = 0.1
curly_quotes = 0.2
no_final_stop = 0.2

[[head]]
name = "start"
weight = 1.0
labels = ["no", "yes"]

[[head]]
name = "upos"
weight = 1.0

[[head]]
name = "feats"
weight = 1.0

[[head]]
name = "lemma"
weight = 1.0

[[head]]
name = "name"
weight = 1.0
ships = "scores"
labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]

[[head]]
name = "relation"
kind = "relation"
weight = 1.0

[[head]]
name = "arc"
kind = "arc"
weight = 1.0

[[corpus]]
name = "bank"
files = ["bank.conllu.gz", "bank.iob2.gz"]
form = "treebank"
times = 1.5

[[corpus]]
name = "lists"
files = ["lists.txt.gz"]
form = "columns"

[[check]]
name = "bank"
files = ["bank.conllu.gz", "bank.iob2.gz"]
form = "treebank"
"""

_BANK = (
    "# newpar",
    "# sent_id = made-0",
    "# text = Mira Oru left Tal.",
    "1 Mira Mira PROPN NNP _ 3 nsubj",
    "2 Oru Oru PROPN NNP _ 1 flat",
    "3 left leave VERB VBD _ 0 root",
    "4 Tal Tal PROPN NNP _ 3 obj _ SpaceAfter=No",
    "5 . . PUNCT . _ 3 punct",
    "",
    "# sent_id = made-1",
    "# text = Talks stalled there.",
    "1 Talks talk NOUN NNS _ 2 nsubj",
    "2 stalled stall VERB VBD _ 0 root",
    "3 there there ADV RB _ 2 advmod _ SpaceAfter=No",
    "4 . . PUNCT . _ 2 punct",
    "",
    "# newpar",
    "# sent_id = made-2",
    "# text = They wait.",
    "1 They they PRON PRP _ 2 nsubj",
    "2 wait wait VERB VBP _ 0 root _ SpaceAfter=No",
    "3 . . PUNCT . _ 2 punct",
)

_NAMES = (
    "# sent_id = made-0",
    "1 Mira B-PER",
    "2 Oru I-PER",
    "3 left O",
    "4 Tal B-LOC",
    "5 . O",
    "",
    "# sent_id = made-1",
    "1 Talks O",
    "2 stalled O",
    "3 there O",
    "4 . O",
    "",
    "# sent_id = made-2",
    "1 They O",
    "2 wait O",
    "3 . O",
)


def a_sentence(*forms: str) -> Sentence:
    """Make words with a space behind each but the last before a stop, and nothing said of them."""
    after = (*forms[1:], "")
    return tuple(Word(form, next_ != ".") for form, next_ in zip(forms, after, strict=True))


def a_corpus(form: Form, *files: str, columns: tuple[str, ...] = ()) -> Corpus:
    """Make the recipe's word for a corpus."""
    return Corpus("made", files, form, columns=columns)


def names_of(sentence: Sentence) -> list[tuple[str, str | None]]:
    """Return forms with their names."""
    return [(word.form, word.name) for word in sentence]


def rows(*lines: str) -> str:
    """Make the lines of a treebank from words and spaces; columns that are left out are "_"."""
    made: list[str] = []
    for line in lines:
        cells = line.split()
        whole = not cells or cells[0] == "#"
        made.append(line if whole else "\t".join([*cells, *["_"] * (10 - len(cells))]))
    return "\n".join([*made, "", ""])


def write(path: Path, text: str) -> None:
    """Write a gzipped file."""
    path.write_bytes(gzip.compress(text.encode()))


def write_corpora(folder: Path) -> tuple[Recipe, Path]:
    """Write the corpora of `RECIPE`; return the recipe and the manifest's path."""
    write(folder / "bank.conllu.gz", rows(*_BANK))
    write(folder / "bank.iob2.gz", rows(*_NAMES))
    write(folder / "lists.txt.gz", "Mira B-PER\nleft O\n\nTal B-LOC\nwaits O\n. O\n")
    (folder / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return read_recipe(folder / "recipe.toml"), write_manifest(folder)


def write_manifest(folder: Path) -> Path:
    """Write the manifest of the corpora that lie in a folder."""
    path = folder / "manifest.csv"
    lines = [
        f"{file.name},{hashlib.sha256(file.read_bytes()).hexdigest()},CC0-1.0,made\n"
        for file in sorted(folder.glob("*.gz"))
    ]
    path.write_text("file,sha256,licence,source\n" + "".join(lines), encoding="utf-8")
    return path
