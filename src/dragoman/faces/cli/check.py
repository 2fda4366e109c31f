"""`dragoman check`: proves that every finding still stands in its text."""

import click

from dragoman.faces.cli.options import format_option
from dragoman.faces.cli.plain import is_terminal, plain

__all__ = ["check"]


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@format_option
def check(record: str, form: str | None) -> None:
    """Check that every finding re-anchors in its stored text and every id recomputes.

    Exit code 0: sound; 1: a list of what is not.

    Example: dragoman check demo.db
    """
    import sys

    import msgspec

    from dragoman.record import open_record

    with open_record(record, readonly=True) as opened:
        problems = opened.check()
        articles = opened.counts()["article"]
    table = form == "table" or (form is None and is_terminal())
    for problem in problems:
        if table:
            click.echo(plain(f"{problem.table} {problem.id}: {problem.what}"))
        else:
            click.echo(msgspec.json.encode(problem))
    verdict = f"{len(problems)} problems" if problems else "every finding stands in its text"
    click.echo(f"{record}: {articles:,} articles, {verdict}", err=True)
    sys.exit(1 if problems else 0)
