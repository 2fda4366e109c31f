"""Finds the noun phrase that a numeral counts, and its singular."""

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.codes.units import Units
from dragoman.figures.words import Word, find_phrase

__all__ = ["NounPhrase", "find_head", "find_noun", "singular"]

# Modifiers between numeral and noun ("two U.S.-led coalition air strikes"); longer ones are rare.
_MOST_MODIFIERS = 6
# In "10 (or more) Islamic State (ISIS) members" the brackets hold no more than this.
_MOST_IN_BRACKETS = 4
# Behind "one", where no plural marks the head, so many unknown words may be the noun.
_MOST_UNKNOWN = 3
_VERBAL = ("ing", "ed")
_JOINING = frozenset({"-", "‑", ","})
_SHORTEST_PLURAL = 4
# "Iraqis", "Houthis", "Yazidis"; shorter capitalised words in -is are names.
_SHORTEST_PEOPLE = 6
_NOT_PLURAL = ("ss", "us", "is")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


class NounPhrase(msgspec.Struct, frozen=True, gc=False):
    """The words counted: those from `first` up to `last`, of which the last is the head.

    Attributes:
        first: Index of the first word, a modifier or the head.
        last: One past the index of the head.
    """

    first: int
    last: int


def find_noun(words: Sequence[Word], at: int, units: Units, *, one: bool) -> NounPhrase | None:
    """Return the noun phrase that starts at a word, or None.

    Without parts of speech the head is the first plural, and the counted nouns right behind it.

    Args:
        words: The sentence's words.
        at: Index of the word behind the numeral.
        units: Words of the language.
        one: The numeral is 1, so that the head is a singular.

    Returns:
        The phrase without fillers such as "more" and "of the".
    """
    at = _past_fillers(words, at, units)
    step, known = at, None
    while step < len(words) and step - at < _MOST_MODIFIERS + _MOST_IN_BRACKETS:
        if words[step].text == "(" and step > at:
            step = _past_brackets(words, step)
            continue
        if not _may_stand(words, step, at, units):
            break
        noun = find_phrase(words, step, units.nouns)
        if noun and not one and words[step].text.istitle() and not _is_plural(words[step], units):
            noun = 0  # "575 Mill Road"
        if one and not noun and _is_plural(words[step], units):
            break  # "one proposal asks": the verb
        if noun:
            known = step + noun
        if _is_plural(words[step], units) or (noun and (one or _ends(words, step + noun, units))):
            return NounPhrase(at, _heads(words, max(step + 1, known or 0), units))
        step += 1
    if known is not None:
        return NounPhrase(at, known)
    if not one or step == at or step - at > _MOST_UNKNOWN:
        return None
    verbal = step - at > 1 and words[step - 1].lower.endswith(_VERBAL)
    return NounPhrase(at, step - verbal)


def find_head(words: Sequence[Word], at: int, head: int | None, units: Units) -> NounPhrase | None:
    """Return the noun phrase between a numeral and the noun that syntax gives it, or None.

    Args:
        words: The sentence's words.
        at: Index of the word behind the numeral.
        head: Index of the noun that the numeral hangs on.
        units: Words of the language.
    """
    at = _past_fillers(words, at, units)
    if head is None or not at <= head < at + _MOST_MODIFIERS or words[at].text in _JOINING:
        return None  # "a four-line statement" counts no lines
    stand = all(
        _may_stand(words, step, at, units) or words[step].text in _JOINING
        for step in range(at, head + 1)
    )
    return NounPhrase(at, head + 1) if stand else None


def singular(words: Sequence[Word], phrase: NounPhrase, units: Units) -> str:
    """Return the phrase in lower case with its head in the singular ("heart transplant")."""
    modifiers = [word.lower for word in words[phrase.first : phrase.last - 1]]
    head = words[phrase.last - 1].text.replace("\u00ad", "")
    return " ".join([*modifiers, _singular(head.lower(), units.singular)])


def _past_fillers(words: Sequence[Word], at: int, units: Units) -> int:
    """Step over "or so", "more", "other", "of the", "of these"."""
    if at < len(words):
        at += find_phrase(words, at, units.hedges_after)
    while at < len(words) and units.grammar.get(words[at].lower) == "filler":
        at += 1
    if at < len(words) and words[at].lower in units.groups["partitive"]:
        at += 1
        while at < len(words) and words[at].lower in units.groups["determiner"]:
            at += 1
    return at


def _may_stand(words: Sequence[Word], step: int, at: int, units: Units) -> bool:
    word = words[step]
    if not word.text[0].isalpha() or word.lower.endswith(_POSSESSIVE):
        return False
    role = units.grammar.get(word.lower)
    if role == "participle":
        return step + 1 < len(words) and find_phrase(words, step + 1, units.nouns) > 0
    return role not in {"stop", "filler"} or (role == "filler" and step > at)


def _past_brackets(words: Sequence[Word], step: int) -> int:
    for end in range(step + 1, min(step + 2 + _MOST_IN_BRACKETS, len(words))):
        if words[end].text == ")":
            return end + 1
    return len(words)


def _is_plural(word: Word, units: Units) -> bool:
    if units.grammar.get(word.lower) == "plural":
        return True
    if word.text[0].isupper() and word.lower.endswith("is") and len(word.text) >= _SHORTEST_PEOPLE:
        return True
    ending = word.lower.endswith("s") and not word.lower.endswith(_NOT_PLURAL)
    return ending and len(word.lower) >= _SHORTEST_PLURAL


def _ends(words: Sequence[Word], at: int, units: Units) -> bool:
    """Say whether the noun phrase cannot go on at a word."""
    if at >= len(words) or not words[at].text[0].isalpha():
        return True
    return units.grammar.get(words[at].lower) in {"stop", "participle"}


def _heads(words: Sequence[Word], last: int, units: Units) -> int:
    """Step over further counted nouns: "United States / troops", "rescue workers / members"."""
    while last < len(words):
        count = find_phrase(words, last, units.nouns)
        if not count or not _is_plural(words[last + count - 1], units):
            break
        if units.grammar.get(words[last].lower) in {"stop", "participle"}:
            break
        last += count
    return last


def _singular(word: str, irregular: Mapping[str, str]) -> str:
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
