"""Settles settings and source hints from what the command line was told."""

import datetime as dt
import os
from pathlib import Path

from dragoman.errors import InputError
from dragoman.settings import Told, load_settings

__all__ = ["checked_day", "told"]

FILE = Path("dragoman.toml")


def told(settings_file: str | None, **options: object) -> Told:
    """Return the settings that hold for a command.

    Args:
        settings_file: A file named on the command line; else ./dragoman.toml where there is one.
        **options: Options of the command that are settings; None or () means not given.

    Returns:
        Settings and where each came from.
    """
    file = Path(settings_file) if settings_file else FILE if FILE.is_file() else None
    given = {name: value for name, value in options.items() if value not in (None, ())}
    return load_settings(file, os.environ, given)


def checked_day(option: str, value: str | None) -> str | None:
    """Return a day "YYYY-MM-DD" as it was given, or None.

    Raises:
        InputError: It is no day of the calendar.
    """
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise InputError(f"{option} {value!r} is no date; write it as 2025-07-24") from error
