"""Lays an article out for the search for actors: words, names, places, what it is mostly about."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from dragoman.codes.actor_names import ActorNames, Role
from dragoman.codes.keys import name_key, opener
from dragoman.model import Place, PlaceUse, Reading, Sentence, Span

__all__ = ["NO_STATES", "Found", "Scene", "Who", "is_locative", "leading", "make_scene"]

_LEADING = 0.3
_DEEP = 20  # steps up a tree
_WORDS_OF_A_ROLE = 4
NO_STATES = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC"})


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody is, as far as it is known.

    Attributes:
        name: Usual name, or None for an unnamed group.
        code: Id in actors.csv.
        country: Alpha-3 code, or UNO, EUR, IGO, NGO, MNC.
        sectors: PLOVER sectors, the main one first.
        sort: state, ministry, army, armed_group, party, body, company, ngo, media, person, group.
        office: Office that the page gives, for "the president" later on.
    """

    name: str | None = None
    code: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    sort: str | None = None
    office: str | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A mention, and who it is.

    Attributes:
        first: Index of its first token.
        last: One past the index of its last token.
        sentence: Index of its sentence.
        key: Mentions with one key are one actor.
        who: Who that is.
        rule: What resolved it.
        confidence: 0 to 1.
        why: What told it.
    """

    first: int
    last: int
    sentence: int
    key: tuple[str, ...]
    who: Who
    rule: str
    confidence: float
    why: tuple[str, ...] = ()


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """An article, laid out.

    Attributes:
        reading: The reading.
        names: All that is looked up.
        words: Each token in lower case.
        openers: For each token, how many tokens the longest name of a body from there may have.
        people: For the first token of each name of a person: one past its last.
        bodies: The same of the names of organisations.
        places: For each token of a place: the place.
        leading: The country that the page is mostly about, or None.
        day: The page's date, or None.
        armed: The armed group that the page names most, or None.
    """

    reading: Reading
    names: ActorNames
    words: tuple[str, ...]
    openers: tuple[int, ...]
    people: dict[int, int]
    bodies: dict[int, int]
    places: dict[int, Place]
    leading: str | None
    day: str | None
    armed: Who | None = None

    def text(self, first: int, last: int) -> str:
        """Return the words from one token to before another, on one line."""
        return " ".join(self.span(first, last).of(self.reading.text).split())

    def span(self, first: int, last: int) -> Span:
        """Return where tokens stand in the text."""
        return Span(self.reading.tokens[first].start, self.reading.tokens[last - 1].end)

    def is_capital(self, at: int) -> bool:
        """Say whether a token begins with a capital."""
        return self.reading.text[self.reading.tokens[at].start].isupper()

    def is_below(self, at: int, head: int) -> bool:
        """Say whether a token depends on another, however far."""
        for _ in range(_DEEP):
            governor = self.reading.tokens[at].head
            if governor is None or governor < 0:
                return False
            if governor == head:
                return True
            at = governor
        return False

    def country_named(self, first: int, last: int) -> str | None:
        """Return the one country of which words are the name or the capital, or None."""
        codes = self.names.capitals.get(name_key(self.text(first, last)), ())
        return codes[0] if len(codes) == 1 else None

    def is_rank(self, at: int) -> bool:
        """Say whether a token is a title or rank, which tells less than a role beside it."""
        return self.words[at].rstrip(".") in self.names.words["rank"]

    def role_at(self, end: int, start: int) -> tuple[int, Role] | None:
        """Return the longest role whose last word stands at `end`, and its first token."""
        lasts = (self.words[end], (self.reading.tokens[end].lemma or "").lower())
        longest = max(self.names.role_ends.get(last, 0) for last in lasts)
        for first in range(max(start, end - longest + 1), end + 1):
            before = " ".join(self.words[first:end])
            for last in lasts:
                role = self.names.roles.get(f"{before} {last}" if before else last)
                if role is not None:
                    return first, role
        return None

    def office_at(self, end: int, start: int) -> str | None:
        """Return the words of the longest office that ends at a token, or None."""
        for first in range(max(start, end - _WORDS_OF_A_ROLE + 1), end + 1):
            words = " ".join(self.words[first : end + 1])
            if words in self.names.offices:
                return words
        return None


def make_scene(
    reading: Reading, places: tuple[Place, ...], names: ActorNames, day: str | None
) -> Scene:
    """Lay an article out.

    Args:
        reading: Sentences, tokens and learned names.
        places: The places named in it.
        names: All that is looked up.
        day: The publication day, if known.

    Returns:
        The scene.
    """
    tokens = reading.tokens
    starts = {token.start: at for at, token in enumerate(tokens)}
    ends = {token.end: at + 1 for at, token in enumerate(tokens)}
    by_kind: dict[str, dict[int, int]] = {"PER": {}, "ORG": {}}
    for name in reading.names:
        if name.kind in by_kind and name.start in starts and name.end in ends:
            by_kind[name.kind][starts[name.start]] = ends[name.end]
    placed: dict[int, Place] = {}
    for place in places:
        if place.span.start in starts and place.span.end in ends:
            placed.update(
                dict.fromkeys(range(starts[place.span.start], ends[place.span.end]), place)
            )
    words = tuple(reading.text[token.start : token.end].lower() for token in tokens)
    return Scene(
        reading=reading,
        names=names,
        words=words,
        openers=_openers(words, names),
        people=by_kind["PER"],
        bodies=by_kind["ORG"],
        places=placed,
        leading=leading(places),
        day=day,
    )


def _openers(words: tuple[str, ...], names: ActorNames) -> tuple[int, ...]:
    """A word of a key may be two tokens ("al", "-"); an article stands before the first."""
    own = [2 * names.openers.get(opener(word), 0) for word in words]
    after = [*own[1:], 0]
    return tuple(
        following + 1 if word == "the" and following else here
        for word, here, following in zip(words, own, after, strict=True)
    )


def leading(places: tuple[Place, ...], others: Iterable[str | None] = ()) -> str | None:
    """Return the country that is named most, if by far enough.

    Args:
        places: The places of a page.
        others: Countries of the bodies and holders of posts that it names.

    Returns:
        Its alpha-3 code, or None.
    """
    counted = Counter(
        code for code in (*(p.country for p in places), *others) if code and code not in NO_STATES
    )
    if not counted:
        return None
    country, times = counted.most_common(1)[0]
    return country if times >= _LEADING * counted.total() else None


def is_locative(scene: Scene, place: Place, first: int, sentence: Sentence) -> bool:
    """Say whether a place is where something is, not who acts.

    Args:
        scene: The article.
        place: The place.
        first: Its first token.
        sentence: Its sentence.
    """
    if place.use in (PlaceUse.DEMONYM, PlaceUse.EMBEDDED, PlaceUse.NOMINAL):
        return True
    before = first - 1
    while before >= sentence.first and scene.words[before] in ("the", "and", ","):
        before -= 1
    return (
        place.use is PlaceUse.LITERAL
        and before >= sentence.first
        and scene.words[before] in scene.names.words["place"]
    )
