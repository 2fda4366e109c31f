"""Tells by which way words came to a page: who is named, told to whom, in which document, why unnamed."""

from collections.abc import Iterator, Sequence

from dragoman.model import Actor, Context, Name, SourceType, Sourcing, Span
from dragoman.statements.attribution import Attribution
from dragoman.statements.view import Range, View

__all__ = ["sourcing_of"]

_LONGEST_LISTENER = 6  # words
_LONGEST_DOCUMENT = 5
_AROUND = 12  # words behind the cue in which a document is named
_NEAR = 30  # words around a source in which its anonymity is told
_LONGEST_REASON = 25
_BODIES = frozenset(
    {"state", "ministry", "army", "police", "parliament", "court", "agency", "armed_group", "party",
     "body", "ngo", "company", "media", "union", "church", "university"}
)  # fmt: skip
# Relations of a name that is only part of what its source is: "an aide to Brown", "Brown's aide".
_ASIDE = frozenset({"nmod", "obl", "compound", "advcl", "acl", "amod", "det"})


def sourcing_of(
    view: View, item: Attribution, context: Context, *, named: bool | None
) -> Sourcing | None:
    """Return by which way attributed words came to the page.

    Args:
        view: The reading laid out.
        item: The attribution.
        context: The actors of the page.
        named: For a pronoun, whether it stands for somebody with a name; else None.

    Returns:
        The way, or None for words without a source that came by none that is told.
    """
    via = item.via or _listener(view, item, context)
    document = _document(view, item)
    kind = _type(view, item.source, context, named=named) if item.source else None
    anonymity = _anonymity(view, item) if kind not in (None, SourceType.NAMED_PERSON) else None
    if kind is None and via is None and document is None:
        return None
    return Sourcing(
        type=kind,
        via=_span(view, via) if via else None,
        anonymous=anonymity is not None,
        reason=_span(view, anonymity) if anonymity and anonymity.last > anonymity.first else None,
        document=_span(view, document) if document else None,
    )


def _type(view: View, source: Range, context: Context, *, named: bool | None) -> SourceType | None:
    """Return what sort of source words name."""
    head = _head(view, source)
    if _names_person(view, source, head):
        return SourceType.NAMED_PERSON
    word = view.words[head]
    if source.last - source.first == 1 and word in view.cues.pronoun:
        if named is None or word in view.cues.plural_pronoun:
            return None
        return SourceType.NAMED_PERSON if named else SourceType.UNNAMED_PERSON
    token = view.reading.tokens[head]
    lemma = (token.lemma or word).lower()
    if token.pos in ("NOUN", "PROPN", None) and {lemma, word} & view.cues.document:
        return SourceType.DOCUMENT
    if word in view.cues.body or _is_body(view, source, head, context):
        return SourceType.ORGANISATION
    plural = "Number=Plur" in (token.feats or "") or word in view.cues.plural
    several = view.words[source.first] in view.cues.several
    return SourceType.UNNAMED_GROUP if plural or several else SourceType.UNNAMED_PERSON


def _head(view: View, source: Range) -> int:
    """Return the word on which the others of a source hang."""
    tokens = view.reading.tokens
    for at in range(source.first, source.last):
        above = tokens[at].head
        if above is None:
            break
        if not source.first <= above < source.last and tokens[at].pos != "PUNCT":
            return at
    return source.last - 1


def _names_person(view: View, source: Range, head: int) -> bool:
    """Say whether a source has a person's name that is the source's own: "an aide, Ann Brown"."""
    return any(
        _is_own(view, source, name, head)
        for name in view.names_in(source)
        if name.kind == "PER"
    )  # fmt: skip


def _is_own(view: View, source: Range, name: Name, head: int) -> bool:
    first = view.token_at(name.start)
    last = view.token_at(name.end)
    if first <= head < last or first == source.first == last - 1:
        return True
    tokens = view.reading.tokens
    for at in range(first, min(last, source.last)):
        above = tokens[at].head
        if above is not None and not first <= above < last:
            if last < source.last and view.words[last] in {"'s", "’s"}:
                return False
            return (tokens[at].relation or "").partition(":")[0] not in _ASIDE
    return False


