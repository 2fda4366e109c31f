"""Writes the ledger of figures as CSV with HXL hashtags."""

from dragoman.faces.export.ledger import ledger_csv
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection

__all__ = ["write_hxl"]


def write_hxl(selection: Selection, output: Output) -> None:
    """Write a row a figure, with its slot, its source, and how it stands to others.

    The ledger compares figures of all articles, so it holds them (not the articles) in memory.
    """
    from dragoman.pipeline import make_ledger  # it imports every stage

    choice, codes = selection.choice, selection.codes
    what = tuple(one.casefold() for one in choice.types)
    given = selection.record.figures(choice.articles, what=what)
    if not choice.keeps_all:
        kept = {one.id for page in selection.pages(("figure",)) for one in page.findings.figures}
        given = tuple(one for one in given if one.figure in kept)
    stream = output.open()
    for row in ledger_csv(make_ledger(given, codes=codes), codes.hxl):
        stream.write((row + "\r\n").encode())
    output.written["figure"] += len(given)
