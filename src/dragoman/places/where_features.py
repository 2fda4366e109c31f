"""Describes each stretch that may be an event's place, and the sentence for when none is.

A feature is a text such as "case=in"; what each is worth stands in data/en/where.json. Words are
told only where they are common: a place is known by what stands around it, not by its name.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.places.where_scene import PLACE, Scene, Stretch, is_proper

__all__ = ["describe"]

# Relations by which a name stands in a longer phrase: "Narathiwat's Chanae district".
PHRASE = frozenset({"compound", "flat", "appos", "nmod", "nmod:poss", "nmod:desc", "amod", "conj"})
CLAUSE = frozenset({"acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
NEAR = 4  # so many tokens between two things are told by their words
MOST = 20  # names of places that are looked at, those closest to the trigger: lists can be endless
FAR = (1, 2, 3, 4, 6, 9, 13, 19, 28)  # where a count of tokens becomes another class


class Step(msgspec.Struct, frozen=True):
    """A step down the tree: the relation, and with which preposition."""

    relation: str
    case: str

    def __str__(self) -> str:
        return f"{self.relation}({self.case})"


class Trail(msgspec.Struct, frozen=True):
    """The way from the trigger to a token: relations up to what governs both, steps from there."""

    up: tuple[str, ...]
    down: tuple[Step, ...]

    def __len__(self) -> int:
        return len(self.up) + len(self.down)

    def __str__(self) -> str:
        return ">".join((*self.up, "^", *(step.relation for step in self.down)))


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the features of all stretches of a scene share.

    Attributes:
        scene: The sentence.
        words: Common words.
        above: The trigger and what governs it.
        places: Names of places, at most `MOST`.
        trails: The way from the trigger to each of them.
    """

    scene: Scene
    words: frozenset[str]
    above: tuple[int, ...]
    places: tuple[Stretch, ...] = ()
    trails: tuple[Trail, ...] = ()

    @property
    def event(self) -> str:
        """Return the trigger's word."""
        return self.word(self.scene.trigger)

    def word(self, at: int) -> str:
        """Return a word if it is common, else its shape; beyond the sentence, nothing."""
        if not 0 <= at < len(self.scene.tokens):
            return ""
        token, said = self.scene.tokens[at], self.scene.said(at).lower()
        if token.pos in {"VERB", "NOUN"} and token.lemma in self.words:
            return token.lemma or said
        return said if said in self.words else _shape(self.scene, at)

    def listed(self, tokens: Iterable[int]) -> str:
        """Return the words of some tokens."""
        return "_".join(self.word(at) for at in tokens)

    def case(self, at: int) -> str:
        """Return the preposition of a token, or what else marks its case."""
        scene = self.scene
        return self.listed(n for n in scene.below[at] if scene.tokens[n].relation == "case")

    def role(self, at: int) -> str:
        """Return a token's relation with its preposition."""
        return f"{self.scene.tokens[at].relation}({self.case(at)})"

    def trail(self, at: int) -> Trail:
        """Return the way from the trigger to a token."""
        line = self.scene.above(at)
        joint = next((node for node in line if node in self.above), None)
        up = self.above if joint is None else self.above[: self.above.index(joint)]
        down = line if joint is None else line[: line.index(joint)]
        tokens = self.scene.tokens
        return Trail(
            tuple(str(tokens[node].relation) for node in up),
            tuple(Step(str(tokens[n].relation), self.case(n)) for n in reversed(down)),
        )


def describe(scene: Scene, found: Sequence[Stretch], words: frozenset[str]) -> Iterator[list[str]]:
    """Yield features: first of the sentence, for no place at all, then of each stretch.

    Args:
        scene: The sentence.
        found: Stretches of it.
        words: Common words, lower case.

    Yields:
        One list for none and one for each stretch, in their order.
    """
    view = View(scene=scene, words=words, above=tuple(scene.above(scene.trigger)))
    named = (name for name in scene.names if name.kind == PLACE)
    closest = sorted(named, key=lambda name: abs(name.first - scene.trigger))[:MOST]
    places = tuple(sorted(closest))
    trails = tuple(view.trail(scene.head(place)) for place in places)
    view = msgspec.structs.replace(view, places=places, trails=trails)
    yield [f"0:{told}" for told in _sentence(view)]
    for one in found:
        trail = view.trail(scene.head(one))
        yield [
            *_extent(view, one),
            *_syntax(view, one, trail),
            *_phrase(view, one, trail),
            *_order(view, one),
            *_others(view, one, trail),
        ]


