"""Finds the parser that a setting names."""

from functools import cache

from dragoman.errors import InputError
from dragoman.language.en.attributions import load_attributions
from dragoman.language.en.network import load_network
from dragoman.language.en.reader import Reader
from dragoman.language.parser import Parser
from dragoman.language.rules import read_by_rule
from dragoman.language.spacy_pipeline import load_spacy

__all__ = ["load_parser"]


@cache
def load_parser(name: str = "own", *, codes: tuple[str, ...] = ()) -> Parser:
    """Return a parser, read once per process.

    Args:
        name: "own" for our network, "rules" for sentences and tokens without syntax or names,
            "spacy:PIPELINE" for a pipeline of the user's own, a package or a folder.
        codes: Codes folders, lowest first; only lists of spaCy's labels are looked for in them.

    Returns:
        The parser.

    Raises:
        InputError: There is no parser of this name, or no such pipeline.
        DataError: Its files are missing or broken.
    """
    if name == "own":
        return Reader(load_network(), load_attributions())
    if name == "rules":
        return read_by_rule
    kind, _, pipeline = name.partition(":")
    if kind == "spacy" and pipeline:
        return load_spacy(pipeline, codes=codes)
    raise InputError(
        f"unknown parser {name!r}; it is 'own', 'rules' or 'spacy:PIPELINE', with the name of a "
        "package or a folder"
    )
