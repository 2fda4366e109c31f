"""Writes the cited articles as CSL-JSON, which Zotero, Pandoc and others read."""

from typing import Any

import msgspec

from dragoman.faces.export.cells import one_line
from dragoman.faces.export.cited import author_of, date_parts, key_of
from dragoman.faces.export.links import web_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.model import Article

__all__ = ["write_csl"]


def write_csl(selection: Selection, output: Output) -> None:
    """Write an array of articles; with filters, of those of which something is left."""
    stream = output.open()
    before = b"[\n"
    for page in selection.pages():
        stream.write(before + msgspec.json.encode(_item(page.article)))
        output.written["article"] += 1
        before = b",\n"
    stream.write(b"\n]\n" if output.written else b"[]\n")


def _item(article: Article) -> dict[str, Any]:
    author, parts = author_of(article), date_parts(article)
    item = {
        "id": key_of(article),
        "type": "article-newspaper",
        "title": one_line(article.title or article.name),
        "author": [{"literal": one_line(author)}] if author else None,
        "container-title": article.outlet,
        "issued": {"date-parts": [parts]} if parts else None,
        "URL": web_of(article),
        "language": None if article.language == "und" else article.language,
        "note": f"record: {article.id}",
    }
    return {name: value for name, value in item.items() if value is not None}
