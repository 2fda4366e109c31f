"""Turns a sentence into words and a string of letters, one letter for each word's kinds."""

import re

import msgspec

from dragoman.codes.times import Kinds, TimeWords

__all__ = ["Found", "Scan", "folded", "scan"]

# Numbers with their points and endings, times of day ("p.m."), words, clitics, single marks.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])|\d+(?:[.,]\d+)*|[ap]\.\s?m\b\.?|[ab]\.[cd]\b\.?"
    r"|[qh][1-4](?![^\W_])|o'clock\b|'(?:s|ll)\b|[^\W\d_]+(?:n't\b)?|[^\w\s]|_"
)
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}$")
_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d$")
_NOTHING = Kinds({})


class Scan(msgspec.Struct, frozen=True, gc=False):
    """A sentence as words and letters.

    Attributes:
        text: The whole text, as it stands.
        start: Where the sentence starts in the text.
        words: Its words, folded, by index.
        starts: Where each word starts.
        ends: Where each word ends.
        letters: The letter of each word, joined: index in here is index of the word.
    """

    text: str
    start: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: str


def folded(text: str) -> str:
    """Return the text in lower case and with straight apostrophes, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("’", "'")


def scan(text: str, lower: str, extent: tuple[int, int], words: TimeWords) -> Scan:
    """Return the words of a sentence and their letters.

    Args:
        text: The whole text.
        lower: The same, folded.
        extent: Start and end of the sentence.
        words: The words that tell times.
    """
    matches = tuple(_TOKEN.finditer(lower, *extent))
    found = tuple(match.group() for match in matches)
    known = words.letters
    return Scan(
        text=text,
        start=extent[0],
        words=found,
        starts=tuple(match.start() for match in matches),
        ends=tuple(match.end() for match in matches),
        letters="".join([known.get(word) or _letter(word, words) for word in found]),
    )


def _letter(word: str, words: TimeWords) -> str:
    """Return the letter of a word that is not listed: a numeral, a mark or any other word."""
    if not word[0].isdecimal():
        return words.plain if word[0].isalnum() else words.mark
    return words.letters[f"#{_numeral(word)}"]


def _numeral(word: str) -> str:
    if _CLOCK.match(word):
        return "clock"
    if word[-1].isalpha():
        return "ordinal"
    return "dotted" if _DOTTED.match(word) else "number"


class Found(msgspec.Struct, frozen=True, gc=False):
    """A match of a rule in a sentence, with the words in reach.

    Attributes:
        scan: The sentence.
        match: The match over the sentence's letters.
        words: The words that tell times.
        place: Running number of the sentence's paragraph.
    """

    scan: Scan
    match: re.Match[str]
    words: TimeWords
    place: int = 0

    @property
    def first(self) -> int:
        """Return the index of the span's first word."""
        return self.match.start("span")

    @property
    def last(self) -> int:
        """Return the index after the span's last word."""
        return self.match.end("span")

    @property
    def start(self) -> int:
        """Return where the span starts in the text."""
        return self.scan.starts[self.first]

    @property
    def end(self) -> int:
        """Return where the span ends in the text."""
        return self.scan.ends[self.last - 1]

    def has(self, group: str) -> bool:
        """Say whether the rule's pattern has the group and it took part in the match."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def group(self, group: str) -> tuple[str, ...]:
        """Return the words of a group, none where it took no part."""
        if not self.has(group):
            return ()
        return self.scan.words[slice(*self.match.span(group))]

    def value(self, kind: str, group: str = "") -> str | None:
        """Return the value of the first word of a kind in the match or one of its groups."""
        if group and not self.has(group):
            return None
        for word in self.scan.words[slice(*self.match.span(group or 0))]:
            value = self.kinds(word).get(kind)
            if value is not None:
                return value
        return None

    def kinds(self, word: str) -> Kinds:
        """Return the kinds of a word with their values; a numeral is its own value."""
        known = self.words.values.get(word)
        if known is not None:
            return known
        if not word[0].isdecimal():
            return _NOTHING
        if _numeral(word) == "ordinal":
            return Kinds({"ordinal": word.rstrip("stndrh")})
        return Kinds({"num": word})

    def number(self, kind: str, group: str = "") -> int | None:
        """Return the same as a whole number."""
        value = self.value(kind, group)
        return int(value.replace(",", "")) if value else None

    def is_at(self, index: int, kind: str) -> bool:
        """Say whether the word at an index of the sentence is of a kind."""
        letters = self.scan.letters
        return 0 <= index < len(letters) and letters[index] in self.words.kinds[kind]

    def capital(self, index: int) -> bool:
        """Say whether the word at an index is written with a capital letter."""
        return self.scan.text[self.scan.starts[index]].isupper()
