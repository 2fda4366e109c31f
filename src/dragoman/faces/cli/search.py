"""`dragoman search`: words of a record's articles, with snippets."""

from typing import Any

import click

from dragoman.faces.cli.options import filter_options, format_option
from dragoman.faces.cli.plain import is_terminal

__all__ = ["search"]


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@format_option
@filter_options
def search(record: str, words: tuple[str, ...], *, form: str | None, **filters: Any) -> None:
    """Find articles by words, best first; furniture is never found.

    All words must stand in the article. Put '"exact words"' in quotation marks; a star stands for
    any ending (cease*).

    Example: dragoman search demo.db ceasefire talks --since 2024-03-10
    """
    from dragoman.faces.cli.listing import show_found, wanted
    from dragoman.record import open_record

    table = form == "table" or (form is None and is_terminal())
    with open_record(record, readonly=True) as opened:
        found = opened.search(" ".join(words), wanted(filters), limit=filters["limit"])
    show_found(found, table=table)
