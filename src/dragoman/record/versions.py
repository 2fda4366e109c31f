"""Numbers the versions of one address, oldest first, in whatever order they were added."""

import sqlite3

__all__ = ["number_versions"]

VERSIONS = """
    SELECT article.number, article.version, article.is_current, article.id, published_value,
        count(page.id), min(page.retrieved)
    FROM article LEFT JOIN page ON page.article = article.id
    WHERE address = ? GROUP BY article.number
"""


def number_versions(connection: sqlite3.Connection, address: str) -> None:
    """Give the articles of one address their version, and say which is the current one.

    Oldest first by: read from no page any more (an older reading of the same page), day of
    publication, first fetch, published value, id. What is unknown counts as oldest.
    """
    held = connection.execute(VERSIONS, (address,)).fetchall()
    rows = []
    for version, article in enumerate(sorted(held, key=_age), start=1):
        numbered = (version, version == len(held))
        if article[1:3] != numbered:
            rows.append((*numbered, article[0]))
    if rows:
        connection.executemany(
            "UPDATE article SET version = ?, is_current = ? WHERE number = ?", rows
        )


def _age(row: tuple[int, int, int, str, str | None, int, str | None]) -> tuple[str | bool, ...]:
    _, _, _, identity, published, pages, retrieved = row
    published = published or ""
    return pages > 0, published[:10], retrieved or "", published, identity
