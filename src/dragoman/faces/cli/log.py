"""Chooses the form of log lines: plain or JSON, on standard error."""

import json
import logging

__all__ = ["set_up_log"]

LEVELS = (logging.ERROR, logging.INFO, logging.DEBUG)


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, error."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        fields = {
            "time": self.formatTime(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def set_up_log(verbose: int, *, as_json: bool) -> None:
    """Send our log lines to standard error.

    Args:
        verbose: 0 errors only, 1 pages too, 2 or more everything.
        as_json: One JSON object a line instead of plain text.
    """
    handler = logging.StreamHandler()
    plain = logging.Formatter("%(levelname)s %(name)s %(message)s")
    handler.setFormatter(JsonLines() if as_json else plain)
    ours = logging.getLogger("dragoman")
    ours.handlers = [handler]
    ours.setLevel(LEVELS[min(verbose, len(LEVELS) - 1)])
    ours.propagate = False
