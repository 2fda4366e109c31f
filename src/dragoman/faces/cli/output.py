"""Prints results: a legible view, JSON lines, or the annotation form."""

from collections.abc import Callable, Iterator

import click
import msgspec

from dragoman.codes import Codes
from dragoman.faces.cli.missed import missed_line
from dragoman.faces.cli.view import show_page
from dragoman.faces.export.annotation import annotation
from dragoman.faces.export.jsonl import finding_line
from dragoman.model import Failed, Findings, Rejected, all_findings, page_talks
from dragoman.pipeline import make_tracks

__all__ = ["printer"]

Result = Findings | Rejected | Failed


def printer(
    form: str, *, codes: Codes, every: bool, explain: bool = False
) -> Callable[[Result], None]:
    """Return the function that prints one result in this form.

    Args:
        form: "text", "jsonl" or "annotation".
        codes: The table by which the state of talks is inferred.
        every: In "text", show every finding.
        explain: In "text", show why each time, place and actor was resolved so.

    Returns:
        A function that writes to standard output; rejections go to standard error as well
        unless the form carries them.
    """

    def show(result: Result) -> None:
        if not isinstance(result, Findings):
            click.echo(missed_line(result), err=True)
        if form == "jsonl":
            for line in _json_lines(result):
                click.echo(line)
        elif isinstance(result, Findings):
            tracks = make_tracks((page_talks(result),), codes=codes)
            if form == "annotation":
                click.echo(msgspec.json.encode(annotation(result, tracks)))
            else:
                show_page(result, tracks, every=every, explain=explain)

    return show


def _json_lines(result: Result) -> Iterator[bytes]:
    if not isinstance(result, Findings):
        yield msgspec.json.encode(result)
        return
    article = result.article
    yield msgspec.json.encode({"kind": "article"} | msgspec.to_builtins(article))
    for finding in all_findings(result):
        yield msgspec.json.encode(finding_line(finding, article.text) | {"page": article.name})
