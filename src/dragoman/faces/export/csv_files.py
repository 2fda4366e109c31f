"""Writes a folder of CSV files, one a noun."""

from collections.abc import Iterable

from dragoman.faces.export.cells import csv_line
from dragoman.faces.export.columns import flat
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.sheets import all_sheets, sheet_rows

__all__ = ["write_csv"]


def write_csv(selection: Selection, output: Output) -> None:
    """Write `article.csv`, `event.csv` … with a line of names and a line a row, in UTF-8.

    The whole text of articles is left out; every row of a finding has its exact words.
    """
    sheets = all_sheets(with_text=False)
    files = {sheet.name: output.open(f"{sheet.name}.csv") for sheet in sheets}
    for sheet in sheets:
        files[sheet.name].write(_line(column.name for column in sheet.columns))
    for name, row in sheet_rows(selection, sheets):
        files[name].write(_line(flat(cell) for cell in row))
        output.written[name] += 1


def _line(cells: Iterable[object]) -> bytes:
    return (csv_line(cells) + "\r\n").encode()
