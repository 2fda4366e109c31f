"""Dragoman reads news about conflicts and keeps a record in which every line can be checked.

    import dragoman

    found = dragoman.read("page.html")
    for figure in found.figures:
        print(figure.value, figure.what, figure.span.of(found.article.text))

Names are imported when they are first asked for, so that `dragoman --help` starts at once; their
types stand in `__init__.pyi`.
"""

from importlib import import_module
from typing import Any

from dragoman.version import __version__

_HOMES = {
    "Article": "dragoman.model",
    "DragomanError": "dragoman.errors",
    "Failed": "dragoman.model",
    "Findings": "dragoman.model",
    "Page": "dragoman.model",
    "Record": "dragoman.record",
    "Rejected": "dragoman.model",
    "Settings": "dragoman.settings",
    "load_codes": "dragoman.codes",
    "open_record": "dragoman.record",
    "read": "dragoman.api",
    "read_all": "dragoman.api",
}

__all__ = [
    "Article",
    "DragomanError",
    "Failed",
    "Findings",
    "Page",
    "Record",
    "Rejected",
    "Settings",
    "__version__",
    "load_codes",
    "open_record",
    "read",
    "read_all",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
