"""Reads the words by which a site's furniture is known, and the weights of the line scorer."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from dragoman.codes.layers import DATA, Layers
from dragoman.errors import DataError

__all__ = ["Furniture", "LineWeights", "fold", "load_furniture"]

_FOLDER = "furniture"
_WEIGHTS = "weights.json"

# All marks and spaces between words become one space, all numbers "0": "Comments (12)" is known
# as "comments 0", "Share this: »" as "share this".
_BETWEEN = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")


class LineWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the line scorer has learned; made by tools/train_furniture.py.

    Attributes:
        corpus: What it was trained on, and the licence of that.
        own: Weight of each feature of the line itself; "" is the base.
        near: Weight of each kind of line at each distance, such as "-1:label".
        page: Weight of each feature of a page that is nothing but its article.
        context: Weight of each feature of the scores around the line.
    """

    corpus: str
    own: dict[str, float]
    near: dict[str, float]
    page: dict[str, float]
    context: dict[str, float]


class Month(msgspec.Struct, frozen=True):
    """A month's name and its number."""

    name: str
    month: int


class Furniture(msgspec.Struct, frozen=True, kw_only=True):
    """The phrases of sites' furniture, folded (see `fold`), and what was learned about lines.

    Attributes:
        headings: Lines after which something other than the article is shown.
        labels: Lines that are buttons, menus, notices.
        openings: How lines of furniture begin, by their first two characters.
        inside: Phrases that mark a short line as furniture, by their first word.
        inside_unspaced: The same for scripts without spaces between words.
        bylines: Words before an author's name.
        roles: Words that tell a line as the author's.
        credits: Words with which a picture's line begins.
        agencies: Makers of pictures, at the end of a line.
        published: Words before a date of publication.
        changed: Words before a date of a later change.
        function_words: Small words that sentences are full of.
        months: Names of months in many languages with their numbers.
        weights: What the line scorer has learned.
    """

    headings: frozenset[str]
    labels: frozenset[str]
    openings: dict[str, tuple[str, ...]]
    inside: dict[str, tuple[str, ...]]
    inside_unspaced: tuple[str, ...]
    bylines: tuple[str, ...]
    roles: frozenset[str]
    credits: tuple[str, ...]
    agencies: tuple[str, ...]
    published: tuple[str, ...]
    changed: frozenset[str]
    function_words: frozenset[str]
    months: dict[str, int]
    weights: LineWeights


def fold(text: str) -> str:
    """Return the words of a line without case, marks and the values of its numbers."""
    return _NUMBER.sub("0", _BETWEEN.sub(" ", text.casefold())).strip()


@cache
def load_furniture(layers: Layers) -> Furniture:
    """Read the phrase lists from all layers and the weights from ours.

    Args:
        layers: Our data folder and the caller's folders over it.

    Returns:
        The phrases, folded for look-up.

    Raises:
        DataError: A list or the weights cannot be read.
    """
    months = layers.table(f"{_FOLDER}/months.csv", Month, key="name")
    return Furniture(
        headings=frozenset(_phrases(layers, "headings")),
        labels=frozenset(_phrases(layers, "labels")),
        openings=_grouped(_phrases(layers, "openings"), first_word=False),
        inside=_grouped(_phrases(layers, "inside"), first_word=True),
        inside_unspaced=_phrases(layers, "inside_unspaced"),
        bylines=_longest_first(_phrases(layers, "bylines")),
        roles=frozenset(_phrases(layers, "roles")),
        credits=_longest_first(_phrases(layers, "credits")),
        agencies=_longest_first(_phrases(layers, "agencies")),
        published=_longest_first(_phrases(layers, "published")),
        changed=frozenset(_phrases(layers, "changed")),
        function_words=frozenset(_phrases(layers, "function_words")),
        months={fold(row.name): row.month for row in months},
        weights=_weights(),
    )


def _phrases(layers: Layers, name: str) -> tuple[str, ...]:
    folded = (fold(line) for line in layers.lines(f"{_FOLDER}/{name}.txt"))
    return tuple(dict.fromkeys(phrase for phrase in folded if phrase))


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _grouped(phrases: Iterable[str], *, first_word: bool) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase.split(" ", 1)[0] if first_word else phrase[:2], []).append(phrase)
    return {start: tuple(group) for start, group in groups.items()}


def _weights() -> LineWeights:
    path = DATA / _FOLDER / _WEIGHTS
    try:
        return msgspec.json.decode(path.read_bytes(), type=LineWeights)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path}: the line weights cannot be read: {error}") from error
