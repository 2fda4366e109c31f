"""A saved RSS, RDF or Atom feed, to Pages: the entries that carry their whole article.

It is read by lxml and not by feedparser, whose reader of broken XML takes time by the square of
its input (400 KB of "<!--" took 48 s); lxml mends broken XML in linear time and is loaded anyway.
"""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO
from urllib.parse import urljoin

import msgspec
from lxml import etree

from dragoman.model import DateClaim, DateSource, Page, Rejected, Why
from dragoman.page.carrier import Carrier, say_too_large
from dragoman.page.dates import by_trust, claim_date

__all__ = ["read_feed"]

Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type

# Where an entry says when it was published; when it was last changed counts only without these.
PUBLISHED = ("pubdate", "published", "issued", "date", "created")
CHANGED = ("updated", "modified")

# Names that count in a namespace other than the entry's own: content:encoded, dc:date, feedburner:origLink.
# Others do not: media:title is a picture's, itunes:summary a programme's.
MODULES = frozenset({"encoded", "date", "issued", "created", "modified", "origlink"})

# Some feeds put the whole article where others put a summary. Teasers end well below this length,
# and the longer ones say by their last characters that they go on elsewhere.
WHOLE_SUMMARY_CHARS = 1000
CUT_OFF = ("…", "...", "[…]", "[...]")

TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,31});")
XML_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
OTHER_ENCODING = re.compile(rb"\s*<\?xml[^>]*encoding=[\"'](?!utf-?8)", re.IGNORECASE)
CLOSED = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
UTF8_BOM = b"\xef\xbb\xbf"
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What the entries of a feed have in common.

    Attributes:
        title: The feed's title: the outlet.
        home: The address that its links are relative to.
    """

    title: str | None
    home: str


def read_feed(stream: BinaryIO, carrier: Carrier) -> Iterator[Page | Rejected]:
    """Read one page per entry; an entry with a summary alone comes back as Rejected.

    Args:
        stream: The feed.
        carrier: Its file; a page is named "feed.xml#3" after it.
    """
    data = stream.read(carrier.limit + 1)
    if len(data) > carrier.limit:
        yield Rejected(name=carrier.name, why=Why.TOO_LARGE, detail=say_too_large(carrier.limit))
        return
    root = _parse(data)
    if root is None:
        yield Rejected(name=carrier.name, why=Why.MALFORMED, detail="XML that cannot be mended")
        return
    feed = _feed(root)
    entries = [element for element in root.iter() if _local(element) in {"item", "entry"}]
    cut = not CLOSED.search(data[-1000:].replace(b"\0", b""))
    for number, entry in enumerate(entries[: -1 if cut else None], start=1):
        yield _read_entry(_parts(entry), feed, carrier, f"{carrier.name}#{number}")
    if cut:
        detail = f"the feed ends within an entry, after {max(len(entries) - 1, 0)} whole ones"
        yield Rejected(name=carrier.name, why=Why.TRUNCATED, detail=detail)


def _parse(data: bytes) -> Element | None:
    encoding = None
    if not data.startswith(UTF16_BOMS):
        data = data.removeprefix(UTF8_BOM).replace(b"\0", b"").lstrip()
        data = ENTITY.sub(_as_number, data)
        if not OTHER_ENCODING.match(data) and not _is_utf8(data):
            encoding = "windows-1252"  # what is not the UTF-8 it says it is, mostly is this
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        encoding=encoding,
    )
    try:
        root: Element | None = etree.fromstring(data, parser)  # None where nothing could be mended
    except etree.XMLSyntaxError:
        return None
    return root


def _as_number(match: re.Match[bytes]) -> bytes:
    """Write an HTML entity that XML does not know as XML knows it."""
    name = match[1]
    if name in XML_ENTITIES:
        return match[0]
    text = html5.get(f"{name.decode('ascii')};")
    if text is None:
        return b"&amp;" + name + b";"
    return "".join(f"&#{ord(char)};" for char in text).encode("ascii")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _feed(root: Element) -> Feed:
    channels = [child for child in root if _local(child) == "channel"]
    parts = _parts(channels[0] if channels else root)
    return Feed(title=_plain(parts.get("title")), home=_address(parts, ""))


def _parts(parent: Element) -> dict[str, Element]:
    """Return an entry's elements by name, the first of each name."""
    own = _namespace(parent)
    parts: dict[str, Element] = {}
    for child in parent:
        local = _local(child)
        if _namespace(child) != own and local not in MODULES:
            continue
        if local == "link" and child.get("rel", "alternate") != "alternate":
            continue
        parts.setdefault(local, child)
    return parts


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _namespace(element: Element) -> str:
    tag = str(element.tag)
    return tag.rpartition("}")[0] or tag.rpartition(":")[0]


def _read_entry(
    parts: dict[str, Element], feed: Feed, carrier: Carrier, name: str
) -> Page | Rejected:
    url = _address(parts, feed.home) or None
    content, content_type = _content(parts)
    summary = _inner(parts.get("description", parts.get("summary")))
    words, summed_up = _words(content), _words(summary)
    if words == summed_up or len(words) < carrier.min_text_chars:
        words, content, content_type = summed_up, summary, "text/html"
        if len(words) < WHOLE_SUMMARY_CHARS or words.endswith(CUT_OFF):
            where = f"; the article itself is at {url}" if url else ", and no address"
            detail = f"only a summary of {len(words)} characters{where}"
            return Rejected(name=name, url=url, why=Why.NO_TEXT, detail=detail)
    source = parts.get("source")
    named = source if source is None or not len(source) else _parts(source).get("title")
    return Page(
        content=content,
        name=name,
        url=url,
        content_type=content_type,
        title=_plain(parts.get("title")),
        outlet=_plain(named) or feed.title,
        dated=_dated(parts),
        whole=True,  # an entry is its article: there is no page around it
    )


def _address(parts: dict[str, Element], home: str) -> str:
    """Return where an entry leads, made whole by the feed's own address."""
    link = parts.get("origlink", parts.get("link"))
    address = "" if link is None else (link.get("href") or link.text or "").strip()
    guid = parts.get("guid")
    if not address and guid is not None and guid.get("isPermaLink", "true") == "true":
        text = (guid.text or "").strip()
        address = text if text.startswith(("http://", "https://")) else ""
    try:
        return urljoin(home, address) if address else ""
    except ValueError:
        return address


def _content(parts: dict[str, Element]) -> tuple[str, str]:
    """Return an entry's article and its media type."""
    encoded = parts.get("encoded")
    if encoded is not None:
        return _inner(encoded), "text/html"
    content = parts.get("content")
    if content is None or content.get("src"):
        return "", "text/html"
    plain = content.get("type", "text") in {"text", "text/plain"} and not len(content)
    return _inner(content), "text/plain" if plain else "text/html"


def _inner(element: Element | None) -> str:
    """Return what stands in an element: its text, or its markup where it was not escaped."""
    if element is None:
        return ""
    if not len(element):
        return element.text or ""
    parts = [html.escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)


def _words(markup: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", markup)).split())


def _plain(element: Element | None) -> str | None:
    if element is None:
        return None
    return _words(html.unescape("".join(str(text) for text in element.itertext()))) or None


def _dated(parts: dict[str, Element]) -> tuple[DateClaim, ...]:
    for names in (PUBLISHED, CHANGED):
        claims = by_trust(
            claim_date(parts[name].text, DateSource.FEED, f"entry {name}")
            for name in names
            if name in parts
        )
        if claims:
            return claims
    return ()
