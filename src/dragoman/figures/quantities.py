"""Finds every quantity of a reading: numeral, bounds, unit."""

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.codes.units import Units
from dragoman.figures.dates import Follower, counts, is_age
from dragoman.figures.hedges import find_bounds
from dragoman.figures.nouns import find_head, find_noun, singular
from dragoman.figures.numeral import Numeral
from dragoman.figures.numerals import find_numerals
from dragoman.figures.ranges import join_ranges
from dragoman.figures.words import Word, split_words
from dragoman.model import Quantity, Reading, Sentence, Span, ZoneKind, content_id

__all__ = ["find_quantities"]

_READ = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY})
# Share of quantities with the right value and unit, by rule, on the even half of 290 annotated
# sentences of business, sports and technology news.
_MEASURE = "quantities.measure/1", 0.94
_COUNT = "quantities.count/1", 0.81
_BARE = "quantities.bare/1", 0.27  # most have a unit that was missed
# Nouns of these classes are counted by the thousand; "2009 attacks" were in that year.
_PEOPLE = frozenset({"people", "troops"})
# Unit names longer than this reach into the next clause.
_UNIT_REACH = 40
_BEFORE_REACH = 8
# "MW" and "mW" differ; "KM" and "km" do not matter much, "Miles" and "miles" not at all.
_CASED = 2


class _Unit(msgspec.Struct, frozen=True):
    """A unit with its words; `name` None where a number stands alone."""

    name: str | None = None
    start: int = 0
    end: int = 0
    rule: tuple[str, float] = _BARE


def find_quantities(reading: Reading, *, units: Units) -> tuple[Quantity, ...]:
    """Find every number that counts or measures something, with its unit.

    Dates, clock times, ordinals, codes and scores are no quantities.

    Args:
        reading: The article's sentences; those of captions are left out.
        units: Number words, hedges and units of the language.

    Returns:
        Quantities in text order, each with the words it rests on.
    """
    return tuple(
        quantity
        for sentence in reading.sentences
        if sentence.zone in _READ
        and units.hint.search(reading.text, sentence.start, sentence.end) is not None
        for quantity in _in_sentence(reading, sentence, units)
    )


def _in_sentence(reading: Reading, sentence: Sentence, units: Units) -> Iterator[Quantity]:
    words = split_words(reading.text, sentence.span, units.numbers)
    numerals = find_numerals(words, units.numbers)
    for numeral in join_ranges(words, numerals, units.groups):
        head = _head(reading, sentence, words, numeral)
        unit = _age(words, numeral, units) or _unit(reading.text, words, numeral, head, units)
        if counts(words, numeral, units, followed=_follows(unit, units)) and not _pronoun(
            words, numeral, unit, units
        ):
            yield _quantity(reading, words, numeral, unit, units)


def _follows(unit: _Unit, units: Units) -> Follower:
    """Say what follows a numeral: a measure or a counted noun, any noun, or nothing."""
    if unit.name is None:
        return Follower.NOTHING
    head = unit.name.rsplit(" ", 1)[-1]
    people = _PEOPLE & {taken for cue in units.nouns.get((head,), ()) for taken in cue.takes}
    return Follower.COUNTED if unit.rule is _MEASURE or people else Follower.NOUN


def _quantity(
    reading: Reading, words: Sequence[Word], numeral: Numeral, unit: _Unit, units: Units
) -> Quantity:
    bounds = find_bounds(words, numeral, units)
    number = Span(words[numeral.first].start, words[numeral.last - 1].end)
    span = number
    if unit.name is not None:
        span = Span(min(number.start, unit.start), max(number.end, unit.end))
    rule, confidence = unit.rule
    fields = (bounds.value, bounds.low, bounds.high, unit.name, rule)
    return Quantity(
        id=content_id(reading.article, "quantity", span.start, span.end, *fields),
        article=reading.article,
        span=span,
        rule=rule,
        confidence=confidence,
        number=number,
        value=bounds.value,
        low=bounds.low,
        high=bounds.high,
        hedge=bounds.hedge,
        unit=unit.name,
        unit_span=None if unit.name is None else Span(unit.start, unit.end),
    )


