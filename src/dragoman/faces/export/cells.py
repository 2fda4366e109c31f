"""Makes words of pages harmless for tables, spreadsheets and XML, and otherwise leaves them as they are."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

__all__ = ["csv_line", "one_line", "printable", "safe", "tab_line", "whole"]

# What XML cannot hold, and what readers of CSV break on: controls but tab and line ends, halves of
# characters, and code points that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet runs a cell that begins with one of these, in some scripts also their wide forms;
# what it does not show before them does not help. One that splits at ; or tab instead of comma
# begins a cell there too (OWASP, CSV injection).
_HIDDEN = "[ \u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'\"]*"
_FORMULA = re.compile(rf"(^|[;\t\r\n])({_HIDDEN})(?=[=+\-@＝＋－＠]\s*\S)")
_END = "\r\n"
_SPACE = re.compile(r"\s+")


def printable(words: str) -> str:
    """Return words in which U+FFFD stands for each character that XML cannot hold."""
    return _UNPRINTABLE.sub("\ufffd", words)


def one_line(words: str) -> str:
    """Return words on one line, every run of space as one."""
    return _SPACE.sub(" ", printable(words)).strip()


def safe(value: object) -> object:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what begins a formula.

    Args:
        value: A number stays a number, without .0 where it is whole; None is an empty cell.
    """
    if isinstance(value, str):
        return _FORMULA.sub(r"\1\2'", printable(value))
    return whole(value)


def whole(value: object) -> object:
    """Return a whole number as an int (33, not 33.0), anything else as it is."""
    if isinstance(value, bool):
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def csv_line(cells: Iterable[object]) -> str:
    """Return one row of CSV (RFC 4180, without its line end), safe to open in a spreadsheet."""
    written = StringIO()
    # The writer quotes line ends only where they are in its own.
    csv.writer(written, lineterminator=_END).writerow([safe(cell) for cell in cells])
    return written.getvalue().removesuffix(_END)


def tab_line(cells: Iterable[object]) -> str:
    """Return one row of tab-separated values, each on one line, safe to open in a spreadsheet."""
    flat = (one_line(cell) if isinstance(cell, str) else cell for cell in cells)
    return "\t".join("" if cell is None else str(safe(cell)) for cell in flat)
