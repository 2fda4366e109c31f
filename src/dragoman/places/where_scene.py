"""Sets a sentence out for `find_where`: the trigger, the names, and the stretches to choose from."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from dragoman.model import Reading, Sentence, Span, Token

__all__ = ["PLACE", "Scene", "Stretch", "is_proper", "see", "stretches"]

PLACE = "LOC"  # as names of places are called in a reading
SMALL = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
LINKS = frozenset("-‐‑–'’‘`/")  # within a name when nothing stands between: "Port-au-Prince"


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Tokens `first` to `last` of a sentence, both of them in it; a name has a kind."""

    first: int
    last: int
    kind: str = ""

    def overlaps(self, other: "Stretch") -> bool:
        """Say whether the two share a token."""
        return self.first <= other.last and other.first <= self.last


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with an event in it; tokens are numbered from its first.

    Attributes:
        text: Of the article.
        tokens: Of the sentence.
        heads: Governor of each token, -1 where it has none.
        below: The tokens that each token governs.
        names: As recognised, in text order; then those known that overlap none of them.
        known: All that are known to be places.
        trigger: The token that governs the trigger's others.
    """

    text: str
    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    below: tuple[tuple[int, ...], ...]
    names: tuple[Stretch, ...]
    known: tuple[Stretch, ...]
    trigger: int = -1

    def said(self, at: int) -> str:
        """Return a token as it is written."""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def span(self, stretch: Stretch) -> Span:
        """Return where a stretch stands in the text."""
        return Span(self.tokens[stretch.first].start, self.tokens[stretch.last].end)

    def head(self, stretch: Stretch) -> int:
        """Return the token of a stretch that governs the others."""
        inside = range(stretch.first, stretch.last + 1)
        return next((at for at in inside if self.heads[at] not in inside), stretch.first)

    def above(self, at: int) -> list[int]:
        """Return a token and all that govern it, itself first; a circle is cut."""
        line: list[int] = []
        while at >= 0 and at not in line:
            line.append(at)
            at = self.heads[at]
        return line


def see(reading: Reading, trigger: Span, known: Iterable[Span]) -> Scene | None:
    """Set out the sentence in which a trigger stands.

    Args:
        reading: The article's sentences.
        trigger: The event's words.
        known: Names known to be places.

    Returns:
        The scene, or None where no sentence has a word of the trigger in it, or it has no syntax.
    """
    standing = (s for s in reading.sentences if s.start <= trigger.start < s.end)
    sentence = next(standing, None)
    if sentence is None:
        return None
    tokens = reading.tokens[sentence.first : sentence.last]
    event = _covered(tokens, trigger)
    if event is None or any(token.head is None for token in tokens):
        return None
    scene = _scene(reading, sentence, known)
    return msgspec.structs.replace(scene, trigger=scene.head(event))


def _scene(reading: Reading, sentence: Sentence, known: Iterable[Span]) -> Scene:
    tokens = reading.tokens[sentence.first : sentence.last]
    inside = range(sentence.first, sentence.last)
    heads = [
        token.head - sentence.first if token.head is not None and token.head in inside else -1
        for token in tokens
    ]
    below: list[list[int]] = [[] for _ in tokens]
    for at, head in enumerate(heads):
        if head >= 0:
            below[head].append(at)
    recognised = [
        Stretch(place.first, place.last, name.kind)
        for name in reading.names
        if name.start < tokens[-1].end and tokens[0].start < name.end
        if (place := _covered(tokens, Span(name.start, name.end)))
    ]
    told = [Stretch(s.first, s.last, PLACE) for span in known if (s := _covered(tokens, span))]
    new = [one for one in told if not any(one.overlaps(name) for name in recognised)]
    return Scene(
        text=reading.text,
        tokens=tokens,
        heads=tuple(heads),
        below=tuple(map(tuple, below)),
        names=tuple(sorted({*recognised, *new})),
        known=tuple(told),
    )


def _covered(tokens: tuple[Token, ...], span: Span) -> Stretch | None:
    inside = [
        at for at, token in enumerate(tokens) if token.start < span.end and span.start < token.end
    ]
    return Stretch(inside[0], inside[-1]) if inside else None


def stretches(scene: Scene) -> tuple[Stretch, ...]:
    """Return what may be the place's words: names and runs of capitals, also shorter and longer.

    Args:
        scene: The sentence.

    Returns:
        Distinct stretches in text order, without kinds, none with the trigger in it.
    """
    runs = tuple(_runs(scene))
    joined = (  # "Strait of Hormuz"
        Stretch(one.first, two.last)
        for one, two in pairwise(runs)
        if two.first - one.last == 2 and scene.tokens[one.last + 1].pos == "ADP"
    )
    named = (Stretch(name.first, name.last) for name in (*scene.names, *scene.known))
    found = {variant for whole in {*named, *runs, *joined} for variant in _variants(scene, whole)}
    return tuple(sorted(one for one in found if not one.first <= scene.trigger <= one.last))


def _runs(scene: Scene) -> Iterator[Stretch]:
    at, size = 0, len(scene.tokens)
    while at < size:
        if is_proper(scene, at):
            first = at - 1 if at and _links(scene, at - 1) else at
            while at + 1 < size and (is_proper(scene, at + 1) or _goes_on(scene, at + 1)):
                at += 1
            yield Stretch(first, at)
        at += 1


def is_proper(scene: Scene, at: int) -> bool:
    """Say whether a token is a proper noun, or a capital makes it look like one."""
    token = scene.tokens[at]
    return token.pos == "PROPN" or (scene.text[token.start].isupper() and token.pos not in SMALL)


def _links(scene: Scene, at: int) -> bool:
    """Say whether a token is a mark that ties the next one to it: "‘Ayyash", "al-Bab"."""
    tied = at + 1 < len(scene.tokens) and scene.tokens[at + 1].start == scene.tokens[at].end
    return tied and scene.said(at) in LINKS


def _goes_on(scene: Scene, at: int) -> bool:
    """Say whether a token goes on with a name: a mark that ties it to the next, or what follows one."""
    tied = scene.tokens[at - 1].end == scene.tokens[at].start
    if _links(scene, at):
        return tied or is_proper(scene, at + 1)
    return tied and _links(scene, at - 1)


def _variants(scene: Scene, whole: Stretch) -> Iterator[Stretch]:
    first, last = whole.first, whole.last
    yield whole
    for fewer in range(1, min(2, last - first) + 1):
        if _is_word(scene, last - fewer):
            yield Stretch(first, last - fewer)
        if _is_word(scene, first + fewer):
            yield Stretch(first + fewer, last)
    if last + 1 < len(scene.tokens) and scene.tokens[last + 1].pos in {"NOUN", "NUM"}:
        yield Stretch(first, last + 1)
    if first and scene.tokens[first - 1].pos == "ADJ":
        yield Stretch(first - 1, last)


def _is_word(scene: Scene, at: int) -> bool:
    return any(character.isalnum() for character in scene.said(at))
