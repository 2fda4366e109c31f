"""Puts the moves of many pages in the order in which they were made."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from dragoman.model import Move, PageTalks, Status

__all__ = ["Dated", "day_of", "in_order"]

_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2}))?")

# What goes on outlasts what happened, and what is planned comes after both.
_STAGES: Final = dict.fromkeys(Status, 0) | {Status.ONGOING: 1, Status.PLANNED: 2}


class Dated(msgspec.Struct, frozen=True):
    """A move with the day on which it counts.

    Attributes:
        day: The day it was made, as far as told, else the page's; None where neither is known.
        move: The move.
        outlet: Who reports it, or the article's id.
        words: The words it rests on, in lower case.
        is_news: Whether it can bring about a state: a later page's undated word of a move that was
            known before is background.
    """

    day: str | None
    move: Move
    outlet: str
    words: str
    is_news: bool


def in_order(
    pages: Iterable[PageTalks], strands: frozenset[tuple[str, str]], moves: Iterable[str]
) -> list[Dated]:
    """Return the moves of some strands, the earliest first.

    What a page tells without a date counts on the page's day. Of one day, what is planned comes
    last, and before that what usually comes first in talks: news tells the newest first.

    Args:
        pages: In any order.
        strands: Article and the page's own name of each strand that is meant.
        moves: Kinds of moves, in the order in which they usually come.
    """
    usual = {name: number for number, name in enumerate(moves)}
    found: list[tuple[tuple[str, str, int, int, int], Dated]] = []
    known: set[tuple[str, str | None, Status]] = set()
    for page in sorted(pages, key=lambda one: (one.day or "", one.article)):
        fresh = set()
        for at, move in enumerate(page.moves):
            if (page.article, move.track) not in strands:
                continue
            key = (move.move, move.by, move.status)
            told = day_of(move.on) if move.on else None
            is_news = told is not None or key not in known
            fresh.add(key)
            day = _counted(told, page.day, move)
            words = page.words.get(move.id, "").lower()
            dated = Dated(day, move, page.outlet or page.article, words, is_news)
            key_of_day = (day or "", page.day or "", _STAGES[move.status], usual[move.move], at)
            found.append((key_of_day, dated))
        known |= fresh
    return [dated for _, dated in sorted(found, key=lambda pair: pair[0])]


def _counted(told: str | None, published: str | None, move: Move) -> str | None:
    """Return the day on which a move counts; what is planned counts when it is announced."""
    if move.status is Status.HISTORICAL:
        return told or (f"{int(published[:4]) - 1}{published[4:]}" if published else None)
    if told is None or (published is not None and told > published):
        return published
    return told


def day_of(value: str) -> str | None:
    """Return the first day of a date: "2025-07", "2025-W30", "2023/.."; None where it is none."""
    matched = _DAY.match(value)
    if not matched:
        return None
    year, month, day, week = matched.groups()
    try:
        if week:
            return date.fromisocalendar(int(year), int(week), 1).isoformat()
        return date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
