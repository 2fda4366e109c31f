"""Reads the data files: ours, with the caller's codes folders laid over them."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import DataError

__all__ = ["DATA", "Layers"]

DATA = Path(__file__).resolve().parent.parent / "data"

Row = TypeVar("Row", bound=msgspec.Struct)


class Layers(msgspec.Struct, frozen=True):
    """Our data folder and the folders laid over it, lowest first.

    Attributes:
        folders: Codes folders of the caller; a later one overrides an earlier one.
    """

    folders: tuple[Path, ...] = ()

    def table(self, name: str, row: type[Row], *, key: str) -> tuple[Row, ...]:
        """Return the rows of a CSV file from all layers, as structs.

        A row of an upper layer replaces the row below it with the same key; other rows are added.
        Cells hold text; `|` separates the items of a tuple field; an empty cell takes the default.

        Args:
            name: Path under a layer's root, such as "en/units.csv".
            row: The struct that a row must fit; its field names are the header.
            key: The field that identifies a row.

        Returns:
            Rows in file order, those of upper layers last unless they replace one.

        Raises:
            DataError: The file, line and column that do not fit.
        """
        rows: dict[object, Row] = {}
        for path in self._files(name):
            for line, made in _rows(path, row):
                value = getattr(made, key)
                if not value:
                    raise DataError(f"{path}:{line}: the key column {key!r} is empty")
                rows[value] = made
        return tuple(rows.values())

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a text file from all layers, without comments (#) and blanks.

        Args:
            name: Path under a layer's root, such as "en/abbreviations.txt".

        Returns:
            Distinct lines, stripped, in file order.
        """
        found: dict[str, None] = {}
        for path in self._files(name):
            for raw in _text(path).splitlines():
                line = raw.strip()
                if line and not line.startswith("#"):
                    found[line] = None
        return tuple(found)

    def _files(self, name: str) -> Iterator[Path]:
        for folder in (DATA, *self.folders):
            path = folder / name
            if path.is_file():
                yield path


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _rows(path: Path, row: type[Row]) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(StringIO(_text(path), newline=""), strict=True)
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(row)}
    tuples = frozenset(name for name, kind in fields.items() if str(kind).startswith("tuple"))
    unknown = set(reader.fieldnames or ()) - set(fields)
    if unknown:
        known = ", ".join(fields)
        raise DataError(f"{path}: unknown column {min(unknown)!r}; the columns are {known}")
    try:
        for cells in reader:
            yield reader.line_num, _row(f"{path}:{reader.line_num}", cells, row, tuples)
    except csv.Error as error:
        raise DataError(f"{path}:{reader.line_num}: {error}") from error


def _row(place: str, cells: dict[str, str], row: type[Row], tuples: frozenset[str]) -> Row:
    if None in cells or None in cells.values():
        raise DataError(f"{place}: the row has not as many cells as the header")
    values = {
        name: [item.strip() for item in cell.split("|") if item.strip()] if name in tuples else cell
        for name, cell in cells.items()
        if cell.strip()
    }
    try:
        return msgspec.convert(values, type=row, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{place}: {error}") from error
