"""What came in: bytes or text, and what was known about it before reading."""

import msgspec

from dragoman.model.published import DateClaim

__all__ = ["Page"]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page as it came in, before anything was decided about it.

    Attributes:
        content: The bytes as received, or text where the source was text already.
        name: Where it came from, for people: a file name, `feed.xml#3`, `pages.warc.gz@10512`.
        key: The caller's own id (JSON lines); results carry it back.
        url: The page's address, if known.
        content_type: The media type as declared, without parameters ("text/html"), if declared.
        charset: The character set as declared by the carrier, if declared.
        retrieved: When it was fetched, ISO 8601, if known.
        title: A title that came beside the content (JSON lines, feeds).
        outlet: An outlet's name that came beside the content.
        dated: Claims about the publication date that came beside the content, strongest first.
        whole: The whole text is body: no search for furniture (`--as-is`).
        repeated: Lines of this page that stand on three or more pages of its host.
    """

    content: bytes | str
    name: str
    key: str | None = None
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    title: str | None = None
    outlet: str | None = None
    dated: tuple[DateClaim, ...] = ()
    whole: bool = False
    repeated: tuple[str, ...] = ()
