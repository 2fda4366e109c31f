"""Cuts an English sentence into tokens, as the English Web Treebank does."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.codes.language import LanguageWords, TokenLists
from dragoman.language.paragraphs import INVISIBLE
from dragoman.model import Token

__all__ = ["cut_tokens"]

_CHUNK = re.compile(rf"[^\s{INVISIBLE}]+")
# do|n't, Netanyahu|'s, they|'re; "Ze'ev", "o'clock" and "the 1990's" stay whole.
_CLITIC = re.compile(r"[^\d].*?(?=n['’`]t$)|[^\d].*?(?=['’`](?:s|m|d|ll|ve|re)$)", re.IGNORECASE)
_MARKS = ".!?…,;:\"'”’»)]"  # what may follow an abbreviation's period in its chunk
_AFTER = frozenset(',;:?"”).')  # a word and one of these are two tokens
_NEAR = 9  # how far we look behind a period for more of the chunk
_INSIDE = frozenset(".)]")  # a period before these does not end the sentence: "(gas, etc.)"
_NEXT = 40  # how far we look for the next word
_JOINS = "-–—/'’"  # what goes on after it: "U.S.-led", "Inc.'s"

# In this order; every count is bounded or cannot fail, so that no text takes more than linear time.
_PARTS = (
    r"(?i:[a-z][a-z+]{1,9}://|www\.|(?:mailto|doi):)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’](?:\.{3}$)?",
    r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}",
    r"@?(?:[\w-]{1,63}\.){1,6}(?i:DOMAIN)(?:/[\w./?=&%~-]*\w)?(?!\w)",
    r"(?:[\w#~%&!-]{1,63}\.){1,6}(?i:FILE)(?!\w)|(?<![\w.])\.(?:FILE)(?!\w)",
    r"(?:GROUP)(?:\.[a-z][a-z\d+-]{0,30}){1,8}(?!\w)",
    r"(?<!\w)(?i:WHOLE)(?!\w)",
    r"[:;=]['’]?-?(?:[)(DPpO|](?!\w)|/(?![/\w]))|>:\(|\(:(?!\w)|<3(?!\w)|\^_+\^|-_+-",  # :-)
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W\d_]\.[^\W\d_](?![\w.])",  # U.S., U.S
    r"(?:[A-Z][a-z]{0,2}\.){1,4}[A-Z](?:[a-z]{0,2}(?=\.)|(?!\w))",  # Ph.D|.
    r"\d{1,4}/\d{1,2}/\d{2,4}(?!\w)|\d{1,4}-\d{1,2}-\d{2,4}(?![\w-])",  # dates
    r"(?:\d-)?\d{3}[-/]\d{3}-\d{4}(?!\w)|(?:\d|\d{3}|\d{5})-\d{4}(?![\w-])",  # telephones
    r"(?:(?:0?\d|1[0-2])/[0-3]?\d|[0-3]?\d/(?:0?\d|1[0-2]))(?![\w/])",  # 9/11
    r"(?<=[\[,])\d{1,2}(?=(?:,\d{1,2}){0,30}\])",  # [1,2]
    r"\d[Gg](?!\w)|(?!(?<=[^\W\d_]-)\d{1,9}[A-Z](?!\w))\d+(?:[.,:]\d+)*(?=(?![PTX](?!\w))(?i:UNIT)(?!\w))",  # 5G, T-90M, 5|pm
    r"(?<![\w.-])\d{2,3}(?=[CF](?!\w))",  # 35|C
    r"(?:[2-9]|1\d\d|20[0-2])0['’]s(?!\w)|(?<!\w)(?:’\d\ds?|'(?:\d\ds|0\d|\d\d(?=[.,;:)?!])))(?!\w)",  # 1990's, '98
    r"(?<!\w)[.]\d+(?!\w)|[+]?\d+(?:[.,:]\d+)*\w*",
    r"(?<!\w)(?i:MONEY)(?=\d)",
    r"(?<![\w-])(?![A-Z]{2,}-[a-z])(?i:PREFIX)-[^\W_]++(?!-)",
    r"\w{1,40}-(?i:SUFFIX)(?!\w)",
    r"(?<![\w-])(?:[A-Za-z]|[A-Zb-df-hj-np-tv-z][b-df-hj-np-tv-xz]{1,2})-(?=[.,;!?…]*$)",  # w-
    r"['’](?i:s|m|d|ll|ve|re)(?!\w)",  # what a space or a mark cut off
    r"[#@][^\W\d_]\w*",
    r"[A-Z]{1,3}&[A-Z]{1,3}(?!\w)|[a-z]&[a-z](?!\w)",
    r"[A-Za-z]{1,6}\*{1,4}[A-Za-z]{1,6}(?!\w)|[A-Za-z]\*{2,}",
    r"[A-Za-z]{1,6}\d{1,4}(?:\.\d{1,4}){1,4}(?!\w)",
    r"[Ww]/(?=[^\W\d_]{2})",
    r"[\w\u0300-\u036f\u00ad]+(?:['’`][^\W\d_][\w\u0300-\u036f]*)*",
    r"[-=*~_+<>|#^{}]{4,}|-+>|=+>|<-+|[<>]=",
    r"\.{3,}…*|…[.…]*|[!?]+(?=\.{2})|[.!?]{2,}",
    r"-{2,}|\*{2,}|={2,}|_{2,}|<{2,}|>{2,}|\+{2,}|~{2,}|#{2,}|\${2,}|,{2,}|/{2,}|\\{2,}|''|``|’’|‘’",
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
        at, after = chunk.span()
        if length := _plain(chunk[0], words):
            tokens.append(Token(at, at + length))
            if length < after - at:
                tokens.append(Token(after - 1, after))
            continue
        following = text[after : after + _NEXT]
        if after == end:
            following = following.partition("\n")[0]
        for first, last in _pieces(chunk[0], following, words, final=after == end):
            tokens.append(Token(at + first, at + last))
    return tokens


def _plain(chunk: str, words: LanguageWords) -> int:
    """Return the length of the word if a chunk is a word, perhaps with a mark, as most are."""
    word = chunk
    if not chunk.isalpha():
        word = chunk[:-1]
        if chunk[-1] not in _AFTER or not word.isalpha():
            return 0
        if chunk[-1] == "." and _is_abbreviation(chunk, words):
            return 0
    return len(word) if word.isascii() and word.lower() not in words.fused else 0


def _pieces(
    chunk: str, following: str, words: LanguageWords, *, final: bool
) -> Iterator[tuple[int, int]]:
    """Yield the tokens of what stands between two spaces."""
    if _breaks_off(chunk, following):
        yield 0, len(chunk)
        return
    pattern = _pattern(words.lists)
    at = 0
    while found := pattern.match(chunk, at):
        first, at = found.span()
        abbreviation = chunk[at : at + 1] == "." and _keeps_period(
            chunk[first : at + 1], chunk[at + 1 : at + _NEAR], following, words, final=final
        )
        if abbreviation:
            at += 1
        else:
            after = following if at == len(chunk) else ""
            for cut in _inner_cuts(found[0], after, words):
                yield first, found.start() + cut
                first = found.start() + cut
        yield first, at


def _breaks_off(chunk: str, following: str) -> bool:
    """Say whether a speaker broke off a word and began it anew: "prob- the problem"."""
    begun = chunk[:-1].lower()
    return (
        chunk[-1] == "-"
        and begun.isalpha()
        and any(
            word.startswith(begun) and word[len(begun) : len(begun) + 1].isalpha()
            for word in following.lower().split()
        )
    )


@cache
def _pattern(lists: TokenLists) -> re.Pattern[str]:
    """Return the pattern of one token; the lists of a run are always the same."""
    pattern = "|".join(_PARTS)
    for name in lists.__struct_fields__:
        longest_first = sorted(getattr(lists, name), key=lambda form: (-len(form), form))
        forms = "|".join(map(re.escape, longest_first)).replace("'", "['’]")
        pattern = pattern.replace(name.upper(), forms or r"(?!)")
    return re.compile(pattern)


def _keeps_period(
    form: str, rest: str, following: str, words: LanguageWords, *, final: bool
) -> bool:
    """Say whether the period after a word belongs to it; at a sentence's end it rarely does."""
    if rest.strip(_MARKS) and rest[0] not in _JOINS:
        if rest[0].isdigit():
            return form in words.numbered or form in words.short
        return rest[0].isupper() and (form in words.never or _is_initial(form))
    if form in words.short:
        return not final or _goes_on(following, words)
    if rest.startswith("..") or (final and not rest.strip(_MARKS) and rest[:1] not in _INSIDE):
        return False
    return _is_abbreviation(form, words)


def _goes_on(following: str, words: LanguageWords) -> bool:
    """Say whether a sentence that the rules end here may go on: "ext. 39", not "Cal. The"."""
    near = following.split(None, 1)[:1]
    return bool(near) and near[0].lower() not in words.starters


def _is_abbreviation(form: str, words: LanguageWords) -> bool:
    return (
        _is_initial(form)
        or form in words.never
        or form in words.numbered
        or form in words.usually
        or form in words.sometimes
        or form in words.short
    )


def _is_initial(form: str) -> bool:
    return len(form) == len("A.") and form[0].isupper()


def _inner_cuts(word: str, following: str, words: LanguageWords) -> tuple[int, ...]:
    """Return where a word is cut: "can|not", "du|n|no", "it|s not"."""
    clitic = _CLITIC.match(word)
    if clitic:
        return (clitic.end(),)
    lowered = word.lower()
    cuts = words.fused.get(lowered, ())
    if not cuts or (word.isupper() and len(word) < 4):
        return ()
    if lowered in words.doubtful:
        near = following.split(None, 1)[:1]
        if not near or near[0].rstrip(_MARKS) not in words.doubtful[lowered]:
            return ()
    return cuts
