"""Finds the title, the subtitle and the byline among the lines at the head of an article."""

from collections.abc import Sequence

import msgspec

from dragoman.article.text_dates import find_date_claim, is_date_line
from dragoman.article.text_lines import Line, Look
from dragoman.codes.furniture import Furniture, fold
from dragoman.model import DateClaim

__all__ = ["Head", "find_head"]

# How far above the body a title may stand; between them are bylines, dates, share buttons.
_REACH = 15
_SHORTEST, _LONGEST = 15, 220
# How many lines at the top of what was kept may be heading lines after all.
_KEPT_HEAD = 5
_KEPT_LONGEST = 120
_SUBTITLE_LONGEST = 400
_PARAGRAPH = 80
_BYLINE_LONGEST = 120
_BYLINE_WORDS = 9


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Which lines head the article, by index; None where there is none.

    Attributes:
        body: Where the first paragraph is.
        title: The headline.
        subtitle: The second headline.
        byline: Who wrote it.
        author: The byline's words without its "By".
        dated: The date of publication, as a line here claims.
    """

    body: int = 0
    title: int | None = None
    subtitle: int | None = None
    byline: int | None = None
    author: str | None = None
    dated: tuple[DateClaim, ...] = ()


def find_head(
    lines: Sequence[Line],
    looks: Sequence[Look],
    kept: Sequence[bool],
    *,
    told: str | None,
    phrases: Furniture,
) -> Head:
    """Find what heads an article.

    Args:
        lines: The page's lines.
        looks: What they look like.
        kept: Which of them were taken for body.
        told: The title, where it is known from beside the page.
        phrases: Words of bylines and dates.

    Returns:
        The heading lines; lines kept as body are among them only if they are headlines, bylines
        and dates right above the first paragraph.
    """
    body = _first_paragraph(lines, looks, kept, phrases)
    title = _told_title(looks, body, told) if told else None
    if title is None:
        title = _title(lines, looks, kept, body, phrases)
    start = max(0, body - _REACH) if title is None else title + 1
    stop = max(start, body) + 3
    byline = next(
        (i for i in range(start, min(stop, len(lines))) if _is_byline(lines[i], looks[i], phrases)),
        None,
    )
    subtitle = None if title is None else _subtitle(lines, looks, title, body, phrases)
    return Head(
        body=body,
        title=title,
        subtitle=subtitle if subtitle != byline else None,
        byline=byline,
        author=None if byline is None else _author(lines[byline].text, phrases),
        dated=_dated(lines, range(max(0, start - 3), min(stop, len(lines))), phrases),
    )


def _first_paragraph(
    lines: Sequence[Line], looks: Sequence[Look], kept: Sequence[bool], phrases: Furniture
) -> int:
    """Return where the body starts once headlines, bylines and dates at its top are left out."""
    first = next((index for index, keep in enumerate(kept) if keep), len(kept))
    for index in range(first, min(first + _KEPT_HEAD, len(kept))):
        line, look = lines[index], looks[index]
        if _is_paragraph(look):
            return index
        if kept[index] and not (
            (
                look.width < _KEPT_LONGEST
                and look.first not in {"lower", "quote"}
                and _is_headline(line, look, phrases)
            )
            or _is_byline(line, look, phrases)
            or is_date_line(line.text, phrases)
        ):
            break
    return first


def _told_title(looks: Sequence[Look], body: int, told: str) -> int | None:
    """Return the last line above the second line of the body that says what we were told."""
    key = fold(told)
    if not key:
        return None
    same = [
        index
        for index, look in enumerate(looks[: body + 2])
        if look.key == key or (len(look.key) >= _SHORTEST and _is_part(look.key, key))
    ]
    return same[-1] if same else None


def _is_part(short: str, long: str) -> bool:
    return f" {short} " in f" {long} " and len(short) >= len(long) / 2


def _title(
    lines: Sequence[Line],
    looks: Sequence[Look],
    kept: Sequence[bool],
    body: int,
    phrases: Furniture,
) -> int | None:
    """Return the headline above the body: one said twice before one that stands nearest."""
    low = max(0, body - _REACH)
    fit = [i for i in range(low, body) if _is_headline(lines[i], looks[i], phrases)]
    first = looks[0].key
    for index in fit:
        if index and len(looks[index].key) >= _SHORTEST and _is_part(looks[index].key, first):
            return index
    if not fit:
        return None
    above = [index for index in fit if not kept[index]]
    if not above:
        return fit[0]
    # Lines that touch are title and subtitle; the first of them is the title.
    return above[-2] if len(above) > 1 and above[-2] == above[-1] - 1 else above[-1]


def _is_paragraph(look: Look) -> bool:
    return look.width >= _PARAGRAPH and look.end in {"stop", "question"}


def _is_headline(line: Line, look: Look, phrases: Furniture) -> bool:
    return (
        _SHORTEST <= look.width < _LONGEST
        and look.words * 8 >= min(look.width, 24)
        and look.end in {"none", "question", "dots"}
        and look.phrase not in {"heading", "label"}
        and look.first != "bullet"
        and look.digits < 0.3
        and "|" not in line.text
        and not _is_byline(line, look, phrases)
        and not is_date_line(line.text, phrases)
    )


def _subtitle(
    lines: Sequence[Line], looks: Sequence[Look], title: int, body: int, phrases: Furniture
) -> int | None:
    """Return the line under the title if it is a second headline or an introduction."""
    index = title + 1
    if index >= body:
        return None
    line, look = lines[index], looks[index]
    introduces = (
        look.end == "stop" and _SHORTEST * 2 <= look.width < _SUBTITLE_LONGEST and not look.phrase
    )
    return index if introduces or _is_headline(line, look, phrases) else None


def _is_byline(line: Line, look: Look, phrases: Furniture) -> bool:
    if look.width > _BYLINE_LONGEST or look.end in {"stop", "question", "colon"}:
        return False
    parts = [fold(part) for part in line.text.replace("|", ",").split(",")[1:]]
    if any(part in phrases.roles for part in parts):
        return True
    if not look.key.startswith(phrases.bylines):
        return False
    rest = _author(line.text, phrases)
    if not rest or len(rest.split()) > _BYLINE_WORDS or rest == line.text:
        return False
    named = [word for word in rest.split() if word[0].isalpha()]
    upper = sum(not word[0].islower() for word in named)
    return bool(named) and not named[0][0].islower() and upper >= 0.6 * len(named)


def _author(text: str, phrases: Furniture) -> str:
    """Return a byline's words without its "By"."""
    folded = fold(text)
    for phrase in phrases.bylines:
        spaced = phrase.isascii() or " " in phrase or phrase[0] < "\u2e80"
        if folded.startswith(f"{phrase} ") and spaced:
            rest = text.split(maxsplit=phrase.count(" ") + 1)
            return rest[-1].lstrip(":： ") if len(rest) > phrase.count(" ") + 1 else ""
        if folded.startswith(phrase) and not spaced:
            return text[len(phrase) :].lstrip(":：／/ ")
    return text


def _dated(lines: Sequence[Line], places: range, phrases: Furniture) -> tuple[DateClaim, ...]:
    claims = (find_date_claim(lines[index].text, phrases) for index in places)
    return next(((claim,) for claim in claims if claim), ())
