"""`dragoman add`: pages in, a record that keeps them."""

from typing import Any

import click

from dragoman.faces.cli.options import source_options

__all__ = ["add"]


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--reread", is_flag=True, help="Read pages again that the record holds already.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar.")
@source_options
def add(
    record: str, sources: tuple[str, ...], *, reread: bool, quiet: bool, **options: Any
) -> None:
    """Keep what pages report in a record, on all cores; stopped, the next run goes on.

    Exit code 0: done; 1: the record cannot be written, a page failed, or none was found;
    2: wrong usage.

    Example: dragoman add demo.db examples/pages --codes examples/codes
    """
    import sys

    from dragoman.faces.cli.keep import keep
    from dragoman.faces.cli.source import open_sources

    told = keep(
        record, open_sources(sources, default_jobs=0, **options), reread=reread, quiet=quiet
    )
    click.echo(told.line(record), err=True)
    if not told.pages:
        click.echo(f"no page found in {', '.join(sources)}", err=True)
    sys.exit(1 if told.outcomes["failed"] or not told.pages else 0)
