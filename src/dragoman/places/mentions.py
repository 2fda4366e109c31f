"""Finds the words that may name a place: names of the data files, learned names, names with a comma."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from dragoman.codes.keys import name_key, opener
from dragoman.codes.place_names import Known, PlaceNames
from dragoman.codes.towns import Town
from dragoman.model import Reading, Sentence, Span, Token

__all__ = ["Mention", "by_part", "find_mentions"]

# A town that no learned name confirms counts only from this size on.
_GREAT_TOWN = 100_000
# A part of a name stands for a town only from this size on.
_SIZEABLE_TOWN = 5_000
_SHORTEST_TOWN = 3  # letters; "US" is no village in France
_ACRONYM = 5  # letters from which on a word in capitals is no acronym
_LOUD = 0.7  # share of capitalised words from which on a sentence is a headline
_LONG_WORD = 4  # letters: shorter words have no capital in a headline either
_CONTAINER_WORDS = 3
_TOWN_WORDS = 3


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that may name a place.

    Attributes:
        span: The words.
        first: Index of their first token.
        last: One past the index of their last token.
        sentence: Index of their sentence.
        known: What the data files have under this name.
        towns: What the gazetteer has under this name.
        inside: They stand inside the name of a body or a person.
        kind: The kind of the learned name that covers them, or None.
        part: The learned name goes on beyond them with further capitals.
        within: The name behind their comma ("Rafah, Egypt"), as written.
        by_part: Nothing bears the whole name; these words of it led to what is looked up.
    """

    span: Span
    first: int
    last: int
    sentence: int
    known: tuple[Known, ...] = ()
    towns: tuple[Town, ...] = ()
    inside: bool = False
    kind: str | None = None
    part: bool = False
    within: str | None = None
    by_part: str | None = None


class _Cover(msgspec.Struct, frozen=True):
    """A learned name by tokens."""

    first: int
    last: int
    kind: str


class _Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, and what is looked up in it.

    Attributes:
        reading: The article.
        names: All names of places.
        covers: The learned name over each token.
        sentence: The sentence.
        index: Its index.
        bearers: First and last words of the article's names of persons.
        loud: Most of its words are capitalised: a headline, where capitals tell little.
    """

    reading: Reading
    names: PlaceNames
    covers: dict[int, _Cover]
    sentence: Sentence
    index: int
    bearers: frozenset[str]
    loud: bool

    def words(self, first: int, last: int) -> str:
        """Return the text from one token to before another."""
        tokens = self.reading.tokens
        return self.reading.text[tokens[first].start : tokens[last - 1].end]


def find_mentions(reading: Reading, names: PlaceNames) -> tuple[Mention, ...]:
    """Find what may name a place, the longest name first, without overlap.

    Args:
        reading: Sentences, tokens and learned names.
        names: All names of places.

    Returns:
        Mentions in text order; those inside the names of bodies too.
    """
    covers = _covers(reading)
    bearers = _bearers(reading)
    found: list[Mention] = []
    for index, sentence in enumerate(reading.sentences):
        scene = _Scene(
            reading=reading, names=names, covers=covers, sentence=sentence, index=index,
            bearers=bearers, loud=_is_loud(reading, sentence),
        )  # fmt: skip
        found += _in_sentence(scene)
    return tuple(found)


def _covers(reading: Reading) -> dict[int, _Cover]:
    covers: dict[int, _Cover] = {}
    tokens = reading.tokens
    position = 0
    for name in reading.names:
        while position < len(tokens) and tokens[position].end <= name.start:
            position += 1
        last = position
        while last < len(tokens) and tokens[last].start < name.end:
            last += 1
        covers.update(dict.fromkeys(range(position, last), _Cover(position, last, name.kind)))
    return covers


def _bearers(reading: Reading) -> frozenset[str]:
    full = (reading.text[n.start : n.end].split() for n in reading.names if n.kind == "PER")
    return frozenset(
        name_key(word) for name in full if len(name) > 1 for word in (name[0], name[-1])
    )


def _is_loud(reading: Reading, sentence: Sentence) -> bool:
    tokens = reading.tokens[sentence.first : sentence.last]
    words = [token for token in tokens if token.end - token.start >= _LONG_WORD]
    return len(words) > 2 and sum(_capital(reading, t) for t in words) > _LOUD * len(words)


def _capital(reading: Reading, token: Token) -> bool:
    return reading.text[token.start].isupper()


def _in_sentence(scene: _Scene) -> Iterator[Mention]:
    taken = scene.sentence.first
    for at in range(scene.sentence.first, scene.sentence.last):
        if at < taken or not _begins(scene, at):
            continue
        mention = _longest(scene, at) or _by_part(scene, at)
        if mention is not None:
            yield mention
            taken = mention.last


def _begins(scene: _Scene, at: int) -> bool:
    """A name begins with a capital, or as one of the data files does: "al-Shifa", "the uplands"."""
    token, text = scene.reading.tokens[at], scene.reading.text
    return text[token.start].isupper() or text[token.start : token.end] in scene.names.openers


def _longest(scene: _Scene, at: int) -> Mention | None:
    cover = scene.covers.get(at)
    first = opener(scene.words(at, at + 1))
    known = 2 * scene.names.longest.get(first, 0) + (first == "the")
    wide = max(known, cover.last - at if cover else 0, _TOWN_WORDS)
    for last in range(min(at + wide, scene.sentence.last), at, -1):
        if last - at > known and cover is None and not _may_be_town(scene, at, last):
            continue
        words = scene.words(at, last)
        if "\n" in words or not scene.words(last - 1, last)[0].isalnum():
            continue
        mention = _division(scene, at, last) or _mention(scene, at, last)
        if mention is not None and _is_name(scene, mention, words):
            return mention
    return None


def _may_be_town(scene: _Scene, first: int, last: int) -> bool:
    """Say whether words that no learned name covers may be a town: all names, or before a comma."""
    tokens = scene.reading.tokens
    if last < scene.sentence.last and scene.words(last, last + 1) == ",":
        return True
    named = all(token.pos in ("PROPN", None) for token in tokens[first:last])
    return last - first <= _TOWN_WORDS and (named or _before_a_body(scene, last))


def _ends(word: str) -> bool:
    """A town's name ends with a word that has a capital or a digit."""
    return not word.islower() or "-" in word


