"""Splits scraped text into its non-blank lines and sees what each of them looks like."""

import re
from operator import itemgetter

import msgspec

from dragoman.codes.furniture import Furniture, fold

__all__ = ["Line", "Look", "look_at", "split_lines"]

# How much of a line is looked at: a line of a megabyte costs no more than a paragraph.
_LOOKED_AT = 600
_KEY_LENGTH = 300

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A Chinese, Japanese or Korean character says about as much as 2.2 Latin letters.
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_WIDE_FACTOR = 2.2

_CLOSERS = "\"'”’»›“)]}）」』】 \u200f\u200e\xa0*†"
_STOPS = ".!?。！？؟।۔…︒｡։"
_STOP_INSIDE = re.compile(r"[.!?؟।۔。！？](?:(?<=[。！？])|[\"'”’»)\]]*\s+\S)")
_COMMA = re.compile("[,،、，;；]")
_SYMBOL = re.compile(r"[|©@#*$€£»›→▶►•·✓★×☰]")
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[-–—•*▪◦‣■●·]\s|\d{1,2}[.)]\s")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A non-blank line: where its visible characters start and end, and what they are."""

    start: int
    end: int
    text: str


class Look(msgspec.Struct, frozen=True, gc=False):
    """What can be seen of one line without its neighbours.

    Attributes:
        key: Its words without case, marks and the values of numbers.
        width: How much it says, in Latin letters.
        words: How many words it has.
        end: How it ends: "stop", "question", "colon", "comma", "dots", "none".
        stops: Sentence ends inside it.
        commas: Commas inside it.
        capitals: Share of words after the first that begin with a capital, of those with case.
        cased: Words after the first that have case at all.
        small: Share of its words that are function words.
        digits: Share of its characters that are digits.
        symbols: Signs that sites use and sentences do not.
        first: Its first character: "upper", "lower", "digit", "bullet", "quote", "other".
        phrase: The strongest furniture phrase it matches: "heading", "label", "opening",
            "inside", "credit", or "".
    """

    key: str
    width: int
    words: int
    end: str
    stops: int
    commas: int
    capitals: float
    cased: int
    small: float
    digits: float
    symbols: int
    first: str
    phrase: str


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that show anything, with their places in the text."""
    found = []
    for match in _LINE.finditer(text):
        raw = match.group()
        shown = raw.strip()
        if shown:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(shown), shown))
    return tuple(found)


def look_at(lines: tuple[Line, ...], phrases: Furniture) -> tuple[Look, ...]:
    """Return what each line looks like; equal lines are looked at once."""
    seen = {text: _look(text, phrases) for text in {line.text for line in lines}}
    return tuple(seen[line.text] for line in lines)


def _look(text: str, phrases: Furniture) -> Look:
    head = text[:_LOOKED_AT]
    words = head.split()
    key = fold(head[:_KEY_LENGTH])
    key_words = key.split()
    initials = "".join(map(itemgetter(0), words[1:]))
    upper, lower = sum(map(str.isupper, initials)), sum(map(str.islower, initials))
    width = len(text)
    if not head.isascii():
        width += int((_WIDE_FACTOR - 1) * len(_WIDE.findall(head)) * len(text) / len(head))
    return Look(
        key=key,
        width=width,
        words=len(words),
        end=_end(text),
        stops=len(_STOP_INSIDE.findall(head)),
        commas=len(_COMMA.findall(head)),
        capitals=_share(upper, upper + lower),
        cased=upper + lower,
        small=_share(sum(map(phrases.function_words.__contains__, key_words)), len(key_words)),
        digits=1 - len(_DIGITS.sub("", head)) / len(head) if "0" in key else 0.0,
        symbols=len(_SYMBOL.findall(head)) + head.count("http") + head.count("www."),
        first=_first(head),
        phrase=_phrase(key, key_words, width, phrases),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _end(text: str) -> str:
    tail = text[-12:].rstrip(_CLOSERS)
    last = tail[-1:]
    if tail.endswith(("...", "…")):
        return "dots"
    if last in {"?", "？", "؟"}:
        return "question"
    if last and last in _STOPS:
        return "stop"
    if last in {":", "："}:
        return "colon"
    return "comma" if last in {",", ";", "،", "，"} else "none"


def _first(head: str) -> str:
    if _BULLET.match(head):
        return "bullet"
    first = head[0]
    if first.isdigit():
        return "digit"
    if first.isupper():
        return "upper"
    if first.islower():
        return "lower"
    if first in "\"'“‘«„「『":
        return "quote"
    return "letter" if first.isalpha() else "other"


def _phrase(key: str, words: list[str], width: int, phrases: Furniture) -> str:
    if width < 100:
        if key in phrases.headings:
            return "heading"
        if key in phrases.labels or not key:
            return "label"
    if _opens(key, phrases):
        return "opening"
    if not phrases.inside.keys().isdisjoint(words) and any(
        phrase in key for word in words for phrase in phrases.inside.get(word, ())
    ):
        return "inside"
    if not key.isascii() and any(phrase in key for phrase in phrases.inside_unspaced):
        return "inside"
    return ""


def _opens(key: str, phrases: Furniture) -> bool:
    group = phrases.openings.get(key[:2])
    if group is None or not key.startswith(group):
        return False
    wide = not key.isascii()
    return any(
        key.startswith(phrase)
        and (len(key) == len(phrase) or key[len(phrase)] == " " or (wide and _WIDE.match(phrase)))
        for phrase in group
    )
