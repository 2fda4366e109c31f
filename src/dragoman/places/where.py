"""Stage 4b, `find_where`: from a sentence and an event's trigger to the words that say where.

Every name and run of capitals in the sentence is a candidate, whole, shorter and longer; so is "no
place". A linear ranker scores them by syntax, order and the words around them, and the best one is
the answer. It was trained on sentences of conflict news (tools/train_where.py) and does what their
annotators did: the narrowest named place ("Baquba" in "a town near Baquba, Iraq"), without the kind
of place in lower case ("Potiskum" in "Potiskum town"). benchmarks/event_location.py measures it.
"""

from collections.abc import Sequence

from dragoman.codes.where import WhereWeights
from dragoman.model import Reading, Span
from dragoman.places.where_features import describe
from dragoman.places.where_scene import see, stretches

__all__ = ["find_where"]


def find_where(
    reading: Reading, trigger: Span, *, names: tuple[Span, ...] = (), weights: WhereWeights
) -> Span | None:
    """Find the words that name the place where an event happened, in the trigger's sentence.

    Args:
        reading: The article's sentences, with syntax.
        trigger: The event's word or words.
        names: Names known to be places, besides those that the reading has recognised.
        weights: What was learned, from `load_where`.

    Returns:
        The name's words; None where the sentence does not say it, or has no syntax.
    """
    scene = see(reading, trigger, names)
    if scene is None:
        return None
    found = stretches(scene)
    none, *scores = (_score(row, weights) for row in describe(scene, found, weights.words))
    best = max(range(len(found)), key=scores.__getitem__, default=None)
    if best is None or none >= scores[best]:
        return None
    return scene.span(found[best])


def _score(row: Sequence[str], weights: WhereWeights) -> float:
    return sum(filter(None, map(weights.weights.get, row)))
