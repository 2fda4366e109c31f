"""Links events to the figures that measure them: the dead of an attack, the trucks of aid."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.codes.events import PloverType
from dragoman.model import Event, Figure, Sentence, Span

__all__ = ["with_figures"]


def with_figures(
    events: Sequence[Event],
    figures: Sequence[Figure],
    sentences: Sequence[Sentence],
    plover: Mapping[str, PloverType],
) -> tuple[Event, ...]:
    """Return events with the ids of the figures that measure them.

    Args:
        events: Of a page.
        figures: Of the same page.
        sentences: Of the same page, in text order.
        plover: By name, the types, each with what its figures count.

    Returns:
        The same events; a figure measures the nearest event of its sentence that may have it.
    """
    starts = [line.start for line in sentences]
    found: dict[str, list[str]] = {}
    for figure in figures:
        line = bisect_right(starts, figure.span.start)
        near = [
            (_gap(words, figure.span), one.id)
            for one in events
            if figure.what in plover[one.type].counts
            for words in (one.trigger, *one.also)
            if bisect_right(starts, words.start) == line
        ]
        if near:
            found.setdefault(min(near)[1], []).append(figure.id)
    return tuple(
        replace(one, figures=tuple(found[one.id])) if one.id in found else one for one in events
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
