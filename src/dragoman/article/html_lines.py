"""Leaves out the lines of a site's furniture that slipped in among an article's paragraphs."""

import re
from collections.abc import Iterable

from dragoman.article.html_body import Paragraph
from dragoman.codes.furniture import Furniture, fold

__all__ = ["without_furniture", "without_repeats"]

# How many paragraphs at the top may repeat what stands above the article.
_TOP = 8

# A longer paragraph is told as furniture by no phrase.
_MAX_OPENING = 200
_MAX_INSIDE = 120
_MAX_NOTICE = 250
_MAX_DATE_LINE = 70

# What ends a sentence; a line that ends so is prose, not a label.
_ENDS = (".", "!", "?", "”", '."', "。", "؟", "…", ":", "»", "।")
_YEAR_OR_CLOCK = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b")


def without_repeats(
    paragraphs: Iterable[Paragraph], *, shown: Iterable[str | None]
) -> tuple[Paragraph, ...]:
    """Leave out paragraphs at the top that repeat the title, subtitle or byline, and date lines.

    Args:
        paragraphs: The body's paragraphs.
        shown: What will stand above the body.

    Returns:
        The paragraphs from which those were left out.
    """
    above = {folded for line in shown if line and (folded := fold(line))}
    return tuple(
        paragraph
        for at, paragraph in enumerate(paragraphs)
        if at >= _TOP or not (_repeats(paragraph.text, above) or _is_date_line(paragraph.text))
    )


def without_furniture(
    paragraphs: Iterable[Paragraph], *, phrases: Furniture
) -> tuple[Paragraph, ...]:
    """Leave out labels, calls to subscribe or share, and lists under headings of other articles.

    Args:
        paragraphs: The body's paragraphs.
        phrases: The words by which furniture is known.

    Returns:
        The paragraphs that are the article's.
    """
    kept: list[Paragraph] = []
    under_heading = False
    for paragraph in paragraphs:
        folded = fold(paragraph.text)
        if folded in phrases.headings and not paragraph.text.endswith(_ENDS[:3]):
            under_heading = True
            continue
        under_heading = under_heading and not _goes_on(paragraph)
        if not under_heading and not _is_furniture(paragraph, folded, phrases):
            kept.append(paragraph)
    while kept and _is_notice(kept[-1], phrases):
        kept.pop()
    return tuple(kept)


def _is_notice(paragraph: Paragraph, phrases: Furniture) -> bool:
    """Tell a sentence at the end that speaks of the page ("… appeared first on …")."""
    return len(paragraph.text) <= _MAX_NOTICE and _has_inside(fold(paragraph.text), phrases)


def _repeats(line: str, above: set[str]) -> bool:
    folded = fold(line)
    return folded in above or folded.removeprefix("by ") in above


def _is_date_line(line: str) -> bool:
    return (
        len(line) <= _MAX_DATE_LINE
        and not line.endswith(_ENDS)
        and bool(_YEAR_OR_CLOCK.search(line))
        and len(line.split()) <= 9
        and sum(character.isdigit() for character in line) * 5 >= len(line.replace(" ", ""))
    )


def _goes_on(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is prose, or the middle of a sentence that the page broke up."""
    prose = paragraph.tag in ("p", "quote") and paragraph.text.endswith(_ENDS)
    return prose or paragraph.text[:1].islower()


def _is_furniture(paragraph: Paragraph, folded: str, phrases: Furniture) -> bool:
    if not folded or folded in phrases.labels:
        return True
    if paragraph.tag in ("row", "item") or _goes_on(paragraph):
        return False
    length = len(paragraph.text)
    opens = phrases.openings.get(folded[:2], ())
    if length <= _MAX_OPENING and any(f"{folded} ".startswith(f"{start} ") for start in opens):
        return True
    return length <= _MAX_INSIDE and _has_inside(folded, phrases)


def _has_inside(folded: str, phrases: Furniture) -> bool:
    padded = f" {folded} "
    return any(
        f" {phrase} " in padded
        for word in folded.split()
        for phrase in phrases.inside.get(word, ())
    ) or any(phrase in folded for phrase in phrases.inside_unspaced)
