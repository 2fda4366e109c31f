"""Forms of English words: what a dictionary form looks like in a text."""

from collections.abc import Mapping

__all__ = ["forms_of"]

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")


def forms_of(base: str, pos: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the forms that a word may have in a text, its dictionary form first.

    Args:
        base: Dictionary form, in lower case.
        pos: VERB or NOUN.
        irregular: By dictionary form, the forms of verbs that no rule makes.

    Returns:
        Forms by the rules of English spelling, and the irregular ones; some that the rules make
        of an irregular verb are no words, which does no harm.
    """
    found = [base, _with_s(base)]
    if pos == "VERB":
        found += [_with_ending(base, "ed"), _with_ending(base, "ing"), *irregular.get(base, ())]
    return tuple(dict.fromkeys(found))


def _with_s(base: str) -> str:
    if base.endswith(_HISSING):
        return f"{base}es"
    return f"{base[:-1]}ies" if _ends_in_consonant_y(base) else f"{base}s"


def _with_ending(base: str, ending: str) -> str:
    if base.endswith("e") and not (ending == "ing" and base.endswith(("ee", "oe", "ye"))):
        return base[:-1] + ending
    if ending == "ed" and _ends_in_consonant_y(base):
        return f"{base[:-1]}ied"
    return base + ending


def _ends_in_consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in _VOWELS