def _age(words: Sequence[Word], numeral: Numeral, units: Units) -> _Unit | None:
    if not is_age(words, numeral, units):
        return None
    name = next((unit.unit for unit in units.units.values() if unit.kind == "age"), None)
    number = words[numeral.first]
    return _Unit(name, number.start, number.end, _MEASURE)


def _head(
    reading: Reading, sentence: Sentence, words: Sequence[Word], numeral: Numeral
) -> int | None:
    """Return the word of the noun on which syntax hangs a numeral, or None."""
    last = words[numeral.last - 1]
    for at in range(sentence.first, sentence.last):
        token = reading.tokens[at]
        if token.end == last.end and token.head is not None and token.head > at:
            if token.relation != "nummod":
                return None
            noun = reading.tokens[token.head]
            if noun.pos not in ("NOUN", "PROPN"):
                return None
            return next((step for step, word in enumerate(words) if word.end == noun.end), None)
    return None


def _unit(
    text: str, words: Sequence[Word], numeral: Numeral, head: int | None, units: Units
) -> _Unit:
    measured = _measured(text, words, numeral, units)
    if measured is not None:
        return measured
    if numeral.share:
        name = next((unit.unit for unit in units.units.values() if unit.kind == "share"), None)
        word = words[numeral.last - 1]
        return _Unit(name, word.start, word.end, _MEASURE)
    phrase = find_head(words, numeral.last, head, units) or find_noun(
        words, numeral.last, units, one=numeral.value == 1.0
    )
    if phrase is None:
        return _Unit()
    name = singular(words, phrase, units)
    return _Unit(name, words[phrase.first].start, words[phrase.last - 1].end, _COUNT)


def _measured(text: str, words: Sequence[Word], numeral: Numeral, units: Units) -> _Unit | None:
    start, end = words[numeral.first].start, words[numeral.last - 1].end
    before = units.before.search(text[max(start - _BEFORE_REACH, 0) : start])
    after = units.after.match(text, end, end + _UNIT_REACH)
    name = None if after is None else _named(after.group(1), units)
    if before is not None:
        name = units.forms[before.group(1)]
        begin = start - len(before.group())
        return _per(text, words, numeral.last, _Unit(name, begin, start, _MEASURE), units)
    if after is None or name is None:
        return None
    unit = _Unit(name, after.start(1), after.end(1), _MEASURE)
    at = numeral.last
    while at < len(words) and words[at].start < unit.end:
        at += 1
    return _per(text, words, at, unit, units)


def _named(form: str, units: Units) -> str | None:
    exact = units.forms.get(form)
    return units.forms.get(form.lower()) if exact is None and len(form) > _CASED else exact


def _per(text: str, words: Sequence[Word], at: int, unit: _Unit, units: Units) -> _Unit:
    """Return a compound unit where "per barrel" or "a month" follows."""
    if at + 1 >= len(words) or words[at].lower not in units.groups["per"]:
        return unit
    below = words[at + 1]
    known = units.after.match(text, below.start, below.start + _UNIT_REACH)
    name = None if known is None else _named(known.group(1), units)
    if known is not None and name is not None:
        last = at + 1 + len(known.group(1).split())
        if last < len(words) and words[last].lower in units.groups["per_not"]:
            return unit
        return _Unit(f"{unit.name} per {name}", unit.start, known.end(1), unit.rule)
    if words[at].lower not in units.groups["per_strict"] or not below.text[0].isalpha():
        return unit
    return _Unit(f"{unit.name} per {below.lower}", unit.start, below.end, unit.rule)


def _pronoun(words: Sequence[Word], numeral: Numeral, unit: _Unit, units: Units) -> bool:
    """Say whether "one" stands for a noun: "no one", "this one", "one must"."""
    if numeral.value != 1.0 or words[numeral.first].text.isdecimal():
        return False
    before = words[numeral.first - 1].lower if numeral.first else ""
    after = words[numeral.last].lower if numeral.last < len(words) else ""
    return unit.name is None and (
        before in units.groups["one_before"] or after in units.groups["one_after"]
    )
