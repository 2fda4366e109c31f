"""Writes the changes of talks as an Atom feed (RFC 4287), the newest first."""

from lxml import etree

from dragoman.faces.export.cells import one_line, printable
from dragoman.faces.export.dates import day_of
from dragoman.faces.export.links import iri_of, link_of, urn_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Change, Selection
from dragoman.faces.export.told import told

__all__ = ["write_atom"]

ATOM = "http://www.w3.org/2005/Atom"
UNKNOWN = "1970-01-01T00:00:00Z"  # the feed must say a time; of what no page dates there is none


def write_atom(selection: Selection, output: Output) -> None:
    """Write a feed with an entry for each change of a track's state.

    An entry says from which state to which, by which rule, on whose word, with the exact words of
    the move and a link to the article. Its time is the day of the change, else of publication;
    no clock is asked, so the same record gives the same feed.
    """
    changes = sorted(selection.changes(), key=lambda one: (_day(one), one.move.id), reverse=True)
    stream = output.open()
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(_tag("feed"), nsmap={None: ATOM}):
            for name, words in (
                ("id", urn_of("talks", selection.choice.track or "all")),
                ("title", f"Changes in talks{_named(selection.choice.track)}"),
                ("updated", _day(changes[0]) if changes else UNKNOWN),
                ("generator", "Dragoman"),
            ):
                file.write(_element(name, words))
            for change in changes:
                file.write("\n", _entry(change))
                output.written["change"] += 1


def _named(track: str | None) -> str:
    return f": {track}" if track else ""


def _entry(change: Change) -> etree._Element:
    track, transition, move, article = change.track, change.transition, change.move, change.article
    entry = etree.Element(_tag("entry"))
    became = f"{transition.before} → {transition.after}"
    words = one_line(move.span.of(article.text))
    summary = f"{told(move, article)} · by rule {transition.rule} · “{words}”"
    for name, text in (
        ("id", urn_of("transition", track.id, move.id, transition.after)),
        ("title", f"{track.name}: {became}"),
        ("updated", _day(change)),
        ("summary", summary),
    ):
        entry.append(_element(name, text))
    author = etree.SubElement(entry, _tag("author"))
    author.append(_element("name", article.outlet or link_of(article)))
    etree.SubElement(entry, _tag("link"), rel="alternate", href=iri_of(article))
    for scheme, term in (("track", track.name), ("state", transition.after), ("move", move.move)):
        etree.SubElement(
            entry, _tag("category"), term=one_line(term), scheme=f"urn:dragoman:{scheme}"
        )
    return entry


def _element(name: str, words: str) -> etree._Element:
    element = etree.Element(_tag(name))
    element.text = printable(words)
    return element


def _day(change: Change) -> str:
    """Return the time of a change, to the day."""
    published = change.article.published
    told_on = (change.transition.on, change.move.on, published.value if published else None)
    day = next((day for day in map(day_of, told_on) if day), None)
    return f"{day}T00:00:00Z" if day else UNKNOWN


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"
