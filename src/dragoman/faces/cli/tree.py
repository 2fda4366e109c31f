"""Shows sentences as trees on a terminal: a word a line, what belongs to it indented beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from dragoman.faces.cli.branches import STEP, branches
from dragoman.faces.cli.plain import plain
from dragoman.faces.cli.view import console_of
from dragoman.faces.export.conllu import name_tags
from dragoman.model import Reading, Sentence, Token

__all__ = ["find_sentences", "show_trees"]

WIDTH = 80
FEW = 12  # sentences of a page that hold the words, before --all

# Columns beside the words: as wide as the longest relation ("nmod:unmarked"), part of speech and
# kind of name. Lemmas get the rest. The words keep so many on the smallest terminal.
RELATION, POS, NAME, LEMMA = 14, 6, 5, 12
LEAST_WORDS = 24
LEAST_WORD = 12  # of them for the word itself, however deep it stands

_PLACE = re.compile(r"(\d+):(\d+)")
_STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")


def find_sentences(reading: Reading, wanted: str) -> list[int]:
    """Return which sentences of a page are meant.

    Args:
        reading: The page's sentences.
        wanted: The number of a sentence, from 1; or a place as the view prints it ("934:1082");
            or words, in upper or lower case and with any quotation marks.

    Returns:
        Indices in `Reading.sentences`.
    """
    told = wanted.strip()
    sentences = reading.sentences
    if told.isdecimal():
        return [at for at in range(len(sentences)) if at + 1 == int(told)]
    if place := _PLACE.fullmatch(told):
        start, end = int(place[1]), int(place[2])
        return [at for at, one in enumerate(sentences) if one.start < end and start < one.end]
    words = _folded(told)
    return [at for at, one in enumerate(sentences) if words in _folded(one.span.of(reading.text))]


def _folded(words: str) -> str:
    return " ".join(words.split()).translate(_STRAIGHT).casefold()


def show_trees(name: str, reading: Reading, chosen: Sequence[int], *, every: bool) -> None:
    """Print sentences with their trees: each word with relation, part of speech, name, lemma.

    Args:
        name: Which page it is.
        reading: Its sentences.
        chosen: Indices of those to show.
        every: Show all of them, not the first few.
    """
    console = console_of()
    console.width = min(console.width, WIDTH)
    tags = name_tags(reading)
    console.print()
    console.print(Text(plain(name), style="bold cyan"))
    shown = chosen if every else chosen[:FEW]
    for at in shown:
        _show(console, reading, at, tags)
    if len(shown) < len(chosen):
        more = f"… and {len(chosen) - len(shown)} more sentences (--all)"
        console.print(Text(more, style="dim"))


def _show(console: Console, reading: Reading, at: int, tags: Mapping[int, str]) -> None:
    sentence = reading.sentences[at]
    console.print()
    place = f"sentence {at + 1} · {sentence.start}:{sentence.end} · {sentence.zone}"
    console.print(Text(place, style="dim"))
    console.print(Text(_flat(sentence.span.of(reading.text))))
    tokens = reading.tokens[sentence.first : sentence.last]
    if any(token.head is None for token in tokens):
        console.print(Text("no syntax here: no parser has read this sentence", style="yellow"))
        return
    console.print()
    for line in _tree(reading, sentence, tags, console.width):
        console.print(line, no_wrap=True, overflow="ellipsis")


def _tree(
    reading: Reading, sentence: Sentence, tags: Mapping[int, str], width: int
) -> Iterator[Text]:
    """Yield a line a word, from top to bottom."""
    first = sentence.first
    heads = [(token.head or 0) - first for token in reading.tokens[first : sentence.last]]
    most = max(width - RELATION - POS - NAME - LEMMA, LEAST_WORDS)
    words: list[tuple[int, Text]] = []
    for index, branch in branches(heads):
        token = reading.tokens[first + index]
        word = Text(_shortened(branch, most - LEAST_WORD), style="dim")
        style = "bold not dim" if heads[index] < 0 else "not dim"
        word.append(
            _flat(reading.text[token.start : token.end]),
            style=f"magenta {style}" if first + index in tags else style,
        )
        word.truncate(most - 2, overflow="ellipsis")
        words.append((first + index, word))
    room = max(word.cell_len for _, word in words) + 2
    for index, word in words:
        word.pad_right(room - word.cell_len)
        word.append(_facts(reading.tokens[index], tags.get(index, "")))
        word.rstrip()
        yield word


def _shortened(branch: str, most: int) -> str:
    """Return branches without their first levels where they are too deep for the line."""
    if len(branch) <= most:
        return branch
    kept = (most - 2) // STEP * STEP
    return "… " + branch[-kept:]


def _facts(token: Token, tag: str) -> Text:
    facts = Text(f"{token.relation or '':<{RELATION}}", style="cyan not dim")
    facts.append(f"{token.pos or '':<{POS}}", style="default")
    facts.append(f"{tag.rpartition('-')[2]:<{NAME}}", style="magenta")
    facts.append(_flat(token.lemma or ""), style="default dim")
    return facts


def _flat(words: str) -> str:
    return plain(" ".join(words.split()))
