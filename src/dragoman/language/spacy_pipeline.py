"""Turns the name of a spaCy pipeline of the user's own into a parser like ours."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from dragoman.codes.language import LanguageWords
from dragoman.codes.layers import Layers
from dragoman.codes.spacy_labels import load_spacy_labels
from dragoman.errors import InputError
from dragoman.language.parser import Paragraph, Parsed, Parser
from dragoman.language.rules import read_by_rule
from dragoman.language.spacy_doc import Doc, read_doc

__all__ = ["load_spacy"]

# What a broken pipeline raises: its files gone, emptied, cut in half or overwritten with junk one by
# one, a component or library that is not installed, a package that is none, one never trained.
_BROKEN = (
    *(AttributeError, EOFError, ImportError, LookupError, OSError),
    *(RuntimeError, TypeError, ValueError),
)

# Read once at the start: what fails or changes its spaces and marks would do so on every page.
_TRIAL = "“No”,  Ms. Lee\tsaid…\nThe talks go on."


class _Pipeline(Protocol):
    """What we use of `spacy.Language`."""

    max_length: int  # a longer text is refused; a million characters unless the user said more

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]: ...


def load_spacy(name: str, *, codes: tuple[str, ...] = ()) -> Parser:
    """Load a spaCy pipeline of the user's own.

    It reads one paragraph a doc, in batches of the size that the pipeline's configuration gives.
    What it has no component for stays None; where it sets no sentence boundaries, ours hold.
    Loading takes seconds: call it once per process.

    Args:
        name: An installed package ("en_core_web_sm") or the folder of a pipeline.
        codes: Codes folders, lowest first, whose lists of labels are laid over ours.

    Returns:
        A parser.

    Raises:
        InputError: spaCy is not installed, there is no such pipeline, it does not load, cannot
            read a sentence, or changes the text that it is given.
        DataError: A list of labels in a codes folder does not hold what it must.
    """
    labels = load_spacy_labels(Layers(tuple(map(Path, codes))))
    pipeline = _load(name)

    def read(paragraphs: Sequence[Paragraph], *, words: LanguageWords) -> list[Parsed]:
        short = [item for item in paragraphs if item.end - item.start <= pipeline.max_length]
        docs = iter(pipeline.pipe(item.text[item.start : item.end] for item in short))
        return [
            read_doc(next(docs), item, words=words, labels=labels)
            if item.end - item.start <= pipeline.max_length
            else read_by_rule((item,), words=words)[0]
            for item in paragraphs
        ]

    _try(read, name)
    return read


def _load(name: str) -> _Pipeline:
    spacy = _import_spacy(name)
    if not (spacy.util.is_package(name) or Path(name).is_dir()):
        raise InputError(
            f"parser 'spacy:{name}': there is no package and no folder {name!r}; "
            "install the pipeline's package, or give the folder that holds its config.cfg"
        )
    try:
        pipeline: _Pipeline = spacy.load(name)
    except _BROKEN as error:
        raise InputError(
            f"parser 'spacy:{name}': spaCy {spacy.__version__} cannot load the pipeline: "
            f"{type(error).__name__}: {error}"
        ) from error
    return pipeline


def _import_spacy(name: str) -> ModuleType:
    """Import spaCy now and not before: it is an extra, and its import takes a second."""
    try:
        return import_module("spacy")
    except ImportError as error:
        if getattr(error, "name", None) == "spacy":
            raise InputError(
                f"parser 'spacy:{name}' needs spaCy, which is not installed: "
                "pip install 'dragoman[spacy]'"
            ) from error
        raise InputError(
            f"parser 'spacy:{name}': spaCy is installed but cannot be imported: {error}"
        ) from error


def _try(parser: Parser, name: str) -> None:
    try:
        parser((Paragraph(_TRIAL, 0, len(_TRIAL)),), words=LanguageWords())
    except _BROKEN as error:
        raise InputError(
            f"parser 'spacy:{name}': the pipeline loads but cannot read a sentence: "
            f"{type(error).__name__}: {error}"
        ) from error
