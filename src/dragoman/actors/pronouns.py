"""Joins pronouns and phrases such as "the group" to who was named before."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.actors.phrases import OF_PAGE
from dragoman.actors.scene import Found, Scene
from dragoman.codes.keys import name_key
from dragoman.model import Sentence

__all__ = ["find_pronouns", "join_back"]

PRONOUN = "actors.pronoun/1"
_REACH = 5  # sentences back
_REACH_OF_PHRASES = 15
_THE = ("the", "this", "that")
_MOST = 40  # mentions of one sentence that are looked at
_BODIES = frozenset(
    {"state", "ministry", "army", "armed_group", "party", "body", "company", "ngo", "media",
     "agency", "police", "parliament", "court", "union", "church", "university", "other"}
)  # fmt: skip
# Who makes surveys that are called "the survey" later on.
_WRITERS = _BODIES - {"state", "army", "armed_group", "party"}


def find_pronouns(scene: Scene, found: list[Found]) -> Iterator[Found]:
    """Yield pronouns and phrases that point back, each as the actor that it most likely means.

    Args:
        scene: The article.
        found: All mentions by name and role, in text order.

    Yields:
        Mentions in text order.
    """
    taken = {token for one in found for token in range(one.first, one.last)}
    found = list(found)
    for index, sentence in enumerate(scene.reading.sentences):
        for at in range(sentence.first, sentence.last):
            if at not in taken:
                meant = _meant(scene, found, at, index)
                if meant is not None:
                    first = at - 1 if _has_article(scene, at, sentence) else at
                    joined = replace(meant, first=first, last=at + 1, sentence=index)
                    insort(found, joined, key=lambda one: one.first)
                    yield joined


def join_back(scene: Scene, found: list[Found]) -> list[Found]:
    """Join bare phrases such as "the agency" to the body named before that they point back to.

    Args:
        scene: The article.
        found: All mentions by name and role, in text order.

    Returns:
        The same mentions; those that point back are the body's.
    """
    joined: list[Found] = []
    for one in found:
        meant = None
        bare = one.last - one.first == 1 or scene.words[one.first] in _THE
        if one.last - one.first <= 2 and not one.who.name and bare:
            if one.last - one.first > 1:
                meant = _named_so(scene, joined, one.last - 1, one.sentence)
            meant = meant or _told_so(scene, joined, one)
        joined.append(
            replace(meant, first=one.first, last=one.last, sentence=one.sentence) if meant else one
        )
    return joined


def _meant(scene: Scene, found: list[Found], at: int, index: int) -> Found | None:
    words, word = scene.names.words, scene.words[at]
    if word in words["he"]:
        return _before(scene, found, at, index, "he")
    if word in words["they"]:
        return _before(scene, found, at, index, "they")
    if word in words["it"]:
        empty = scene.reading.tokens[at].relation == "expl"
        return None if empty else _before(scene, found, at, index, "it")
    if not at or scene.words[at - 1] not in _THE:
        return None
    if word in words["document"]:  # "this report" is the page's own
        own = scene.words[at - 1] == "this"
        kind = "survey" if word in words["survey"] else "it"
        return None if own else _before(scene, found, at, index, kind)
    before = bisect_left(found, at, key=lambda one: one.first)
    return _named_so(scene, found[:before], at, index) if word in words["back"] else None


def _has_article(scene: Scene, at: int, sentence: Sentence) -> bool:
    noun = scene.words[at] in scene.names.words["back"] | scene.names.words["document"]
    return noun and at > sentence.first


def _named_so(scene: Scene, found: list[Found], at: int, index: int) -> Found | None:
    """Return the last body whose name has a noun in it, or else the last near one of its sort."""
    noun = scene.reading.tokens[at].lemma or scene.words[at]
    sorts = scene.names.sorts.get(noun) or scene.names.sorts.get(scene.words[at], ())
    if not sorts:
        return None
    bodies = [one for one in found if one.who.name and one.who.sort != "person"]
    for one in reversed(bodies):
        if not {noun, scene.words[at]}.isdisjoint(name_key(one.who.name or "").split()):
            return one
    near = (one for one in reversed(bodies) if index - one.sentence <= _REACH)
    return next((one for one in near if one.who.sort in sorts), None)


def _told_so(scene: Scene, found: list[Found], one: Found) -> Found | None:
    """Return "a senior American official" for "the official" of whom nothing else is told."""
    if one.why != (OF_PAGE,):
        return None
    noun = scene.reading.tokens[one.last - 1].lemma
    for earlier in reversed(found):
        if one.sentence - earlier.sentence > _REACH_OF_PHRASES:
            return None
        fuller = earlier.last - earlier.first > one.last - one.first and not earlier.who.name
        if fuller and earlier.why != (OF_PAGE,) and earlier.who.country is not None:
            lemmas = {token.lemma for token in scene.reading.tokens[earlier.first : earlier.last]}
            if noun in lemmas:
                return earlier
    return None


def _before(scene: Scene, found: list[Found], at: int, index: int, kind: str) -> Found | None:
    """Return the nearest mention before that fits, a subject before any other of its sentence."""
    fitting: list[Found] = []
    for place in range(bisect_left(found, at, key=lambda one: one.first) - 1, -1, -1):
        one = found[place]
        reach = _REACH_OF_PHRASES if kind == "survey" else _REACH
        if index - one.sentence > reach or len(fitting) > _MOST:
            break
        if fitting and one.sentence != fitting[0].sentence:
            break
        if _fits(one, kind):
            fitting.append(one)
    return max(fitting, key=lambda one: _rank(scene, one), default=None)


def _fits(one: Found, kind: str) -> bool:
    if kind == "he":
        return one.who.sort == "person" and one.who.name is not None
    if kind == "it":
        return one.who.sort in _BODIES
    if kind == "survey":
        return one.who.sort in _WRITERS and one.who.name is not None
    return one.who.sort == "group" or one.who.sort in ("armed_group", "party")


def _rank(scene: Scene, one: Found) -> tuple[bool, bool]:
    """Rank by grammar: the subject of the sentence, then of a clause, then the rest."""
    tokens = scene.reading.tokens
    subjects = [
        token
        for token in tokens[one.first : one.last]
        if (token.relation or "").startswith("nsubj")
    ]
    main = any(
        token.head is not None and tokens[token.head].relation == "root" for token in subjects
    )
    return main, bool(subjects)
