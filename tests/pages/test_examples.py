"""The example pages, end to end: what each gives is kept beside it and read by a person."""

import json
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from dragoman.codes import load_codes
from dragoman.faces.export.annotation import annotation
from dragoman.model import Findings, Rejected, ZoneKind
from dragoman.page import find_pages
from dragoman.pipeline import read_many
from dragoman.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CODES = (str(EXAMPLES / "codes"),)
SETTINGS = Settings(codes=CODES)
EXPECTED = sorted((EXAMPLES / "annotations").rglob("*.json"))


@pytest.fixture(scope="module")
def readings() -> dict[str, Findings]:
    """What each example page gives, by its title."""
    pages = find_pages(EXAMPLES / "pages", settings=SETTINGS)
    results = read_many(pages, codes=load_codes(CODES), settings=SETTINGS)
    return {one.article.title or "": one for one in results if isinstance(one, Findings)}


def expected(path: Path) -> dict[str, Any]:
    """Return what a reader wrote down for a page."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_title_date_and_outlet_are_right(path: Path, readings: dict[str, Findings]) -> None:
    """As a reader wrote them down."""
    told = expected(path)["article"]
    article = readings[told["title"]].article
    day = article.published.day if article.published else None
    assert (day, article.outlet) == (told["published"], told["outlet"])


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_every_paragraph_is_there_and_nothing_else(
    path: Path, readings: dict[str, Findings]
) -> None:
    """The paragraphs of the article are found as they stand; the notice of fiction is not body."""
    told = expected(path)["article"]
    article = readings[told["title"]].article
    body = [zone for zone in article.zones if zone.kind in (ZoneKind.DATELINE, ZoneKind.BODY)]
    text = article.text[body[0].start : body[-1].end]
    found = {" ".join(part.split()) for part in text.split("\n") if part}
    wanted = [" ".join(part.split()) for part in told["text"].split("\n\n")]
    wanted = [part for part in wanted if part not in (told["title"], told["subtitle"])]
    assert ([part for part in wanted if part not in found], found - set(wanted)) == ([], set())


def test_the_feed_entry_that_is_a_summary_is_set_aside() -> None:
    """With its address."""
    pages = find_pages(EXAMPLES / "pages" / "feed", settings=SETTINGS)
    (aside,) = [page for page in pages if isinstance(page, Rejected)]
    assert (aside.why, "reliefdesk.example" in aside.detail) == ("no_text", True)


@pytest.mark.parametrize(
    "name",
    [
        "courier/2024-03-13-kessary-recalls-delegation",
        "radio/2024-03-06-vesk-buries-its-market-dead",
        "scraped/2024-03-14-merrin-truce-talks-collapse",
        "gazette/2024-03-06-strike-vesk-market",
    ],
    ids=lambda name: name.partition("/")[0],
)
def test_the_record_of_a_page(
    name: str, readings: dict[str, Findings], snapshot: SnapshotAssertion
) -> None:
    """Everything found on it, in the annotation form."""
    title = expected(EXAMPLES / "annotations" / f"{name}.json")["article"]["title"]
    found = annotation(readings[title])
    found["id"] = name
    assert json.loads(json.dumps(found)) == snapshot(extension_class=JSONSnapshotExtension)
