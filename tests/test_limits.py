"""The time limit for one page."""

import contextlib
import threading
import time

import pytest

from dragoman.limits import OutOfTime, time_limit


def careless_library() -> None:
    """Work that swallows every exception it can."""
    while True:
        with contextlib.suppress(Exception):
            time.sleep(5)


def test_work_is_stopped_when_its_time_is_up() -> None:
    """A bare except in between does not keep it alive for long."""
    started = time.monotonic()
    with pytest.raises(OutOfTime), time_limit(0.05):
        careless_library()
    assert time.monotonic() - started < 2


def test_quick_work_is_left_alone() -> None:
    """After the block no alarm rings."""
    with time_limit(0.05):
        pass
    time.sleep(0.1)


def test_no_limit_and_other_threads_are_left_alone() -> None:
    """Zero means no limit; outside the main thread there is none."""
    seen: list[str] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
            seen.append("thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with time_limit(0):
        time.sleep(0.02)
    assert seen == ["thread"]
