"""Shows one page on a terminal: what it reports, grouped, each line with its words and offsets."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli.plain import plain
from dragoman.model import (
    Actor,
    ActorRef,
    Article,
    Characterisation,
    Event,
    Figure,
    Findings,
    Hedge,
    Move,
    Note,
    Place,
    Quantity,
    Span,
    Statement,
    Strand,
    Time,
    Track,
    ZoneKind,
)

__all__ = ["console_of", "show_page"]

WIDTH = 100
FEW = 12  # findings of a kind on the first screen
LONG = 280  # characters of a quotation on the first screen


def show_page(
    findings: Findings,
    tracks: Iterable[Track] = (),
    *,
    every: bool = False,
    explain: bool = False,
    width: int | None = None,
) -> None:
    """Print a page's findings, grouped and legible at 100 columns.

    Args:
        findings: What one page reports.
        tracks: Where its talks stand after it.
        every: Show all findings of each kind, and long quotations whole.
        explain: Say why each time, place and actor was resolved so.
        width: Columns; the terminal's, at most 100, if not given.
    """
    console = console_of(width)
    article = findings.article
    text = article.text
    _head(console, article)
    figured = {figure.number for figure in findings.figures}
    rest = [one for one in findings.quantities if one.number not in figured]
    groups: tuple[tuple[str, Sequence[object], Callable[..., Text]], ...] = (
        ("Who said what", findings.statements, _statement),
        ("What happened", findings.events, _event),
        ("Where the talks stand", findings.strands, partial(_strand, tuple(tracks))),
        ("Moves in the talks", findings.moves, _move),
        ("How the talks are characterised", findings.characterisations, _view),
        ("Figures", findings.figures, _figure),
        ("Other quantities", rest, _quantity),
        ("When", findings.context.times, _time),
        ("Where", _distinct(findings.context.places), _place),
        ("Who", findings.context.actors, _actor),
        ("To note", findings.notes, _note),
    )
    for title, items, line in groups:
        shown = items if every else items[:FEW]
        rows = [(one.span, _reasoned(line(text, one), one, explain=explain)) for one in shown]  # type: ignore[attr-defined] # findings all have spans
        _group(console, title, rows, len(items) - len(shown))
    _furniture(console, article)


def console_of(width: int | None = None) -> Console:
    """Return a console of at most 100 columns; exactly 100 where there is no terminal."""
    console = Console(highlight=False)
    console.width = width or (min(console.width, WIDTH) if console.is_terminal else WIDTH)
    return console


def _head(console: Console, article: Article) -> None:
    console.print()
    console.print(Text(_flat(article.title or "(no title)"), style="bold"))
    if article.subtitle:
        console.print(Text(_flat(article.subtitle), style="italic"))
    published = article.published
    when = f"{published.value} (from {published.source})" if published else "date unknown"
    where = article.outlet or "outlet unknown"
    console.print(Text(_flat(f"{when} · {where} · {article.url or article.name}"), style="dim"))
    if article.byline:
        console.print(Text(_flat(article.byline), style="dim"))
    if article.flags:
        console.print(Text("to know: " + ", ".join(article.flags), style="yellow"))


def _group(console: Console, title: str, rows: Sequence[tuple[Span, Text]], hidden: int) -> None:
    if not rows:
        return
    console.print()
    console.print(Text(title, style="bold cyan"))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, style="dim", min_width=11)
    table.add_column(overflow="fold")
    for span, line in rows:
        table.add_row(f"{span.start}:{span.end}", line)
    if hidden:
        table.add_row("", Text(f"… and {hidden} more (--all)", style="dim"))
    console.print(table)


def _statement(text: str, one: Statement) -> Text:
    words = " … ".join(_flat(span.of(text)) for span in one.content)
    line = Text()
    line.append(_who(text, one), style="bold")
    cue = f" {_flat(one.cue.of(text))}" if one.cue else ""
    line.append(f"{cue} · {one.manner}" + (f" · on {one.on}" if one.on else ""), style="dim")
    line.append("\n" + _shortened(words))
    return line


def _who(text: str, one: Statement) -> str:
    source = _flat(one.source.of(text)) if one.source else "nobody named"
    name = one.speaker.name if one.speaker else None
    return f"{source} [{name}]" if name and name not in source else source


def _event(text: str, one: Event) -> Text:
    line = Text(f"{one.type}{f' {one.mode}' if one.mode else ''}", style="bold")
    whom = _parties(text, one.recipients)
    facts = [
        one.status.value,
        f"by {_parties(text, one.actors)}" if one.actors else "",
        f"to {whom}" if whom else "",
        f"on {one.on}" if one.on else "",
        f"at {one.place}" if one.place else "",
        f"per {_flat(one.per.of(text))}" if one.per else "the outlet's own",
    ]
    line.append(" · " + " · ".join(fact for fact in facts if fact), style="dim")
    words = " … ".join(_flat(span.of(text)) for span in (one.trigger, *one.also))
    line.append(f"\n“{words}”", style="not bold")
    return line


def _strand(tracks: Sequence[Track], text: str, one: Strand) -> Text:
    line = Text(one.name, style="bold")
    state = next((track.state for track in tracks if one.id in track.strands), None)
    between = ", ".join(f"{mediator.actor} ({mediator.capacity})" for mediator in one.mediators)
    facts = [
        state or "",
        " and ".join(one.parties),
        f"with {between}" if between else "",
        f"at {one.venue}" if one.venue else "",
        one.issue,
    ]
    line.append(" · " + " · ".join(fact for fact in facts if fact), style="dim")
    line.append(f"\n“{_flat(one.span.of(text))}”", style="not bold")
    return line


def _move(text: str, one: Move) -> Text:
    line = Text(one.move, style="bold")
    facts = [
        one.status.value,
        f"by {one.by}" if one.by else "",
        f"to {one.to}" if one.to else "",
        f"on {one.on}" if one.on else "",
        f"per {_flat(one.per.of(text))}" if one.per else "the outlet's own",
    ]
    line.append(" · " + " · ".join(fact for fact in facts if fact), style="dim")
    terms = "".join(f" ({_flat(span.of(text))})" for span in one.terms)
    line.append(f"\n“{_flat(one.trigger.of(text))}”{terms}", style="not bold")
    return line


def _view(text: str, one: Characterisation) -> Text:
    line = Text(f"“{_shortened(_flat(one.span.of(text)))}”")
    line.append(
        f"   per {_flat(one.by.of(text))}" if one.by else "   the outlet's own", style="dim"
    )
    return line


def _parties(text: str, refs: Iterable[ActorRef]) -> str:
    told = (
        (ref.name or (_flat(ref.span.of(text)) if ref.span else "nobody named"), ref.country)
        for ref in refs
    )
    return ", ".join(f"{name} ({country})" if country else name for name, country in told)


def _figure(text: str, one: Figure) -> Text:
    line = Text(f"{_amount(one)} {one.what}", style="bold")
    facts = [
        f"of {one.of}" if one.of else "",
        f"IPC phase {one.phase}" if one.phase else "",
        one.place or "",
        f"period {one.period}" if one.period else "",
        f"per {_flat(one.per.of(text))}" if one.per else "the outlet's own",
    ]
    line.append(" · " + " · ".join(fact for fact in facts if fact), style="dim")
    line.append(f"\n“{_shortened(_flat(one.span.of(text)))}”", style="not bold")
    return line


def _quantity(text: str, one: Quantity) -> Text:
    line = Text(f"{_amount(one)} {one.unit or ''}".rstrip())
    line.append(f"   “{_flat(one.span.of(text))}”", style="dim")
    return line


def _amount(one: Figure | Quantity) -> str:
    if one.value is None:
        return (
            f"{_plain(one.low)} to {_plain(one.high)}" if one.high else f"{_plain(one.low)} or more"
        )
    return ("" if one.hedge is Hedge.EXACT else f"{one.hedge} ") + _plain(one.value)


def _plain(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def _time(text: str, one: Time) -> Text:
    line = Text(f"“{_flat(one.span.of(text))}” → {one.value}")
    if one.first and one.last and one.first != one.last:
        line.append(f"   {one.first} to {one.last}", style="dim")
    return line


def _place(text: str, one: Place) -> Text:
    line = Text(f"“{_flat(one.span.of(text))}” → {one.name}")
    where = f"{one.lat:.3f}, {one.lon:.3f}" if one.lat is not None and one.lon is not None else ""
    line.append(f"   {one.country or ''} {where} {one.use}".rstrip(), style="dim")
    return line


def _actor(text: str, one: Actor) -> Text:
    line = Text(f"“{_flat(one.span.of(text))}” → {one.name}")
    facts = [one.country or "", *one.sectors, one.post.title if one.post else ""]
    times = f"{len(one.mentions)}×"
    line.append("   " + " · ".join(fact for fact in (*facts, times) if fact), style="dim")
    return line


def _note(text: str, one: Note) -> Text:
    line = Text(f"“{_flat(one.span.of(text))}”")
    line.append(f"   the page says: {_flat(one.said)} · known: {_flat(one.known)}", style="dim")
    return line


def _reasoned(line: Text, one: object, *, explain: bool) -> Text:
    """Add the rule, the reasons and what else was possible to the line of a time, place or actor."""
    if explain and isinstance(one, Time | Place | Actor):
        reasons = [one.rule, f"confidence {one.confidence:g}"]
        if isinstance(one, Place | Actor):
            reasons += one.why
        if isinstance(one, Place) and one.others:
            reasons.append("not " + ", not ".join(one.others))
        line.append("\n" + _flat(" · ".join(reasons)), style="dim italic")
    return line


def _furniture(console: Console, article: Article) -> None:
    aside = [zone for zone in article.zones if zone.kind is ZoneKind.FURNITURE]
    if aside:
        size = sum(zone.end - zone.start for zone in aside)
        first = _flat(article.text[aside[0].start : aside[0].end])
        console.print()
        console.print(
            Text(f"set aside as furniture: {size:,} characters (“{first[:40]}…”)", style="dim")
        )


def _distinct(places: Iterable[Place]) -> Sequence[Place]:
    """Return the first mention of each place."""
    first: dict[tuple[str | None, str], Place] = {}
    for place in places:
        first.setdefault((place.name, place.use), place)
    return tuple(first.values())


def _flat(words: str) -> str:
    """Return words on one line, with single spaces, without what could drive the terminal."""
    return plain(" ".join(words.split()))


def _shortened(words: str) -> str:
    return words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + " …"
