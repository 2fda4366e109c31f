"""Reads the words and rules that tell times: a word's kinds, and patterns over kinds."""

import re
from functools import cache
from itertools import chain
from typing import NewType

import msgspec

from dragoman.codes.layers import Layers
from dragoman.errors import DataError

__all__ = ["NamedDay", "TimeRule", "TimeWords", "load_times"]

_FIRST_LETTER = 0xE000  # the private use area: no letter of ours can be met in a text
_PLAIN = chr(_FIRST_LETTER)  # the letter of every word that is in no list
_MARK = chr(_FIRST_LETTER + 1)  # the letter of every mark that is in no list

_SHORT = (*map(str, range(100)), *(f"0{digit}" for digit in range(10)))

Kinds = NewType("Kinds", dict[str, str])

# What a pattern may hold: a name with an optional digit (`month2`), the marks of our own
# (`<span>`, `!not_next`, `^not_before`, `&next`, `@before`), and marks that regular expressions know (`$` is the end of the sentence).
_ELEMENT = re.compile(r"\s*(?:([!^&@]?)([a-z_]+)(\d?)|([()|?*<>$]|\{\d,\d\}))")


class _WordRow(msgspec.Struct, frozen=True):
    word: str
    kinds: tuple[str, ...]


class _PhraseRow(msgspec.Struct, frozen=True):
    name: str
    pattern: str


class _RuleRow(msgspec.Struct, frozen=True):
    name: str
    reader: str
    needs: str
    pattern: str
    confidence: float = 0.5


class NamedDay(msgspec.Struct, frozen=True):
    """A day that has a name of its own.

    Attributes:
        name: Its words and marks in lower case, one space between them ("new year 's day").
        value: "XXXX-12-25" where it comes back each year on a fixed day, "2001-09-11" where it
            was once, "XXXX-11-4-4" for the fourth Thursday of November, "XXXX" where it moves.
    """

    name: str
    value: str


class TimeRule(msgspec.Struct, frozen=True):
    """A pattern over the letters of a sentence, and what reads its matches.

    Attributes:
        name: Its name with the version, as findings carry it.
        reader: Name of the function that gives a match its meaning.
        needs: Letters of which a sentence must have one.
        pattern: Compiled; the group "span" holds the words of the time.
        confidence: Share of its spans that were exactly right on the training data.
    """

    name: str
    reader: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    confidence: float


class TimeWords(msgspec.Struct, frozen=True):
    """All that is known of the words that tell times in one language.

    A word becomes one letter that stands for the set of its kinds, so that a sentence becomes a
    short string and a rule a short regular expression over it.

    Attributes:
        letters: Letter of each word.
        values: Kinds of each word with their values.
        kinds: Letters of each kind.
        plain: The letter of a word that is not listed.
        mark: The letter of a mark that is not listed.
        rules: In order; among matches of one length at one place the earlier rule holds.
        calls: Indices of the rules that a letter may call for.
        days: Days with names, by their words.
        past_endings: The endings of regular past verbs.
    """

    letters: dict[str, str]
    values: dict[str, Kinds]
    kinds: dict[str, frozenset[str]]
    plain: str
    mark: str
    rules: tuple[TimeRule, ...]
    calls: dict[str, tuple[int, ...]]
    days: dict[str, NamedDay]
    past_endings: tuple[str, ...]


@cache
def load_times(layers: Layers, language: str = "en") -> TimeWords:
    """Load the words and rules of a language.

    Args:
        layers: Our data with the caller's codes over it.
        language: ISO 639-1 code, the folder of the data files.

    Returns:
        Words, rules and named days, ready to use.

    Raises:
        DataError: A pattern names a kind that no word has.
    """
    days = layers.table(f"{language}/times-days.csv", NamedDay, key="name")
    values = _numbers()
    for row in layers.table(f"{language}/times-words.csv", _WordRow, key="word"):
        known = values.setdefault(row.word, Kinds({}))
        known.update(_kind(item) for item in row.kinds)
    endings = [word for word, known in values.items() if "ordinal_ending" in known]
    for number in range(1, 100):
        for ending in endings:
            values[f"{number}{ending}"] = Kinds({"ordinal": str(number)})
    for day in days:
        head, *rest = day.name.split()
        values.setdefault(head, Kinds({}))["dayhead"] = ""
        for word in rest:
            values.setdefault(word, Kinds({}))["dayname"] = ""
    letters, kinds = _letters(values)
    phrases = layers.table(f"{language}/times-phrases.csv", _PhraseRow, key="name")
    rules = layers.table(f"{language}/times-rules.csv", _RuleRow, key="name")
    patterns = {row.name: row.pattern for row in phrases}
    made = tuple(_rule(row, patterns, kinds) for row in rules)
    return TimeWords(
        letters=letters,
        values=values,
        kinds=kinds,
        plain=_PLAIN,
        mark=_MARK,
        rules=made,
        calls=_calls(made),
        days={day.name: day for day in days},
        past_endings=tuple(word for word, known in values.items() if "past_ending" in known),
    )


