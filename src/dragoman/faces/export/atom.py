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
    feed = etree.Element(_tag("feed"), nsmap={None: ATOM})  # type: ignore[dict-item] # None names the default
    _add(feed, "id", urn_of("talks", selection.choice.track or "all"))
    _add(feed, "title", f"Changes in talks{_named(selection.choice.track)}")
    _add(feed, "updated", _day(changes[0]) if changes else UNKNOWN)
    _add(feed, "generator", "Dragoman")
    for change in changes:
        _entry(feed, change)
        output.written["change"] += 1
    output.open().write(
        etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    )


def _named(track: str | None) -> str:
    return f": {track}" if track else ""


def _entry(feed: etree._Element, change: Change) -> None:
    track, transition, move, article = change.track, change.transition, change.move, change.article
    became = f"{transition.before} → {transition.after}"
    words = one_line(move.span.of(article.text))
    entry = etree.SubElement(feed, _tag("entry"))
    _add(entry, "id", urn_of("transition", track.id, move.id, transition.after))
    _add(entry, "title", f"{track.name}: {became}")
    _add(entry, "updated", _day(change))
    _add(entry, "summary", f"{told(move, article)} · by rule {transition.rule} · “{words}”")
    author = etree.SubElement(entry, _tag("author"))
    _add(author, "name", article.outlet or link_of(article))
    etree.SubElement(entry, _tag("link"), rel="alternate", href=iri_of(article))
    for scheme, term in (("track", track.name), ("state", transition.after), ("move", move.move)):
        category = etree.SubElement(entry, _tag("category"))
        category.set("term", one_line(term))
        category.set("scheme", f"urn:dragoman:{scheme}")


def _add(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, _tag(name)).text = printable(words)


def _day(change: Change) -> str:
    """Return the time of a change, to the day."""
    published = change.article.published
    told_on = (change.transition.on, change.move.on, published.value if published else None)
    day = next((day for day in map(day_of, told_on) if day), None)
    return f"{day}T00:00:00Z" if day else UNKNOWN


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"
