"""Notes where a page gives somebody a post otherwise than it was held on the page's day."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from dragoman.codes.actor_names import ActorNames
from dragoman.codes.gazetteer import PostRow
from dragoman.model import Actor, Note, Published, Reading, Span, content_id

__all__ = ["find_notes"]

RULE_HELD = "actors.note-held/1"
CONFIDENCE = 0.9  # the one of the first page is right; nothing else is annotated
_DAY = len("YYYY-MM-DD")
_REACH = 48  # characters before a name in which "former" and the title stand


class _Said(msgspec.Struct, frozen=True):
    """A title that a page puts before a name, with "former" before it."""

    span: Span
    title: str


def find_notes(
    reading: Reading, actors: tuple[Actor, ...], *, names: ActorNames, at: Published | None
) -> tuple[Note, ...]:
    """Note who is called the former holder of a post that he or she held when the page appeared.

    Args:
        reading: The article's sentences.
        actors: Who is named in it.
        names: Posts with their holders.
        at: The publication date; without its day nothing is noted.

    Returns:
        Notes in text order; nothing is corrected.
    """
    day = at.day if at else None
    if day is None:
        return ()
    found = {
        note.span: note
        for actor in actors
        if actor.sort == "person" and actor.name is not None
        for post in names.posts_of(actor.name)
        if _surely_held(post, day)
        for note in _notes(reading, actor, post, names)
    }
    return tuple(found[span] for span in sorted(found))


def _surely_held(post: PostRow, day: str) -> bool:
    """Say whether a post was held on a day and a week around it: pages are late or early."""
    if post.since is None or len(post.since) < _DAY:
        return False
    week = timedelta(days=7)
    shown = date.fromisoformat(day)
    begun = date.fromisoformat(post.since) <= shown - week
    return begun and (post.until is None or post.until > (shown + week).isoformat())


def _notes(reading: Reading, actor: Actor, post: PostRow, names: ActorNames) -> Iterator[Note]:
    office = post.title.split(" of ")[0].split(" to ")[0]
    surname = (actor.name or "").rpartition(" ")[2]
    for mention in actor.mentions:
        if surname not in mention.of(reading.text):
            continue
        said = _called_former(reading, mention, names.former)
        if said is not None and _same_office(said.title, office):
            yield Note(
                id=content_id(
                    reading.article, "note", said.span.start, said.span.end, "post_at_date",
                    RULE_HELD,
                ),
                article=reading.article,
                span=said.span,
                rule=RULE_HELD,
                confidence=CONFIDENCE,
                sort="post_at_date",
                said=said.span.of(reading.text),
                known=f"{post.holder}, {post.title}, in office since {post.since} ({post.source})",
            )  # fmt: skip


def _called_former(reading: Reading, mention: Span, former: tuple[str, ...]) -> _Said | None:
    """Return "former President Donald Trump" before or within a mention, if it is there."""
    start = max(0, mention.start - _REACH)
    before = reading.text[start : mention.end]
    lowered = before.lower()
    for word in former:
        at = lowered.rfind(word)
        if at < 0 or (at and lowered[at - 1].isalnum()):
            continue
        words = before[at + len(word) :].split()
        names = [i for i, each in enumerate(words) if each[:1].isupper()]
        if names and not any(each[-1] in ".,;:" and len(each) > 4 for each in words[:-1]):
            return _Said(Span(start + at, mention.end), " ".join(words).lower())
    return None


def _same_office(said: str, office: str) -> bool:
    """Say whether the words after "former" begin with the office, but for a country before it."""
    words, wanted = said.split(), office.lower().split()
    return any(words[first : first + len(wanted)] == wanted for first in range(3))
