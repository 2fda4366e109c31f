"""Measures how well pages are cut: body, publication day, title, and the time it takes.

usage: python -m benchmarks.articles [--errors]
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator

import msgspec

from benchmarks.data import data_folder
from dragoman.article import find_article
from dragoman.codes.furniture import Furniture, load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import Article, Page, Rejected, ZoneKind
from dragoman.settings import Settings

PAGES = data_folder() / "gold" / "pages"

_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"[\W_]+")
_SHINGLE = 4


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured on one set."""

    name: str
    scores: dict[str, float]
    milliseconds: float
    errors: tuple[str, ...] = ()


def main() -> None:
    """Print the measures of both sets."""
    if not PAGES.is_dir():
        print(f"skipped: no annotated pages in {PAGES}; set DRAGOMAN_DATA to their folder")
        return
    phrases = load_furniture(Layers())
    for measured in (measure_bodies(phrases), measure_metadata(phrases)):
        print(f"\n{measured.name}, {measured.milliseconds:.0f} ms a page")
        for name, score in measured.scores.items():
            print(f"  {name:26} {score:.4f}")
        if "--errors" in sys.argv:
            print(*measured.errors, sep="\n")


def measure_bodies(phrases: Furniture) -> Measured:
    """Compare the body zones with 181 annotated bodies, by runs of four words."""
    folder = PAGES / "article-extraction-benchmark"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    scores, errors, spent = [], [], 0.0
    for key, entry in truth.items():
        content = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        page = Page(content=content, name=key, url=entry["url"], content_type="text/html")
        start = time.process_time()
        result = find_article(page, phrases=phrases, outlets={}, settings=Settings())
        spent += time.process_time() - start
        precision, recall, score = compare(_body(result), entry["articleBody"])
        scores.append((precision, recall, score))
        if score < 0.9:
            errors.append(f"    {score:.2f} p={precision:.2f} r={recall:.2f} {entry['url']}")
    precision, recall, mean = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return Measured(
        name=f"bodies of {len(scores)} pages",
        scores={
            "body precision": precision,
            "body recall": recall,
            "body F1": 2 * precision * recall / (precision + recall),
            "body F1, mean of pages": mean,
        },
        milliseconds=1000 * spent / len(scores),
        errors=tuple(errors),
    )


def compare(found: str, true: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the runs of four words of a text."""
    ours, theirs = _shingles(found), _shingles(true)
    shared = (ours & theirs).total()
    precision = shared / ours.total() if ours else 0.0
    recall = shared / theirs.total() if theirs else 1.0
    return precision, recall, 2 * shared / max(ours.total() + theirs.total(), 1)


def measure_metadata(phrases: Furniture) -> Measured:
    """Compare publication day and title with what a parser made for each site reads."""
    counts: Counter[str] = Counter()
    errors, spent = [], 0.0
    pages = list(_site_pages())
    for page, truth in pages:
        start = time.process_time()
        result = find_article(page, phrases=phrases, outlets={}, settings=Settings())
        spent += time.process_time() - start
        if isinstance(result, Rejected):
            counts["rejected"] += 1
            errors.append(f"    rejected {page.name} {result.why} {result.detail}")
            continue
        day = result.published.day if result.published else None
        ours, theirs = _plain(result.title or ""), _plain(truth["title"])
        counts["day right"] += day == truth["publishing_date"][:10]
        counts["title exact"] += ours == theirs
        counts["title exact or contained"] += bool(ours) and (ours in theirs or theirs in ours)
        counts["flagged DATE_CONFLICT"] += "date_conflict" in result.flags
        if day != truth["publishing_date"][:10]:
            errors.append(f"    {page.name} {day} for {truth['publishing_date']}")
    names = ("day right", "title exact", "title exact or contained", "rejected")
    return Measured(
        name=f"metadata of {len(pages)} pages",
        scores={name: counts[name] / len(pages) for name in (*names, "flagged DATE_CONFLICT")},
        milliseconds=1000 * spent / len(pages),
        errors=tuple(errors),
    )


def _site_pages() -> Iterator[tuple[Page, dict[str, str]]]:
    """Yield each stored page with what its site's parser of that time reads in it."""
    for expected in sorted((PAGES / "fundus-html" / "test_data").glob("*/*.json")):
        info = json.loads((expected.parent / "meta.info").read_text(encoding="utf-8"))
        stem = re.compile(re.escape(expected.stem) + r"_\d{4}_\d\d_\d\d\.html\.gz")
        paths = [path for path in sorted(expected.parent.iterdir()) if stem.fullmatch(path.name)]
        versions = json.loads(expected.read_text(encoding="utf-8"))
        order = sorted(versions, key=lambda name: [int(part) for part in re.findall(r"\d+", name)])
        for path, version in zip(paths, order, strict=True):
            page = Page(
                content=gzip.decompress(path.read_bytes()),
                name=f"{expected.parent.name}/{path.name}",
                url=info[path.name]["url"],
                content_type="text/html",
                retrieved=info[path.name]["crawl_date"][:10],
            )
            yield page, versions[version]


def _body(result: Article | Rejected) -> str:
    """Return the words of the body zones; a dateline is annotated as the body's first words."""
    if isinstance(result, Rejected):
        return ""
    kinds = (ZoneKind.BODY, ZoneKind.DATELINE)
    return "\n".join(result.text[z.start : z.end] for z in result.zones if z.kind in kinds)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    size = min(_SHINGLE, len(tokens)) or 1
    return Counter(tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1))


def _plain(title: str) -> str:
    return _GAP.sub(" ", title.replace("\u00ad", "")).strip().casefold()


if __name__ == "__main__":
    main()
