"""Writes a folder of Parquet files, one a noun, with a manifest."""

from hashlib import file_digest
from pathlib import Path
from typing import Any

import msgspec

from dragoman.faces.export.columns import Column
from dragoman.faces.export.needed import needed
from dragoman.faces.export.output import Output
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.sheets import Row, Sheet, all_sheets, sheet_rows
from dragoman.version import __version__

__all__ = ["write_parquet"]

GROUP = 5_000  # rows held before they are written
MANIFEST = "manifest.json"


def write_parquet(selection: Selection, output: Output) -> None:
    """Write `article.parquet`, `event.parquet` … and `manifest.json`.

    Columns are typed; a field that holds many is a list. The articles have their whole text. The
    manifest says which record and filters the files come from, and of each file its rows, columns
    and SHA-256.
    """
    arrow = needed("pyarrow", extra="parquet")
    parquet = needed("pyarrow.parquet", extra="parquet")
    sheets = all_sheets(with_text=True)
    files = {sheet.name: _File(sheet, output, arrow, parquet) for sheet in sheets}
    for name, row in sheet_rows(selection, sheets):
        files[name].append(row)
        output.written[name] += 1
    for file in files.values():
        file.close()
    told = {
        "made_by": f"dragoman {__version__}",
        "record": selection.record.settings(),
        "filters": msgspec.to_builtins(selection.choice),
        "files": [file.told() for file in files.values()],
    }
    output.open(MANIFEST).write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")


class _File:
    """One Parquet file while it is written."""

    def __init__(self, sheet: Sheet, output: Output, arrow: Any, parquet: Any) -> None:
        self._sheet, self._arrow = sheet, arrow
        self._schema = arrow.schema([(one.name, _type(one, arrow)) for one in sheet.columns])
        self._stream = output.open(f"{sheet.name}.parquet")
        self._writer = parquet.ParquetWriter(self._stream, self._schema, compression="zstd")
        self._held: list[Row] = []
        self._rows = 0

    def append(self, row: Row) -> None:
        """Take a row; write what is held when it is enough."""
        self._held.append(row)
        if len(self._held) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is held and the end of the file."""
        self._flush()
        self._writer.close()
        self._stream.flush()

    def told(self) -> dict[str, Any]:
        """Return what the manifest says of the file, once it is closed."""
        with Path(self._stream.name).open("rb") as whole:
            digest = file_digest(whole, "sha256").hexdigest()
        return {
            "file": f"{self._sheet.name}.parquet",
            "rows": self._rows,
            "sha256": digest,
            "columns": {one.name: _named(one) for one in self._sheet.columns},
        }

    def _flush(self) -> None:
        if not self._held:
            return
        cells = zip(*self._held, strict=True)
        arrays = [
            self._arrow.array(column, type=field.type)
            for column, field in zip(cells, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.table(arrays, schema=self._schema))
        self._rows += len(self._held)
        self._held = []


def _named(column: Column) -> str:
    return f"list of {column.kind}" if column.many else column.kind


def _type(column: Column, arrow: Any) -> Any:
    kinds = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "yes_no": arrow.bool_(),
    }
    kind = kinds[column.kind]
    return arrow.list_(kind) if column.many else kind
