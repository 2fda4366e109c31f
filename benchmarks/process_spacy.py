"""Runs a spaCy pipeline of our components in a process of its own and says what that took.

usage: python -m benchmarks.process_spacy TREEBANK TEXTS RUNS
Its weights are random: they take as long as trained ones. The treebank gives it the labels.
"""

import gzip
import json
import sys
from pathlib import Path

import msgspec
from spacy import util
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.training import Example
from spacy.training.converters.conllu_to_docs import conllu_to_docs

from benchmarks.process import WARM, measure

# spaCy's own recipe for a small pipeline (a CNN 96 wide, 4 deep, that the components share).
COMPONENTS = ["morphologizer", "trainable_lemmatizer", "parser", "senter", "ner"]
KINDS = ("PER", "ORG", "LOC", "NORP")


def main(treebank: str, path: str, runs: str) -> None:
    """Print what reading the texts took."""
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    nlp = make(Path(treebank))
    list(nlp.pipe(texts[:WARM]))
    told = measure(lambda: list(nlp.pipe(texts)), runs=int(runs))
    sys.stdout.buffer.write(msgspec.json.encode(told))


def make(treebank: Path) -> Language:
    """Return a pipeline with random weights and the labels of a treebank."""
    config = init_config(lang="en", pipeline=COMPONENTS, optimize="efficiency")
    nlp = util.load_model_from_config(config, auto_fill=True)
    for kind in KINDS:
        nlp.get_pipe("ner").add_label(kind)
    conllu = gzip.decompress(treebank.read_bytes()).decode()
    examples = [Example(doc.copy(), doc) for doc in conllu_to_docs(conllu, no_print=True)]
    nlp.initialize(lambda: examples)
    return nlp


if __name__ == "__main__":
    main(*sys.argv[1:])
