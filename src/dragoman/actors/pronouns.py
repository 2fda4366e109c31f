"""Joins pronouns and phrases such as "the group" to who was named before."""

from bisect import bisect_left
from collections.abc import Iterator

from dragoman.actors.scene import Found, Scene

__all__ = ["find_pronouns"]

PRONOUN = "actors.pronoun/1"
_REACH = 3  # sentences back
_MOST = 40  # mentions of one sentence that are looked at
_BODIES = frozenset(
    {"state", "ministry", "army", "armed_group", "party", "body", "company", "ngo", "media",
     "agency", "police", "parliament", "court", "union", "church", "university", "other"}
)  # fmt: skip


def find_pronouns(scene: Scene, found: list[Found]) -> Iterator[Found]:
    """Yield pronouns and anaphoric phrases, each as the actor that it most likely means.

    Args:
        scene: The article.
        found: All mentions by name and role, in text order.

    Yields:
        Mentions in text order.
    """
    words = scene.names.words
    taken = {token for one in found for token in range(one.first, one.last)}
    for index, sentence in enumerate(scene.reading.sentences):
        for at in range(sentence.first, sentence.last):
            word = scene.words[at]
            if at in taken:
                continue
            if word in words["he"]:
                meant = _before(scene, found, at, index, "he")
            elif word in words["it"] and scene.reading.tokens[at].relation != "expl":
                meant = _before(scene, found, at, index, "it")
            elif word in words["they"]:
                meant = _before(scene, found, at, index, "they")
            else:
                continue
            if meant is not None:
                yield Found(
                    first=at, last=at + 1, sentence=index, key=meant.key, who=meant.who,
                    rule=meant.rule, confidence=meant.confidence, why=meant.why,
                )  # fmt: skip


def _before(scene: Scene, found: list[Found], at: int, index: int, kind: str) -> Found | None:
    """Return the nearest mention before that fits, a subject before any other of its sentence."""
    fitting: list[Found] = []
    for place in range(bisect_left(found, at, key=lambda one: one.first) - 1, -1, -1):
        one = found[place]
        if index - one.sentence > _REACH or len(fitting) > _MOST:
            break
        if fitting and one.sentence != fitting[0].sentence:
            break
        if _fits(one, kind):
            fitting.append(one)
    return next(
        (one for one in fitting if _is_subject(scene, one)), fitting[0] if fitting else None
    )


def _fits(one: Found, kind: str) -> bool:
    if kind == "he":
        return one.who.sort == "person" and one.who.name is not None
    if kind == "it":
        return one.who.sort in _BODIES
    return one.who.sort == "group" or one.who.sort in ("armed_group", "party")


def _is_subject(scene: Scene, one: Found) -> bool:
    tokens = scene.reading.tokens
    return any((tokens[at].relation or "").startswith("nsubj") for at in range(one.first, one.last))
