"""The formats of `dragoman export`, by name."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from dragoman.faces.export.atom import write_atom
from dragoman.faces.export.bibtex import write_bibtex
from dragoman.faces.export.csl import write_csl
from dragoman.faces.export.csv_files import write_csv
from dragoman.faces.export.ftm import write_ftm
from dragoman.faces.export.gdelt import write_gdelt
from dragoman.faces.export.geojson import write_geojson
from dragoman.faces.export.hxl import write_hxl
from dragoman.faces.export.icews import write_icews
from dragoman.faces.export.jsonl import write_jsonl
from dragoman.faces.export.output import Output
from dragoman.faces.export.parquet import write_parquet
from dragoman.faces.export.polecat import write_polecat
from dragoman.faces.export.schema_org import write_schema_org
from dragoman.faces.export.selection import Selection
from dragoman.faces.export.web_annotation import write_web_annotation
from dragoman.faces.export.xlsx import write_xlsx

__all__ = ["FORMATS", "Format"]


class Format(msgspec.Struct, frozen=True):
    """One format.

    Attributes:
        write: Writes a selection to an output.
        is_folder: It is several files.
    """

    write: Callable[[Selection, Output], None]
    is_folder: bool = False


FORMATS: Final[Mapping[str, Format]] = {
    "atom": Format(write_atom),
    "bibtex": Format(write_bibtex),
    "csl": Format(write_csl),
    "csv": Format(write_csv, is_folder=True),
    "ftm": Format(write_ftm),
    "gdelt": Format(write_gdelt),
    "geojson": Format(write_geojson),
    "hxl": Format(write_hxl),
    "icews": Format(write_icews),
    "jsonl": Format(write_jsonl),
    "parquet": Format(write_parquet, is_folder=True),
    "polecat": Format(write_polecat),
    "schema-org": Format(write_schema_org),
    "web-annotation": Format(write_web_annotation),
    "xlsx": Format(write_xlsx),
}
