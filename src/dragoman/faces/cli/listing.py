"""Prints what a record holds: articles, one article, one finding, rejections, search results."""

from collections.abc import Mapping
from typing import Any

import click
import msgspec
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli.plain import plain
from dragoman.faces.cli.told import checked_day
from dragoman.faces.cli.view import console_of, show_page
from dragoman.faces.export.jsonl import finding_line
from dragoman.model import Article, Span, all_findings
from dragoman.record import Filter, Found, FoundFinding, Hit, Record

__all__ = ["show_articles", "show_found", "show_one", "show_rejected", "wanted"]

TOLD = {
    "article": "articles",
    "statement": "statements",
    "figure": "figures",
    "event": "events",
    "move": "moves",
    "time_expression": "times",
    "place": "places",
    "actor": "actors",
    "note": "notes",
    "rejection": "pages set aside",
    "failure": "pages failed",
}
ID_SHOWN = 8  # hex digits: enough to tell 65,000 articles apart


def wanted(filters: Mapping[str, Any]) -> Filter:
    """Return the filter that the options ask for.

    Raises:
        InputError: A date is none.
    """
    return Filter(
        since=checked_day("--since", filters["since"]),
        until=checked_day("--until", filters["until"]),
        outlet=filters["outlet"],
    )


def show_articles(record: Record, filters: Mapping[str, Any], *, table: bool) -> None:
    """Print the newest articles, one a line, and what the record holds in all."""
    lines = record.articles(wanted(filters), limit=filters["limit"])
    if not table:
        for line in lines:
            _json(line)
        return
    console = console_of()
    grid = Table(box=None, pad_edge=False)
    for heading in ("id", "day", "outlet", "title"):
        grid.add_column(heading, no_wrap=heading in ("id", "day"))
    grid.add_column("found", justify="right")
    for line in lines:
        version = f" (version {line.version})" if line.version > 1 else ""
        title = plain((line.title or "(no title)") + version)
        cells = (line.id[:ID_SHOWN], line.day or "?", plain(line.outlet or "?"), title)
        grid.add_row(*map(Text, cells), str(line.findings))
    console.print(grid)
    counts = record.counts()
    held = [f"{counts[table]:,} {told}" for table, told in TOLD.items() if counts[table]]
    console.print(Text("in the record: " + ", ".join(held), style="dim"))


def show_one(record: Record, what: str, *, table: bool, every: bool) -> None:
    """Print one article with its findings, or one finding with its words."""
    found = record.lookup(what)
    if isinstance(found, Article):
        findings = record.findings(found.id)
        if table:
            show_page(findings, every=every)
            return
        _json({"kind": "article"} | msgspec.to_builtins(found))
        for finding in all_findings(findings):
            _json(finding_line(finding, found.text))
        return
    line = finding_line(found.finding, found.article.text)
    if table:
        _show_finding(found, line)
    else:
        _json(line)


def _show_finding(found: FoundFinding, line: Mapping[str, Any]) -> None:
    console = console_of()
    article, span = found.article, found.finding.span
    console.print(Text(plain(f"{article.title or article.name} ({article.id[:ID_SHOWN]})")))
    before, after = article.text[max(0, span.start - 120) : span.start], article.text[span.end :]
    words = Text("… " + plain(before), style="dim")
    words.append(plain(span.of(article.text)), style="bold not dim")
    words.append(plain(after[:120]) + " …")
    console.print(words)
    for name, value in line.items():
        if value not in (None, [], ()):
            shown = value if isinstance(value, str) else msgspec.json.encode(value).decode()
            console.print(Text(f"{name:>12}  {plain(shown)}"))


def show_rejected(record: Record, *, limit: int, table: bool) -> None:
    """Print the pages that were set aside, each with its reason, and those that failed."""
    for one in record.rejections(limit=limit):
        if table:
            click.echo(plain(f"{one.rejected.why:12} {one.rejected.name}: {one.rejected.detail}"))
        else:
            _json(one.rejected)
    for failed in record.failures():
        if table:
            click.echo(plain(f"failed       {failed.name}: {failed.stage}: {failed.error}"))
        else:
            _json(failed)


def show_found(found: Found[Hit], *, table: bool) -> None:
    """Print what a search gave, best first, each with the words in their surroundings."""
    if not table:
        for hit in found.hits:
            _json(hit)
        return
    console = console_of()
    for hit in found.hits:
        head = Text(f"{hit.article[:ID_SHOWN]}  {hit.day or '?':10}  ", style="dim")
        head.append(_marked(hit.title or "(no title)", hit.title_marks, "bold"))
        head.append(f"  {plain(hit.outlet or '')}", style="dim")
        console.print(head)
        console.print(Padding(_marked(hit.snippet.text, hit.snippet.marks, ""), (0, 0, 0, 10)))
    more = " or more" if found.more else ""
    console.print(Text(f"{len(found.hits)} of {found.total:,}{more}", style="dim"))


def _marked(words: str, marks: tuple[Span, ...], style: str) -> Text:
    text = Text(plain(words), style=style)
    for mark in marks:
        text.stylize("bold reverse", mark.start, mark.end)
    return text


def _json(value: object) -> None:
    click.echo(msgspec.json.encode(value))
