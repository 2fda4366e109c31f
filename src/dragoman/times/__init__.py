"""Finds time expressions in a reading and resolves them against its publication date."""

import re
from operator import itemgetter

import msgspec

from dragoman.codes.times import TimeRule, TimeWords
from dragoman.model.identity import content_id
from dragoman.model.published import Published
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.model.time import Time, TimeType
from dragoman.times.anchors import Anchors, begin
from dragoman.times.calendar import anchor, bounds, narrowed
from dragoman.times.clock import CLOCK
from dragoman.times.dates import DATES
from dragoman.times.lengths import LENGTHS
from dragoman.times.meaning import Meaning
from dragoman.times.months import MONTHS
from dragoman.times.named import NAMED
from dragoman.times.relative import RELATIVE
from dragoman.times.scan import Found, Scan, folded, scan
from dragoman.times.seasons import SEASONS
from dragoman.times.sets import SETS
from dragoman.times.years import YEARS

__all__ = ["find_times"]

_READERS = {**CLOCK, **DATES, **LENGTHS, **MONTHS, **NAMED, **RELATIVE, **SEASONS, **SETS, **YEARS}
# "a year earlier" is counted from a quarter that stands no farther back than so many sentences.
_QUARTER_REACH = 3
# Years that no calendar of ours has: what is counted beyond them has no value.
_OUTSIDE = re.compile(r"-|0000|\d{5}")
# In a story a year farther than this from the last date, or a day farther than that, is an aside
# unless it stands among the first words of its sentence (measured: value F1 83.4 -> 83.7).
_NEAR_YEAR = 1
_NEAR_DATE = 3
_OPENING = 4


def find_times(
    reading: Reading, *, published: Published | None, words: TimeWords
) -> tuple[Time, ...]:
    """Find words that say when, how long or how often, and what they stand for.

    Relative times ("Thursday", "last week") are resolved against the publication date as far as
    it is known; without it they keep an open value ("XXXX-WXX-4"). Nothing finer than what the
    words and the date say is ever made up.

    Args:
        reading: The article as the language core saw it.
        published: When it was published, if that is known.
        words: Words and rules of the article's language.

    Returns:
        Times in text order, without overlap, each inside one sentence.
    """
    lower = folded(reading.text)
    scans = tuple(
        scan(reading.text, lower, (sentence.start, sentence.end), words)
        for sentence in reading.sentences
    )
    anchors = begin(published, scans, words)
    times: list[Time] = []
    for number, sentence in enumerate(scans):
        end = 0
        for found, rule in _matches(sentence, words):
            if found.first < end:
                continue
            meaning = _READERS[rule.reader](found, anchors)
            if meaning is None or _OUTSIDE.match(meaning.value):
                continue
            end = found.last
            times.append(_time(reading.article, found, rule, meaning, anchors))
            anchors = _told(anchors, found, meaning, number)
    return tuple(times)


def _matches(sentence: Scan, words: TimeWords) -> list[tuple[Found, TimeRule]]:
    """Return what rules match in a sentence: leftmost first, then longest, then rule order."""
    called = {order for letter in set(sentence.letters) for order in words.calls.get(letter, ())}
    matches = [
        (match.start("span"), -match.end("span"), order, match)
        for order in called
        for match in words.rules[order].pattern.finditer(sentence.letters)
    ]
    matches.sort(key=itemgetter(0, 1, 2))
    return [
        (Found(scan=sentence, match=match, words=words), words.rules[order])
        for _, _, order, match in matches
    ]


def _time(article: str, found: Found, rule: TimeRule, meaning: Meaning, anchors: Anchors) -> Time:
    first, last = _interval(meaning, anchors)
    if last is not None and found.is_at(found.first - 1, "since"):
        last = None
    span = Span(found.start, found.end)
    return Time(
        id=content_id(
            article, "time", span.start, span.end, meaning.type, meaning.value, rule.name
        ),
        article=article,
        span=span,
        rule=rule.name,
        confidence=rule.confidence,
        type=meaning.type,
        value=meaning.value,
        mod=meaning.mod,
        first=first,
        last=last,
    )


def _interval(meaning: Meaning, anchors: Anchors) -> tuple[str | None, str | None]:
    """Return the first and last day of what a time stands for, where it has any."""
    extent = meaning.extent
    if extent is None and meaning.type in {TimeType.DATE, TimeType.TIME}:
        if meaning.value == "PRESENT_REF":
            here = anchors.published
            extent = (here.day, here.day) if here and here.fineness >= 3 else None
        elif (whole := bounds(meaning.value)) is not None:
            extent = narrowed(whole, meaning.mod)
    if extent is None:
        return None, None
    return extent[0].isoformat(), extent[1].isoformat()


def _is_aside(anchors: Anchors, found: Found, value: str) -> bool:
    """Say whether a date leaves the story for a moment and does not carry it on.

    A year that is that of the story anyway, or one far from it in the midst of a sentence.
    """
    told = anchor(anchors.told)
    new = anchor(value)
    if told is None or new is None:
        return False
    years = abs(new.day.year - told.day.year)
    if new.fineness == 1 and years == 0:
        return True
    if new.fineness == 1:
        return years > _NEAR_YEAR and found.first >= _OPENING
    return years > _NEAR_DATE and found.first >= _OPENING


def _told(anchors: Anchors, found: Found, meaning: Meaning, sentence: int) -> Anchors:
    """Return the anchors after a time was read."""
    if meaning.quarter is not None:
        return msgspec.structs.replace(anchors, quarter=meaning.quarter, quarter_at=sentence)
    if meaning.tells and (meaning.value[:2] == "BC" or anchor(meaning.value) is not None):
        if anchors.narrative and _is_aside(anchors, found, meaning.value):
            return anchors
        return msgspec.structs.replace(anchors, told=meaning.value)
    if meaning.type is TimeType.TIME and anchor(meaning.value[:10]) is not None:
        return msgspec.structs.replace(anchors, told=meaning.value[:10])
    return anchors
