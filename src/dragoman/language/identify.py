"""Tells the language of an article by its small words."""

import re
from collections import Counter
from collections.abc import Mapping

import msgspec

from dragoman.codes.language import LanguageWords
from dragoman.model import Article, ArticleFlag, ZoneKind

__all__ = ["identify"]

READ = ("en", "und")  # what later stages have words for; an unknown text may be a short English one

# Shares of a text's words that are small words of a language. On 253 news pages that declare
# theirs, no page was given another language by them; six that declare English are in languages of
# Africa, with hardly an English word. Icelandic, which is not in the list, has 8 % of Danish.
ENOUGH = 0.12
HARDLY = 0.03
SAMPLE = 6000  # characters: a thousand words tell as well as all
LEAST_WORDS = 40  # below this a headline in English may hold no small word

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff]+[^\W\d_]*)*")


def identify(article: Article, *, words: LanguageWords) -> Article:
    """Return the article with its language, as it says or as its words show.

    What a page declares is believed unless its words say otherwise. An article in a language
    that no later stage has words for is flagged, so that nothing is found in it by mistake.

    Args:
        article: The article as it was cut.
        words: The small words of many languages.

    Returns:
        The article; only `language` and `flags` may differ.
    """
    counts = Counter(_WORD.findall(_sample(article)))
    total = max(counts.total(), 1)
    shares = {
        code: sum(counts[word] for word in small) / total for code, small in words.small.items()
    }
    language = _language(article.language, shares) if total >= LEAST_WORDS else article.language
    read = language in READ and (total < LEAST_WORDS or shares.get("en", 0.0) >= HARDLY)
    flags = article.flags if read else (*article.flags, ArticleFlag.OTHER_LANGUAGE)
    return msgspec.structs.replace(article, language=language, flags=flags)


def _sample(article: Article) -> str:
    body = (article.text[z.start : z.end] for z in article.zones if z.kind is ZoneKind.BODY)
    return "\n".join(body)[:SAMPLE].casefold()


def _language(declared: str, shares: Mapping[str, float]) -> str:
    """Return what was declared, unless the words are hardly of it; then what they are, if sure."""
    if shares.get(declared, 0.0 if declared == "und" else 1.0) >= HARDLY:
        return declared
    best = max(shares, key=lambda code: (shares[code], code), default="und")
    return best if shares.get(best, 0.0) >= ENOUGH else "und"
