"""The gate's tasks: each measures one part on its annotated data and returns figures by name."""

from functools import cache
from pathlib import Path

from benchmarks import (
    actors,
    articles,
    event_location,
    events,
    figures,
    names,
    places,
    plaintext,
    plover,
    police,
    sourcing,
    statements,
    syntax,
    times,
    whole_pages,
)
from benchmarks.treebanks import Reader, read_treebank, reader
from dragoman.codes.furniture import load_furniture
from dragoman.codes.layers import Layers
from dragoman.language import load_parser

__all__ = ["TASKS"]

Figures = dict[str, float]


def measure_articles(_data: Path) -> Figures:
    """Body, publication day and title of HTML pages, 0 to 1."""
    phrases = load_furniture(Layers())
    return articles.measure_bodies(phrases).scores | articles.measure_metadata(phrases).scores


def measure_syntax(data: Path) -> Figures:
    """Sentences, words and syntax on treebanks, raw text in, per cent."""
    got: Figures = {}
    for name in ("ewt.test", "gum-free.test", "pud.test"):
        treebank = read_treebank(data / "gold" / "language" / f"{name}.conllu.gz")
        figures = syntax.measure(treebank, by_network()(treebank.text))
        got |= {f"{name} {figure}": value for figure, value in figures.items()}
    return got


def measure_names(data: Path) -> Figures:
    """F1 of names of people, organisations and places, raw text in, per cent."""
    tests = ("uner-ewt.test", "uner-pud.test", "crossner-politics.test")
    return {name: names.f1(names.measure(data, name, read=by_network())) for name in tests}


@cache
def by_network() -> Reader:
    """Load the network once a run; what it read of a treebank serves syntax and names."""
    return reader(load_parser())


def measure_event_places(data: Path) -> Figures:
    """Share of events whose place is told, or told to be none, on the held-back tenth."""
    return event_location.measure(data, read=by_network())


def measure_actors(data: Path) -> Figures:
    """Shares of phrases, speakers and actors whose country and sector are right, 0 to 1."""
    pages = actors.measure_pages(data, "annotations")
    training = actors.measure_pages(data, "training")
    return (
        actors.measure_cases(data)
        | pages
        | {f"training {name}": share for name, share in training.items()}
    )


def measure_places(data: Path) -> Figures:
    """Names of places found, and those within 161 km, per cent; the first page's places."""
    got: Figures = {}
    for name in ("geowebnews", "lgl"):
        figures = places.measure(data, name)
        got |= {f"{name} {what}": figures[what] for what in ("overlap F1", "A@161 end to end")}
    given = places.measure_given(data, "geowebnews")
    in_geonames = places.measure_given(data, "geowebnews", in_geonames=True)
    got |= {
        "geowebnews A@161 names given": given,
        "geowebnews A@161 given, in GeoNames": in_geonames,
    }
    got["first page, of 30"] = places.measure_first_page(data)
    return got


def measure_figures(data: Path) -> Figures:
    """F1 on NewsQuant, per cent, and of casualty counts."""
    got = figures.measure_quantities(data / "gold", None)
    return got | {"casualties": figures.measure_casualties(data / "gold")}


def measure_statements(data: Path) -> Figures:
    """F1 of sources, cues, contents and statements with their source, per cent."""
    news = statements.measure_corpus(data, "polnear.dev")
    other = statements.measure_corpus(data, "gum_other.dev")
    return news | {"other genres, statement + source": other["statement + source"]}


def measure_event_types(data: Path) -> Figures:
    """Types of pairs and parties of sentences, 0 to 1, on the fifths that were held back.

    The linear model alone is also fitted anew for each fifth.
    """
    read = by_network()
    folds = plover.cross_validate(data, read, None)
    return plover.measure(data, read) | {f"five folds, {name}": one for name, one in folds.items()}


def measure_quiet_pages(data: Path) -> Figures:
    """Events found on pages of sport and technology, which hold hardly any."""
    name = "events per 100 sentences of sport and technology"
    return {name: events.measure(data)[name]}


TASKS = {
    "articles": measure_articles,
    "plaintext": plaintext.measure,
    "syntax": measure_syntax,
    "names": measure_names,
    "times": times.measure,
    "places": measure_places,
    "event places": measure_event_places,
    "actors": measure_actors,
    "figures": measure_figures,
    "statements": measure_statements,
    "sourcing": sourcing.measure,
    "event types": measure_event_types,
    "police": police.measure,
    "quiet pages": measure_quiet_pages,
    "whole pages": whole_pages.measure,
}
