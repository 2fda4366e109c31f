"""Turns an article into its sentences and tokens, by rule.

Title, subtitle, body and captions are read; furniture, byline, dateline and credit are not.
Lemma, part of speech and syntax stay None: what knows them fills them in later.
"""

from types import ModuleType

from dragoman.codes.language import LanguageWords
from dragoman.language import en, xx
from dragoman.language.identify import identify
from dragoman.language.paragraphs import find_paragraphs
from dragoman.model import Article, Reading, Sentence, Token, Zone, ZoneKind

__all__ = ["identify", "parse"]

_READ = frozenset({ZoneKind.TITLE, ZoneKind.SUBTITLE, ZoneKind.BODY, ZoneKind.CAPTION})

# A folder per language with the same file names. A page of unknown language is read as English,
# which is what most of the sources are written in; xx knows punctuation only.
_LANGUAGES: dict[str, ModuleType] = {"en": en, "und": en}


def parse(article: Article, *, words: LanguageWords) -> Reading:
    """Cut an article into sentences and tokens.

    Args:
        article: The article with its zones.
        words: Abbreviations and small words of English.

    Returns:
        Sentences in text order, each with its zone and paragraph; a sentence never runs across
        a blank line or out of its zone, and its tokens cover all that can be seen of it.
    """
    language = _LANGUAGES.get(article.language.lower().partition("-")[0], xx)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    paragraph = 0
    for zone in article.zones:
        if zone.kind not in _READ:
            continue
        for start, end in find_paragraphs(article.text, zone.start, zone.end):
            for bounds in language.cut_sentences(article.text, start, end, words=words):
                first = len(tokens)
                tokens += language.cut_tokens(article.text, *bounds, words=words)
                sentences.append(_sentence(bounds, first, len(tokens), zone, paragraph))
            paragraph += 1
    return Reading(
        article=article.id, text=article.text, sentences=tuple(sentences), tokens=tuple(tokens)
    )


def _sentence(
    bounds: tuple[int, int], first: int, last: int, zone: Zone, paragraph: int
) -> Sentence:
    return Sentence(bounds[0], bounds[1], first, last, zone.kind, paragraph)
