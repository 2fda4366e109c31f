"""Many pages, to the lines that a site sets on all of them: its furniture."""

from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import msgspec

from dragoman.model import Page

__all__ = ["find_repeated", "with_repeated"]

# On two pages of a site a sentence may be quoted twice; on three it is the site's own.
ENOUGH_PAGES = 3

# What bounds the memory: a paragraph is no furniture; furniture shows in far fewer pages than
# these; and no page has more lines of it. 200 pages of 50 lines each are about 2 MB for a host.
MAX_LINE_CHARS = 200
MAX_PAGES_PER_HOST = 200
MAX_LINES_PER_PAGE = 2000


def find_repeated(pages: Iterable[Page]) -> Mapping[str, frozenset[str]]:
    """Find lines that stand on three or more pages of one host.

    Only pages of plain text are looked at; on an HTML page the markup tells furniture. Of a host,
    the first 200 pages are counted.

    Args:
        pages: Pages of any number of hosts, in any order.

    Returns:
        Host to lines; a page without address counts for its outlet. Hosts without such lines are
        left out.
    """
    counts: dict[str, Counter[str]] = {}
    seen: Counter[str] = Counter()
    for page in pages:
        host = _host(page)
        if host is None or seen[host] >= MAX_PAGES_PER_HOST or not _is_plain(page):
            continue
        seen[host] += 1
        counts.setdefault(host, Counter()).update(_lines(page))
    found = {
        host: frozenset(line for line, pages_with in lines.items() if pages_with >= ENOUGH_PAGES)
        for host, lines in counts.items()
    }
    return {host: lines for host, lines in found.items() if lines}


def with_repeated(page: Page, repeated: Mapping[str, frozenset[str]]) -> Page:
    """Return the page with those of its lines that its host repeats, in their order.

    Args:
        page: A page; one of HTML, or of an unknown host, comes back as it is.
        repeated: What `find_repeated` found.
    """
    host = _host(page)
    known = repeated.get(host) if host is not None else None
    if not known or not _is_plain(page):
        return page
    lines = tuple(line for line in _lines(page) if line in known)
    return msgspec.structs.replace(page, repeated=lines) if lines else page


def _host(page: Page) -> str | None:
    try:
        host = urlsplit(page.url or "").hostname
    except ValueError:  # "http://[": no address at all
        host = None
    return host.removeprefix("www.") if host else page.outlet


def _is_plain(page: Page) -> bool:
    return page.content_type == "text/plain"


def _lines(page: Page) -> tuple[str, ...]:
    """Return a page's distinct short lines, stripped, in their order."""
    content = page.content
    text = content if isinstance(content, str) else content.decode("utf-8", errors="replace")
    lines: dict[str, None] = {}
    for raw in text.splitlines():
        line = raw.strip()
        if line and len(line) < MAX_LINE_CHARS:
            lines[line] = None
            if len(lines) >= MAX_LINES_PER_PAGE:
                break
    return tuple(lines)
