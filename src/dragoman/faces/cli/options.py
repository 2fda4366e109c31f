"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = [
    "article_options",
    "codes_option",
    "filter_options",
    "format_option",
    "page_options",
    "source_options",
]

Command = TypeVar("Command", bound=Callable[..., Any])

CODES_OPTION = click.option(
    "--codes",
    metavar="DIR",
    multiple=True,
    type=click.Path(file_okay=False),
    help="Lay a folder of codes over ours (may be given again).",
)

PAGE_OPTIONS = (
    click.option("--published", metavar="DATE", help="Publication date of every page given."),
    click.option("--as-is", is_flag=True, help="The whole text is body: no search for furniture."),
    CODES_OPTION,
    click.option("--max-page-mb", type=float, help="Reject pages above this size."),
    click.option("--max-page-seconds", type=float, help="Reject pages that take longer."),
    click.option(
        "--settings",
        "settings_file",
        metavar="FILE",
        type=click.Path(dir_okay=False, exists=True),
        help="Read settings from here instead of ./dragoman.toml.",
    ),
)

SOURCE_OPTIONS = (
    *PAGE_OPTIONS,
    click.option("--jobs", "-j", type=click.IntRange(min=0), help="Processes; 0: one per core."),
)

ARTICLE_OPTIONS = (
    click.option("--since", metavar="DATE", help="Published on or after this day."),
    click.option("--until", metavar="DATE", help="Published on or before this day."),
    click.option("--outlet", metavar="NAME", help="Of this outlet only."),
)

FILTER_OPTIONS = (
    *ARTICLE_OPTIONS,
    click.option(
        "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many."
    ),
)


def article_options(command: Command) -> Command:
    """Add the options of commands that take all articles, or some, of a record."""
    return _with(ARTICLE_OPTIONS, command)


def codes_option(command: Command) -> Command:
    """Add `--codes` to a command that looks names up."""
    return CODES_OPTION(command)


def page_options(command: Command) -> Command:
    """Add the options of commands that read pages in one process."""
    return _with(PAGE_OPTIONS, command)


def source_options(command: Command) -> Command:
    """Add the options of commands that read pages on any number of cores."""
    return _with(SOURCE_OPTIONS, command)


def format_option(command: Command) -> Command:
    """Add `--format` to a command that prints lists."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl"]),
        help="table on a terminal, jsonl in a pipe.",
    )(command)


def filter_options(command: Command) -> Command:
    """Add the options of commands that list articles of a record."""
    return _with(FILTER_OPTIONS, command)


def _with(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