def _sentence(view: View) -> Iterator[str]:
    """Tell of the trigger, of what hangs on it, and of the places that there are."""
    scene, event = view.scene, view.event
    token, size = scene.tokens[scene.trigger], len(scene.tokens)
    yield from ("", f"event={event}", f"pos={token.pos}", f"rel={token.relation}")
    yield from (f"feats={token.feats}", f"size={_size(size)}", f"places={min(len(view.places), 5)}")
    yield f"event={event}:places={min(len(view.places), 2)}"
    yield from (f"first={view.word(0)}", f"end={view.word(size - 1)}")
    for at in scene.below[scene.trigger]:
        yield f"has={scene.tokens[at].relation}"
        yield f"has={view.role(at)}:{view.word(at)}"
        yield f"event={event}:has={view.role(at)}"
    yield from (f"under={view.word(at)}" for at in view.above[1:3])
    for trail in view.trails:
        yield from (f"path={trail}", f"steps={min(len(trail), 6)}")
        yield f"event={event}:steps={min(len(trail), 3)}"
    yield from sorted({f"word={view.word(at)}" for at in range(size)})


def _extent(view: View, one: Stretch) -> Iterator[str]:
    """Tell what the words are and which words border them."""
    scene, first, last = view.scene, one.first, one.last
    inside = range(first, last + 1)
    name, before, behind = _name(scene, one), view.word(first - 1), view.word(last + 1)
    yield from (f"name={name}", f"tokens={min(last - first, 5)}", f"first={view.word(first)}")
    yield from (f"last={view.word(last)}", f"name={name}:last={view.word(last)}")
    yield from (f"before={before}", f"before={view.word(first - 2)}_{before}")
    yield from (f"before2={view.word(first - 2)}", f"before3={view.word(first - 3)}")
    yield from (f"behind={behind}", f"name={name}:behind={behind}")
    yield from (f"behind={behind}_{view.word(last + 2)}", f"behind2={view.word(last + 2)}")
    edges = (first - 1, first, last, last + 1)
    yield f"edges={'_'.join(_pos(scene, at) for at in edges)}"
    proper = (0 <= at < len(scene.tokens) and is_proper(scene, at) for at in edges)
    yield f"proper={''.join(str(int(is_so)) for is_so in proper)}"
    yield f"pos={'_'.join(_pos(scene, at) for at in inside)}"
    yield f"shape={'_'.join(_shape(scene, at) for at in inside)}"


def _syntax(view: View, one: Stretch, trail: Trail) -> Iterator[str]:
    """Tell the way from the trigger to the words."""
    event, first, final = view.event, _step(trail, 0), _step(trail, -1)
    cased = ">".join((*trail.up, "^", *map(str, trail.down)))
    clauses = (
        sum(relation.split(":")[0] in CLAUSE for relation in side)
        for side in (trail.up, [step.relation for step in trail.down])
    )
    yield from (f"path={trail}", f"cased={cased}", f"event={event}:path={trail}")
    yield from (f"event={event}:step={first}", f"event={event}:step={first}:final={final}")
    yield from (f"step={first}:{len(trail.up)}", f"up={'>'.join(trail.up)}")
    yield from (f"final={final}:{len(trail.down)}", f"name={_name(view.scene, one)}:step={first}")
    yield f"length={min(len(trail.up), 5)}:{min(len(trail.down), 5)}"
    yield f"clauses={':'.join(str(min(number, 3)) for number in clauses)}"
    joint = view.above[len(trail.up)] if len(trail.up) < len(view.above) else None
    if joint is not None and joint != view.scene.trigger:
        yield from (f"joint={view.word(joint)}", f"joint={view.word(joint)}:{first}")
    if trail.down:
        line = view.scene.above(view.scene.head(one))
        yield f"hub={view.word(line[len(trail.down) - 1])}:{trail.down[0].relation}"


def _phrase(view: View, one: Stretch, trail: Trail) -> Iterator[str]:
    """Tell of the phrase in which the words stand: "the streets of the town of Hit"."""
    scene, event, name, final = view.scene, view.event, _name(view.scene, one), _step(trail, -1)
    head = top = scene.head(one)
    for at in scene.above(head):
        top = at
        if scene.tokens[at].relation not in PHRASE or at in view.above:
            break
    relation, word = scene.tokens[head].relation, "" if top == head else view.word(top)
    yield from (f"rel={relation}", f"case={view.case(head)}")
    yield from (f"top={word}", f"top:{view.role(top)}", f"top={word}:final={final}")
    yield from (f"event={event}:top:{view.role(top)}", f"name={name}:top:{view.role(top)}")
    yield f"above={view.word(scene.heads[head])}:{relation}"
    yield f"final={final}:before={view.word(one.first - 1)}:behind={view.word(one.last + 1)}"
    for at in scene.below[head]:
        if not one.first <= at <= one.last:
            yield f"has={scene.tokens[at].relation}"
            yield f"has={scene.tokens[at].relation}:{view.word(at)}"


