"""What stands beside a text in a JSON line or in a sidecar, to a Page's fields."""

import msgspec

from dragoman.model import DateClaim, DateSource, Page, Rejected, Why
from dragoman.page.dates import by_trust, claim_date, to_iso

__all__ = ["Fields", "make_page", "read_fields", "with_sidecar"]


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that we know; others are ignored.

    Attributes:
        id: The caller's own id, text or a whole number.
        text: The page as text.
        html: The page as HTML; read where there is no text.
        title: Its title.
        url: Its address.
        outlet: Who published it.
        source: The same, as some collections call it.
        date: When it was published.
        published: The same, as some collections call it.
        retrieved: When it was fetched.
    """

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    source: str | None = None
    date: str | None = None
    published: str | None = None
    retrieved: str | None = None


DECODER = msgspec.json.Decoder(Fields)


def read_fields(raw: bytes) -> Fields | str:
    """Return the fields of one JSON object, or what is wrong with it, in words."""
    try:
        return DECODER.decode(raw)
    except UnicodeDecodeError as error:
        return f"not UTF-8 ({error.reason})"
    except RecursionError:
        return "nested too deeply"
    except msgspec.DecodeError as error:
        return str(error)


def make_page(raw: bytes, name: str) -> Page | Rejected:
    """Return the page that one JSON object holds.

    Args:
        raw: The object, as bytes.
        name: Where it stands: "news.jsonl:12".
    """
    fields = read_fields(raw)
    if isinstance(fields, str):
        return Rejected(name=name, why=Why.MALFORMED, detail=fields)
    key = None if fields.id is None else str(fields.id)
    url = _clean(fields.url)
    content = fields.text or fields.html
    if fields.text is None and fields.html is None:
        return Rejected(
            name=name, key=key, url=url, why=Why.MALFORMED, detail='neither "text" nor "html"'
        )
    if not content or not content.strip():
        return Rejected(name=name, key=key, url=url, why=Why.EMPTY, detail="the text is empty")
    return Page(
        content=content,
        name=name,
        key=key,
        url=url,
        content_type="text/plain" if fields.text else "text/html",
        retrieved=_retrieved(fields),
        title=_clean(fields.title),
        outlet=_clean(fields.outlet) or _clean(fields.source),
        dated=_claims(fields, "field"),
    )


def with_sidecar(page: Page, fields: Fields, name: str) -> Page:
    """Return the page with what a sidecar file says of it.

    Args:
        page: A page that came alone in its file.
        fields: What the sidecar holds.
        name: The sidecar's name, for the evidence.
    """
    return msgspec.structs.replace(
        page,
        url=_clean(fields.url) or page.url,
        title=_clean(fields.title) or page.title,
        outlet=_clean(fields.outlet) or _clean(fields.source) or page.outlet,
        retrieved=_retrieved(fields) or page.retrieved,
        dated=by_trust((*page.dated, *_claims(fields, name))),
    )


def _claims(fields: Fields, place: str) -> tuple[DateClaim, ...]:
    return by_trust(
        (
            claim_date(fields.date, DateSource.SIDECAR, f"{place} date"),
            claim_date(fields.published, DateSource.SIDECAR, f"{place} published"),
            claim_date(fields.retrieved, DateSource.RETRIEVED, f"{place} retrieved"),
        )
    )


def _retrieved(fields: Fields) -> str | None:
    return to_iso(fields.retrieved) if fields.retrieved else None


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
