"""Reads a numeral in words: "twenty-two", "half a million", "tens of thousands", "two-thirds"."""

from collections.abc import Sequence

import msgspec

from dragoman.codes.units import NumberWord
from dragoman.figures.numeral import Numbers, Numeral, find_scales, past_hyphen, tidy
from dragoman.figures.words import Word

__all__ = ["read_words"]

# Below a hundred, "and" joins what follows a hundred or a thousand ("a hundred and ten").
_AND_LIMIT = 100
# "Dozen people" and "hundred people" stand alone; "million" does not.
_BARE_LIMIT = 100


def read_words(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral | None:
    """Return the numeral in words that starts at a word, or None."""
    known = numbers.get(words[at].lower)
    found: Numeral | None = None
    match None if known is None else known.role:
        case "unit" | "teen" | "ten":
            found = _fraction(words, at, numbers) or _add_up(words, at, numbers)
        case "article":
            found = _fraction(words, at, numbers) or _after_article(words, at, numbers)
        case "part":
            found = _half(words, at, numbers)
        case "few" | "vague":
            found = _vague(words, at, numbers)
        case "hundred" | "scale" if known is not None and known.value <= _BARE_LIMIT:
            found = Numeral(at, at + 1, known.value)
    return found


def _add_up(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral:
    """Add up number words as they are read aloud ("two hundred and twenty-two thousand")."""
    total, current, previous, last = 0.0, 0.0, "", at
    step = at
    while step < len(words):
        known = numbers.get(words[step].lower)
        if known is None or not _follows(known.role, previous):
            break
        if known.role in {"unit", "teen", "ten"}:
            current += known.value
        elif known.role == "hundred":
            current *= known.value
        else:
            total, current = total + current * known.value, 0.0
        previous, last = known.role, step + 1
        step = _joined(words, last, numbers, previous)
    return Numeral(at, last, tidy(total + current))


def _follows(role: str, previous: str) -> bool:
    match role:
        case "unit":
            return previous in {"", "ten", "hundred", "scale"}
        case "teen" | "ten":
            return previous in {"", "hundred", "scale"}
        case "hundred":
            return previous in {"unit", "teen"}
        case "scale":
            return previous in {"unit", "teen", "ten", "hundred"}
        case _:
            return False


def _joined(words: Sequence[Word], at: int, numbers: Numbers, previous: str) -> int:
    """Return where a numeral goes on behind a hyphen or an "and"."""
    if at + 1 >= len(words):
        return at
    step = past_hyphen(words, at)
    if _role(words, at, numbers) == "and" and previous in {"hundred", "scale"}:
        known = numbers.get(words[at + 1].lower)
        if known is not None and known.role in {"unit", "teen", "ten"} and known.value < _AND_LIMIT:
            return at + 1
    return step


def _after_article(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral | None:
    """Read "a hundred", "a dozen", "a half-million", "a few thousand"."""
    if at + 1 >= len(words):
        return None
    known = numbers.get(words[at + 1].lower)
    if known is None:
        return None
    if known.role in {"hundred", "scale"}:
        factor, last = find_scales(words, at + 1, numbers)
        return Numeral(at, last, factor)
    if known.role == "part":
        half = _half(words, at + 1, numbers)
        return half and msgspec.structs.replace(half, first=at)
    if known.role == "few":
        vague = _vague(words, at + 1, numbers)
        return vague and msgspec.structs.replace(vague, first=at)
    return None


def _half(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral | None:
    """Read "half a million" and "half-billion" as numbers, "half of them" as a share."""
    step = at + 1
    if step >= len(words):
        return None
    if _role(words, step, numbers) == "article" and step + 1 < len(words):
        step += 1
    factor, last = find_scales(words, step, numbers)
    value = numbers[words[at].lower].value
    if factor > 1.0:
        return Numeral(at, last, value * factor)
    if _role(words, at + 1, numbers) in {"of", "halved"}:
        return Numeral(at, at + 1, value, share=True)
    return None


def _fraction(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral | None:
    """Read "two-thirds", "three quarters", "a third of"."""
    if at + 1 >= len(words):
        return None
    step = past_hyphen(words, at + 1)
    below = numbers.get(words[step].lower) if step < len(words) else None
    if below is None or below.role != "fraction":
        return None
    article = numbers[words[at].lower].role == "article"
    if article and _role(words, step + 1, numbers) != "of":
        return None
    above = 1.0 if article else numbers[words[at].lower].value
    return Numeral(at, step + 1, above / below.value, share=True)


def _vague(words: Sequence[Word], at: int, numbers: Numbers) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred": a lowest count and no value."""
    known = numbers[words[at].lower]
    of = _role(words, at + 1, numbers) == "of"
    step = at + 2 if of else at + 1
    larger = numbers.get(words[step].lower) if step < len(words) else None
    if larger is not None and _enlarges(known, larger, of=of):
        # The table holds two of each vague word; "hundreds of thousands" is 200 of one thousand.
        one = larger.value / 2 if larger.role == "vague" else larger.value
        return Numeral(at, step + 1, None, low=known.value * one)
    if known.role == "few":
        return None
    return Numeral(at, at + 1, None, low=known.value)


def _enlarges(known: NumberWord, larger: NumberWord, *, of: bool) -> bool:
    if known.role == "few":
        return larger.role in {"hundred", "scale", "vague"}
    return of and larger.role == "vague" and larger.value > known.value


def _role(words: Sequence[Word], at: int, numbers: Numbers) -> str:
    """Return what a word does in a number, "" for nothing and past the end."""
    known = numbers.get(words[at].lower) if at < len(words) else None
    return "" if known is None else known.role
