"""Finds unnamed actors by the nouns that news uses: "Israeli officials", "aid workers", "police"."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.actors.phrases import SINGLE, belongs, is_former, who_of
from dragoman.actors.scene import Found, Scene, Who
from dragoman.codes.keys import name_key
from dragoman.model import Sentence

__all__ = ["find_roles"]

_STOPS = frozenset({"ADP", "VERB", "AUX", "CCONJ", "SCONJ"})
_INSIDE = ("'s", "’s", "-", "'", "’")  # marks that stand within a phrase
_WIDE = 15  # words that a phrase has before its noun, at most
_KINDS = frozenset({"person", "group", "body", "thing", "states", "share"})


def find_roles(
    scene: Scene, index: int, sentence: Sentence, taken: set[int], known: dict[str, Found]
) -> Iterator[Found]:
    """Yield noun phrases that name somebody by what he is.

    Args:
        scene: The article.
        index: Of the sentence.
        sentence: The sentence.
        taken: Tokens of names, which are no nouns here.
        known: The people found before, for "the president".

    Yields:
        Mentions in text order; a title before a name is none.
    """
    ends = scene.names.role_ends
    for end in range(sentence.first, sentence.last):
        lemma = (scene.reading.tokens[end].lemma or "").lower()
        if scene.words[end] not in ends and lemma not in ends:
            continue
        if end in taken or not _is_head(scene, sentence, end, taken):
            continue
        told = scene.role_at(end, sentence.first)
        if told is None or told[1].kind not in _KINDS:
            continue
        if told[1].kind == "share" and not _is_subject(scene, end):
            continue
        first = _left(scene, sentence, told[0], end)
        meant = _named_before(scene, first, end, known)
        if meant is not None:
            yield replace(meant, first=first, last=end + 1, sentence=index)
        else:
            owner = _owner(scene, first, end, known)
            seen = replace(scene, leading=owner) if owner is not None else scene
            who, rule, why = who_of(seen, sentence, first, end, told[1])
            yield Found(
                first=first, last=end + 1, sentence=index, key=_key(who, scene.words[end]), who=who,
                rule=rule, confidence=0.6, why=why,
            )  # fmt: skip


def _owner(scene: Scene, first: int, end: int, known: dict[str, Found]) -> str | None:
    """Return the country of the person whose envoy, father or government a phrase names."""
    for at in range(first, end):
        last = scene.people.get(at)
        if last is not None:
            surname = name_key(scene.text(at, last)).removesuffix("'s").rpartition(" ")[2]
            return known[surname].who.country if surname in known else None
        if scene.words[at] in scene.names.words["he"] and known:
            return next(reversed(known.values())).who.country
    return None


def _key(who: Who, noun: str) -> tuple[str, ...]:
    if who.code:
        return ("body", who.code)
    if who.name is not None and who.sort == "person":
        return ("person", name_key(who.name))
    return ("role", who.country or "", *who.sectors, noun)


def _named_before(scene: Scene, first: int, end: int, known: dict[str, Found]) -> Found | None:
    """Return the last person of an office that a bare phrase names: "the president"."""
    words = scene.office_at(end, first)
    office = scene.names.offices[words].office if words else ""
    bare = words is not None and end - first <= len(words.split())
    if not office or not bare or is_former(scene, first, end):
        return None
    if office not in SINGLE:
        return None
    return next((one for one in reversed(known.values()) if one.who.office == office), None)


def _is_head(scene: Scene, sentence: Sentence, end: int, taken: set[int]) -> bool:
    """Say whether a noun is the head of its phrase, and no title before a name."""
    token = scene.reading.tokens[end]
    if _is_subject(scene, end) and token.pos in ("SYM", "DET", "PRON", "NUM"):
        return True
    if token.pos not in ("NOUN", "PROPN", "ADJ", None):
        return False
    if token.pos == "ADJ" and token.relation not in ("nsubj", "obj", "obl", "nmod", "conj"):
        return False
    after = end + 1
    if after < sentence.last and after in scene.people:
        return False
    if token.relation == "compound" and token.head is not None and token.head > end:
        return False
    return not (after < sentence.last and after in taken and scene.is_capital(end))


def _is_subject(scene: Scene, at: int) -> bool:
    return (scene.reading.tokens[at].relation or "").startswith("nsubj")


def _left(scene: Scene, sentence: Sentence, start: int, head: int) -> int:
    """Return where the phrase of a noun begins: by syntax, or without it by capitals and places."""
    first = start
    while first > max(sentence.first, start - _WIDE):
        token = scene.reading.tokens[first - 1]
        if token.head is None:
            linked = belongs(scene, first - 1) or scene.is_capital(first - 1)
        else:
            linked = token.pos not in _STOPS and scene.is_below(first - 1, head)
        word = scene.words[first - 1]
        if not linked or not (word[0].isalnum() or word in _INSIDE):
            break
        first -= 1
    return first
