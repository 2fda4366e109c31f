"""`dragoman talks`: where negotiations stand, and how they came to stand there."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from dragoman.faces.cli.options import codes_option
from dragoman.faces.cli.plain import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dragoman.faces.export.talks import HistoryLine
    from dragoman.model import PageTalks, Track

__all__ = ["talks"]

_SHOWN = 90  # characters of a sentence on a terminal


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@click.argument("track", required=False)
@click.option("--as-of", metavar="DATE", help="Show only what was published by this day.")
@click.option("--party", help="Only tracks in which this side negotiates or mediates.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many tracks."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="table on a terminal, jsonl in a pipe.",
)
@codes_option
def talks(
    record: str, track: str | None, *, form: str | None, codes: tuple[str, ...], **told: Any
) -> None:
    """List the talks of a RECORD with their state and since when; or the history of one TRACK.

    TRACK is the beginning of a track's id, or words of its name or of its parties. Its history
    keeps three layers apart: acts, the state that follows from them by a table, and how others
    characterise it. Nothing says which account is right.

    Example: dragoman talks demo.db gaza --as-of 2025-07-24
    """
    from dragoman.codes import load_codes
    from dragoman.faces.cli.told import checked_day
    from dragoman.pipeline import make_tracks
    from dragoman.record import Filter, open_record

    with open_record(record, readonly=True) as opened:
        pages = opened.talks(Filter(until=checked_day("--as-of", told["as_of"])))
    tracks = make_tracks(pages, codes=load_codes(codes))
    if told["party"]:
        tracks = tuple(one for one in tracks if _has(one, told["party"]))
    form = form or ("table" if is_terminal() else "jsonl")
    if track is None:
        _list(tracks[: told["limit"]], form)
    else:
        _tell(_chosen(tracks, track), pages, form)


def _has(track: "Track", party: str) -> bool:
    names = (*track.parties, *(one.actor for one in track.mediators))
    return any(party.casefold() in name.casefold() for name in names)


def _chosen(tracks: "Sequence[Track]", wanted: str) -> "Track":
    """Return the one track that is meant.

    Raises:
        InputError: There is none, or there are several.
    """
    from dragoman.errors import InputError

    words = wanted.casefold().split()
    found = [one for one in tracks if one.id.startswith(wanted)] or [
        one
        for one in tracks
        if all(word in f"{one.name} {' '.join(one.parties)}".casefold() for word in words)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no track {wanted!r}; `dragoman talks RECORD` lists those there are")
    names = ", ".join(f"{one.id[:8]} ({one.name})" for one in found[:8])
    raise InputError(f"{wanted!r} names {len(found)} tracks: {names}; give the beginning of an id")


def _list(tracks: "Iterable[Track]", form: str) -> None:
    from dragoman.faces.export.talks import tracks_csv, tracks_json

    if form == "table":
        _list_table(tracks)
    else:
        for line in tracks_csv(tracks) if form == "csv" else tracks_json(tracks):
            click.echo(line)


def _list_table(tracks: "Iterable[Track]") -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.faces.cli.plain import plain
    from dragoman.faces.cli.view import console_of

    table = Table(box=None, pad_edge=False)
    for heading in ("id", "state", "since", "talks", "parties", "mediators", "moves"):
        table.add_column(heading, no_wrap=heading in ("id", "state", "since"))
    for one in tracks:
        since = one.transitions[-1].on if one.transitions else None
        between = ", ".join(mediator.actor for mediator in one.mediators)
        cells = (one.id[:8], one.state, since or "?", one.name, ", ".join(one.parties), between)
        table.add_row(*(Text(plain(cell)) for cell in cells), str(len(one.moves)))
    console_of().print(table)


def _tell(track: "Track", pages: "Iterable[PageTalks]", form: str) -> None:
    import msgspec

    from dragoman.faces.export.talks import history, history_csv

    lines = history(track, pages)
    if form == "csv":
        for row in history_csv(lines):
            click.echo(row)
    elif form == "jsonl":
        click.echo(msgspec.json.encode(track))
        for line in lines:
            click.echo(msgspec.json.encode(line))
    else:
        _tell_table(track, lines)


def _tell_table(track: "Track", lines: "Sequence[HistoryLine]") -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.faces.cli.plain import plain
    from dragoman.faces.cli.view import console_of

    console = console_of()
    since = track.transitions[-1].on if track.transitions else None
    console.print(Text(plain(f"{track.name}: {track.state} since {since or '?'}"), style="bold"))
    console.print(Text(plain(_about(track)), style="dim"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    for heading in ("day", "acts", "state", "characterised"):
        table.add_column(heading, no_wrap=heading == "day", ratio=None if heading == "day" else 1)
    for day, group in groupby(lines, key=lambda line: line.day):
        cells: dict[str, list[str]] = {"act": [], "state": [], "characterisation": []}
        for line in group:
            cells[line.layer].append(plain(_told(line)))
        table.add_row(Text(day or "?"), *(Text("\n".join(cell)) for cell in cells.values()))
    console.print(table)


def _about(track: "Track") -> str:
    between = ", ".join(f"{one.actor} ({one.capacity})" for one in track.mediators)
    facts = (
        f"{track.id[:8]}",
        " and ".join(track.parties),
        f"with {between}" if between else "",
        f"at {track.venue}" if track.venue else "",
        *(f"{one.party} demands: {'; '.join(one.terms)}" for one in track.demands if one.terms),
    )
    return " · ".join(fact for fact in facts if fact)


def _told(line: "HistoryLine") -> str:
    """Return a line of the history for people: what, by whom, on whose word, in which words."""
    source = " · ".join(name for name in (line.per, line.outlet, line.article[:8]) if name)
    words = _around(" ".join(line.words.split()), line.trigger)
    match line.layer:
        case "act":
            who = f"{line.who or 'nobody named'}{f' to {line.to}' if line.to else ''}"
            told = "" if line.status == "happened" else f" ({line.status})"
            return f"{line.what} by {who}{told}: “{words}” [{source}]"
        case "state":
            return f"{line.what} by rule {line.rule} on “{words}”"
        case _:
            return f"“{words}” {line.who or 'the outlet'} [{source}]"


def _around(words: str, trigger: str | None) -> str:
    """Return so much of a sentence as stands around the words of an act."""
    at = words.find(trigger) if trigger else -1
    if at < 0 or trigger is None or len(words) <= _SHOWN:
        return words if len(words) <= 2 * _SHOWN else words[: 2 * _SHOWN].rsplit(" ", 1)[0] + " …"
    first = max(0, at - _SHOWN // 2)
    last = min(len(words), at + len(trigger) + _SHOWN // 2)
    before = words[first:at].partition(" ")[2] if first else words[:at]
    after = words[at + len(trigger) : last]
    after = after if last == len(words) else after.rpartition(" ")[0] + " …"
    return ("… " if first else "") + before + trigger + after
