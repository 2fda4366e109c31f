"""Writes where talks stand, and a track's history in three layers, as JSON lines or CSV."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.faces.export.cells import csv_line
from dragoman.model import Characterisation, Move, PageTalks, Status, Track, Transition

__all__ = ["HistoryLine", "history", "history_csv", "tracks_csv", "tracks_json"]


class HistoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a track's history.

    Attributes:
        layer: act, characterisation or state.
        day: When, as far as told, else the page's day.
        what: The move, the new state, or the words of the view.
        who: Who moved; whose view it is, in words; None for the outlet.
        to: To whom a move was made, or None.
        status: Whether a move is reported as a fact; None for the other layers.
        per: The words of the one who claims a move, or None for the outlet.
        words: The words it rests on.
        trigger: Of them, those of the act; None for views.
        rule: The row of the table of states that brought a state about, or None.
        outlet: Who reports it.
        article: Id of the article.
        url: Its address, or None.
        id: Of the finding that it rests on.
    """

    layer: str
    day: str | None
    what: str
    who: str | None = None
    to: str | None = None
    status: Status | None = None
    per: str | None = None
    words: str
    trigger: str | None = None
    rule: str | None = None
    outlet: str | None = None
    article: str
    url: str | None = None
    id: str


def history(track: Track, pages: Iterable[PageTalks]) -> tuple[HistoryLine, ...]:
    """Return a track's history: each act followed by the state it brought about, and the views.

    Args:
        track: From `make_tracks`.
        pages: What pages tell, those of the track among them.

    Returns:
        Lines by day; of one day the acts and states come before the views.
    """
    moves: dict[str, tuple[PageTalks, Move]] = {}
    views: dict[str, tuple[PageTalks, Characterisation]] = {}
    for page in pages:
        moves.update({move.id: (page, move) for move in page.moves})
        views.update({view.id: (page, view) for view in page.characterisations})
    changes = {change.move: change for change in track.transitions}
    lines: list[HistoryLine] = []
    for move in track.moves:
        lines.append(_act(*moves[move]))
        if move in changes:
            lines.append(_state(*moves[move], changes[move]))
    lines += [_view(*views[view]) for view in track.characterisations]
    return tuple(sorted(lines, key=lambda line: line.day or ""))


def _act(page: PageTalks, move: Move) -> HistoryLine:
    return HistoryLine(
        layer="act",
        day=move.on or page.day,
        what=move.move,
        who=move.by,
        to=move.to,
        status=move.status,
        per=page.sources.get(move.id),
        words=page.words[move.id],
        trigger=page.triggers[move.id],
        outlet=page.outlet,
        article=page.article,
        url=page.url,
        id=move.id,
    )


def _state(page: PageTalks, move: Move, change: Transition) -> HistoryLine:
    return HistoryLine(
        layer="state",
        day=move.on or page.day,
        what=change.after,
        words=page.triggers[move.id],
        rule=change.rule,
        outlet=page.outlet,
        article=page.article,
        url=page.url,
        id=move.id,
    )


def _view(page: PageTalks, view: Characterisation) -> HistoryLine:
    return HistoryLine(
        layer="characterisation",
        day=page.day,
        what=page.words[view.id],
        who=page.sources.get(view.id),
        words=page.words[view.id],
        outlet=page.outlet,
        article=page.article,
        url=page.url,
        id=view.id,
    )


def tracks_json(tracks: Iterable[Track]) -> Iterator[bytes]:
    """Yield each track as a JSON line."""
    for track in tracks:
        yield msgspec.json.encode(track)


def tracks_csv(tracks: Iterable[Track]) -> Iterator[str]:
    """Yield the lines of a CSV file: a row a track."""
    names = ("id", "name", "issue", "parties", "mediators", "venue", "state", "since", "moves")
    yield csv_line(names)
    for track in tracks:
        since = track.transitions[-1].on if track.transitions else None
        yield csv_line(
            (
                track.id,
                track.name,
                track.issue,
                "; ".join(track.parties),
                "; ".join(one.actor for one in track.mediators),
                track.venue,
                track.state,
                since,
                len(track.moves),
            )
        )


def history_csv(lines: Iterable[HistoryLine]) -> Iterator[str]:
    """Yield the lines of a CSV file: a row a line of the history."""
    names = HistoryLine.__struct_fields__
    yield csv_line(names)
    for line in lines:
        yield csv_line([getattr(line, name) for name in names])
