"""What an export is made from: the articles of a record with the findings that the filters leave."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from dragoman.codes import Codes
from dragoman.model import (
    Actor,
    Article,
    Characterisation,
    Event,
    Figure,
    Finding,
    Findings,
    Lineage,
    Move,
    Place,
    Span,
    Statement,
    Story,
    Strand,
    Track,
    Transition,
)
from dragoman.record import Filter, Record

__all__ = ["Change", "Choice", "Reported", "Selection"]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which lines are wanted. A filter keeps the findings that have what it asks for, no others.

    Attributes:
        articles: Of which articles.
        place: At this place, by any of its names: places, figures, events.
        actor: By, to or per somebody with these words in the name.
        types: Types of events, kinds of figures, moves.
        track: Moves and characterisations of tracks with these words in their name.
    """

    articles: Filter = Filter()
    place: str | None = None
    actor: str | None = None
    types: tuple[str, ...] = ()
    track: str | None = None

    @property
    def keeps_all(self) -> bool:
        """Say whether every finding of the articles is wanted."""
        return not (self.place or self.actor or self.types or self.track)


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """One article of an export.

    Attributes:
        findings: The article with the findings that are wanted.
        places: All its places, for the coordinates of what is wanted.
        actors: All its actors, for what sort each is.
    """

    findings: Findings
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()

    @property
    def article(self) -> Article:
        """Return the article."""
        return self.findings.article


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change of a track's state with the move that did it and the article that reports it."""

    track: Track
    transition: Transition
    move: Move
    article: Article


class Selection:
    """The part of a record that is exported. It is read as it is asked for, never held whole."""

    def __init__(self, record: Record, codes: Codes, choice: Choice | None = None) -> None:
        self.record = record
        self.codes = codes
        self.choice = choice or Choice()

    def pages(self, kinds: Collection[str] | None = None) -> Iterator[Reported]:
        """Yield articles, oldest first; where findings are filtered, those that have any left.

        Args:
            kinds: The tables of the findings wanted; None for all.
        """
        kept = self._track_members()
        for found in self.record.each_findings(self.choice.articles, kinds=kinds):
            chosen = found if self.choice.keeps_all else self._chosen(found, kept)
            if chosen is not None:
                yield Reported(
                    findings=chosen,
                    places=found.context.places,
                    actors=found.context.actors,
                )

    def tracks(self) -> Iterator[Track]:
        """Yield the tracks that are wanted: by name, by party or mediator, by venue."""
        choice = self.choice
        for track in self.record.tracks():
            who = (*track.parties, *(one.actor for one in track.mediators))
            if (
                _has(choice.track, (track.name,))
                and _has(choice.actor, who)
                and self._is_at((track.venue,))
            ):
                yield track

    def changes(self) -> Iterator[Change]:
        """Yield the changes of state of these tracks whose move and article are wanted."""
        articles = self._article_ids()
        for track in self.tracks():
            for transition in track.transitions:
                found = self.record.finding(transition.move)
                move, article = found.finding, found.article
                if not isinstance(move, Move) or (articles and article.id not in articles):
                    continue
                if not self.choice.types or _named(move.move, self.choice.types):
                    yield Change(track=track, transition=transition, move=move, article=article)

    def stories(self) -> Iterator[Story]:
        """Yield stories; none where findings are filtered, for a story has no such property."""
        yield from self.record.stories() if self.choice.keeps_all else ()

    def lineages(self) -> Iterator[Lineage]:
        """Yield how articles descend from each other, in the same way."""
        yield from self.record.lineages() if self.choice.keeps_all else ()

    def _article_ids(self) -> frozenset[str]:
        """Return the ids of the articles wanted, or none where all are."""
        if self.choice.articles == Filter():
            return frozenset()
        return frozenset(self.record.article_ids(self.choice.articles)) or frozenset({""})

    def _track_members(self) -> frozenset[str]:
        """Return the ids of what belongs to the tracks asked for by name."""
        if self.choice.track is None:
            return frozenset()
        return frozenset(
            one
            for track in self.tracks()
            for one in (*track.strands, *track.moves, *track.characterisations)
        )

    def _chosen(self, found: Findings, members: frozenset[str]) -> Findings | None:
        """Return an article with the findings that are wanted, or None where there are none."""

        def kept(findings: Iterable[Finding]) -> tuple[Finding, ...]:
            return tuple(one for one in findings if self._keeps(one, found.article.text, members))

        context = msgspec.structs.replace(
            found.context,
            times=kept(found.context.times),
            places=kept(found.context.places),
            actors=kept(found.context.actors),
        )
        groups = (
            "statements", "quantities", "figures", "events", "strands", "moves",
            "characterisations", "notes",
        )  # fmt: skip
        others = {name: kept(getattr(found, name)) for name in groups}
        left = msgspec.structs.replace(found, context=context, **others)
        has_any = context.times or context.places or context.actors or any(others.values())
        return left if has_any else None

    def _keeps(self, one: Finding, text: str, members: frozenset[str]) -> bool:
        choice = self.choice
        return (
            (choice.track is None or one.id in members)
            and (not choice.types or _named(_type_of(one), choice.types))
            and _has(choice.actor, _people(one, text))
            and self._is_at(_places(one))
        )

    def _is_at(self, names: Iterable[str | None]) -> bool:
        """Say whether one of the names is that of the place asked for."""
        if self.choice.place is None:
            return True
        same = self.codes.places.same
        asked = same(self.choice.place)
        return any(same(name) == asked for name in names if name)


def _type_of(one: Finding) -> str | None:
    match one:
        case Event():
            return one.type
        case Figure():
            return one.what
        case Move():
            return one.move
        case _:
            return None


def _people(one: Finding, text: str) -> Iterator[str | None]:
    """Yield who does, suffers, says or claims it: names, and the words of claimants."""
    match one:
        case Actor():
            yield one.name
        case Statement():
            yield one.speaker.name if one.speaker else None
            yield _words(one.source, text)
        case Event():
            yield from (who.name for who in (*one.actors, *one.recipients))
            yield from (_words(who.span, text) for who in (*one.actors, *one.recipients))
            yield _words(one.per, text)
        case Figure():
            yield _words(one.per, text)
        case Move():
            yield from (one.by, one.to, _words(one.per, text))
        case Characterisation():
            yield _words(one.by, text)
        case Strand():
            yield from (*one.parties, *(third.actor for third in one.mediators))
        case _:
            return


def _places(one: Finding) -> tuple[str | None, ...]:
    match one:
        case Place():
            return (one.name,)
        case Event() | Figure():
            return (one.place,)
        case Strand():
            return (one.venue,)
        case _:
            return ()


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def _named(name: str | None, asked: Iterable[str]) -> bool:
    return name is not None and name.casefold() in {one.casefold() for one in asked}


def _has(asked: str | None, names: Iterable[str | None]) -> bool:
    """Say whether the words asked for stand in one of the names."""
    if asked is None:
        return True
    return any(asked.casefold() in name.casefold() for name in names if name)
