"""Cuts an English paragraph into sentences."""

import re
from collections.abc import Iterator

from dragoman.codes.language import LanguageWords
from dragoman.language.paragraphs import INVISIBLE

__all__ = ["cut_sentences"]

# A run of marks with the quotes, brackets and footnote numbers that close after it.
_STOP = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<closed>[\"'”’»)\]]*)(?:\s?\[\d{1,3}\]){0,9}")
# The next word, past the marks that open.
_NEXT = re.compile(
    rf"(?P<space>[\s{INVISIBLE}]*)(?P<opened>[\"'“‘«(\[<•*–—-]{{0,4}})\s?(?P<word>(?:[^\W_]+(?:['’][^\W\d_]+)?)?)"
)
_OPENERS = "\"'“‘«([{<—–-"
_CLOSERS = ".!?…,;:)]}"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{0,3}")
# "Stop!" the man said: up to five words to the verb.
_SPEAKER = re.compile(r"\s+(?:[\w.’'-]+\s+){1,5}?(?P<verb>[a-z]+)\b")
_LONGEST_WORD = 24  # a longer one is no abbreviation
_LONGEST_HEADLINE = 150  # characters; a longer line without a final mark is no headline
_LONGEST_ITEM = 3  # digits of a list number: "12. Bread"


def cut_sentences(
    text: str, start: int, end: int, *, words: LanguageWords
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraph `text[start:end]`.

    "in the U.S. Hours earlier" is cut, "U.S. President" is not; '"Stop!" he said' is one sentence,
    and so is a headline.

    Args:
        text: The article's text.
        start: First code point of the paragraph.
        end: One past the last.
        words: Abbreviations, common first words, verbs of speech.

    Yields:
        Start and end of each sentence, without the space around it.
    """
    first = start
    headline = end - start < _LONGEST_HEADLINE and text[end - 1].isalnum()
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        following = _NEXT.match(text, after, end)
        if following is None or not _begins(text, following.end("space"), end):
            continue
        if headline and _is_initials(text, first, stop):
            continue  # "U.S. In Talks": capitals say nothing there
        if _breaks(text, first, stop, following, words):
            yield first, after
            first = after + len(following["space"])
    yield first, end


def _begins(text: str, at: int, end: int) -> bool:
    """Say whether a sentence could begin here: not with a mark that closes, nor with one alone."""
    return at + 1 < end and text[at] not in _CLOSERS


def _is_initials(text: str, first: int, stop: re.Match[str]) -> bool:
    return bool(_INITIALS.fullmatch(_word_before(text, first, stop.start())))


def _breaks(
    text: str, first: int, stop: re.Match[str], following: re.Match[str], words: LanguageWords
) -> bool:
    """Say whether a sentence ends at `stop`."""
    word = following["word"]
    if not following["space"]:
        return _breaks_without_space(text, stop, word, words)
    mark, closed = stop["mark"], stop["closed"]
    if mark != ".":
        return _breaks_at_strong_mark(text, stop, following, words)
    before = _word_before(text, first, stop.start())
    if _is_item(text, first, stop.start(), before):
        return False
    kind = _abbreviation_breaks(before, word, words)
    if kind is not None:
        return kind
    return not (word[:1].islower() and (closed or not before[-1:].isalnum()))


def _breaks_without_space(text: str, stop: re.Match[str], word: str, words: LanguageWords) -> bool:
    """Cut "the talks.The minister", not "Booking.com" or "U.S.-led"."""
    after = stop.end()
    if not text[max(0, stop.start() - 2) : stop.start()].islower() or not word[:1].isupper():
        return False
    if stop["closed"] or text[after] in _OPENERS:
        return True
    return word.lower() in words.starters or (
        word[1:].islower() and word.lower() not in words.domains
    )


def _breaks_at_strong_mark(
    text: str, stop: re.Match[str], following: re.Match[str], words: LanguageWords
) -> bool:
    """Decide after "!", "?" and "…", which may also stand inside a sentence."""
    word, closed = following["word"], stop["closed"]
    if word[:1].islower():
        return "…" not in stop["mark"] and ".." not in stop["mark"] and not closed
    if closed.strip(")]") and not following["opened"]:
        speaker = _SPEAKER.match(text, stop.end())
        return speaker is None or speaker["verb"] not in words.speech
    return True


def _word_before(text: str, first: int, stop: int) -> str:
    """Return the word that a period follows, or "" where a space stands before it."""
    near = text[max(first, stop - _LONGEST_WORD) : stop]
    if not near or near[-1].isspace():
        return ""
    return near.rsplit(None, 1)[-1].lstrip(_OPENERS)


def _is_item(text: str, first: int, stop: int, word: str) -> bool:
    """Say whether a word is the number of a list item: at the start, or after a colon."""
    if not (len(word) <= _LONGEST_ITEM and (word.isdigit() or (len(word) == 1 and word.isalpha()))):
        return False
    before = text[max(first, stop - len(word) - 2) : stop - len(word)].rstrip()
    return stop - len(word) == first or before.endswith(":")


def _abbreviation_breaks(before: str, word: str, words: LanguageWords) -> bool | None:
    """Say whether an abbreviation ends its sentence, or None if it is no abbreviation."""
    form = before.rsplit("-", 1)[-1] + "."
    starts = word[:1].isupper() and word.lower() in words.starters
    if form in words.never:
        return False
    if form in words.numbered:
        return not word[:1].isdigit() and not word[:1].islower()
    if form in words.usually:
        return word[:1].isupper() and word.lower() not in words.dates
    if form in words.sometimes or _INITIALS.fullmatch(before):
        return starts
    if (len(before) == 1 and before.isalpha()) or _NO_VOWEL.fullmatch(before):
        return starts
    return None
