"""Imports a library that only one format needs, or says how to get it."""

from importlib import import_module
from typing import Any

from dragoman.errors import InputError

__all__ = ["needed"]


def needed(library: str, *, extra: str) -> Any:
    """Return a module of a library that may not be installed.

    Args:
        library: Its name, as it is imported.
        extra: The extra of this package that installs it, and the format.

    Raises:
        InputError: It is not installed.
    """
    try:
        return import_module(library)
    except ImportError as error:
        raise InputError(
            f"--to {extra} needs {library.partition('.')[0]}, which is not installed: "
            f"pip install 'dragoman[{extra}]'"
        ) from error
