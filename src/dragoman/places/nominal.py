"""Finds common nouns that stand for a place named before: "the enclave", "the territory"."""

from collections.abc import Iterator

import msgspec

from dragoman.codes.place_names import PlaceNames
from dragoman.model import Reading, Span
from dragoman.places.resolve import Choice

__all__ = ["Nominal", "find_nominals"]

_REACH = 40  # choices back: further off the reader has forgotten the place as well


class Nominal(msgspec.Struct, frozen=True):
    """A noun with its article, the place it stands for, and where that was named.

    Attributes:
        span: The words ("the enclave").
        named: The name before it.
        choice: What that name was resolved to.
    """

    span: Span
    named: Span
    choice: Choice


def find_nominals(
    reading: Reading, choices: tuple[Choice, ...], names: PlaceNames
) -> Iterator[Nominal]:
    """Yield the nouns that stand for a place, each with the last place of that kind before it.

    Args:
        reading: The article's tokens.
        choices: The resolved names in text order.
        names: The nouns, with the kinds of place each goes with.

    Yields:
        Nominals in text order.
    """
    nouns = names.words["nominal"]
    tokens, text = reading.tokens, reading.text
    for at in range(len(tokens) - 1):
        if text[tokens[at].start : tokens[at].end].lower() != "the":
            continue
        for last in (at + 3, at + 2):
            if last > len(tokens):
                continue
            words = text[tokens[at + 1].start : tokens[last - 1].end].lower()
            if words in nouns and not _goes_on(reading, last):
                span = Span(tokens[at].start, tokens[last - 1].end)
                before = _before(span, choices, nouns[words])
                if before is not None:
                    yield Nominal(span, before.mention.span, before)
                break


def _goes_on(reading: Reading, last: int) -> bool:
    """Say whether the noun has a complement of its own: "the territory of Poland"."""
    if last >= len(reading.tokens):
        return False
    token = reading.tokens[last]
    return reading.text[token.start : token.end].lower() in ("of", "-")


def _before(span: Span, choices: tuple[Choice, ...], kinds: tuple[str, ...]) -> Choice | None:
    earlier = [c for c in choices if c.mention.span.end <= span.start and c.how != "demonym"]
    return next((c for c in reversed(earlier[-_REACH:]) if c.best.row.kind in kinds), None)
