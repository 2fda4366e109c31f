"""What the record answers: frozen values for people and faces, without SQL."""

from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

from dragoman.model import Article, Finding, Rejected, Span

__all__ = [
    "Added",
    "ArticleLine",
    "Filter",
    "Found",
    "FoundFinding",
    "Hit",
    "Judgement",
    "Outcome",
    "Problem",
    "RejectedPage",
    "Snippet",
    "Source",
    "StatementHit",
    "Verdict",
]


HitType = TypeVar("HitType")


class Outcome(StrEnum):
    """What became of a page that was added."""

    NEW = "new"  # the first article of its address
    NEW_VERSION = "new_version"  # another article of an address that the record knew
    SAME = "same"  # the record held it already; nothing was touched
    REREAD = "reread"  # the findings of an article were replaced, on demand only
    REJECTED = "rejected"
    FAILED = "failed"


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What `Record.add` did with one page.

    Attributes:
        outcome: What became of it.
        page: Id of the page.
        article: Id of its article, or None where it was rejected or failed.
        findings: How many findings were written; 0 where nothing was touched.
        error: Why the record itself could not keep it (outcome FAILED), else None.
    """

    outcome: Outcome
    page: str
    article: str | None = None
    findings: int = 0
    error: str | None = None


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles are wanted.

    Attributes:
        since: First day of publication, "2025-07-24", "2025-07" or "2025", inclusive.
        until: Last day of publication, in the same forms, inclusive.
        outlet: Outlet, whole name, upper and lower case alike.
        current_only: Leave out older versions of a page.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    current_only: bool = True


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One article in a list, without its text.

    Attributes:
        id: Id of the article.
        title: Its title, or None.
        outlet: Who published it, or None.
        day: Day of publication as precisely as known ("2025-07-24", "2025-07"), or None.
        url: Its address, or None.
        address: What its versions have in common.
        language: ISO 639-1 code or "und".
        version: 1 for the oldest version of its address.
        is_current: It is the newest version of its address.
        findings: How many findings rest on it.
    """

    id: str
    title: str | None
    outlet: str | None
    day: str | None
    url: str | None
    address: str
    language: str
    version: int
    is_current: bool
    findings: int


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an article that shows the words searched for.

    Attributes:
        text: The words, exactly as they stand in the article.
        start: Where they start in `article.text`.
        marks: The words searched for, as offsets into `Snippet.text`.
    """

    text: str
    start: int
    marks: tuple[Span, ...] = ()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One article that a search found.

    Attributes:
        article: Id of the article.
        title: Its title, or None.
        title_marks: The words searched for, as offsets into the title.
        outlet: Who published it, or None.
        day: Day of publication as precisely as known, or None.
        url: Its address, or None.
        version: 1 for the oldest version of its address.
        is_current: It is the newest version of its address.
        snippet: Where the words stand.
    """

    article: str
    title: str | None
    title_marks: tuple[Span, ...]
    outlet: str | None
    day: str | None
    url: str | None
    version: int
    is_current: bool
    snippet: Snippet


class StatementHit(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that a search found.

    Attributes:
        statement: Id of the statement.
        article: Id of the article that reports it.
        title: The article's title, or None.
        outlet: Who published it, or None.
        day: Day of publication as precisely as known, or None.
        url: The article's address, or None.
        speaker: Who said it, as resolved, else the source's words, else None.
        content: What was said; a gap between two stretches is shown as " … ".
    """

    statement: str
    article: str
    title: str | None
    outlet: str | None
    day: str | None
    url: str | None
    speaker: str | None
    content: str


class Found(msgspec.Struct, Generic[HitType], frozen=True, kw_only=True):
    """What a search gave.

    Attributes:
        hits: The best, best first.
        total: How many there are; counted up to a thousand.
        more: There are more than `total`.
    """

    hits: tuple[HitType, ...]
    total: int
    more: bool = False


class FoundFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding with the article whose words it rests on."""

    finding: Finding
    article: Article


class RejectedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was set aside, with its id in the record."""

    page: str
    rejected: Rejected


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source of an `add` run (a file, a folder, an archive), for going on after a stop.

    Attributes:
        name: As the caller named it.
        digest: What tells one state of it from another (a hash, or size and time).
        pages: How many pages came out of it so far.
        done: All of it was read.
    """

    name: str
    digest: str
    pages: int = 0
    done: bool = False


class Verdict(StrEnum):
    """What a person says of a finding."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    CHANGED = "changed"


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's verdict on a finding; the finding itself stays as it is.

    Attributes:
        finding: Id of the finding.
        verdict: What the person says of it.
        field: Which field is meant, or None for the finding as a whole.
        value: What it should be, as text (verdict CHANGED), or None.
        who: Who says so.
        made: When, ISO 8601.
        why: The reason in words, or None.
    """

    finding: str
    verdict: Verdict
    field: str | None = None
    value: str | None = None
    who: str
    made: str
    why: str | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that `Record.check` found wrong.

    Attributes:
        table: The table it stands in.
        id: Id of the row, or "" where the table as a whole is meant.
        what: What is wrong, in words.
    """

    table: str
    id: str
    what: str