def _order(view: View, one: Stretch) -> Iterator[str]:
    """Tell where the words stand in the sentence."""
    scene, event = view.scene, view.event
    trigger = scene.tokens[scene.trigger]
    after = one.first > scene.trigger
    between = range(scene.trigger + 1, one.first) if after else range(one.last + 1, scene.trigger)
    side = "after" if after else "before"
    verbs = sum(scene.tokens[at].pos == "VERB" for at in between)
    commas = sum(scene.said(at) == "," for at in between)
    places = sum(place.first in between for place in view.places)
    yield from (f"event={event}", f"event={event}:{side}={min(len(between) // 3, 3)}")
    yield from (f"{side}={_size(len(between))}", f"{side}:verbs={min(verbs, 3)}")
    yield from (f"{side}:commas={min(commas, 3)}", f"{side}:places={min(places, 4)}")
    yield f"{side}:places={min(places, 2)}:verbs={min(verbs, 2)}:commas={min(commas, 2)}"
    yield f"start={min(one.first, 4)}"
    yield f"end={min(len(scene.tokens) - one.last, 4)}"
    yield f"trigger={trigger.pos}:{trigger.relation}:{side}"
    if len(between) <= NEAR:
        yield f"{side}:{view.listed(between)}"


def _others(view: View, one: Stretch, trail: Trail) -> Iterator[str]:
    """Tell of the other places: how near they are, how tied to this one, what stands between."""
    scene, head = view.scene, view.scene.head(one)
    others = [at for at, place in enumerate(view.places) if not place.overlaps(one)]
    further = [len(view.trails[at]) - len(trail) for at in others]
    nearer = f"{min(sum(n < 0 for n in further), 3)}:{min(further.count(0), 2)}"
    yield from (f"others={min(len(others), 5)}", f"nearer={nearer}:{min(len(others), 3)}")
    line = scene.above(head)
    for at, steps in zip(others, further, strict=True):
        yield from (f"other:path={view.trails[at]}", f"other:pair={trail}|{view.trails[at]}")
        yield f"other:steps={steps if abs(steps) < 4 else 'far'}"
        theirs = scene.head(view.places[at])
        if theirs in line:
            yield f"other:above={line.index(theirs)}"
        elif head in scene.above(theirs):
            yield f"other:below={view.role(theirs)}"
    before = [view.places[at] for at in others if view.places[at].last < one.first]
    behind = [view.places[at] for at in others if view.places[at].first > one.last]
    if before:
        yield f"other:before={_between(view, before[-1].last, one.first)}"
    if behind:
        yield f"other:behind={_between(view, one.last, behind[0].first)}"
    yield f"other:side={min(len(before), 3)}:{min(len(behind), 3)}"


def _between(view: View, left: int, right: int) -> str:
    return "far" if right - left > NEAR + 1 else view.listed(range(left + 1, right))


def _step(trail: Trail, number: int) -> str:
    return str(trail.down[number]) if trail.down else ""


def _name(scene: Scene, one: Stretch) -> str:
    """Tell the names that a stretch overlaps, and how."""
    fits = [_fit(one, name) + name.kind for name in scene.names if name.overlaps(one)]
    return "+".join(fits)


def _fit(one: Stretch, name: Stretch) -> str:
    """Say how a stretch lies to a name: the same, in it, around it, or across its edge."""
    left, right = one.first - name.first, one.last - name.last
    if left == right == 0:
        return "="
    if left >= 0 and right <= 0:
        return f"<{'l' if left else ''}{'r' if right else ''}"
    return ">" if left <= 0 and right >= 0 else "x"


def _shape(scene: Scene, at: int) -> str:
    """Return "0" of a number, a mark itself, of words whether there is a capital and their part."""
    said = scene.said(at)
    if said[:1].isdigit():
        return "0"
    if not any(character.isalnum() for character in said):
        return said[:2]
    return f"{'X' if said[:1].isupper() else 'x'}{scene.tokens[at].pos}"


def _pos(scene: Scene, at: int) -> str:
    return scene.tokens[at].pos or "" if 0 <= at < len(scene.tokens) else ""


def _size(number: int) -> int:
    return sum(number >= far for far in FAR)
