"""What a run may be told: one frozen struct, passed along; nobody reads it from the air."""

import re
from collections.abc import Mapping
from math import isnan
from pathlib import Path
from typing import Annotated

import msgspec

from dragoman.errors import InputError

__all__ = ["Settings", "Told", "load_settings"]

PREFIX = "DRAGOMAN_"
PARSERS = re.compile(r"own|rules|spacy:.+")
NO_SETTINGS = ("DRAGOMAN_DATA",)  # where the gate looks for annotated pages


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How pages are read.

    Attributes:
        max_page_mb: A page above this many megabytes (after unpacking) is rejected.
        max_page_seconds: A page that takes longer is rejected; 0 means no limit.
        min_text_chars: A page with less text is rejected.
        jobs: Processes that read pages; 0 means one per core.
        codes: Folders laid over our codes, lowest first.
        parser: What reads sentences: "own" is our network, "rules" knows no syntax and no names,
            "spacy:PIPELINE" is a pipeline of yours, a package's name or a folder.
    """

    max_page_mb: Annotated[float, msgspec.Meta(gt=0, le=10_000)] = 20.0
    max_page_seconds: Annotated[float, msgspec.Meta(ge=0, le=86_400)] = 60.0
    min_text_chars: Annotated[int, msgspec.Meta(ge=0)] = 80
    jobs: Annotated[int, msgspec.Meta(ge=0, le=1_000)] = 0
    codes: tuple[str, ...] = ()
    parser: str = "own"


class Told(msgspec.Struct, frozen=True):
    """The settings that hold, and for each where it came from."""

    settings: Settings
    origins: Mapping[str, str]


def load_settings(
    file: Path | None, environ: Mapping[str, str], options: Mapping[str, object]
) -> Told:
    """Settle what holds: an option beats the environment, which beats the file, then the default.

    Args:
        file: A `dragoman.toml`, or None.
        environ: The environment; `DRAGOMAN_MAX_PAGE_MB=50`, folders joined as in `PATH`.
        options: What the command line said; None means it did not say.

    Returns:
        The settings and, for each, "default" or the file, variable or option it came from.

    Raises:
        InputError: An unknown key (named, with those that are known), or a value that fits not.
    """
    known = {field.name for field in msgspec.structs.fields(Settings)}
    values: dict[str, object] = {}
    origins = dict.fromkeys(sorted(known), "default")
    for name, value, origin in (
        *_of_file(file),
        *_of_environ(environ),
        *((name, value, f"--{name.replace('_', '-')}") for name, value in options.items()),
    ):
        if name not in known:
            raise InputError(
                f"{origin}: unknown setting {name!r}; the settings are {', '.join(sorted(known))}"
            )
        if isinstance(value, float) and isnan(value):
            raise InputError(f"{origin}: {name} is no number")
        if value is not None:
            values[name], origins[name] = value, origin
    try:
        settings = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise InputError(f"{_culprit(error, origins)}: {error}") from error
    if not PARSERS.fullmatch(settings.parser):
        raise InputError(
            f"parser (from {origins['parser']}): unknown parser {settings.parser!r}; it is 'own', "
            "'rules' or 'spacy:PIPELINE', with the name of a package or a folder"
        )
    return Told(settings, origins)


def _of_file(file: Path | None) -> list[tuple[str, object, str]]:
    if file is None:
        return []
    try:
        raw = msgspec.toml.decode(file.read_bytes())
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise InputError(f"{file}: cannot be read as TOML: {error}") from error
    return [(name, value, str(file)) for name, value in raw.items()]


def _of_environ(environ: Mapping[str, str]) -> list[tuple[str, object, str]]:
    told: list[tuple[str, object, str]] = []
    for variable in sorted(environ):
        if variable.startswith(PREFIX) and variable not in NO_SETTINGS:
            name = variable.removeprefix(PREFIX).lower()
            text = environ[variable]
            value = [part for part in text.split(":") if part] if name == "codes" else text
            told.append((name, value, variable))
    return told


def _culprit(error: msgspec.ValidationError, origins: Mapping[str, str]) -> str:
    """Return where the value came from that the error complains about ("… - at `$.jobs`")."""
    path = str(error).rpartition("$.")[2].partition("`")[0].partition("[")[0]
    return f"{path} (from {origins.get(path, 'the settings')})"