def _is_body(view: View, source: Range, head: int, context: Context) -> bool:
    """Say whether a source is a state or a body, not people in or of it."""
    span = _span(view, Range(head, head + 1))
    for actor, mention in _mentions(context.actors, _span(view, source)):
        if mention.contains(span) and actor.sort in _BODIES:
            return True
    return any(
        name.kind == "ORG" and Span(name.start, name.end).contains(span)
        for name in view.names_in(source)
    )


def _mentions(actors: Sequence[Actor], inside: Span) -> Iterator[tuple[Actor, Span]]:
    for actor in actors:
        for mention in actor.mentions:
            if mention.overlaps(inside):
                yield actor, mention


def _listener(view: View, item: Attribution, context: Context) -> Range | None:
    """Return the outlet or the reporters that somebody told: "told Reuters", "told reporters"."""
    for at in range(item.cue.first, item.cue.last):
        if view.words[at] in view.cues.listening:
            return _outlet(view, at + 1, context)
    after = range(item.cue.last, min(item.cue.last + _AROUND, len(view.words) - 1))
    for at in after:
        if view.words[at] == "interview" and view.words[at + 1] in {"with", "to"}:
            return _outlet(view, at + 2, context)
        if view.words[at] in {".", ";"} or view.quoted[at] >= 0:
            break
    return None


def _outlet(view: View, first: int, context: Context) -> Range | None:
    """Return the outlet that is named from a token on."""
    if first >= len(view.words):
        return None
    if view.words[first] in view.cues.listener:
        return Range(first, first + 1)
    start = first + (view.words[first] in view.cues.determiner)
    if start >= len(view.words):
        return None
    span = _span(view, Range(start, start + 1))
    for actor, mention in _mentions(context.actors, span):
        if actor.sort == "media" and mention.start <= span.start:
            return Range(first, max(view.token_at(mention.end), start + 1))
    end = start
    while end < min(start + _LONGEST_LISTENER, len(view.words)) and view.capital[end]:
        end += 1
    if end > start and any(word in view.cues.outlet for word in view.words[start:end]):
        while view.words[end - 1] in view.cues.weekday:
            end -= 1
        return Range(first, end)
    return None


def _document(view: View, item: Attribution) -> Range | None:
    """Return the statement, report or post in which words stand: "in a statement", "on X"."""
    if item.source is not None:
        head = _head(view, item.source)
        if (view.reading.tokens[head].lemma or view.words[head]) in view.cues.document:
            return item.source
    taken = {at for part in item.contents for at in range(part.first, part.last)}
    last = min(item.cue.last + _AROUND, len(view.words))
    for at in range(item.cue.first, last):
        if at in taken or view.words[at] in {".", ";"}:
            break
        if view.words[at] not in view.cues.within:
            continue
        for end in range(at + 1, min(at + 1 + _LONGEST_DOCUMENT, last)):
            if end in taken:
                break
            posted = view.words[end] in view.cues.platform and view.capital[end]
            if view.words[end] in view.cues.document or posted:
                return Range(at + 1, end + 1)
            if view.reading.tokens[end].pos not in {
                "DET",
                "ADJ",
                "NOUN",
                "PROPN",
                "NUM",
                "PRON",
                None,
            }:
                break
    return None


def _anonymity(view: View, item: Attribution) -> Range | None:
    """Return why a source is not named, empty where no reason is given, or None where it is not said."""
    if item.source is None:
        return None
    first = max(0, item.source.first - 3)
    last = min(len(view.words), item.source.last + _NEAR)
    taken = {at for part in item.contents for at in range(part.first, part.last)}
    words = [view.words[at] if at not in taken else "" for at in range(first, last)]
    for at in range(len(words)):
        size = next(
            (
                size
                for size in range(5, 0, -1)
                if " ".join(words[at : at + size]) in view.cues.unnamed
            ),
            0,
        )
        if size:
            return _reason(view, first + at + size, taken)
    return None


def _reason(view: View, first: int, taken: set[int]) -> Range:
    """Return the words that say why: "because they were not allowed to speak"."""
    last = min(len(view.words), first + _LONGEST_REASON)
    if first >= last or view.words[first] not in view.cues.reason:
        return Range(first, first)
    end = first
    while end < last and end not in taken and view.words[end] not in {".", ";", ",", ")", '"', "”"}:
        end += 1
    return Range(first, end)


def _span(view: View, item: Range) -> Span:
    tokens = view.reading.tokens
    return Span(tokens[item.first].start, tokens[item.last - 1].end)
