"""Measures what times, places and actors cost beside the parse, on whole news pages, one process.

usage: python -m benchmarks.context_speed
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.data import data_folder
from dragoman.actors import find_actors, find_notes
from dragoman.codes import load_codes
from dragoman.model import DateSource, Page, Precision, Published, Reading
from dragoman.pipeline import parse_page
from dragoman.places import find_places
from dragoman.settings import Settings
from dragoman.times import find_times

__all__ = ["measure"]

T = TypeVar("T")


def measure(data: Path) -> dict[str, float]:
    """Return CPU seconds of each stage, and their share of the parse.

    Args:
        data: The data folder.

    Returns:
        Figures by name; "share" is times, places, actors and notes together over the parse.
    """
    codes = load_codes()
    spent = dict.fromkeys(("parse", "times", "places", "actors", "notes"), 0.0)

    def timed(stage: str, work: Callable[..., T], *given: Any, **named: Any) -> T:
        began = time.process_time()
        done = work(*given, **named)
        spent[stage] += time.process_time() - began
        return done

    words = 0
    for file in sorted((data / "gold" / "whole-pages" / "pages").glob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        page = Page(content=told["text"], name=told["id"], content_type="text/plain")
        day = Published(value=told["date"], precision=Precision.DAY, source=DateSource.SIDECAR)
        reading = timed("parse", parse_page, page, codes=codes, settings=Settings(), as_is=True)
        if not isinstance(reading, Reading):
            continue
        words += len(reading.tokens)
        timed("times", find_times, reading, published=day, words=codes.times)
        places = timed("places", find_places, reading, names=codes.places)
        actors = timed("actors", find_actors, reading, names=codes.actors, places=places, at=day)
        timed("notes", find_notes, reading, actors, names=codes.actors, at=day)
    context = sum(spent.values()) - spent["parse"]
    return spent | {"share": context / spent["parse"], "words": float(words)}


if __name__ == "__main__":
    for name, value in measure(data_folder()).items():
        print(f"{name:8} {value:10.3f}")
