"""`dragoman parse`: pages in, sentences and their syntax out."""

from typing import Any

import click

from dragoman.faces.cli.options import page_options

__all__ = ["parse"]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@page_options
def parse(files: tuple[str, ...], **options: Any) -> None:
    """Print the title and body of pages as CoNLL-U: sentences, words, syntax and names.

    The sources are those of `dragoman read`. --as-is parses all of the text, however short;
    without it menus, related headlines and bylines are left out. Each word carries its place
    in the article's text (TokenRange).

    Exit code 0: all read; 1: a page was rejected, or none was found; 2: wrong usage.

    Example: dragoman parse examples/first-page/gaza-talks-2025-07-24.txt
    """
    import sys

    from dragoman.faces.cli.each import parse_each
    from dragoman.faces.export.conllu import conllu
    from dragoman.model import Reading

    def show(name: str, reading: Reading) -> None:
        click.echo(conllu(reading, source=name), nl=False)

    sys.exit(parse_each(files, show, jobs=None, **options))
