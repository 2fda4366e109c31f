"""Turns the names' tags of several corpora into ours: persons, organisations, places, nationalities."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from training.annotated import Sentence, Word

__all__ = ["is_demonym", "kinds_of", "set_names"]

_FOLDER = Path(__file__).parent
_DEMONYM = re.compile(r"[A-Z]\w*[a-z](?:(?:a|ia)ns?|ese|[bdghklmnqr]is?|[dgklnr]ish)")


def set_names(words: Sequence[Word], tags: Sequence[str]) -> Sentence:
    """Put names on words; a one-word MISC that looks like a nationality becomes NORP.

    Args:
        words: Of a sentence.
        tags: One a word; an "I-" that follows no name begins one.

    Returns:
        The words with their names.
    """
    names: list[str] = []
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        ends = index + 1 == len(tags) or not tags[index + 1].startswith("I-")
        if tag == "B-MISC" and ends and is_demonym(word):
            names.append("B-NORP")
        elif tag.startswith("I-") and (not names or names[-1] == "O"):
            names.append(f"B{tag[1:]}")
        else:
            names.append(tag)
    return tuple(replace(word, name=name) for word, name in zip(words, names, strict=True))


def is_demonym(word: Word) -> bool:
    """Say whether a word names a people or a group of believers or partisans."""
    if word.form in _demonyms():
        return True
    fits = word.upos in {None, "ADJ"} or word.xpos == "NNPS"
    return fits and bool(_DEMONYM.fullmatch(word.form))


@cache
def _demonyms() -> frozenset[str]:
    """Return those that no ending tells."""
    return frozenset((_FOLDER / "demonyms.txt").read_text(encoding="utf-8").split())


@cache
def kinds_of(form: str) -> dict[str, str]:
    """Return our kinds of names by those that a form of corpora has."""
    with (_FOLDER / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["theirs"]: row["ours"] for row in csv.DictReader(file) if row["form"] == form}
