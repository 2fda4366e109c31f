"""Who is spoken of: a state, a group, a body, a person with a post."""

import msgspec

from dragoman.model.span import Span

__all__ = ["Actor", "ActorRef", "Post"]


class Post(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A post and who held it from when to when.

    Attributes:
        title: The post ("Prime Minister of Israel").
        holder: Who held it.
        actor: Id in actors.csv of the body that the post belongs to.
        since: First day "YYYY-MM-DD" (or "YYYY", "YYYY-MM"), or None where unknown.
        until: Last day, or None where it is held still or unknown.
    """

    title: str
    holder: str
    actor: str | None = None
    since: str | None = None
    until: str | None = None


class ActorRef(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who somebody's words or deeds are given to: the words, and who they resolve to.

    Attributes:
        span: The words, or None where the text names nobody.
        name: Who that is, or None for an unnamed group.
        country: ISO 3166 alpha-3 code, or UNO, EUR, IGO, NGO, MNC.
        sector: PLOVER sector.
        actor: Id of the Actor in the same article, if it was resolved to one.
    """

    span: Span | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    actor: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, tag="actor", tag_field="kind"):
    """One who acts, speaks or is acted upon in an article, with every mention.

    Attributes:
        id: Content hash of article, "actor", first mention's start and end, name, rule.
        article: Id of the article.
        span: The best mention (a name before a title before a pronoun).
        rule: What made it, with version.
        confidence: 0 to 1.
        mentions: All mentions in text order.
        name: Usual name, or None for an unnamed group.
        code: Id in actors.csv, if it stands there.
        country: ISO 3166 alpha-3 code, or UNO, EUR, IGO, NGO, MNC.
        sectors: PLOVER sectors, the main one first.
        sort: state, ministry, army, armed_group, party, body, company, ngo, media, person, group.
        post: The post held at the page's date.
        why: What tells who this is, in words.
    """

    id: str
    article: str
    span: Span
    rule: str
    confidence: float = 1.0
    mentions: tuple[Span, ...] = ()
    name: str | None = None
    code: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    sort: str | None = None
    post: Post | None = None
    why: tuple[str, ...] = ()
