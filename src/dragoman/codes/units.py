"""Number words, hedges, units and what is counted, read from the data files of a language."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

import msgspec

from dragoman.codes.layers import Layers
from dragoman.errors import DataError
from dragoman.model.figure import Hedge

__all__ = ["Cue", "NumberWord", "Phrases", "Unit", "Units", "load_units"]

# A one- or two-letter unit means another thing in the other case ("MW", "mW"; "C", "c").
_CASED = 2


# Roles of cues that tell what is counted.
_COUNTING = frozenset({"act", "state", "noun", "toll", "context"})


class NumberWord(msgspec.Struct, frozen=True):
    """A word that is or helps to make a number.

    Attributes:
        word: In lower case.
        value: What it stands for; the lowest count for a vague word ("dozens": 24).
        role: unit, teen, ten, hundred, scale, letter, vague, few, part, fraction, article or month.
    """

    word: str
    value: float
    role: str


class Unit(msgspec.Struct, frozen=True):
    """A unit of measure, with the words for it.

    Attributes:
        unit: Normalised name; the ISO 4217 code of a currency.
        kind: What it measures: currency, share, duration, age, length …
        plain: The name in plain words ("dollar").
        before: Forms that stand before the number.
        after: Forms that stand behind it.
    """

    unit: str
    kind: str
    plain: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Cue(msgspec.Struct, frozen=True):
    """Words that tell what a number counts.

    Attributes:
        name: Key of the row.
        what: What is counted, one of the closed list; a phase for the role "phase".
        role: act (before the number), state (behind it), noun, toll, context, phase or above.
        takes: The classes of nouns it goes with; for a noun, its own class.
        words: The phrases, in lower case.
    """

    name: str
    role: str
    what: str = ""
    takes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


Phrases = Mapping[tuple[str, ...], tuple[Cue, ...]]


class _HedgeRow(msgspec.Struct, frozen=True):
    words: str
    hedge: Hedge
    side: str


class _NounRow(msgspec.Struct, frozen=True):
    word: str
    role: str
    singular: str = ""


class _GroupRow(msgspec.Struct, frozen=True):
    name: str
    words: tuple[str, ...]


class _WeightRow(msgspec.Struct, frozen=True):
    feature: str
    weight: float


class Units(msgspec.Struct, frozen=True, kw_only=True):
    """All words that a language has for numbers and for what they count.

    Attributes:
        numbers: Number words by their lower-case form.
        hint: Finds out fast whether a text holds a number at all.
        hedges_before: Hedge by its words, for those before the number.
        hedges_after: The same for those behind it.
        units: Units by normalised name.
        before: Matches a unit that ends where the number starts.
        after: Matches a unit that starts where the number ends.
        forms: Normalised unit by form; short forms keep their case.
        grammar: Role of a word within a noun phrase (stop, participle, filler, plural).
        singular: Singular by irregular plural.
        acts: Cues that stand before the number ("killed").
        states: Cues that stand behind what is counted ("were wounded").
        nouns: Cues that are themselves counted ("deaths").
        tolls: Cues that announce a bare number ("death toll").
        contexts: Cues that tell what money or goods are for.
        phases: Words that name an IPC phase.
        above: Words that widen a phase to all above it.
        groups: Small words by what they do ("clock", "reporting", "breaks").
        places: Weights of what tells where a figure counts, by feature.
        kinds: All that a figure may count ("killed").
    """

    numbers: Mapping[str, NumberWord]
    hint: re.Pattern[str]
    hedges_before: Mapping[tuple[str, ...], Hedge]
    hedges_after: Mapping[tuple[str, ...], Hedge]
    units: Mapping[str, Unit]
    before: re.Pattern[str]
    after: re.Pattern[str]
    forms: Mapping[str, str]
    grammar: Mapping[str, str]
    singular: Mapping[str, str]
    acts: Phrases
    states: Phrases
    nouns: Phrases
    tolls: Phrases
    contexts: Phrases
    phases: Phrases
    above: Phrases
    groups: Mapping[str, frozenset[str]]
    places: Mapping[str, float]
    kinds: frozenset[str]


def load_units(layers: Layers, language: str = "en") -> Units:
    """Return the number words, hedges, units and cues of a language.

    Args:
        layers: Our data folder with the caller's codes folders over it.
        language: ISO 639-1 code; its folder holds the files.

    Returns:
        The words, ready to be looked up.

    Raises:
        DataError: A file is missing or a row does not fit.
    """
    numbers = layers.table(f"{language}/numbers.csv", NumberWord, key="word")
    units = layers.table(f"{language}/units.csv", Unit, key="unit")
    hedges = layers.table(f"{language}/hedges.csv", _HedgeRow, key="words")
    cues = layers.table(f"{language}/figures.csv", Cue, key="name")
    nouns = layers.table(f"{language}/nouns.csv", _NounRow, key="word")
    groups = layers.table(f"{language}/figure_words.csv", _GroupRow, key="name")
    places = layers.table(f"{language}/figure_places.csv", _WeightRow, key="feature")
    if not (numbers and units and hedges and cues and nouns and groups):
        raise DataError(f"the data folder {language}/ has no numbers, units, hedges or figures")
    return Units(
        numbers={row.word: row for row in numbers},
        hint=_hint(numbers),
        hedges_before=_hedges(hedges, "before"),
        hedges_after=_hedges(hedges, "after"),
        units={row.unit: row for row in units},
        before=re.compile(rf"(?:(?<![^\W\d_])(?=\w)|(?=\W))({_any(u.before for u in units)})\s?\Z"),
        after=re.compile(rf"[\s\-‑]?({_any(u.after for u in units)})(?![^\W_])", re.IGNORECASE),
        forms=dict(chain.from_iterable(map(_forms, units))),
        grammar={row.word: row.role for row in nouns},
        singular={row.word: row.singular for row in nouns if row.singular},
        acts=_phrases(cues, "act"),
        states=_phrases(cues, "state"),
        nouns=_phrases(cues, "noun"),
        tolls=_phrases(cues, "toll"),
        contexts=_phrases(cues, "context"),
        phases=_phrases(cues, "phase"),
        above=_phrases(cues, "above"),
        groups={row.name: frozenset(row.words) for row in groups},
        places={row.feature: row.weight for row in places},
        kinds=frozenset(row.what for row in cues if row.what and row.role in _COUNTING),
    )


def _hint(numbers: Iterable[NumberWord]) -> re.Pattern[str]:
    roles = {"unit", "teen", "ten", "hundred", "scale", "vague", "part", "fraction"}
    words = _any([[row.word for row in numbers if row.role in roles]])
    return re.compile(rf"\d|\b(?:{words})", re.IGNORECASE)


def _hedges(rows: Iterable[_HedgeRow], side: str) -> Mapping[tuple[str, ...], Hedge]:
    return {tuple(row.words.split()): row.hedge for row in rows if row.side in {side, "both"}}


def _any(forms: Iterable[Iterable[str]]) -> str:
    ordered = sorted(set(chain.from_iterable(forms)), key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, ordered))


def _forms(unit: Unit) -> Iterable[tuple[str, str]]:
    for form in (*unit.before, *unit.after):
        yield form, unit.unit
        if len(form) > _CASED:
            yield form.lower(), unit.unit


def _phrases(cues: Iterable[Cue], role: str) -> Phrases:
    found: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    for cue in cues:
        if cue.role == role:
            for words in cue.words:
                key = tuple(words.split())
                found[key] = (*found.get(key, ()), cue)
    return found
