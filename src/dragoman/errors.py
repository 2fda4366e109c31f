"""Everything that Dragoman raises, in one tree.

DragomanError
├── InputError    the caller's: a file that is not there, an unknown setting, a bad date
├── DataError     a data file of ours or of a codes folder does not hold what it must
└── StoreError    the record cannot be opened, read or written

A page that cannot be read is no error but a value: `dragoman.model.Rejected`.
"""

__all__ = ["DataError", "DragomanError", "InputError", "StoreError"]


class DragomanError(Exception):
    """Say what was wrong, with the value, and what to do about it."""


class InputError(DragomanError):
    """Say what the caller handed over that cannot be used."""


class DataError(DragomanError):
    """Name the data file, the line and the column that cannot be used."""


class StoreError(DragomanError):
    """Say why the record cannot be opened, read or written."""
