"""Writes the cited articles as BibTeX."""

from collections.abc import Iterator
from typing import Final

from dragoman.faces.export.cells import one_line
from dragoman.faces.export.cited import author_of, date_parts, key_of
from dragoman.faces.export.links import web_of
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.model import Article

__all__ = ["write_bibtex"]

# TeX reads these as commands; braces are written as commands, for BibTeX counts even escaped ones.
_COMMANDS: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\ensuremath{\lbrace}",
        "}": r"\ensuremath{\rbrace}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
    }
)


def write_bibtex(selection: Selection, output: Output) -> None:
    """Write an @article for each article; with filters, for those of which something is left."""
    stream = output.open()
    for page in selection.pages():
        stream.write(_entry(page.article).encode())
        output.written["article"] += 1


def _entry(article: Article) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(article))
    return f"@article{{{key_of(article)},\n{lines}}}\n\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the fields that are known; inner braces keep capitals and whole names as they are."""
    author = author_of(article)
    if author:
        yield "author", f"{{{_tex(author)}}}"
    yield "title", f"{{{_tex(article.title or article.name)}}}"
    if article.outlet:
        yield "journal", _tex(article.outlet)
    for name, part in zip(("year", "month", "day"), date_parts(article), strict=False):
        yield name, str(part)
    if web_of(article):
        yield "url", web_of(article) or ""
    yield "note", f"record: {article.id}"


def _tex(words: str) -> str:
    return one_line(words).translate(_COMMANDS)
