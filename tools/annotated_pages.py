"""Puts annotations without texts (training/annotated_pages) together with the corpora beside them."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.model import DateClaim, DateSource, Page

__all__ = ["AnnotatedPage", "annotated_pages"]

FOLDER = Path(__file__).parents[1] / "training" / "annotated_pages"


class AnnotatedPage(msgspec.Struct, frozen=True):
    """A page of a corpus, and what a reader found on it.

    Attributes:
        page: The page, as `read` takes it.
        found: By kind (moves, events …), items with their offsets, as the file has them.
    """

    page: Page
    found: dict[str, Any]


def annotated_pages(kind: str, corpora: Path) -> Iterator[AnnotatedPage]:
    """Yield the annotated pages of a kind, in the file's order.

    Args:
        kind: "talks" or "events".
        corpora: Folder of the corpora (`gold/corpora`).
    """
    lines = (FOLDER / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [json.loads(line) for line in lines]
    articles = {
        (name, article["id"]): article
        for name in sorted({row["corpus"] for row in wanted})
        for article in _articles(corpora / f"{name}.jsonl.gz")
    }
    for row in wanted:
        yield AnnotatedPage(_page(articles[row["corpus"], row["id"]]), row)


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _page(article: dict[str, Any]) -> Page:
    day = (article["date"] or "")[:10]
    dated = (DateClaim(value=day, source=DateSource.SIDECAR, detail="date"),) if day else ()
    return Page(
        content=article["text"],
        name=article["id"],
        key=article["id"],
        title=article["title"],
        outlet=article["source"],
        content_type="text/plain",
        dated=dated,
    )
