"""Says on one line why a page was not read."""

from dragoman.faces.cli.plain import plain
from dragoman.model import Failed, Rejected

__all__ = ["missed_line"]


def missed_line(result: Rejected | Failed) -> str:
    """Return the line for standard error about a page that was set aside or that broke us."""
    if isinstance(result, Rejected):
        return plain(f"rejected {result.name}: {result.why}: {result.detail}")
    return plain(
        f"failed {result.name}: {result.stage}: {result.error} (a bug of ours: please report it)"
    )
