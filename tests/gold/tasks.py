"""The gate's tasks: each measures one part on its annotated data and returns figures by name."""

from pathlib import Path

from benchmarks import articles, figures, plaintext, sentences, times, whole_pages
from dragoman.codes.furniture import load_furniture
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import parse

__all__ = ["TASKS"]

Figures = dict[str, float]


def measure_articles(_data: Path) -> Figures:
    """Body, publication day and title of HTML pages, 0 to 1."""
    phrases = load_furniture(Layers())
    return articles.measure_bodies(phrases).scores | articles.measure_metadata(phrases).scores


def measure_sentences(data: Path) -> Figures:
    """Sentence and token F on treebanks, raw text in, per cent."""
    words = load_language(Layers())
    got: Figures = {}
    for name in ("ewt.test", "pud.test"):
        gold = sentences.read_treebank(data / "gold" / "language" / f"{name}.conllu.gz")
        reading = parse(sentences.as_article(gold.text), words=words)
        found, tokens = sentences.spans_of(reading)
        got[f"{name} sentences"] = 100 * sentences.f1(gold.sentences, found)
        got[f"{name} tokens"] = 100 * sentences.f1(gold.tokens, tokens)
    return got


def measure_figures(data: Path) -> Figures:
    """F1 on NewsQuant, per cent, and of casualty counts."""
    got = figures.measure_quantities(data / "gold", None)
    return got | {"casualties": figures.measure_casualties(data / "gold")}


TASKS = {
    "articles": measure_articles,
    "plaintext": plaintext.measure,
    "sentences": measure_sentences,
    "times": times.measure,
    "figures": measure_figures,
    "whole pages": whole_pages.measure,
}
