"""Writes a workbook for spreadsheets, one sheet a noun."""

from typing import Any

from dragoman.faces.export.cells import printable, whole
from dragoman.faces.export.columns import flat
from dragoman.faces.export.needed import needed
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.sheets import Sheet, all_sheets, sheet_rows

__all__ = ["write_xlsx"]

# What a workbook can hold (Excel specifications and limits).
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767


def write_xlsx(selection: Selection, output: Output) -> None:
    """Write a workbook whose cells are numbers or text, never formulas or links.

    A table of more rows than a sheet can hold goes on in another ("event 2"); a cell longer than
    one can be ends in "…". The whole text of articles is left out.
    """
    openpyxl = needed("openpyxl", extra="xlsx")
    write_only = needed("openpyxl.cell", extra="xlsx").WriteOnlyCell
    sheets = all_sheets(with_text=False)
    book = openpyxl.Workbook(write_only=True)
    pages = {sheet.name: _Pages(book, sheet, write_only) for sheet in sheets}
    for name, row in sheet_rows(selection, sheets):
        pages[name].append(row)
        output.written[name] += 1
    book.save(output.open())


class _Pages:
    """The sheets of one table: one, or more where a sheet is full."""

    def __init__(self, book: Any, sheet: Sheet, cell: Any) -> None:
        self._book, self._cell, self._name = book, cell, sheet.name
        self._names = tuple(column.name for column in sheet.columns)
        self._number = 0
        self._turn()

    def append(self, row: tuple[Any, ...]) -> None:
        """Write a row; on a new sheet if the last one is full."""
        if self._rows == MOST_ROWS:
            self._turn()
        self._page.append([self._made(flat(cell)) for cell in row])
        self._rows += 1

    def _turn(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} {self._number}"
        self._page = self._book.create_sheet(name)
        self._page.freeze_panes = "A2"
        self._page.append(self._names)
        self._rows = 1

    def _made(self, value: object) -> object:
        """Return a cell; words are marked as text, and stay so when somebody edits them."""
        if not isinstance(value, str):
            return whole(value)
        words = printable(value)
        if len(words) > LONGEST_CELL:
            words = words[: LONGEST_CELL - 1] + "…"
        cell = self._cell(self._page, value=words)
        cell.data_type = "s"
        cell.quotePrefix = words[:1] in tuple("=+-@")
        return cell
