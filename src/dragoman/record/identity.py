"""Names a page by its content: the same page gives the same id on every machine."""

from hashlib import sha256

from dragoman.model import Page, content_id

__all__ = ["content_bytes", "content_sha256", "page_id"]


def page_id(page: Page) -> str:
    """Return the id of a page: everything that can change what is read from it.

    Key fields, in this order: address (URL, else key, else name), sha256 of the content, whether
    the content was text, content type, charset, title, outlet, whole, and value, source and detail
    of each claim in `dated`. Not among them: `retrieved` (the same page fetched twice is one page)
    and `repeated` (it follows from other pages).
    """
    claims = [text for claim in page.dated for text in (claim.value, claim.source, claim.detail)]
    return content_id(
        page.url or page.key or page.name,
        content_sha256(page),
        isinstance(page.content, str),
        page.content_type,
        page.charset,
        page.title,
        page.outlet,
        page.whole,
        *claims,
    )


def content_sha256(page: Page) -> str:
    """Return the hex digest of the page's content, text as UTF-8."""
    return sha256(content_bytes(page)).hexdigest()


def content_bytes(page: Page) -> bytes:
    """Return the page's content as bytes, text as UTF-8 (stray surrogates as they are)."""
    if isinstance(page.content, str):
        return page.content.encode("utf-8", "surrogatepass")
    return page.content
