"""What a cutter found on a page, before it is made an Article."""

import msgspec

from dragoman.model import ArticleFlag, DateClaim, Zone

__all__ = ["Cut"]


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """A page's text with its zones and what the page says of itself.

    Attributes:
        text: What all offsets will refer to.
        zones: Stretches by kind, in order, without overlap.
        title: The title as evidenced, also where it does not stand in the text.
        subtitle: The second headline.
        byline: Who wrote it, as it stands.
        outlet: Who published it, as the page says.
        language: ISO 639-1 code, or "und".
        url: The canonical address, if the page gives one.
        dated: Claims about the publication date, strongest first.
        confidence: 0 to 1, how sure the cut is.
        flags: What to know before trusting it.
    """

    text: str
    zones: tuple[Zone, ...]
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str = "und"
    url: str | None = None
    dated: tuple[DateClaim, ...] = ()
    confidence: float = 1.0
    flags: tuple[ArticleFlag, ...] = ()
