"""Reads the corpora into paragraphs of annotated sentences; what a corpus does not say is None."""

from collections.abc import Callable, Iterable
from pathlib import Path

from training.annotated import Paragraph
from training.re3d import read_re3d
from training.recipe import Corpus
from training.tables import read_columns, read_table
from training.treebank import read_entities, read_treebank

__all__ = ["FORMS", "read_corpus"]

# What reads a corpus, by the form that the recipe names.
FORMS: dict[str, Callable[[Path, Corpus], Iterable[Paragraph]]] = {
    "treebank": read_treebank,
    "entities": read_entities,
    "columns": read_columns,
    "table": read_table,
    "re3d": read_re3d,
}


def read_corpus(data: Path, corpus: Corpus) -> list[Paragraph]:
    """Read a corpus.

    Args:
        data: Folder of the corpora.
        corpus: Its files and their form, as the recipe says.

    Returns:
        Its paragraphs in the order of the files.
    """
    return list(FORMS[corpus.form](data, corpus))
