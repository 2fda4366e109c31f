"""Writes findings as JSON lines, one a line, each span with the words that stand there."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.faces.export.links import link_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Reported, Selection
from dragoman.model import Finding, all_findings

__all__ = ["finding_line", "write_jsonl"]


def write_jsonl(selection: Selection, output: Output) -> None:
    """Write each article, then its findings, then tracks, stories and how articles are related.

    Lines have the fields of the nouns, so nothing is lost; those of findings say which page they
    come from and where that is.
    """
    stream = output.open()
    for line in _lines(selection):
        stream.write(msgspec.json.encode(line) + b"\n")
        output.written[line["kind"]] += 1


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


def _lines(selection: Selection) -> Iterator[dict[str, Any]]:
    for page in selection.pages():
        yield from _page_lines(page)
    for track in selection.tracks():
        yield msgspec.to_builtins(track)
    for story in selection.stories():
        yield msgspec.to_builtins(story)
    for lineage in selection.lineages():
        yield {"kind": "lineage"} | msgspec.to_builtins(lineage)
    for judgement in selection.record.judgements() if selection.choice.keeps_all else ():
        yield {"kind": "judgement"} | msgspec.to_builtins(judgement)


def _page_lines(page: Reported) -> Iterator[dict[str, Any]]:
    article = page.article
    yield {"kind": "article"} | msgspec.to_builtins(article)
    where = {
        "page": article.name,
        "link": link_of(article),
        "outlet": article.outlet,
        "published": article.published.value if article.published else None,
    }
    for finding in all_findings(page.findings):
        yield finding_line(finding, article.text) | where


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
