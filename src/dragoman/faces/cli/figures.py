"""`dragoman figures`: the ledger of a record: who gives which number, and whether they agree."""

from typing import TYPE_CHECKING, Any

import click

from dragoman.faces.cli.options import codes_option, filter_options
from dragoman.faces.cli.plain import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dragoman.codes import Codes
    from dragoman.model import LedgerLine, RelationKind, Slot

__all__ = ["figures"]


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@click.option(
    "--what", multiple=True, help="What is counted: killed, displaced … (may be repeated)."
)
@click.option("--of", "of_whom", help="Of whom: words that the figure must have (children).")
@click.option("--place", help="Where, by any of the place's names.")
@click.option("--source", help="Given by this source: words of its name.")
@click.option(
    "--disagreeing", is_flag=True, help="Only slots in which sources contradict each other."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="table on a terminal, jsonl in a pipe; csv has HXL hashtags.",
)
@codes_option
@filter_options
def figures(record: str, *, form: str | None, codes: tuple[str, ...], **filters: Any) -> None:
    """Print the ledger of a RECORD: a slot for each thing counted, a line for each source's number.

    Only figures of one slot (what, of whom, where, over which time) can disagree. Where they do,
    each is shown with its words; nothing says which is right.

    Example: dragoman figures demo.db --what killed --since 2024-03-01
    """
    from dragoman.codes import load_codes
    from dragoman.faces.cli.listing import wanted
    from dragoman.faces.export.ledger import ledger_csv, ledger_json
    from dragoman.pipeline import make_ledger
    from dragoman.record import open_record

    loaded = load_codes(codes)
    _check_what(loaded, filters["what"])
    with open_record(record, readonly=True) as opened:
        given = opened.figures(wanted(filters), what=filters["what"])
    slots = _chosen(make_ledger(given, codes=loaded), filters, loaded)
    if form == "csv":
        for row in ledger_csv(slots, loaded.hxl):
            click.echo(row)
    elif form == "table" or (form is None and is_terminal()):
        _show(slots)
    else:
        for line in ledger_json(slots):
            click.echo(line)


def _check_what(codes: "Codes", what: tuple[str, ...]) -> None:
    """Refuse a kind that nothing is ever counted as."""
    from dragoman.errors import InputError

    known = codes.units.kinds
    for one in what:
        if one not in known:
            raise InputError(
                f"--what {one!r} is not counted; it is one of {', '.join(sorted(known))}"
            )


def _chosen(slots: "Iterable[Slot]", filters: dict[str, Any], codes: "Codes") -> "list[Slot]":
    """Return the slots that the options ask for."""
    place, source, of_whom = (filters[name] for name in ("place", "source", "of_whom"))
    found = [
        slot for slot in slots
        if (place is None or (slot.place and codes.places.same(place) == codes.places.same(slot.place)))
        and (of_whom is None or of_whom.casefold() in (slot.of or "").casefold())
        and (source is None or any(source.casefold() in line.by.casefold() for line in slot.lines))
        and (not filters["disagreeing"] or "contradicts" in _kinds(slot))
    ]  # fmt: skip
    limit: int = filters["limit"]
    return found[:limit]


def _kinds(slot: "Slot") -> "set[RelationKind]":
    return {relation.kind for line in slot.lines for relation in line.relations}


def _show(slots: "Iterable[Slot]") -> None:
    from rich.text import Text

    from dragoman.faces.cli.plain import plain
    from dragoman.faces.cli.view import console_of

    console = console_of()
    for slot in slots:
        console.print(Text(plain(_heading(slot)), style="bold"))
        for line in slot.lines:
            console.print(Text("  " + plain(" · ".join(_facts(line)))))
            console.print(Text("      " + plain(f"“{line.given.words}”"), style="dim"))
            for relation in line.relations:
                console.print(Text(plain(f"      {relation.kind}: {relation.why}"), style="dim"))


def _heading(slot: "Slot") -> str:
    phase = f"IPC phase {slot.phase}" if slot.phase else None
    window = slot.window
    when = "no time told"
    if window.first is not None:
        when = (
            f"since {window.first}" if window.last is None else f"{window.first} to {window.last}"
        )
    named = (slot.what, slot.of, phase, slot.place or "no place told", when)
    return " · ".join(name for name in named if name)


def _facts(line: "LedgerLine") -> "Iterator[str]":
    given = line.given
    yield given.as_of or given.day or "?"
    yield line.by
    if given.outlet and given.outlet != line.by:
        yield f"in {given.outlet}"
    yield given.article[:8]
