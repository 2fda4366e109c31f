"""Joins what many pages tell of talks into tracks: who negotiates, who moved how, where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from dragoman.codes.talks import TalksCodes
from dragoman.model import (
    Demand,
    Mediator,
    Move,
    PageTalks,
    Proposal,
    Strand,
    TalksState,
    Track,
    content_id,
)
from dragoman.talks.days import Dated, in_order
from dragoman.talks.states import infer

__all__ = ["make_tracks"]

_APART: Final = 183  # days without a word, after which the same parties talk anew
_ANSWERS: Final = frozenset({"accept", "reject", "counter"})
_SHARED: Final = 2


class _Joined(msgspec.Struct):
    """A track in the making: strands with the pages that tell them, the earliest first."""

    strands: list[tuple[PageTalks, Strand]]

    @property
    def parties(self) -> tuple[str, ...]:
        """Return everybody that negotiates on any page, those of most pages first."""
        return _most(party for _, strand in self.strands for party in strand.parties)


def make_tracks(pages: Iterable[PageTalks], *, codes: TalksCodes) -> tuple[Track, ...]:
    """Join the strands of pages into tracks and infer where each stands.

    Strands are one track where they bear the same name of a known negotiation, or have two parties
    in common and none about whom they differ, and no half year lies between them.

    Args:
        pages: What pages tell of talks, in any order.
        codes: The table of states.

    Returns:
        Tracks, the one with the newest page first.
    """
    ordered = sorted(pages, key=lambda one: (one.day or "", one.article))
    joined: list[_Joined] = []
    for page in ordered:
        for strand in page.strands:
            fitting = next((one for one in reversed(joined) if _fits(one, page, strand)), None)
            if fitting is None:
                joined.append(_Joined([(page, strand)]))
            else:
                fitting.strands.append((page, strand))
    newest = sorted(joined, key=lambda one: one.strands[-1][0].day or "", reverse=True)
    return tuple(_track(one, codes) for one in newest)


def _fits(joined: _Joined, page: PageTalks, strand: Strand) -> bool:
    last_page, last = joined.strands[-1]
    if last_page.article == page.article or _days_between(last_page.day, page.day) > _APART:
        return False
    mine, theirs = set(strand.parties), set(joined.parties)
    shared = len(mine & theirs)
    if strand.issue != last.issue and "other" in (strand.issue, last.issue):
        return False
    return shared >= _SHARED and (mine <= theirs or theirs <= mine)


def _days_between(first: str | None, last: str | None) -> int:
    if first is None or last is None or len(first) < len("2025-07-24") > len(last):
        return 0
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def _track(joined: _Joined, codes: TalksCodes) -> Track:
    pages = {page.article: page for page, _ in joined.strands}
    strands = [strand for _, strand in joined.strands]
    keys = frozenset((strand.article, strand.track) for strand in strands)
    parties = joined.parties
    mediators = _mediators(strands, parties)
    moves = in_order(pages.values(), keys, codes.moves)
    changes = infer(moves, parties, [one.actor for one in mediators], codes)
    name = _most(strand.name for strand in strands)[0]
    issue = _most(strand.issue for strand in strands)[0]
    return Track(
        id=content_id("track", name, issue, *parties, strands[0].id),
        name=name,
        issue=issue,
        parties=parties,
        mediators=mediators,
        venue=next((one.venue for one in reversed(strands) if one.venue), None),
        state=changes[-1].after if changes else TalksState.UNKNOWN,
        strands=tuple(strand.id for strand in strands),
        moves=tuple(one.move.id for one in moves),
        characterisations=tuple(
            view.id
            for page in pages.values()
            for view in page.characterisations
            if (page.article, view.track) in keys
        ),
        proposals=tuple(_proposals(moves, pages)),
        demands=tuple(_demands(moves, pages)),
        transitions=changes,
    )


def _most(values: Iterable[str]) -> tuple[str, ...]:
    """Return values, each once, the most frequent first; of equals the first."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda one: -counts[one]))


def _mediators(strands: Sequence[Strand], parties: Sequence[str]) -> tuple[Mediator, ...]:
    found = {one.actor: one for strand in strands for one in strand.mediators}
    return tuple(one for name, one in found.items() if name not in parties)


def _proposals(moves: Sequence[Dated], pages: dict[str, PageTalks]) -> Iterator[Proposal]:
    """Yield what was put on the table, each with the answers that came before the next one."""
    for at, dated in enumerate(moves):
        if dated.move.move != "propose":
            continue
        answers = []
        for other in moves[at + 1 :]:
            if other.move.move == "propose":
                break
            if other.move.move in _ANSWERS:
                answers.append(other.move.id)
        yield Proposal(move=dated.move.id, terms=_terms(dated.move, pages), answers=tuple(answers))


def _demands(moves: Sequence[Dated], pages: dict[str, PageTalks]) -> Iterator[Demand]:
    for dated in moves:
        if dated.move.move == "demand":
            for party in (dated.move.by or "").split("; "):
                if party:
                    terms = _terms(dated.move, pages)
                    yield Demand(party=party, move=dated.move.id, terms=terms)


def _terms(move: Move, pages: dict[str, PageTalks]) -> tuple[str, ...]:
    return pages[move.article].terms.get(move.id, ())
