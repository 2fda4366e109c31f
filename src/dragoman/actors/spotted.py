"""Finds where names of people stand: those that the reader saw, holders of posts, names behind titles."""

from collections.abc import Iterator

from dragoman.actors.scene import Scene
from dragoman.model import Sentence

__all__ = ["spot_people"]


def spot_people(scene: Scene) -> dict[int, int]:
    """Return for the first token of each name of a person: one past its last.

    Args:
        scene: The article, with the names that the reader saw.

    Returns:
        Those and the ones that it did not see.
    """
    return dict(found for line in scene.reading.sentences for found in _of_line(scene, line))


def _of_line(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    at = sentence.first
    while at < sentence.last:
        last = scene.people.get(at)
        if last is None and scene.is_capital(at) and at not in scene.places:
            last = _listed(scene, sentence, at) or _titled(scene, sentence, at)
        if last is not None:
            yield at, last
        at = last or at + 1


def _listed(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Return the end of a full name of a holder that the reader did not see as one."""
    if at + 1 >= sentence.last or not scene.is_capital(at + 1):
        return None
    for last in range(min(at + 4, sentence.last), at + 1, -1):
        if scene.names.posts_of(scene.text(at, last)):
            return last
    return None


def _titled(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Return the end of a name behind a title that the reader did not see as a person's."""
    before = scene.reading.tokens[at - 1] if at > sentence.first else None
    if before is None or before.relation != "nmod:desc":
        return None
    told = scene.role_at(at - 1, sentence.first)
    if told is None or told[1].kind != "person":
        return None
    last = at + 1
    while last < sentence.last and scene.is_capital(last) and scene.words[last][0].isalpha():
        last += 1
    inside = before.head is not None and at <= before.head < last
    return last if inside and scene.names.body(scene.text(at, last)) is None else None
