"""Builds hostile pages, and says what is unsound in what was read of them."""

from pathlib import Path

from dragoman.codes import load_codes
from dragoman.model import Failed, Findings, Rejected, Span, ZoneKind, all_findings
from dragoman.page import find_pages
from dragoman.pipeline import read_many
from dragoman.settings import Settings

__all__ = ["EXAMPLES", "PROSE", "SETTINGS", "faults", "read_bytes"]

EXAMPLES = Path(__file__).parents[2] / "examples"
SETTINGS = Settings(max_page_seconds=20.0)
PROSE = (
    "The two delegations met on Tuesday, said Ana Roth, who leads one of them. At least 12 "
    "soldiers were killed in March, the ministry said. “We came to listen,” she said. "
)

Result = Findings | Rejected | Failed


def read_bytes(
    folder: Path, name: str, data: bytes, *, settings: Settings = SETTINGS
) -> list[Result]:
    """Read a file of these bytes as `dragoman read` does."""
    path = folder / name
    path.write_bytes(data)
    pages = find_pages(path, settings=settings)
    return list(read_many(pages, codes=load_codes(()), settings=settings))


def faults(result: Result) -> list[str]:
    """Return what is wrong with a result: a failure of ours, or a finding in a wrong place."""
    if isinstance(result, Failed):
        return [f"failed at {result.stage}: {result.error}"]
    if isinstance(result, Rejected):
        return []
    text = result.article.text
    aside = [zone for zone in result.article.zones if zone.kind is ZoneKind.FURNITURE]
    wrong = []
    for finding in all_findings(result):
        span = finding.span
        if not 0 <= span.start < span.end <= len(text):
            wrong.append(f"{finding.rule} lies outside the text: {span}")
        if any(_overlap(span, zone.start, zone.end) for zone in aside):
            wrong.append(f"{finding.rule} lies in furniture: {span.of(text)!r}")
    return wrong


def _overlap(span: Span, start: int, end: int) -> bool:
    return span.start < end and span.end > start
