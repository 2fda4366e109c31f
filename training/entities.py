"""Takes the names among GUM's entities: mentions of persons, organisations, places by proper nouns."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from training.annotated import Sentence, Word
from training.names import is_demonym, kinds_of

__all__ = ["name_entities"]

_LAYER = "Entity="
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\)?)|(\d+)\)")
_LONGEST = 8  # words of a name; longer mentions of proper nouns are lists and titles of works

_Span = tuple[int, int, str]


def name_entities(words: Sequence[Word], misc: Sequence[str]) -> Sentence:
    """Put names on words.

    Args:
        words: Of a sentence, with tags and governors.
        misc: Its words' last column, with the brackets of the entities.

    Returns:
        The words with their names: of mentions within each other the longest that is a name as a
        whole; an adjective of a people is NORP; None for proper nouns outside, which may be parts
        of names of other kinds.
    """
    kinds = kinds_of("entities")
    tags = ["O"] * len(words)
    for start, end, kind in sorted(_spans(misc), key=lambda span: span[0] - span[1]):
        if kind in kinds:
            _mark(words, tags, (start, end), kinds[kind])
    return tuple(
        replace(word, name=_name_of(word, tag)) for word, tag in zip(words, tags, strict=True)
    )


def _spans(misc: Sequence[str]) -> Iterator[_Span]:
    """Yield start, end and kind of the mentions that end in the sentence, as they end."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, field in enumerate(misc):
        parts = (part for part in field.split("|") if part.startswith(_LAYER))
        for found in _BRACKET.finditer(next(parts, "")[len(_LAYER) :]):
            if found[5]:
                if opened[found[5]]:
                    start, kind = opened[found[5]].pop()
                    yield start, index + 1, kind
            elif found[4]:
                yield index, index + 1, found[2]
            else:
                opened[found[1]].append((index, found[2]))


def _mark(words: Sequence[Word], tags: list[str], span: tuple[int, int], kind: str) -> None:
    """Mark a mention if it is a name as a whole, but for "the" and the like before it."""
    start, end = span
    inside = range(start, end)
    heads = [index for index in inside if words[index].head not in inside]
    if len(heads) != 1 or words[heads[0]].upos != "PROPN":
        return
    while start < end and words[start].upos in {"DET", "PUNCT", "PRON"}:
        start += 1
    while end > start and words[end - 1].upos in {"PUNCT", "PART"}:
        end -= 1
    if _is_name(words[start:end]) and all(tag == "O" for tag in tags[start:end]):
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)


def _is_name(words: Sequence[Word]) -> bool:
    """Say whether words are proper nouns with what joins them: "Bank of the West"."""
    joins = {"ADP", "DET", "CCONJ", "PUNCT"}
    if not words or len(words) > _LONGEST or not _is_proper(words[0]):
        return False
    if any(word.form in {",", "(", ")"} for word in words):
        return False
    return all(_is_proper(word) or word.upos in joins or word.form == "-" for word in words)


def _is_proper(word: Word) -> bool:
    return (word.xpos or "").startswith("NNP")


def _name_of(word: Word, tag: str) -> str | None:
    """Return a word's name by the tag of the mentions around it."""
    if tag != "O":
        return tag
    capital = word.upos == "ADJ" and word.form[:1].isupper()
    if capital and word.lemma == word.form and is_demonym(word):
        return "B-NORP"
    return None if word.upos == "PROPN" or _is_proper(word) else "O"
