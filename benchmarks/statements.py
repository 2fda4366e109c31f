"""Measures statements on articles whose attributions are annotated: source, cue, content, and together.

usage: python -m benchmarks.statements [--rules]

Statements and attitudes count together: the annotations have both. `--rules` measures the rules
alone, as where another parser reads. Speed is that of what comes after the parse: the branch of the
network that finds attributions, and the stage.
"""

import json
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from benchmarks.data import data_folder
from dragoman.codes.cues import load_cues
from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.language import Parser, load_parser, parse, read_by_rule
from dragoman.language.en.network import load_network
from dragoman.language.en.reader import Reader
from dragoman.model import Article, Context, Reading, Span, Statement, Zone, ZoneKind
from dragoman.statements import find_statements

__all__ = ["measure_corpus", "measure_speed"]

WORDS = load_language(Layers())
CUES = load_cues(Layers())
SCORES = {
    "source_exact": "source exact",
    "cue_exact": "cue exact",
    "content_exact": "content exact",
    "content>=.5+source": "statement + source",
    "stmt_direct": "direct",
    "stmt_mixed": "mixed",
    "stmt_indirect": "indirect",
}


def measure_corpus(data: Path, name: str, *, rules: bool = False) -> dict[str, float]:
    """Return F1 by the annotations' own scorer, and the recall of what is surely speech, per cent.

    Args:
        data: The data folder.
        name: polnear.dev or gum_other.dev.
        rules: Without the network.
    """
    folder = data / "gold" / "statements"
    parser = read_by_rule if rules else load_parser()
    score = _scorer(folder)
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        record = json.loads(line)
        found = find_statements(_read(record["text"], parser), Context(), cues=CUES)
        score.add(record["text"], record["statements"], [_as_spans(one) for one in found])
    report = score.report()
    recall = report["speech_recall(content>=.5+source)"]["all"]
    return {told: report[key][2] for key, told in SCORES.items()} | {"speech recall": recall}


def measure_speed(data: Path) -> dict[str, float]:
    """Return sentences a CPU-second of what comes after the parse, on whole news pages."""
    pages = sorted((data / "gold" / "whole-pages" / "pages").glob("*.json"))
    texts = [json.loads(page.read_text(encoding="utf-8"))["text"] for page in pages]
    plain, _ = _timed(texts, Reader(load_network()))
    whole, readings = _timed(texts, load_parser())
    began = time.process_time()
    for reading in readings:
        find_statements(reading, Context(), cues=CUES)
    stage = time.process_time() - began
    sentences = sum(len(reading.sentences) for reading in readings)
    return {
        "sentences/s": sentences / (whole - plain + stage),
        "share of the parse": (whole - plain + stage) / plain,
    }


def _timed(texts: list[str], parser: Parser) -> tuple[float, list[Reading]]:
    began = time.process_time()
    readings = [_read(text, parser) for text in texts]
    return time.process_time() - began, readings


def _read(text: str, parser: Parser) -> Reading:
    zone = Zone(ZoneKind.BODY, 0, len(text))
    article = Article(
        id="a", address="a", name="a", language="en", text=text, sha256="", zones=(zone,)
    )
    return parse(article, words=WORDS, parser=parser)


def _as_spans(one: Statement) -> dict[str, Any]:
    def pairs(*spans: Span | None) -> list[list[int]]:
        return [[span.start, span.end] for span in spans if span]

    return {
        "source_spans": pairs(one.source),
        "cue_spans": pairs(one.cue),
        "content_spans": pairs(*one.content),
    }


def _scorer(folder: Path) -> Any:
    spec = spec_from_file_location("score_statements", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Score()


if __name__ == "__main__":
    for corpus in ("polnear.dev", "gum_other.dev"):
        for what, value in measure_corpus(
            data_folder(), corpus, rules="--rules" in sys.argv
        ).items():
            print(f"{corpus:14} {what:20} {value:.1f}")
    for what, value in measure_speed(data_folder()).items():
        print(f"{'speed':14} {what:20} {value:.2f}")
