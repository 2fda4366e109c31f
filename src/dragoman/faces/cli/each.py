"""Parses the pages that a command was given, one after the other."""

from collections.abc import Callable
from typing import Any

import click

from dragoman.codes import load_codes
from dragoman.faces.cli.missed import missed_line
from dragoman.faces.cli.source import open_sources
from dragoman.model import Reading, Rejected
from dragoman.pipeline import parse_page

__all__ = ["parse_each"]


def parse_each(
    sources: tuple[str, ...], show: Callable[[str, Reading], None], **options: Any
) -> int:
    """Hand each page's name and reading to `show`; tell on standard error of those without one.

    Args:
        sources: Files, folders or "-".
        show: Takes the caller's id of the page, else its name, and the reading.
        **options: The source options of the command line.

    Returns:
        The exit code: 0 all read, 1 a page was rejected or there was none.
    """
    opened = open_sources(sources, default_jobs=1, **options)
    settings, codes = opened.settings, load_codes(opened.settings.codes)
    seen = missed = 0
    for page in opened.pages:
        seen += 1
        read: Reading | Rejected
        if isinstance(page, Rejected):
            read = page
        else:
            read = parse_page(page, codes=codes, settings=settings, as_is=options["as_is"])
        if isinstance(read, Rejected):
            click.echo(missed_line(read), err=True)
            missed += 1
        else:
            show(page.key or page.name, read)
    if not seen:
        click.echo(f"no page found in {', '.join(sources)}", err=True)
    return 1 if missed or not seen else 0