def _division(scene: _Scene, first: int, last: int) -> Mention | None:
    """Return the division that an abbreviation with a dot stands for ("Fla."), if it does."""
    span = Span(scene.reading.tokens[first].start, scene.reading.tokens[last - 1].end)
    words = span.of(scene.reading.text)
    if words[-1] != "." and scene.reading.text[span.end : span.end + 1] == ".":
        words += "."
    name = scene.names.divisions.get(words) if words[-1] == "." else None
    if name is None:
        return None
    towns = tuple(t for t in scene.names.towns(name) if t.kind == "admin1" and t.usual)
    return Mention(span=span, first=first, last=last, sentence=scene.index, towns=towns, kind="LOC")


def _mention(scene: _Scene, first: int, last: int) -> Mention | None:
    tokens = scene.reading.tokens
    words = scene.words(first, last)
    cover = scene.covers.get(first)
    within = _within(scene, last)
    known = scene.names.known.get(name_key(words), ())
    may_be_town = (
        len(words) >= _SHORTEST_TOWN
        and _ends(scene.words(last - 1, last))
        and (cover is not None or within is not None or _may_be_town(scene, first, last))
    )
    towns = scene.names.towns(words) if may_be_town else ()
    if words.startswith("The "):
        # The key knows no article: "The Hague" has one in its name, "The Gaza" does not.
        known = tuple(one for one in known if one.row.name.startswith("The "))
        towns = tuple(town for town in towns if town.name.startswith("The "))
    if not known and not towns:
        return None
    return Mention(
        span=Span(tokens[first].start, tokens[last - 1].end), first=first, last=last,
        sentence=scene.index, known=known, towns=towns, inside=_is_inside(first, last, cover),
        kind=cover.kind if cover else None, part=_is_part(scene, first, last), within=within,
    )  # fmt: skip


def _within(scene: _Scene, last: int) -> str | None:
    """Return the name behind a comma, if it is that of a country or a division."""
    end = scene.sentence.last
    if last + 1 >= end or scene.words(last, last + 1) != ",":
        return None
    behind = range(min(last + 1 + _CONTAINER_WORDS, end), last + 1, -1)
    named = (scene.names.container(scene.words(last + 1, until)) for until in behind)
    return next((name for name in named if name is not None), None)


def _is_inside(first: int, last: int, cover: _Cover | None) -> bool:
    return (
        cover is not None
        and cover.kind in ("ORG", "PER")
        and (cover.first < first or cover.last > last)
    )


