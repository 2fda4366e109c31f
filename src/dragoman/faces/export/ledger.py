"""Writes the ledger of figures as CSV with HXL hashtags, and as JSON lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragoman.faces.export.cells import csv_line
from dragoman.model import LedgerLine, Slot

__all__ = ["ledger_csv", "ledger_json"]

# Hashtags of the Humanitarian Exchange Language 1.1 (hxlstandard.org), one a column.
_ANY = "#indicator+value"
_COLUMNS = {
    "what": "#indicator+what",
    "of": "#population+type",
    "phase": "#severity+ipc",
    "place": "#loc+name",
    "from": "#date+start",
    "to": "#date+end",
    "value": f"{_ANY}+num",
    "low": f"{_ANY}+num+min",
    "high": f"{_ANY}+num+max",
    "hedge": "#meta+hedge",
    "counted_to": "#date+reported",
    "source": "#meta+source",
    "outlet": "#meta+outlet",
    "relation": "#status",
    "to_figure": "#meta+id+compared",
    "why": "#description+status",
    "words": "#meta+quote",
    "title": "#meta+title",
    "url": "#meta+url",
    "figure": "#meta+id",
    "article": "#meta+id+article",
}


def ledger_json(slots: Iterable[Slot]) -> Iterator[bytes]:
    """Yield one line of JSON a slot, with its figures and how they stand to each other."""
    for slot in slots:
        yield msgspec.json.encode({"kind": "slot"} | msgspec.to_builtins(slot))


def ledger_csv(slots: Sequence[Slot], hashtags: Mapping[str, str]) -> Iterator[str]:
    """Yield lines of CSV: names, hashtags, then a row a figure, or a row for each of its relations.

    An apostrophe stands before what a spreadsheet would take for a formula.

    Args:
        slots: The ledger.
        hashtags: By what is counted; used where all slots count the same.
    """
    kinds = {slot.what for slot in slots}
    counted = hashtags.get(kinds.pop(), _ANY) if len(kinds) == 1 else _ANY
    yield csv_line(_COLUMNS)
    yield csv_line(tag.replace(_ANY, counted) for tag in _COLUMNS.values())
    for slot in slots:
        for line in slot.lines:
            yield from _rows(slot, line)


def _rows(slot: Slot, line: LedgerLine) -> Iterator[str]:
    given = line.given
    before = (
        slot.what, slot.of, slot.phase, slot.place, slot.window.first, slot.window.last,
        given.value, given.low, given.high, given.hedge.value, given.as_of or given.day, line.by,
        given.outlet,
    )  # fmt: skip
    after = (given.words, given.title, given.url, given.figure, given.article)
    for relation in line.relations or (None,):
        told = (relation.kind, relation.to, relation.why) if relation else (None, None, None)
        yield csv_line((*before, *told, *after))
