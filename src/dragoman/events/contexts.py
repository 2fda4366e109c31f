"""Tells in which of PLOVER's contexts an event stands, by the words of its sentence."""

from collections.abc import Mapping
from itertools import pairwise

from dragoman.events.scene import Scene

__all__ = ["contexts_of"]


def contexts_of(scene: Scene, at: int, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the contexts of which the sentence of a token has a word, in alphabetical order.

    Args:
        scene: The page.
        at: A token of the sentence.
        words: Contexts by dictionary form; two words stand with a space between ("human rights").
    """
    line = scene.reading.sentences[scene.sentence[at]]
    lemmas = [scene.lemma(one) for one in range(line.first, line.last)]
    pairs = (f"{one} {other}" for one, other in pairwise(lemmas))
    forms = (scene.form(one) for one in range(line.first, line.last))
    return tuple(
        sorted({name for word in (*lemmas, *forms, *pairs) for name in words.get(word, ())})
    )
