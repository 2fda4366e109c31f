"""Writes down how a word becomes its dictionary form, and does it again for other words."""

from collections.abc import Collection, Mapping

__all__ = ["apply_script", "find_script", "verb_of"]

# A script is "case|cut|add": put the word in lower case ("l"), as it is ("k") or with a capital
# ("c"), cut so many letters off its end, add others: "l|3|y" makes "Countries" into "country".
# Where nothing of the word is kept, cut is "*": "l|*|be". Kept from a fifth of the word on.
_LEAST_KEPT = 0.2
_REGULAR = ("ed", "ing")


def find_script(form: str, lemma: str) -> str:
    """Return the script that makes `form` into `lemma`, the plainest case first.

    Args:
        form: The word as written: "Countries".
        lemma: Its dictionary form: "country".

    Returns:
        The script, so that `apply_script(form, script) == lemma`.
    """
    best = None
    for case in "lkc":
        start = _cased(form, case)
        shared = _shared(start, lemma)
        if best is None or shared > best[0]:
            best = shared, case, start
    if best is None or best[0] < max(1, _LEAST_KEPT * len(lemma)):
        return f"l|*|{lemma}"
    shared, case, start = best
    return f"{case}|{len(start) - shared}|{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """Return the dictionary form of a word by a script.

    Args:
        form: The word as written.
        script: What `find_script` returned for this or another word.

    Returns:
        The dictionary form; the word itself in its case where the script would cut all of it.
    """
    case, cut, add = script.split("|", 2)
    if cut == "*":
        return add
    start = _cased(form, case)
    kept = len(start) - int(cut)
    return start[:kept] + add if kept > 0 else start


def verb_of(form: str, lemma: str, verbs: Collection[str], irregular: Mapping[str, str]) -> str:
    """Return the dictionary form of a verb, mended where its script made no verb that is known.

    Args:
        form: The word as written: "recalled", "withdrew".
        lemma: What its script made of it: "recalle", "withdrow".
        verbs: Dictionary forms that are known.
        irregular: Dictionary forms by irregular forms.

    Returns:
        The known verb of which the word is a form, else `lemma`.
    """
    word = form.lower()
    if word in irregular:
        return lemma if lemma in (word, *irregular.values()) else irregular[word]
    ending = next((one for one in _REGULAR if word.endswith(one)), None)
    if ending is None or lemma in verbs:
        return lemma
    stem = word.removesuffix(ending)
    single = stem[:-1] if stem[-2:-1] == stem[-1:] else stem  # "stopped"
    return next((one for one in (f"{stem}e", stem, single) if one in verbs), lemma)


def _cased(form: str, case: str) -> str:
    if case == "l":
        return form.lower()
    return form.capitalize() if case == "c" else form


def _shared(left: str, right: str) -> int:
    """Return how many letters two words share from their beginning."""
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    return shared
