"""Cuts an English sentence into tokens, as the English Web Treebank does."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.codes.language import LanguageWords
from dragoman.language.paragraphs import INVISIBLE
from dragoman.model import Token

__all__ = ["cut_tokens"]

_CHUNK = re.compile(rf"[^\s{INVISIBLE}]+")
# do|n't, Netanyahu|'s, they|'re; "Ze'ev" and "o'clock" stay whole.
_CLITIC = re.compile(r".+?(?=n['’`]t$)|.+?(?=['’`](?:s|m|d|ll|ve|re)$)", re.IGNORECASE)
_MARKS = ".!?…,;:\"'”’»)]"  # what may follow an abbreviation's period in its chunk
_NEAR = 9  # how far we look behind a period for more of the chunk
_JOINS = "-–—/'’"  # what goes on after it: "U.S.-led", "Inc.'s"

# In this order; every count is bounded, so that no text takes more than linear time.
_PARTS = (
    r"(?:https?|ftp)://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]",
    r"www\.[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]",
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}",
    r"(?:[\w-]{1,63}\.){1,6}(?i:DOMAIN)(?:/[\w./?=&%~-]*\w)?(?!\w)",
    r"[:;=]-?[)(DP](?!\w)",
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?",  # U.S., U.S
    r"\d{1,4}/\d{1,2}/\d{2,4}(?!\w)|\d{1,4}-\d{1,2}-\d{2,4}(?![\w-])",  # dates
    r"(?:\d-)?\d{3}-\d{3}-\d{4}(?!\w)|\d{3}-\d{4}(?!\w)|\d{1,2}/\d{1,2}(?![\w/])",  # telephones, 9/11
    r"\d+(?:[.,:]\d+)*(?=(?i:UNIT)(?!\w))",  # 5|pm
    r"(?<!\w)[.]\d+(?!\w)|\d+['’]s(?!\w)|[+]?\d+(?:[.,:]\d+)*\w*",
    r"(?<![\w-])(?i:PREFIX)-[^\W_]++(?!-)",
    r"(?<!\w)['’](?i:s|m|d|ll|ve|re)(?!\w)",  # what a space cut off
    r"[#@][^\W\d_]\w*",
    r"[A-Z]{1,3}&[A-Z]{1,3}(?!\w)",
    r"[\w\u0300-\u036f\u00ad]+(?:['’`][^\W\d_][\w\u0300-\u036f]*)*",
    r"[.!?]{2,}|-{2,}|\*{2,}|={2,}|_{2,}|<{2,}|>{2,}|\+{2,}|~{2,}|#{2,}|''|``|’’|‘’|…+",
    rf"[^\s{INVISIBLE}]",
)


def cut_tokens(text: str, start: int, end: int, *, words: LanguageWords) -> list[Token]:
    """Return the tokens of the sentence `text[start:end]`.

    Args:
        text: The article's text.
        start: First code point of the sentence.
        end: One past the last.
        words: Abbreviations, prefixes, units, fused words, ends of addresses.

    Returns:
        Tokens in text order that cover all but the spaces.
    """
    tokens: list[Token] = []
    for chunk in _CHUNK.finditer(text, start, end):
        at = chunk.start()
        if chunk[0].isalpha() and chunk[0].isascii() and chunk[0].lower() not in words.fused:
            tokens.append(Token(at, chunk.end()))
            continue
        for first, last in _pieces(chunk[0], words, final=chunk.end() == end):
            tokens.append(Token(at + first, at + last))
    return tokens


def _pieces(chunk: str, words: LanguageWords, *, final: bool) -> Iterator[tuple[int, int]]:
    """Yield the tokens of what stands between two spaces."""
    pattern = _pattern(words.domains, words.units, words.prefixes)
    at = 0
    while found := pattern.match(chunk, at):
        first, last = found.span()
        at = last
        if _keeps_period(chunk, first, last, words, final=final):
            at = last = last + 1
        elif (cut := _inner_cut(found[0], words)) is not None:
            yield first, first + cut
            first += cut
        yield first, last


@cache
def _pattern(
    domains: frozenset[str], units: frozenset[str], prefixes: frozenset[str]
) -> re.Pattern[str]:
    """Return the pattern of one token; the lists of a run are always the same."""
    lists = {"DOMAIN": domains, "UNIT": units, "PREFIX": prefixes}
    pattern = "|".join(_PARTS)
    for name, forms in lists.items():
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        pattern = pattern.replace(name, "|".join(map(re.escape, longest_first)) or r"(?!)")
    return re.compile(pattern)


def _keeps_period(chunk: str, first: int, last: int, words: LanguageWords, *, final: bool) -> bool:
    """Say whether the period after a word belongs to it; at a sentence's end it rarely does."""
    if chunk[last : last + 1] != ".":
        return False
    form, rest = chunk[first : last + 1], chunk[last + 1 : last + _NEAR]
    if rest.strip(_MARKS) and rest[0] not in _JOINS:
        return form in words.numbered and rest[0].isdigit()
    if form in words.never:
        return True
    if final and not rest.strip(_MARKS):
        return False
    if form in words.numbered or form in words.usually or form in words.sometimes:
        return True
    return last - first == 1 and form[0].isupper()


def _inner_cut(word: str, words: LanguageWords) -> int | None:
    """Return where a word is cut in two, if it is."""
    clitic = _CLITIC.match(word)
    if clitic:
        return clitic.end()
    lowered = word.lower()
    if lowered in words.fused and not (word.isupper() and len(word) < 4):
        return words.fused[lowered]
    return None