def _is_part(scene: _Scene, first: int, last: int) -> bool:
    """Say whether the learned name has more capitals before or behind: "North" of "North Park"."""
    cover = scene.covers.get(first)
    if cover is None:
        return False
    rest = (*range(cover.first, first), *range(last, cover.last))
    return any(_capital(scene.reading, scene.reading.tokens[at]) for at in rest)


def _is_name(scene: _Scene, mention: Mention, words: str) -> bool:
    """Say whether these words are the name of a place here."""
    unlike = name_key(words) in scene.names.words["unlike"]
    match mention.kind:
        case "ORG" if mention.inside:  # "University of Nebraska"
            return bool(mention.known) or _is_division(mention) or _is_great(mention)
        case "ORG" if name_key(words) in scene.names.capitals:  # "Kyiv police": who governs
            return True
        case "PER":  # "Jordan Smith", but "Paris, Texas", "Germans", a country with no bearer named
            people = any(known.how == "demonym" for known in mention.known)
            free = not mention.inside and name_key(words) not in scene.bearers
            return people or mention.within is not None or (free and bool(mention.known))
        case "LOC" | "NORP":
            return bool(mention.known) or not mention.part or _opens_a_body(scene, mention)
        case _:
            return not unlike and (bool(mention.known) or _is_unconfirmed(scene, mention, words))


def _is_unconfirmed(scene: _Scene, mention: Mention, words: str) -> bool:
    """Say whether a town that no learned name confirms is one all the same."""
    if words.isupper() and len(words) < _ACRONYM and not scene.loud:
        return False
    if mention.within is not None:
        return True
    if mention.kind is not None:
        return False
    alone = _is_great(mention) and not scene.loud and _alone(scene, mention)
    return alone or _opens_a_body(scene, mention)


def _is_division(mention: Mention) -> bool:
    return any(town.kind == "admin1" and town.usual for town in mention.towns)


def _is_great(mention: Mention) -> bool:
    return any(town.population >= _GREAT_TOWN and town.usual for town in mention.towns)


def _alone(scene: _Scene, mention: Mention) -> bool:
    """Say whether no name stands directly beside: "Victoria Beckham" is no Victoria."""
    tokens = scene.reading.tokens
    beside = (*tokens[max(0, mention.first - 1) : mention.first], *tokens[mention.last :][:1])
    return not any(token.pos == "PROPN" for token in beside)


def _opens_a_body(scene: _Scene, mention: Mention) -> bool:
    """Say whether a court, a council, a hospital of a great town is named: "Madras High Court"."""
    great = any(town.population >= _GREAT_TOWN for town in mention.towns)
    return great and _before_a_body(scene, mention.last)


def _before_a_body(scene: _Scene, at: int) -> bool:
    """Say whether words with capitals stand from a token on, the last one a town's body."""
    last = at
    while last < scene.sentence.last and scene.words(last, last + 1)[0].isupper():
        last += 1
    return last > at and scene.words(last - 1, last).lower() in scene.names.words["local"]


def _by_part(scene: _Scene, at: int) -> Mention | None:
    """Return a learned name that nothing bears, with what bears a part of it: "Kilburn Estate"."""
    cover = scene.covers.get(at)
    if cover is None or cover.kind != "LOC" or cover.first != at:
        return None
    words = [scene.words(token, token + 1) for token in range(at, cover.last)]
    mention = Mention(
        span=Span(scene.reading.tokens[at].start, scene.reading.tokens[cover.last - 1].end),
        first=at, last=cover.last, sentence=scene.index, kind="LOC",
    )  # fmt: skip
    return by_part(mention, words, scene.names)


def by_part(mention: Mention, words: list[str], names: PlaceNames) -> Mention | None:
    """Look a name up by the longest part of it that is known, or whose rest is "Street", "South" ….

    Args:
        mention: The mention of a name that nothing bears.
        words: The name's words.
        names: All names of places.

    Returns:
        The mention with what bears the part, or None.
    """
    common = names.words["common"]
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            part = " ".join(words[first : first + length])
            key = name_key(part)
            if not part[0].isupper() or key in common or key in names.words["unlike"]:
                continue
            known = tuple(one for one in names.known.get(key, ()) if one.how == "name")
            towns = tuple(town for town in names.towns(part) if _is_sizeable(town))
            rest = (*words[:first], *words[first + length :])
            if known or (towns and all(word.lower() in common for word in rest)):
                return replace(mention, known=known, towns=towns, by_part=part)
    return None


def _is_sizeable(town: Town) -> bool:
    return town.usual and town.population >= _SIZEABLE_TOWN
