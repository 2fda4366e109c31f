"""Finds what training begins with: the encoder's files, and the vocabulary of word pieces."""

from importlib.util import find_spec
from pathlib import Path

from dragoman.errors import DataError
from dragoman.language.en.features import Pieces
from dragoman.language.en.network import WEIGHTS

__all__ = ["encoder_folder", "load_pieces", "read_vocabulary"]

_PIECES = "pieces.txt"  # the vocabulary's name where weights lie


def encoder_folder(package: str) -> Path:
    """Return the folder with the encoder's weights, as its package installed it.

    Args:
        package: The Python package's name.

    Raises:
        DataError: It is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise DataError(
            f"the encoder's package {package} is not installed: install requirements/encoder.txt,"
            " or begin from --start-from MASTERS or from --random-start"
        )
    return Path(spec.origin).parent / "model"


def read_vocabulary(package: str, masters: Path | None = None) -> str:
    """Return the word pieces, one a line.

    Args:
        package: The encoder's, which is looked into first.
        masters: Weights of an earlier run; the vocabulary beside them serves as well.

    Returns:
        The first that is there: the package's, that beside the masters, the one that ships.

    Raises:
        DataError: None is there.
    """
    places = [WEIGHTS / _PIECES]
    if masters is not None:
        places.insert(0, masters.parent / _PIECES)
    if find_spec(package) is not None:
        places.insert(0, encoder_folder(package) / "vocab.txt")
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    raise DataError(f"no vocabulary of word pieces: none of {', '.join(map(str, places))} is there")


def load_pieces(package: str, masters: Path | None = None) -> Pieces:
    """Return what cuts words into pieces, by `read_vocabulary`."""
    return Pieces(read_vocabulary(package, masters).rstrip("\n"))
