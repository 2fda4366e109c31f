"""Writes a reading as CoNLL-U: one block a sentence, ten columns a word."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Reading, Sentence, Token

__all__ = ["conllu", "name_tags"]

# "do|n't", "can|not", "gon|na" are one written word because letters meet where they were cut; of
# other scripts we cut between letters ourselves ("和平"), so that only ASCII letters count.
_MEET = re.compile(r"[A-Za-z]{2}")
# "Roth|'s", "U.S.|'s", "they|'re": what is cut from the word before it.
_CLITIC = re.compile(r"['’`](?:s|m|d|ll|ve|re)", re.IGNORECASE)
_APOSTROPHES = ("'", "’")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def conllu(reading: Reading, *, source: str | None = None) -> str:
    """Return a reading as CoNLL-U, each word with its place in the article's text.

    Parts of one written word ("do" and "n't") stand under a line with their range. Columns that
    nobody filled in are "_": all but the words themselves where no parser ran.

    Args:
        reading: The sentences of an article.
        source: Where the article came from, for people.

    Returns:
        Lines, each ended; nothing where there is no sentence.
    """
    tags = name_tags(reading)
    lines: list[str] = []
    paragraph = -1
    for number, sentence in enumerate(reading.sentences, 1):
        if number == 1:
            lines.append(f"# newdoc id = {reading.article}")
            lines += [f"# source = {_clean(source)}"] if source else []
        if sentence.paragraph != paragraph:
            lines.append("# newpar")
            paragraph = sentence.paragraph
        lines.append(f"# sent_id = {reading.article}-{number}")
        lines += _block(reading, sentence, tags)
        lines.append("")
    return "".join(line + "\n" for line in lines)


def name_tags(reading: Reading) -> dict[int, str]:
    """Return "B-PER" for the first token of a name and "I-PER" for the rest, by their indices."""
    tokens = reading.tokens
    tags: dict[int, str] = {}
    at = 0
    for name in reading.names:
        while at < len(tokens) and tokens[at].end <= name.start:
            at += 1
        begun = "B"
        while at < len(tokens) and tokens[at].start < name.end:
            tags[at] = f"{begun}-{name.kind}"
            begun = "I"
            at += 1
    return tags


def _block(reading: Reading, sentence: Sentence, tags: Mapping[int, str]) -> Iterator[str]:
    text = reading.text
    tokens = reading.tokens[sentence.first : sentence.last]
    words = _written_words(text, tokens)
    after = [*(tokens[first].start for first, _ in words[1:]), _next_start(reading, sentence)]
    glued = [tokens[last - 1].end == start for (_, last), start in zip(words, after, strict=True)]
    yield f"# text = {_text(text, tokens, words, glued)}"
    for (first, last), no_space in zip(words, glued, strict=True):
        end = "SpaceAfter=No" if no_space else ""
        if last - first > 1:
            start, stop = tokens[first].start, tokens[last - 1].end
            misc = _misc("", end, start, stop)
            yield "\t".join((f"{first + 1}-{last}", _clean(text[start:stop]), *"_" * 7, misc))
            end = ""  # said of the written word; of its parts it may not be said
        for index in range(first, last):
            tag = tags.get(sentence.first + index, "")
            misc = _misc(tag, end, tokens[index].start, tokens[index].end)
            yield "\t".join((str(index + 1), *_columns(text, tokens[index], sentence), misc))


def _written_words(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the first token of each written word and one past its last; there are no gaps."""
    starts = [
        index
        for index, token in enumerate(tokens)
        if not index or not _is_part(text, tokens[index - 1], token)
    ]
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def _is_part(text: str, before: Token, token: Token) -> bool:
    """Say whether a token belongs to the written word of the token before it."""
    if before.end != token.start:
        return False
    last, form = text[token.start - 1], text[token.start : token.end]
    if form in _APOSTROPHES:  # "the workers' demands"; otherwise it is a quotation mark
        return last.isalnum() and token.relation == "case"
    if _CLITIC.fullmatch(form):
        return last.isalnum() or last == "."
    return bool(_MEET.fullmatch(last + form[0]))


def _next_start(reading: Reading, sentence: Sentence) -> int | None:
    """Return where the token after a sentence starts, if there is one."""
    return reading.tokens[sentence.last].start if sentence.last < len(reading.tokens) else None


def _text(
    text: str, tokens: Sequence[Token], words: Sequence[tuple[int, int]], glued: Sequence[bool]
) -> str:
    """Return the sentence with a space wherever there is anything between two words."""
    return "".join(
        _clean(text[tokens[first].start : tokens[last - 1].end]) + ("" if no_space else " ")
        for (first, last), no_space in zip(words, glued, strict=True)
    ).rstrip(" ")


def _columns(text: str, token: Token, sentence: Sentence) -> tuple[str, ...]:
    """Return FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS."""
    return (
        _clean(text[token.start : token.end]),
        _clean(token.lemma) if token.lemma else "_",
        token.pos or "_",
        "_",
        token.feats or "_",
        _head(token.head, sentence.first),
        token.relation or "_",
        "_",
    )


def _head(head: int | None, first: int) -> str:
    if head is None:
        return "_"
    return "0" if head < 0 else str(head - first + 1)


def _misc(tag: str, space: str, start: int, end: int) -> str:
    told = (f"Name={tag}" if tag else "", space, f"TokenRange={start}:{end}")
    return "|".join(part for part in told if part)


def _clean(words: str) -> str:
    """Return words without what could end a column or a line, or drive a terminal."""
    return _CONTROL.sub("\ufffd", " ".join(words.split()))
