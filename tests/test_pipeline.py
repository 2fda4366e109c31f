"""The flow: one page, many pages, and a page on which our own code breaks."""

import pytest

import dragoman.pipeline
from dragoman.codes import load_codes
from dragoman.model import ArticleFlag, Failed, Findings, Page, Reading, Rejected, Why
from dragoman.pipeline import read, read_many
from dragoman.settings import Settings

TEXT = (
    "The two sides met in the harbour town on Tuesday for a second round of talks.\n\n"
    "“We came to listen,” said Ana Roth, who leads one of the delegations.\n"
)
FRENCH = (
    "Les deux délégations se sont rencontrées mardi dans le port, et le médiateur a dit qu'elles "
    "reprendraient dans la matinée. C'était la première fois en un mois qu'elles se trouvaient "
    "dans la même salle. Personne en ville ne croit à un accord avant la fin de la semaine."
)


def a_page(text: str, name: str = "page.txt") -> Page:
    """Make a scraped page."""
    return Page(content=text, name=name, content_type="text/plain")


def test_the_same_page_gives_the_same_findings() -> None:
    """No clock, no chance."""
    first = read(a_page(TEXT), codes=load_codes(), settings=Settings())
    assert first == read(a_page(TEXT), codes=load_codes(), settings=Settings())


def test_a_page_in_another_language_is_kept_and_nothing_is_found_in_it() -> None:
    """English rules would only find mistakes."""
    found = read(a_page(FRENCH), codes=load_codes(), settings=Settings())
    assert isinstance(found, Findings)
    assert (found.article.language, found.article.flags[-1]) == ("fr", ArticleFlag.OTHER_LANGUAGE)
    assert found == Findings(article=found.article)


def test_a_bug_of_ours_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept with the place where it happened, and the next page is read."""

    def broken(reading: Reading, **_rest: object) -> tuple[()]:
        if "harbour" in reading.text:
            raise ZeroDivisionError("no such number")
        return ()

    monkeypatch.setattr(dragoman.pipeline, "find_quantities", broken)
    pages = [a_page(TEXT, "bad.txt"), a_page(TEXT.replace("harbour", "border"), "good.txt")]
    bad, good = read_many(pages, codes=load_codes(), settings=Settings())
    assert isinstance(bad, Failed)
    assert (bad.name, bad.error) == ("bad.txt", "ZeroDivisionError: no such number")
    assert bad.stage.startswith("pipeline.py:")
    assert isinstance(good, Findings)


def test_a_page_that_takes_too_long_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limit in the message."""

    def endless(_reading: Reading, **_rest: object) -> tuple[()]:
        while True:
            pass

    monkeypatch.setattr(dragoman.pipeline, "find_quantities", endless)
    settings = Settings(max_page_seconds=0.2)
    (result,) = read_many([a_page(TEXT)], codes=load_codes(), settings=settings)
    assert isinstance(result, Rejected)
    assert (result.why, result.detail) == (Why.TOO_SLOW, "reading took more than 0.2 s")
