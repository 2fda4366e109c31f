"""Cuts text that was scraped from a page into title, byline, body and furniture."""

import re
from collections.abc import Sequence

from dragoman.article.cut import Cut
from dragoman.article.text_dates import is_date_line
from dragoman.article.text_headline import Head, find_head
from dragoman.article.text_lines import Line, Look, look_at, split_lines
from dragoman.article.text_region import choose_body
from dragoman.article.text_score import Scores, score_lines
from dragoman.codes.furniture import Furniture, fold
from dragoman.model import ArticleFlag, Page, Zone, ZoneKind

__all__ = ["cut_text"]

# Below this share of the characters the body is doubted.
_LOW_SHARE = 0.3
# A region of less says nothing: then everything is kept, for people to see.
_LEAST_BODY = 60
_LOW_CONFIDENCE = 0.5
# A line that only names a picture's maker is a credit, a longer one tells what it shows.
_CREDIT_WIDTH = 60

# "CAIRO (AP) —", "GENEVA, March 3 —", "القاهرة (رويترز) -": a place in capitals, or a name and an
# agency in brackets, before a dash.
_DATELINE = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][^\Wa-z]+(?:[ ,/-]+[\w.'’]+){0,6}?,?(?:\s?\([^()]{2,40}\))?"
    r"|[^\W\d_][\w .,'’/-]{1,40}\s?\([^()]{2,40}\))\s*(?:[—–]|--?\s)"
)
_DATELINE_REACH = 90


def cut_text(text: str, *, page: Page, phrases: Furniture) -> Cut:
    """Cut scraped text into zones; the text itself stays as it is.

    Args:
        text: The text of the page, a line for each block.
        page: The page it came from: its title if known, whether it is all body, which of its
            lines stand on other pages of the host.
        phrases: The furniture lists and the weights of the line scorer.

    Returns:
        Zones over every line that shows anything, and what the page says of itself.
    """
    lines = split_lines(text)
    if not lines:
        return Cut(text=text, zones=(), title=page.title, confidence=0.0, flags=_flags(page.title))
    if page.whole:
        return _cut_whole(text, lines, page)
    looks = look_at(lines, phrases)
    repeated = {fold(line) for line in page.repeated}
    seen = frozenset(index for index, look in enumerate(looks) if look.key in repeated)
    scores = score_lines(looks, seen, phrases.weights)
    kept = choose_body(scores, looks)
    if sum(look.width for look, keep in zip(looks, kept, strict=True) if keep) < _LEAST_BODY:
        kept = [index not in seen for index in range(len(lines))]
    head = find_head(lines, looks, kept, told=page.title, phrases=phrases)
    kinds = _kinds(lines, looks, kept, head, phrases)
    share = _share(lines, kinds)
    title = _text(lines, head.title)
    return Cut(
        text=text,
        zones=_zones(text, lines, kinds),
        title=page.title or title,
        subtitle=_text(lines, head.subtitle),
        byline=head.author,
        dated=head.dated,
        confidence=_confidence(scores, looks, share),
        flags=_flags(page.title or title, share),
    )


def _cut_whole(text: str, lines: Sequence[Line], page: Page) -> Cut:
    """Take everything for body, but for a first line that is the title we were told."""
    titled = page.title is not None and fold(lines[0].text) == fold(page.title) and len(lines) > 1
    kinds = [
        ZoneKind.TITLE if titled and not index else ZoneKind.BODY for index in range(len(lines))
    ]
    return Cut(
        text=text,
        zones=_zones(text, lines, kinds, dateline=False),
        title=page.title,
        flags=_flags(page.title),
    )


def _kinds(
    lines: Sequence[Line],
    looks: Sequence[Look],
    kept: Sequence[bool],
    head: Head,
    phrases: Furniture,
) -> list[ZoneKind]:
    """Say what each line is."""
    kinds = [
        ZoneKind.BODY if keep else _refused(look, phrases)
        for keep, look in zip(kept, looks, strict=True)
    ]
    for index in range(head.body):
        if kept[index] and is_date_line(lines[index].text, phrases):
            kinds[index] = ZoneKind.FURNITURE
    headed = (
        (head.title, ZoneKind.TITLE),
        (head.subtitle, ZoneKind.SUBTITLE),
        (head.byline, ZoneKind.BYLINE),
    )
    for place, kind in headed:
        if place is not None:
            kinds[place] = kind
    return kinds


def _refused(look: Look, phrases: Furniture) -> ZoneKind:
    """Say what a line outside the body is."""
    if look.key.endswith(phrases.agencies) or look.key.startswith(phrases.credits):
        return ZoneKind.CREDIT if look.width < _CREDIT_WIDTH else ZoneKind.CAPTION
    return ZoneKind.FURNITURE


def _share(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> float:
    """Return which share of the characters the body has."""
    sizes = [line.end - line.start for line in lines]
    body = sum(s for s, kind in zip(sizes, kinds, strict=True) if kind is ZoneKind.BODY)
    return body / sum(sizes)


def _text(lines: Sequence[Line], index: int | None) -> str | None:
    return None if index is None else " ".join(lines[index].text.split())


def _zones(
    text: str, lines: Sequence[Line], kinds: Sequence[ZoneKind], *, dateline: bool = True
) -> tuple[Zone, ...]:
    """Join neighbouring lines of one kind, and cut the dateline off the body's first line."""
    zones: list[Zone] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind is ZoneKind.BODY and dateline:
            dateline = False
            match = _DATELINE.match(text, line.start, min(line.end, line.start + _DATELINE_REACH))
            if match and match.end() < line.end:
                start = (
                    match.end()
                    + len(text[match.end() : line.end])
                    - len(text[match.end() : line.end].lstrip())
                )
                zones += (
                    Zone(ZoneKind.DATELINE, line.start, len(text[: match.end()].rstrip())),
                    Zone(kind, start, line.end),
                )
                continue
        if zones and zones[-1].kind is kind and kind not in {ZoneKind.TITLE, ZoneKind.SUBTITLE}:
            zones[-1] = Zone(kind, zones[-1].start, line.end)
        else:
            zones.append(Zone(kind, line.start, line.end))
    return tuple(zones)


def _confidence(scores: Scores, looks: Sequence[Look], share: float) -> float:
    """Return how far the lines are from doubt, long lines first; half of it if little is left."""
    widths = [min(look.width, 400) for look in looks]
    sure = sum(
        width * min(abs(score), 2.0) / 2.0
        for width, score in zip(widths, scores.lines, strict=True)
    )
    confidence = 0.5 + 0.5 * sure / sum(widths)
    return round(confidence * (_LOW_CONFIDENCE if share < _LOW_SHARE else 1.0), 3)


def _flags(title: str | None, share: float = 1.0) -> tuple[ArticleFlag, ...]:
    found = []
    if share < _LOW_SHARE:
        found.append(ArticleFlag.LOW_SHARE)
    if not title:
        found.append(ArticleFlag.NO_TITLE)
    return tuple(found)
