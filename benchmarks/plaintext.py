"""Measures how well scraped text is cut: body F1, furniture kept below it, bare bodies kept whole.

    python -m benchmarks.plaintext [--train] [--weights FILE] [--held-out] [--errors]

Looks in the data folder (`DRAGOMAN_DATA`, or `../shared`) for pages as scraped text. Without
`--train` it prints the reported set; look at that rarely.
"""

import argparse
import gzip
import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.data import data_folder
from dragoman.article.region import cut_text
from dragoman.codes.furniture import Furniture, LineWeights, load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import Page, ZoneKind

_TOKEN = re.compile(r"\w+")

# The shape of the first page: so many lines above and below the body.
_ABOVE, _BELOW = 3, 15


class Record(msgspec.Struct):
    """A page as scraped text, its article, and for each line whether it is of the article."""

    id: str
    page_text: str
    article_text: str
    line_labels: list[int]


class Score(msgspec.Struct, frozen=True):
    """How much of what was kept is right, and how much of what is right was kept."""

    precision: float
    recall: float


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured on one page; `shaped` is None where no line is of the article."""

    whole: Score
    clean: float
    shaped: Score | None = None
    tail_kept: int = 0
    tail: int = 0


def main() -> None:
    """Print the three measures and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", action="store_true", help="the set for tuning")
    parser.add_argument("--held-out", action="store_true", help="its half that was not trained on")
    parser.add_argument("--weights", type=Path, help="other weights than ours")
    parser.add_argument("--errors", type=int, default=0, help="print so many of the worst pages")
    options = parser.parse_args()
    phrases = load_furniture(Layers())
    if options.weights:
        weights = msgspec.json.decode(options.weights.read_bytes(), type=LineWeights)
        phrases = msgspec.structs.replace(phrases, weights=weights)
    name = "plaintext-train" if options.train else "plaintext"
    records = list(read_records(data_folder() / "gold" / "pages" / f"{name}.jsonl.gz"))
    if options.held_out:
        records = [record for record in records if fold_of(record.id)]
    started = time.process_time()
    results = [measure_page(record, phrases) for record in records]
    spent = time.process_time() - started
    print(f"{len(records)} pages, {1000 * spent / len(records):.0f} ms a page for all three")
    for key, value in summed_up(results).items():
        print(f"{key:36} {value:.4f}")
    worst = sorted(zip(results, records, strict=True), key=lambda pair: f1(pair[0].whole))
    for result, record in worst[: options.errors]:
        print(f"{f1(result.whole):.3f} {result.clean:.3f} {record.id}")


def measure(data: Path) -> dict[str, float]:
    """Return the measures of the reported set, 0 to 1."""
    phrases = load_furniture(Layers())
    records = read_records(data / "gold" / "pages" / "plaintext.jsonl.gz")
    return summed_up([measure_page(record, phrases) for record in records])


def read_records(path: Path) -> Iterator[Record]:
    """Read the pages."""
    with gzip.open(path, "rb") as file:
        for line in file:
            yield msgspec.json.decode(line, type=Record)


def fold_of(name: str) -> int:
    """Return 0 or 1, as tools/train_furniture.py does."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % 2  # noqa: S324


def measure_page(record: Record, phrases: Furniture) -> Measured:
    """Cut a page as it is, in the first page's shape, and its bare body."""
    texts = [line for line in record.page_text.split("\n") if line.strip()]
    whole = compare(body_of(record.page_text, phrases), record.article_text)
    bare = body_of(record.article_text, phrases)
    clean = visible(bare) / max(1, visible(record.article_text))
    if 1 not in record.line_labels:
        return Measured(whole=whole, clean=clean)
    first = record.line_labels.index(1)
    last = len(texts) - record.line_labels[::-1].index(1)
    low, high = max(0, first - _ABOVE), last + _BELOW
    page = "\n\n".join(texts[low:high])
    return Measured(
        whole=whole,
        clean=clean,
        shaped=compare(body_of(page, phrases), record.article_text),
        tail_kept=kept_lines(page, len("\n\n".join(texts[low:last])), phrases),
        tail=len(texts[last:high]),
    )


def summed_up(results: list[Measured]) -> dict[str, float]:
    """Return the figures of all pages by name."""
    shaped = [result.shaped for result in results if result.shaped is not None]
    return {
        "text F1": mean_f1([result.whole for result in results]),
        "first page's shape F1": mean_f1(shaped),
        "first page's shape, tail kept": sum(result.tail_kept for result in results)
        / max(1, sum(result.tail for result in results)),
        "clean body kept": sum(result.clean for result in results) / len(results),
    }


def body_of(text: str, phrases: Furniture) -> str:
    """Return what is kept as body."""
    cut = cut_text(text, page=Page(content=text, name="page"), phrases=phrases)
    return "\n".join(text[z.start : z.end] for z in cut.zones if z.kind is ZoneKind.BODY)


def kept_lines(text: str, start: int, phrases: Furniture) -> int:
    """Return how many lines after a place are kept as body."""
    cut = cut_text(text, page=Page(content=text, name="page"), phrases=phrases)
    body = [zone for zone in cut.zones if zone.kind is ZoneKind.BODY and zone.end > start]
    parts = (text[max(start, zone.start) : zone.end] for zone in body)
    return sum(bool(line.strip()) for part in parts for line in part.split("\n"))


def compare(found: str, right: str) -> Score:
    """Compare two texts by their runs of four words, as multisets."""
    ours, theirs = shingles(found), shingles(right)
    common = (ours & theirs).total()
    return Score(common / ours.total() if ours else 0.0, common / theirs.total() if theirs else 1.0)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words."""
    words = _TOKEN.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def visible(text: str) -> int:
    """Return how many characters are not blank."""
    return sum(not char.isspace() for char in text)


def f1(score: Score) -> float:
    """Return the harmonic mean."""
    total = score.precision + score.recall
    return 2 * score.precision * score.recall / total if total else 0.0


def mean_f1(scores: list[Score]) -> float:
    """Return F1 of the means of precision and recall over pages."""
    count = len(scores)
    return f1(
        Score(sum(s.precision for s in scores) / count, sum(s.recall for s in scores) / count)
    )


if __name__ == "__main__":
    main()