def _kind(item: str) -> tuple[str, str]:
    name, _, value = item.partition("=")
    return name, value


def _numbers() -> dict[str, Kinds]:
    """Return the kinds of numerals; they are the same in every language."""
    values = {text: Kinds(_small(text)) for text in _SHORT}
    values |= {f"{number:04}": Kinds(_four_digits(number)) for number in range(2400)}
    values |= {f"{decade}0s": Kinds({"decade": _decade(decade)}) for decade in range(100, 220)}
    values |= {f"{decade}0s": Kinds({"decade_short": f"19{decade}"}) for decade in range(2, 10)}
    values["#dotted"] = Kinds({"dotted": ""})
    values["#clock"] = Kinds({"clockdot": "", "num": ""})
    values["#number"] = Kinds({"num": ""})
    values["#ordinal"] = Kinds({"ordinal": ""})
    return values


def _decade(decade: int) -> str:
    """Return the value of "1980s"; "the 1800s" are a century, "the 2000s" not yet one."""
    return str(decade) if decade % 10 or decade >= 200 else str(decade // 10)


def _four_digits(number: int) -> dict[str, str]:
    kinds = {"num": str(number)}
    if number % 100 < 60:
        kinds["hhmm"] = f"{number // 100:02}:{number % 100:02}"
    if 1000 <= number < 2200:
        kinds["year"] = str(number)
    return kinds


def _small(text: str) -> dict[str, str]:
    number = int(text)
    kinds = {"num": str(number)}
    if 1 <= number <= 31:
        kinds["day"] = str(number)
    if 1 <= number <= 12:
        kinds["mm"] = str(number)
    if number <= 24:
        kinds["hour"] = str(number)
    if len(text) == 2:
        kinds["yy"] = text
        if number < 60:
            kinds["minute"] = text
    return kinds


def _letters(values: dict[str, Kinds]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    sets: dict[frozenset[str], str] = {}
    letters = {}
    kinds: dict[str, set[str]] = {"plain": {_PLAIN}, "mark": {_MARK}}
    for word, known in values.items():
        key = frozenset(known)
        letter = sets.setdefault(key, chr(_FIRST_LETTER + 2 + len(sets)))
        letters[word] = letter
        for kind in key:
            kinds.setdefault(kind, set()).add(letter)
    return letters, {kind: frozenset(found) for kind, found in kinds.items()}


def _calls(rules: tuple[TimeRule, ...]) -> dict[str, tuple[int, ...]]:
    calls: dict[str, tuple[int, ...]] = {}
    for index, rule in enumerate(rules):
        for letter in rule.needs:
            calls[letter] = (*calls.get(letter, ()), index)
    return calls


def _rule(row: _RuleRow, phrases: dict[str, str], kinds: dict[str, frozenset[str]]) -> TimeRule:
    source = _regex(row.pattern, phrases, kinds, named=True)
    if "(?P<span>" not in source:
        source = f"(?P<span>{source})"
    needs = frozenset(chain.from_iterable(_kind_of(kind, kinds) for kind in row.needs.split()))
    return TimeRule(
        name=row.name,
        reader=row.reader,
        needs=needs,
        pattern=re.compile(source),
        confidence=row.confidence,
    )


def _regex(
    pattern: str, phrases: dict[str, str], kinds: dict[str, frozenset[str]], *, named: bool
) -> str:
    """Return the regular expression over letters that a pattern over kinds stands for."""
    parts = []
    groups: set[str] = set()
    at = 0
    while at < len(pattern):
        element = _ELEMENT.match(pattern, at)
        if element is None:
            raise DataError(f"times: the pattern {pattern!r} cannot be read from {pattern[at:]!r}")
        at = element.end()
        look, name, digit, mark = element.groups()
        if mark:
            parts.append({"<": "(?P<span>", ">": ")", "(": "(?:"}.get(mark, mark))
            continue
        if name in phrases:
            inner = f"(?:{_regex(phrases[name], phrases, kinds, named=False)})"
        else:
            inner = f"[{''.join(sorted(_kind_of(name, kinds)))}]"
        group = f"{name}{digit}"
        if look:
            parts.append(_looked(look, inner))
        elif named and group not in groups:
            groups.add(group)
            parts.append(f"(?P<{group}>{inner})")
        else:
            parts.append(inner)
    return "".join(parts)


def _looked(look: str, inner: str) -> str:
    return {"!": "(?!{})", "&": "(?={})", "^": "(?<!{})", "@": "(?<={})"}[look].format(inner)


def _kind_of(name: str, kinds: dict[str, frozenset[str]]) -> frozenset[str]:
    if name not in kinds:
        raise DataError(f"times: no word has the kind {name!r} that a pattern names")
    return kinds[name]
