"""Tells who negotiates on a page, and who stands between them, by the phrases that name talks."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.codes.talks import Process
from dragoman.talks.parties import party_of
from dragoman.talks.scene import Scene

__all__ = ["Sides", "find_sides"]

_NAMING: Final = ("talks", "deal", "peace")
_WITHIN: Final = 3
_BELONGS: Final = frozenset({"nmod", "amod", "compound", "conj", "appos", "flat", "obl", "obj"})
_OF: Final = frozenset({"from", "of"})
_PAIR: Final = 2
# What a phrase tells of who negotiates: both sides named in it, one side, a mention anywhere.
_BOTH, _ONE, _MENTION = 3.0, 1.0, 0.25
# And what a word of a known negotiation tells, up to so many; below so much it is another one.
_WORD, _WORDS, _KNOWN = 0.5, 6, 1.25


class Sides(msgspec.Struct, frozen=True):
    """Who negotiates on a page.

    Attributes:
        process: The negotiation known by a name that the page tells of, or None.
        parties: Its parties that the page names, else the two sides that its phrases of talks
            name most, in text order; fewer, or none.
        mediators: Those who are said to mediate, in text order.
        weight: By side, how much of the page is about it.
    """

    process: Process | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    weight: dict[str, float]

    def kind(self, side: str) -> str:
        """Return what a side is in these talks: party, mediator or other."""
        if side in self.parties:
            return "party"
        usual = self.process.mediators if self.process else ()
        return "mediator" if side in self.mediators or side in usual else "other"


def find_sides(scene: Scene) -> Sides:
    """Return who negotiates on a page, and who mediates.

    Args:
        scene: The page.
    """
    first: dict[str, int] = {}
    weight: dict[str, float] = {}
    for actor in scene.before.context.actors:
        party = party_of(scene, actor)
        if party:
            first[party] = min(first.get(party, actor.mentions[0].start), actor.mentions[0].start)
            weight[party] = weight.get(party, 0.0) + _MENTION * len(actor.mentions)
    pairs: Counter[frozenset[str]] = Counter()
    mediators: dict[str, None] = {}
    for at in scene.reported():
        if scene.is_in(at, "between"):
            mediators.update(dict.fromkeys(_between(scene, at)))
        elif any(scene.is_in(at, group) for group in _NAMING):
            named = tuple(dict.fromkeys(_sides_below(scene, at, _WITHIN)))
            for one in named:
                weight[one] = weight.get(one, 0.0) + (_BOTH if len(named) > 1 else _ONE)
            if len(named) >= _PAIR:
                pairs[frozenset(named[:_PAIR])] += 1
    free = {one: value for one, value in weight.items() if one not in mediators}
    process = _known(scene, weight, pairs)
    if process:
        parties = tuple(one for one in process.parties if one in weight)
    else:
        parties = _main(pairs, free, frozenset(mediators))
    return Sides(
        process=process,
        parties=parties if process else tuple(sorted(parties, key=lambda one: first.get(one, 0))),
        mediators=tuple(one for one in mediators if one not in parties),
        weight=weight,
    )


def _known(
    scene: Scene, weight: dict[str, float], pairs: Counter[frozenset[str]]
) -> Process | None:
    """Return the known negotiation of which the page names two parties and a word, the likeliest."""
    words = Counter(scene.lemma(at) for at in scene.reported())
    found: dict[str, tuple[float, Process]] = {}
    for one in scene.codes.processes:
        named = [party for party in one.parties if party in weight]
        said = sum(words[word] for word in one.words)
        if len(named) >= _PAIR and said:
            beside = sum(count for pair, count in pairs.items() if pair <= set(named))
            least = sorted((weight[party] for party in named), reverse=True)[_PAIR - 1]
            found[one.name] = (least + beside * _BOTH + min(said, _WORDS) * _WORD, one)
    best = max(found.values(), key=lambda pair: (pair[0], pair[1].name), default=None)
    return best[1] if best and best[0] >= _KNOWN else None


def _main(
    pairs: Counter[frozenset[str]], weight: dict[str, float], mediators: frozenset[str]
) -> tuple[str, ...]:
    """Return the pair that phrases name most, else the two sides that the page is most about."""
    named = {pair: count for pair, count in pairs.items() if not pair & mediators}
    if named:
        ranked = [
            (count, sum(weight[one] for one in pair), sorted(pair)) for pair, count in named.items()
        ]
        return tuple(max(ranked)[2])
    return tuple(sorted(weight, key=lambda one: (-weight[one], one))[:_PAIR])


def _between(scene: Scene, at: int) -> Iterator[str]:
    """Yield who mediates: "Qatar-mediated", "mediated by Qatar and Egypt", "Egypt brokered"."""
    for child in sorted(scene.children.get(at, ())):
        relation = scene.relation(child)
        cases = {scene.lemma(one) for one in scene.children.get(child, ())}
        by = relation.startswith("obl") and "by" in cases
        by = by or (relation == "nmod" and bool(cases & _OF))  # "mediators from Qatar and Egypt"
        if by or relation in {
            "nsubj",
            "compound",
            "amod",
            "nmod:poss",
            "obl:npmod",
            "obl:unmarked",
        }:
            yield from _parties_at(scene, child)


def _sides_below(scene: Scene, at: int, depth: int) -> Iterator[str]:
    for child in sorted(scene.children.get(at, ())):
        if scene.relation(child).partition(":")[0] in _BELONGS:
            yield from _parties_at(scene, child, conj=False)
            if depth:
                yield from _sides_below(scene, child, depth - 1)


def _parties_at(scene: Scene, at: int, *, conj: bool = True) -> Iterator[str]:
    also = [one for one in scene.children.get(at, ()) if scene.relation(one) == "conj"]
    for one in (at, *(also if conj else ())):
        actor = scene.mentions.get(one)
        party = party_of(scene, actor) if actor else None
        if party:
            yield party
