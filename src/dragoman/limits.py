"""Stops work on one page when its time is up."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["OutOfTime", "time_limit"]

AGAIN = 1.0  # seconds: rings again, in case a library's bare except swallowed the first one


class OutOfTime(BaseException):
    """The time for one page is up; no `except Exception` of a library may swallow it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` in the block once `seconds` have passed.

    Works in the main thread of a process on systems with interval timers; elsewhere the pool's
    watch over its workers is the only limit. Native code is interrupted when it returns.

    Args:
        seconds: Wall-clock time; 0 or less means no limit.

    Yields:
        Nothing.

    Raises:
        OutOfTime: When the time is up.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not usable or seconds <= 0:
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_signum: int, _frame: FrameType | None) -> None:
    raise OutOfTime
