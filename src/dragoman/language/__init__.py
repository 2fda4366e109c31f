"""Turns articles into sentences, tokens with their syntax, and names.

Title, subtitle, body and captions are read; furniture, byline, dateline and credit are not.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.codes.language import LanguageWords
from dragoman.language.identify import identify
from dragoman.language.loading import load_parser
from dragoman.language.paragraphs import find_paragraphs
from dragoman.language.parser import Paragraph, Parsed, Parser
from dragoman.language.rules import read_by_rule, read_other
from dragoman.language.steady import steadied
from dragoman.model import (
    Article,
    ArticleFlag,
    Attribution,
    Name,
    Reading,
    Sentence,
    Token,
    ZoneKind,
)

__all__ = ["Parser", "identify", "load_parser", "parse", "parse_many", "read_by_rule"]

_READ = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY, ZoneKind.CAPTION})

# A page of unknown language is read as English, which is what most of the sources are written in.
_ENGLISH = frozenset({"en", "und"})

_Zoned = tuple[ZoneKind, Paragraph]


def parse(article: Article, *, words: LanguageWords, parser: Parser = read_by_rule) -> Reading:
    """Read one article; `parse_many` is faster for more.

    Args:
        article: The article with its zones.
        words: Abbreviations and small words of English.
        parser: What reads its paragraphs; by rule there is no syntax and there are no names.

    Returns:
        Sentences in text order, each with its zone and paragraph; a sentence never runs across
        a blank line or out of its zone, and its tokens cover all that can be seen of it.
    """
    return parse_many((article,), words=words, parser=parser)[0]


def parse_many(
    articles: Sequence[Article], *, words: LanguageWords, parser: Parser
) -> list[Reading]:
    """Read articles, their paragraphs together.

    Args:
        articles: Each with its zones.
        words: As for `parse`.
        parser: As for `parse`; used for English and for articles of unknown language.

    Returns:
        One reading an article, in order.
    """
    paragraphs = [_paragraphs(article) for article in articles]
    english: list[Paragraph] = []
    for article, found in zip(articles, paragraphs, strict=True):
        if _is_english(article):
            english += [paragraph for _, paragraph in found]
    parsed = iter(parser(english, words=words))
    readings: list[Reading] = []
    for article, found in zip(articles, paragraphs, strict=True):
        if _is_english(article):
            read = [next(parsed) for _ in found]
        else:
            read = read_other([paragraph for _, paragraph in found], words=words)
        readings.append(_reading(article, [zone for zone, _ in found], read))
    return readings


def _is_english(article: Article) -> bool:
    other = ArticleFlag.OTHER_LANGUAGE in article.flags
    return not other and article.language.lower().partition("-")[0] in _ENGLISH


def _paragraphs(article: Article) -> list[tuple[ZoneKind, Paragraph]]:
    return [
        (zone.kind, Paragraph(article.text, start, end))
        for zone in article.zones
        if zone.kind in _READ
        for start, end in find_paragraphs(article.text, zone.start, zone.end)
    ]


def _reading(article: Article, zones: Sequence[ZoneKind], read: Sequence[Parsed]) -> Reading:
    """Put an article's paragraphs together; heads then count in the article's tokens."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    names: list[Name] = []
    attributions: list[Attribution] | None = []
    for number, (zone, parsed) in enumerate(zip(zones, read, strict=True)):
        base = len(tokens)
        tokens += _moved(parsed.tokens, base)
        names += parsed.names
        if parsed.attributions is None:
            attributions = None
        elif attributions is not None:
            attributions += parsed.attributions
        for first, last in parsed.sentences:
            start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
            sentences.append(Sentence(start, end, base + first, base + last, zone, number))
    return Reading(
        article=article.id,
        text=article.text,
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        names=tuple(steadied(article.text, names)),
        attributions=None if attributions is None else tuple(attributions),
    )


def _moved(tokens: list[Token], base: int) -> list[Token]:
    """Return tokens whose heads count from `base` on."""
    if not base:
        return tokens
    return [
        token if token.head is None or token.head < 0 else replace(token, head=token.head + base)
        for token in tokens
    ]
