"""`dragoman show`: what a record holds."""

from typing import Any

import click

from dragoman.faces.cli.options import filter_options, format_option
from dragoman.faces.cli.plain import is_terminal

__all__ = ["show"]


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@click.argument("what", required=False, metavar="[ID]")
@click.option("--rejected", is_flag=True, help="List the pages set aside or failed, and why.")
@click.option("--all", "every", is_flag=True, help="Show every finding of the article.")
@format_option
@filter_options
def show(
    record: str, what: str | None, *, rejected: bool, every: bool, form: str | None, **filters: Any
) -> None:
    """List the articles of a record, or show one article or finding by its id.

    The first four characters of an id are enough where no other begins so.

    Example: dragoman show demo.db
    """
    from dragoman.faces.cli import listing
    from dragoman.record import open_record

    table = form == "table" or (form is None and is_terminal())
    with open_record(record, readonly=True) as opened:
        if what is not None:
            listing.show_one(opened, what, table=table, every=every)
        elif rejected:
            listing.show_rejected(opened, limit=filters["limit"], table=table)
        else:
            listing.show_articles(opened, filters, table=table)
