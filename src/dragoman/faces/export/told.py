"""Says a finding in one line of plain words: who is said to have done, said or counted what, per whom."""

from collections.abc import Iterable

from dragoman.faces.export.cells import one_line, whole
from dragoman.model import (
    ActorRef,
    Article,
    Characterisation,
    Event,
    Figure,
    Finding,
    Hedge,
    Move,
    Span,
    Statement,
    Strand,
)

__all__ = ["claimant", "names_of", "told", "words_of"]


def told(one: Finding, article: Article) -> str:
    """Return a finding in words; what the page does not say is not in them."""
    return _joined(*_facts(one, article))


def _facts(one: Finding, article: Article) -> tuple[str | None, ...]:
    text, per = article.text, f"per {claimant(one, article)}"
    facts: tuple[str | None, ...]
    match one:
        case Event():
            sides = [names_of(side, text) for side in (one.actors, one.recipients)]
            what = f"{one.type} {one.mode}" if one.mode else one.type
            who = " → ".join(side for side in sides if side)
            facts = (f"{what}, {one.status}", who, one.on, one.place, per)
        case Figure():
            facts = (f"{one.what}: {_amount(one)}", one.of, one.place, one.period, per)
        case Statement():
            facts = (f"{_speaker(one, text)} ({one.manner})", words_of(one.content, text))
        case Move():
            who = " → ".join(name for name in (one.by, one.to) if name)
            facts = (f"{one.move}, {one.status}", who, one.on, per)
        case Strand():
            between = "; ".join(third.actor for third in one.mediators)
            third = f"with {between}" if between else None
            facts = (one.name, "; ".join(one.parties), third, one.venue)
        case Characterisation():
            facts = (f"how it stands: {words_of((one.span,), text)}", per)
        case _:
            facts = (f"{type(one).__name__.lower()}: {words_of((one.span,), text)}",)
    return facts


def claimant(one: Finding, article: Article) -> str:
    """Return who a finding is given to: the words of its source, else the outlet itself."""
    span: Span | None = None
    match one:
        case Event() | Figure() | Move():
            span = one.per
        case Statement():
            span = one.source
        case Characterisation():
            span = one.by
    if span is not None:
        return one_line(span.of(article.text))
    return article.outlet or "the page"


def words_of(spans: Iterable[Span], text: str) -> str:
    """Return the words of spans on one line, " … " between them."""
    return " … ".join(one_line(span.of(text)) for span in spans)


def names_of(refs: Iterable[ActorRef], text: str) -> str:
    """Return who is meant, by name, else in the page's words, "; " between them."""
    told = (ref.name or (one_line(ref.span.of(text)) if ref.span else None) for ref in refs)
    return "; ".join(name for name in told if name)


def _speaker(one: Statement, text: str) -> str:
    words = one_line(one.source.of(text)) if one.source else None
    name = one.speaker.name if one.speaker else None
    if words is None or name is None or name in words:
        return name or words or "nobody named"
    return f"{words} [{name}]"


def _amount(one: Figure) -> str:
    if one.value is None:
        bounds = (one.low, one.high)
        return " to ".join(str(whole(bound)) for bound in bounds if bound is not None) or "?"
    hedge = "" if one.hedge is Hedge.EXACT else f"{one.hedge} "
    return f"{hedge}{whole(one.value)}"


def _joined(*facts: str | None) -> str:
    return " · ".join(one_line(fact) for fact in facts if fact)
