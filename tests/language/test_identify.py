"""The language of an article, by its small words."""

import pytest

from dragoman.codes import load_codes
from dragoman.language import identify
from dragoman.model import Article, ArticleFlag, Zone, ZoneKind

ENGLISH = (
    "The two delegations met in the harbour on Tuesday, and the mediator said that they would go "
    "on in the morning. It was the first time in a month that they sat in one room. Nobody in the "
    "town expected an agreement before the end of the week."
)
FRENCH = (
    "Les deux délégations se sont rencontrées mardi dans le port, et le médiateur a dit qu'elles "
    "reprendraient dans la matinée. C'était la première fois en un mois qu'elles se trouvaient "
    "dans la même salle. Personne en ville ne croit à un accord avant la fin de la semaine."
)
INVENTED = " ".join(["Balo keti murna sopiro"] * 15)


def an_article(text: str, language: str) -> Article:
    """Make an article that is all body."""
    return Article(
        id="a",
        address="a",
        name="a",
        language=language,
        text=text,
        sha256="",
        zones=(Zone(ZoneKind.BODY, 0, len(text)),),
    )


@pytest.mark.parametrize(
    ("text", "declared", "language", "is_read"),
    [
        (ENGLISH, "und", "en", True),
        (ENGLISH.upper(), "und", "en", True),
        (ENGLISH, "fr", "en", True),
        (FRENCH, "und", "fr", False),
        (FRENCH, "en", "fr", False),
        (FRENCH, "fr", "fr", False),
        (INVENTED, "en", "und", False),
        (INVENTED, "xh", "xh", False),
        ("Talks Collapse", "und", "und", True),
        ("", "und", "und", True),
    ],
)
def test_language_is_told_and_other_languages_are_flagged(
    text: str, declared: str, language: str, *, is_read: bool
) -> None:
    """What is declared is believed unless the words say otherwise; a few words prove nothing."""
    told = identify(an_article(text, declared), words=load_codes().language)
    assert (told.language, ArticleFlag.OTHER_LANGUAGE not in told.flags) == (language, is_read)
