"""Measures how well scraped text is cut: body F1, furniture kept below it, bare bodies kept whole.

    python benchmarks/plaintext.py [--train] [--weights FILE] [--held-out] [--errors]

Looks in the data folder (`DRAGOMAN_DATA`, or `../shared`) for pages as scraped text. Without
`--train` it prints the reported set; look at that rarely.
"""

import argparse
import gzip
import hashlib
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.article.region import cut_text
from dragoman.codes.furniture import Furniture, LineWeights, load_furniture
from dragoman.codes.layers import Layers
from dragoman.model import Page, ZoneKind

DATA = Path(os.environ.get("DRAGOMAN_DATA", Path(__file__).parents[2] / "shared"))
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
    records = list(read_records(DATA / "gold" / "pages" / f"{name}.jsonl.gz"))
    if options.held_out:
        records = [record for record in records if fold_of(record.id)]
    measure(records, phrases, errors=options.errors)


def read_records(path: Path) -> Iterator[Record]:
    """Read the pages."""
    with gzip.open(path, "rb") as file:
        for line in file:
            yield msgspec.json.decode(line, type=Record)


def fold_of(name: str) -> int:
    """Return 0 or 1, as tools/train_furniture.py does."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % 2  # noqa: S324


def measure(records: list[Record], phrases: Furniture, *, errors: int) -> None:
    """Print the measures over the pages."""
    started, lines = time.process_time(), 0
    whole, cut, clean, tails = [], [], [], Counter[str]()
    for record in records:
        texts = [line for line in record.page_text.split("\n") if line.strip()]
        lines += len(texts)
        whole.append(compare(body_of(record.page_text, phrases), record.article_text))
        if 1 in record.line_labels:
            first = record.line_labels.index(1)
            last = len(texts) - record.line_labels[::-1].index(1)
            low, high = max(0, first - _ABOVE), last + _BELOW
            page = "\n\n".join(texts[low:high])
            body = body_of(page, phrases)
            cut.append(compare(body, record.article_text))
            below = len("\n\n".join(texts[low:last]))
            tails["kept"] += kept_lines(page, below, phrases)
            tails["all"] += len(texts[last:high])
        kept = body_of(record.article_text, phrases)
        clean.append(visible(kept) / max(1, visible(record.article_text)))
    spent = time.process_time() - started
    print(f"{len(records)} pages, {lines} lines, {spent / lines / 4 * 1e5:.2f} ms per 100 lines")
    print("1 whole pages     ", summary(whole))
    print("2 first page shape", summary(cut), f"tail kept {tails['kept'] / tails['all']:.4f}")
    print(
        f"3 bare bodies      characters kept {sum(clean) / len(clean):.4f},"
        f" whole {sum(share > 0.9999 for share in clean) / len(clean):.4f}"
    )
    worst = sorted(zip(whole, cut, clean, records, strict=False), key=lambda row: f1(row[0]))
    for full, short, share, record in worst[:errors]:
        print(f"{f1(full):.3f} {f1(short):.3f} {share:.3f} {record.id}")


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


def summary(scores: list[Score]) -> str:
    """Return means over pages, and F1 of them."""
    count = len(scores)
    mean = Score(sum(s.precision for s in scores) / count, sum(s.recall for s in scores) / count)
    return f"precision {mean.precision:.4f} recall {mean.recall:.4f} F1 {f1(mean):.4f}"


if __name__ == "__main__":
    main()
