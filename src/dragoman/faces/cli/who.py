"""`dragoman who`: who somebody is, which posts he or she held, and how a record's pages name them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from dragoman.faces.cli.options import codes_option, format_option
from dragoman.faces.cli.plain import is_terminal

if TYPE_CHECKING:
    from dragoman.codes.who import Known
    from dragoman.record import FoundFinding

__all__ = ["who"]


@click.command()
@click.argument("name")
@click.argument("record", required=False, type=click.Path(dir_okay=False, exists=True))
@click.option("--at", metavar="DATE", help="Only what held on this day.")
@codes_option
@format_option
def who(
    name: str, record: str | None, at: str | None, codes: tuple[str, ...], form: str | None
) -> None:
    """Say who NAME is: posts with their dates, bodies; in a RECORD, also the words its pages used.

    NAME may be a person, a surname, a body, or a post such as "Prime Minister of Israel".

    Example: dragoman who Netanyahu --at 2025-07-24
    """
    import sys

    from dragoman.codes import load_codes
    from dragoman.codes.who import who_is
    from dragoman.faces.cli.told import checked_day
    from dragoman.record import open_record

    day = checked_day("--at", at)
    table = form == "table" or (form is None and is_terminal())
    known = who_is(load_codes(codes).gazetteer, name, at=day)
    _show_known(known, table=table)
    said: tuple[FoundFinding, ...] = ()
    if record is not None:
        names = {name, *(one.name for one in known)}
        with open_record(record, readonly=True) as opened:
            said = tuple(found for each in sorted(names) for found in opened.actors_named(each))
        _show_said(said, table=table)
    if not known and not said:
        when = f" on {day}" if day else ""
        click.echo(f"nobody known by the name {name!r}{when}", err=True)
        sys.exit(1)


def _show_known(known: "Iterable[Known]", *, table: bool) -> None:
    import msgspec

    for one in known:
        if not table:
            click.echo(msgspec.json.encode({"kind": "known"} | msgspec.to_builtins(one)))
            continue
        term = f"{one.since or '?'} to {one.until or 'now or unknown'}" if one.body else ""
        facts = [one.what, one.country or "", " ".join(one.sectors), term]
        click.echo(f"{one.name} · " + " · ".join(fact for fact in facts if fact))


def _show_said(said: "Iterable[FoundFinding]", *, table: bool) -> None:
    import msgspec

    from dragoman.faces.cli.plain import plain
    from dragoman.faces.export.jsonl import finding_line
    from dragoman.model import Actor

    for found in said:
        article, actor = found.article, found.finding
        if not isinstance(actor, Actor):
            continue
        if not table:
            line = finding_line(actor, article.text)
            click.echo(msgspec.json.encode(line | {"page": article.name}))
            continue
        words = dict.fromkeys(plain(" ".join(s.of(article.text).split())) for s in actor.mentions)
        day = article.published.value[:10] if article.published else "no date"
        click.echo(f"  {day} · {plain(article.outlet or article.name)}: " + ", ".join(words))
