"""Prints results: a legible view, JSON lines, or the annotation form."""

from collections.abc import Callable, Iterator
from typing import Any

import click
import msgspec

from dragoman.codes import Codes
from dragoman.faces.cli.missed import missed_line
from dragoman.faces.cli.view import show_page
from dragoman.faces.export.annotation import annotation
from dragoman.model import Failed, Finding, Findings, Rejected, all_findings, page_talks
from dragoman.pipeline import make_tracks

__all__ = ["finding_line", "printer"]

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


def finding_line(finding: Finding, text: str) -> dict[str, Any]:
    """Return a finding as plain values, each span with the words that stand there.

    Args:
        finding: Any finding.
        text: The text of its article.

    Returns:
        Fields of the struct; a span becomes {"start", "end", "text"}.
    """
    fields: dict[str, Any] = msgspec.to_builtins(finding)
    return {name: _with_words(value, text) for name, value in fields.items()}


def _with_words(value: Any, text: str) -> Any:
    match value:
        case {"start": int(start), "end": int(end)}:
            return {"start": start, "end": end, "text": text[start:end]}
        case dict():
            return {name: _with_words(item, text) for name, item in value.items()}
        case list() | tuple():
            return [_with_words(item, text) for item in value]
        case _:
            return value
