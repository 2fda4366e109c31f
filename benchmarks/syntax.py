"""Measures sentences, words and syntax on treebanks: raw text in, scored as CoNLL-2018 did.

usage: python -m benchmarks.syntax [SET...] [--rules] [--errors N]
The scorer is Universal Dependencies' own (udtools): tokens and sentences by their characters, words
inside a contraction by the longest common sequence of their forms, relations without what follows
the colon, punctuation counted, F1. A reading's words are its tokens; it has no contractions, so
"do|n't" matches the two words of "don't".
"""

import argparse
import io
import time
from typing import Any

from udtools import udeval

from benchmarks.data import data_folder
from benchmarks.treebanks import Treebank, places, read_treebank, reader
from dragoman.language import load_parser
from dragoman.model import Reading, Token

__all__ = ["measure"]

DEVELOPMENT = ("ewt.dev", "gum-free.dev")

# Our names of the scorer's measures.
MEASURES = {
    "sentences": "Sentences",
    "words": "Words",
    "UPOS": "UPOS",
    "features": "UFeats",
    "lemmas": "Lemmas",
    "UAS": "UAS",
    "LAS": "LAS",
}


def main() -> None:
    """Print the measures of each treebank."""
    options = argparse.ArgumentParser()
    options.add_argument("sets", nargs="*", default=DEVELOPMENT, help="as ewt.dev")
    options.add_argument("--rules", action="store_true", help="read by rule alone: no syntax")
    options.add_argument("--errors", type=int, default=0, help="show so many wrong boundaries")
    chosen = options.parse_args()
    read = reader(load_parser("rules" if chosen.rules else "own"))
    print(f"{'':24}" + "".join(f"{name:>10}" for name in MEASURES) + "   words/CPU-s")
    for name in chosen.sets:
        treebank = read_treebank(data_folder() / "gold" / "language" / f"{name}.conllu.gz")
        began = time.process_time()
        reading = read(treebank.text)
        speed = len(reading.tokens) / (time.process_time() - began)
        figures = measure(treebank, reading)
        print(
            f"{name:24}" + "".join(f"{got:10.2f}" for got in figures.values()) + f"{speed:14,.0f}"
        )
        show_errors(treebank, reading, limit=chosen.errors)


def measure(treebank: Treebank, reading: Reading) -> dict[str, float]:
    """Score the reading of a treebank's raw text.

    Args:
        treebank: What people annotated.
        reading: What was read; sentences that are no trees are an error.

    Returns:
        F1 in per cent by the names of `MEASURES`.
    """
    told = udeval.evaluate(load(treebank.conllu, "treebank"), load(as_conllu(reading), "reading"))
    return {name: 100 * told[key].f1 for name, key in MEASURES.items()}


def load(conllu: str, name: str) -> Any:
    """Hand CoNLL-U lines to the scorer."""
    return udeval.load_conllu(io.StringIO(conllu), name, {})


def as_conllu(reading: Reading) -> str:
    """Write a reading as the scorer reads it; where no parser ran, all hang on the first word."""
    lines: list[str] = []
    for sentence in reading.sentences:
        tokens = reading.tokens[sentence.first : sentence.last]
        for number, token in enumerate(tokens, 1):
            head = head_of(token, number, sentence.first)
            columns = (
                number,
                form_of(token, reading.text),
                token.lemma,
                token.pos,
                None,
                token.feats,
                head,
                token.relation,
                None,
                None,
            )
            lines.append("\t".join("_" if column is None else str(column) for column in columns))
        lines.append("")
    return "\n".join([*lines, ""])


def head_of(token: Token, number: int, first: int) -> int:
    """Return the governor's number in the sentence, 0 for the root."""
    if token.head is None:
        return min(number - 1, 1)
    return 0 if token.head < 0 else token.head - first + 1


def form_of(token: Token, text: str) -> str:
    """Return a token as written; a space inside (of a phone number, say) becomes a plain one."""
    return " ".join(text[token.start : token.end].split())


def show_errors(treebank: Treebank, reading: Reading, *, limit: int) -> None:
    """Print some sentence ends that are wrong, with what stands around them."""
    before = places(reading.text)
    where = [at for at, character in enumerate(reading.text) if not character.isspace()]
    right = {sentence.end for sentence in treebank.sentences}
    made = {before[sentence.end] for sentence in reading.sentences}
    wrong = [(end, "missed") for end in right - made] + [(end, "false") for end in made - right]
    wrong.sort(key=lambda pair: pair[0] * 7919 % 100003)  # the same few each time, from all over
    for end, kind in wrong[:limit]:
        at = where[end - 1] + 1
        print(f"  {kind:6} {reading.text[max(0, at - 50) : at]!r} | {reading.text[at : at + 40]!r}")


if __name__ == "__main__":
    main()
