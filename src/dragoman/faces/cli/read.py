"""`dragoman read`: pages in, findings out."""

from typing import Any

import click

from dragoman.faces.cli.options import source_options
from dragoman.faces.cli.plain import is_terminal

__all__ = ["read"]


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "annotation"]),
    default=None,
    help="text on a terminal, jsonl in a pipe; annotation: one JSON object a page.",
)
@click.option(
    "--all", "every", is_flag=True, help="Show every finding, not the first of each kind."
)
@click.option("--explain", is_flag=True, help="Say why each time, place and actor was resolved so.")
@click.option(
    "--tree",
    metavar="WORDS",
    help="Show how the sentences with these words are built; or sentence 3, or the one at 934:1082.",
)
@source_options
def read(
    pages: tuple[str, ...],
    form: str | None,
    tree: str | None,
    *,
    every: bool,
    explain: bool,
    **options: Any,
) -> None:
    """Print what pages report: files, folders, `-`; HTML, text, JSON lines, WARC, RSS/Atom.

    Exit code 0: all read; 1: a page was rejected or failed; 2: wrong usage.

    Example: dragoman read examples/first-page/gaza-talks-2025-07-24.txt
    """
    import sys

    from dragoman.codes import load_codes
    from dragoman.faces.cli.output import printer
    from dragoman.faces.cli.source import open_sources
    from dragoman.model import Findings
    from dragoman.scale import read_pages

    if tree is not None:
        sys.exit(_show_trees(pages, form, tree, every=every, **options))
    source = open_sources(pages, default_jobs=1, **options)
    form = form or ("text" if is_terminal() else "jsonl")
    codes = load_codes(source.settings.codes)
    show = printer(form, codes=codes, every=every, explain=explain)
    missed = read_count = 0
    for done in read_pages(source.pages, settings=source.settings):
        show(done.result)
        read_count += 1
        missed += not isinstance(done.result, Findings)
    if not read_count:
        click.echo(f"no page found in {', '.join(pages)}", err=True)
    sys.exit(1 if missed or not read_count else 0)


def _show_trees(
    pages: tuple[str, ...], form: str | None, wanted: str, *, every: bool, **options: Any
) -> int:
    """Show the sentences of pages that are wanted, each as a tree; return the exit code."""
    from dragoman.faces.cli.each import parse_each
    from dragoman.faces.cli.tree import find_sentences, show_trees
    from dragoman.model import Reading

    if form not in (None, "text"):
        raise click.UsageError("--tree is for people; for programs there is `dragoman parse`")
    found = 0

    def show(name: str, reading: Reading) -> None:
        nonlocal found
        chosen = find_sentences(reading, wanted)
        if chosen:
            show_trees(name, reading, chosen, every=every)
        found += len(chosen)

    code = parse_each(pages, show, **options)
    if not found and code == 0:
        click.echo(f"--tree {wanted}: no such sentence in {', '.join(pages)}", err=True)
    return code or (0 if found else 1)
