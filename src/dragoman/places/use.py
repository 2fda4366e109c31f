"""Tells how a place's name is used: the place itself, who governs it, its people, part of a name."""

from dragoman.codes.place_names import PlaceNames
from dragoman.model import PlaceUse, Reading, Token, ZoneKind
from dragoman.places.resolve import Choice

__all__ = ["tell_use"]

_GOVERNED = ("country", "region", "admin1", "city")
_AGENTS = ("by", "between")


def tell_use(reading: Reading, choice: Choice, names: PlaceNames) -> PlaceUse:
    """Tell how a resolved name is used.

    Args:
        reading: The sentence's tokens and syntax.
        choice: The mention and what it was resolved to.
        names: Words by which uses are known.

    Returns:
        The use; literal where nothing speaks for another.
    """
    mention = choice.mention
    if mention.inside or _names_a_body(reading, choice, names):
        return PlaceUse.EMBEDDED
    if choice.how == "demonym":
        return PlaceUse.DEMONYM
    if choice.best.row.kind not in _GOVERNED:
        return PlaceUse.LITERAL
    return PlaceUse.METONYMIC if _acts(reading, choice, names) else PlaceUse.LITERAL


def _names_a_body(reading: Reading, choice: Choice, names: PlaceNames) -> bool:
    """Say whether the name opens that of a body: "Gaza's Health Ministry"."""
    if choice.how == "demonym":
        return False
    tokens, at = reading.tokens, choice.mention.last
    if at < len(tokens) and _word(reading, tokens[at]) in ("'s", "’s"):
        at += 1
    run = at
    while run < len(tokens) and reading.text[tokens[run].start].isupper():
        run += 1
    return run > at + 1 and _word(reading, tokens[run - 1]) in names.words["body"]


def _acts(reading: Reading, choice: Choice, names: PlaceNames) -> bool:
    if _heads_a_headline(reading, choice):
        return True
    head = _head(reading, choice.mention.first, choice.mention.last)
    return head is not None and _acts_at(reading, head, names)


def _heads_a_headline(reading: Reading, choice: Choice) -> bool:
    """Say whether it opens a headline before a verb in -s, which capitals hide from the parser."""
    mention, tokens = choice.mention, reading.tokens
    sentence = reading.sentences[mention.sentence]
    if sentence.zone not in (ZoneKind.TITLE, ZoneKind.SUBTITLE) or mention.last >= sentence.last:
        return False
    opens = mention.first == sentence.first or _word(reading, tokens[mention.first - 1]) == ":"
    after = _word(reading, tokens[mention.last])
    return opens and after.isalpha() and after.endswith("s")


def _head(reading: Reading, first: int, last: int) -> int | None:
    """Return the token of the mention whose governor stands outside it."""
    for at in range(first, last):
        governor = reading.tokens[at].head
        if governor is None:
            return None
        if not first <= governor < last:
            return at
    return None


def _acts_at(reading: Reading, at: int, names: PlaceNames) -> bool:
    token = reading.tokens[at]
    if token.head is None or token.head < 0:
        return False
    above = reading.tokens[token.head]
    relation = (token.relation or "").split(":")[0]
    if relation in ("conj", "appos", "list"):
        return _acts_at(reading, token.head, names)
    if token.relation == "nsubj" or relation == "vocative":
        return above.pos in ("VERB", "NOUN") and (above.lemma or "") not in names.words["rests"]
    if relation in ("obl", "nmod") and _case(reading, at) in _AGENTS:
        return True
    if _makes_participle(reading, at):
        return True
    noun = (above.lemma or "").lower()
    return relation in ("nmod", "compound", "amod") and noun in names.words["governs"]


def _case(reading: Reading, at: int) -> str:
    """Return the preposition of a noun ("by", "in"), or the nearest before its list."""
    sentence_start = max(0, at - 8)
    for other in range(at - 1, sentence_start - 1, -1):
        token = reading.tokens[other]
        if token.head == at and token.relation == "case":
            return _word(reading, token)
    return ""


def _makes_participle(reading: Reading, at: int) -> bool:
    """Say whether it is the first half of "Qatar-mediated"."""
    tokens = reading.tokens
    return (
        at + 2 < len(tokens)
        and _word(reading, tokens[at + 1]) == "-"
        and tokens[at].end == tokens[at + 1].start
        and _word(reading, tokens[at + 2]).endswith("ed")
    )


def _word(reading: Reading, token: Token) -> str:
    return reading.text[token.start : token.end].lower()
