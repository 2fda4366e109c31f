"""Trains the weights of the line scorer: annotated pages to src/dragoman/data/furniture/weights.json.

    python tools/train_furniture.py [--held-out] [--to weights.json]

Needs numpy and scipy, and the development data (`DRAGOMAN_DATA`, or `../shared`): pages as scraped
text with a label for each line, news pages whose body is known, and plain news articles that are
set into the frames of other pages. No text of theirs is kept: the weights are of shapes of lines
and of our own phrase lists. The result is the same at each run. `--held-out` leaves out one half
of the pages, so that benchmarks/plaintext.py can measure on it.
"""

import argparse
import gzip
import hashlib
import json
import os
import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import lxml.html
import msgspec
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman.article.text_context import context_features, page_features
from dragoman.article.text_features import kind_of, line_features
from dragoman.article.text_lines import Look, look_at, split_lines
from dragoman.article.text_score import neighbour_features
from dragoman.codes.furniture import Furniture, LineWeights, load_furniture
from dragoman.codes.layers import DATA, Layers

ROOT = Path(os.environ.get("DRAGOMAN_DATA", Path(__file__).parents[2] / "shared")) / "gold"
WEIGHTS = DATA / "furniture" / "weights.json"
CORPUS = (
    "WCXB development pages, CC BY 4.0; pages and bodies of Fundus' test data, MIT; "
    "bodies of news articles set into frames of those pages; only weights are kept"
)

# Weight of each source: news pages count more than the shops and blogs of the web at large.
SHARES = {"web": 0.7, "news": 3.0, "made": 1.0}
CLEAN_SHARE = 0.6  # a bare body is easy: as many of them as pages would drown the rest
MADE = 900  # pages made of a frame and an article
RARE = 40  # a feature seen less often than this is noise
PULL = 2.0  # L2

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br button dd details dialog div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label li main nav ol option p
        pre section summary table td th title tr ul""",
    )
)
SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head"})


class Sample(msgspec.Struct):
    """A page to learn from: its lines, which of them are body, and how much it counts."""

    texts: list[str]
    labels: list[int]
    fold: int
    weight: float
    looks: tuple[Look, ...] = ()


class Frame(msgspec.Struct, frozen=True):
    """What stood above and below the body of a page."""

    above: list[str]
    below: list[str]
    fold: int


def main() -> None:
    """Train on the development data and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="leave out one half of the pages")
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    if not WEIGHTS.exists():
        WEIGHTS.write_bytes(
            msgspec.json.encode(LineWeights(corpus="", own={}, near={}, page={}, context={}))
        )
    phrases = load_furniture(Layers())
    samples = [s for s in read_samples() if not options.held_out or s.fold == 0]
    for sample in samples:
        sample.looks = look_at(split_lines("\n".join(sample.texts)), phrases)
    weights = train(samples)
    options.to.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{len(samples)} pages, {sum(len(s.labels) for s in samples)} lines -> {options.to}")


def train(samples: list[Sample]) -> LineWeights:
    """Fit the lines by themselves, then whole pages, then the lines among their neighbours."""
    own = [list(features_of(sample)) for sample in samples]
    first = fit(samples, own)
    scores = [[weigh(names, first) for names in page] for page in own]
    pages = [Sample(["x"], [int(all(s.labels))], s.fold, 1.0) for s in samples]
    clean = [[page_features(sc, s.looks)] for sc, s in zip(scores, samples, strict=True)]
    page = fit(pages, clean, rare=8)
    context = [
        context_features(sc, s.looks, clean=weigh(names[0], page))
        for sc, s, names in zip(scores, samples, clean, strict=True)
    ]
    second = fit(samples, context)
    near = {name: value for name, value in first.items() if re.match(r"-?\d:", name)}
    return LineWeights(
        corpus=CORPUS,
        own={name: value for name, value in first.items() if name not in near},
        near=near,
        page=page,
        context=second,
    )


def features_of(sample: Sample) -> Iterator[list[str]]:
    """Give the features of each line with those of its neighbours."""
    kinds = ["edge"] * 3 + [kind_of(look) for look in sample.looks] + ["edge"] * 3
    for index, names in enumerate(line_features(sample.looks)):
        yield names + neighbour_features(kinds, index)


def weigh(names: Iterable[str], weights: dict[str, float]) -> float:
    """Sum what the names weigh."""
    return weights[""] + sum(weights.get(name, 0.0) for name in names)


def fit(samples: list[Sample], pages: list[list[list[str]]], rare: int = RARE) -> dict[str, float]:
    """Fit a logistic regression of the labels on the names that hold."""
    counts = Counter(name for page in pages for names in page for name in names)
    kept = sorted(name for name, count in counts.items() if count >= rare)
    column = {name: index for index, name in enumerate(kept)}
    indices: list[int] = []
    pointers = [0]
    for page in pages:
        for names in page:
            indices += [column[name] for name in names if name in column]
            pointers.append(len(indices))
    ones = np.ones(len(indices), np.float32)
    matrix = csr_matrix((ones, indices, pointers), shape=(len(pointers) - 1, len(kept)))
    labels = np.concatenate([sample.labels for sample in samples]).astype(float)
    shares = np.concatenate([line_weights(sample) for sample in samples])
    values = minimize_loss(matrix, labels, shares / shares.mean())
    fitted = {name: round(float(values[index]), 4) for name, index in column.items()}
    return {"": round(float(values[-1]), 4), **{n: v for n, v in fitted.items() if v}}


def line_weights(sample: Sample) -> npt.NDArray[np.float64]:
    """Let long lines count more than short ones and long pages not much more than short ones."""
    sizes = np.array([min(len(text), 400) ** 0.5 for text in sample.texts])
    return np.asarray(sizes / sizes.sum() * len(sizes) ** 0.5 * sample.weight)


def minimize_loss(
    matrix: csr_matrix, labels: npt.NDArray[np.float64], shares: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the weights and the base that explain the labels best."""
    turned = matrix.T.tocsr()
    size = matrix.shape[1]

    def loss(values: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        odds = matrix @ values[:size] + values[size]
        chance = 1 / (1 + np.exp(-odds))
        slope = shares * (chance - labels)
        total = (shares * (np.logaddexp(0, odds) - labels * odds)).sum()
        total += 0.5 * PULL * (values[:size] ** 2).sum()
        return float(total), np.r_[turned @ slope + PULL * values[:size], slope.sum()]

    start = np.zeros(size + 1)
    return np.asarray(
        minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    )


def read_samples() -> list[Sample]:
    """Read all pages and make more of them, always the same."""
    dice = random.Random(0)  # noqa: S311
    pages = [*web_pages(), *news_pages()]
    samples = [s for page, source in pages for s in variants(page, source, dice)]
    frames = [frame for page, _ in pages if (frame := frame_of(page))]
    samples += made_pages(frames, dice)
    return samples


def lines_of(name: Path) -> Iterator[dict[str, str]]:
    """Read a gzipped file of JSON lines."""
    with gzip.open(name, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def fold_of(name: str) -> int:
    """Return 0 or 1, always the same for one name."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % 2  # noqa: S324


def web_pages() -> Iterator[tuple[Sample, str]]:
    """Read pages that are already text with labels."""
    for record in lines_of(ROOT / "pages" / "plaintext-train.jsonl.gz"):
        texts = [line for line in record["page_text"].split("\n") if line.strip()]
        yield labelled(texts, list(map(int, record["line_labels"])), record["id"]), "web"


def labelled(texts: list[str], labels: list[int], name: str) -> Sample:
    """Split lines as the reader does, each part with its line's label."""
    pairs = [
        (part.text, label)
        for text, label in zip(texts, labels, strict=True)
        for part in split_lines(text)
    ]
    return Sample([text for text, _ in pairs], [label for _, label in pairs], fold_of(name), 1.0)


def news_pages() -> Iterator[tuple[Sample, str]]:
    """Turn news pages in HTML into text and label the lines that their known body holds."""
    folder = ROOT / "pages" / "fundus-html" / "test_data"
    for known in sorted(folder.glob("*/*.json")):
        bodies = [body_parts(version) for version in json.loads(known.read_text()).values()]
        for path in sorted(known.parent.glob(f"{known.stem}_*.html.gz")):
            texts = html_lines(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
            labels = max(
                (labels_by(texts, parts) for parts in bodies if parts),
                key=lambda found: sum(
                    len(t) for t, label in zip(texts, found, strict=True) if label
                ),
                default=[],
            )
            if sum(labels) >= 2:
                yield labelled(texts, largest_cluster(texts, labels), known.stem), "news"


def body_parts(version: object) -> list[str]:
    """Return the paragraphs of a body as a site's own reader found them."""
    if not isinstance(version, dict) or not version.get("body"):
        return []
    body = version["body"]
    sections = [
        part
        for section in body.get("sections") or []
        for part in [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
    ]
    return [*(body.get("summary") or []), *sections]


def labels_by(texts: list[str], parts: list[str]) -> list[int]:
    """Label the lines that are a part of the body, or stand in one."""
    bare = [re.sub(r"\W+", "", part.casefold()) for part in parts]
    exact, joined = set(bare), " ".join(bare)
    keys = [re.sub(r"\W+", "", text.casefold()) for text in texts]
    return [int(bool(k) and (k in exact or (len(k) > 40 and k in joined))) for k in keys]


def largest_cluster(texts: list[str], labels: list[int]) -> list[int]:
    """Unlabel what stands far from the main block: copies in menus and lists."""
    groups: list[list[int]] = []
    for index, (text, label) in enumerate(zip(texts, labels, strict=True)):
        if not label or len(text) <= 60:
            continue
        if groups and index - groups[-1][-1] <= 25:
            groups[-1].append(index)
        else:
            groups.append([index])
    if not groups:
        return labels
    best = max(groups, key=lambda group: sum(len(texts[index]) for index in group))
    low, high = best[0] - 4, best[-1] + 4
    return [label if low <= index <= high else 0 for index, label in enumerate(labels)]


def html_lines(page: str) -> list[str]:
    """Return a page's text as a scraper would: its title, then a line for each block."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.fromstring(page.encode(), parser=parser)
    parts = [root.findtext(".//title") or "", "\0"]
    body = root.find("body")
    collect(root if body is None else body, parts)
    return [line for raw in "".join(parts).split("\0") if (line := " ".join(raw.split()))]


def collect(node: lxml.html.HtmlElement, parts: list[str]) -> None:
    """Add a node's text to the parts, with a mark around each block."""
    if isinstance(node.tag, str) and node.tag not in SKIPPED:
        edge = "\0" if node.tag in BLOCKS else ""
        parts += (edge, node.text or "")
        for child in node:
            collect(child, parts)
        parts.append(edge)
    parts.append(node.tail or "")


def variants(page: Sample, source: str, dice: random.Random) -> Iterator[Sample]:
    """Give a page whole, cut to a few lines around its body, and its bare body."""
    share = SHARES[source]
    yield Sample(page.texts, page.labels, page.fold, share)
    if 1 not in page.labels:
        return
    first, last = ends(page)
    for above, below in ((3, 15), (dice.randint(0, 8), dice.randint(0, 30))):
        low, high = max(0, first - above), min(len(page.texts), last + below)
        yield Sample(page.texts[low:high], page.labels[low:high], page.fold, share)
    body = [text for text, label in zip(page.texts, page.labels, strict=True) if label]
    yield Sample(body, [1] * len(body), page.fold, share * CLEAN_SHARE)
    yield nearly_clean(page, body, dice, share)
    opening = body[: dice.randint(1, 5)]
    for texts in (opening, [" ".join(body)], body[-dice.randint(2, 8) :]):
        yield Sample(texts, [1] * len(texts), page.fold, share * CLEAN_SHARE / 2)
    yield nearly_clean(page, opening, dice, share / 2)
    bare = Sample(body, [1] * len(body), page.fold, share * CLEAN_SHARE / 2)
    yield broken(bare, dice)
    low, high = max(0, first - 3), min(len(page.texts), last + 15)
    part = Sample(page.texts[low:high], page.labels[low:high], page.fold, share / 3)
    yield broken(part, dice)


def ends(page: Sample) -> tuple[int, int]:
    """Return where the body starts and ends."""
    return page.labels.index(1), len(page.labels) - page.labels[::-1].index(1)


def nearly_clean(page: Sample, body: list[str], dice: random.Random, share: float) -> Sample:
    """Give a body with a line above it, sometimes, and a few lines of furniture below."""
    first, last = ends(page)
    above = page.texts[max(0, first - 1) : first] if dice.random() < 0.5 else []
    below = page.texts[last : last + dice.randint(1, 3)]
    labels = [0] * len(above) + [1] * len(body) + [0] * len(below)
    return Sample([*above, *body, *below], labels, page.fold, share * CLEAN_SHARE)


def broken(page: Sample, dice: random.Random) -> Sample:
    """Give a page whose paragraphs are broken at their links, as some scrapers leave them."""
    texts, labels = [], []
    for text, label in zip(page.texts, page.labels, strict=True):
        words = text.split(" ")
        cuts = dice.sample(range(1, len(words)), min(dice.randint(0, 4), len(words) - 1))
        edges = [0, *sorted(cuts), len(words)] if label else [0, len(words)]
        for low, high in pairwise(edges):
            piece = " ".join(words[low:high])
            if piece.strip():
                texts.append(piece)
                labels.append(label)
    return Sample(texts, labels, page.fold, page.weight)


def frame_of(page: Sample) -> Frame | None:
    """Return what stands around a page's body."""
    if 1 not in page.labels:
        return None
    first, last = ends(page)
    return Frame(page.texts[:first], page.texts[last:], page.fold)


def made_pages(frames: list[Frame], dice: random.Random) -> Iterator[Sample]:
    """Set plain news articles into the frames of other pages, with other headlines below them."""
    records = list(lines_of(ROOT / "corpora" / "allsides-conflict.jsonl.gz"))
    titles = [record["title"] for record in records if len(record["title"] or "") > 25]
    records = [record for record in records if record["text"].count("\n\n") >= 5]
    dice.shuffle(records)
    phrases = load_furniture(Layers())
    english = sorted(phrase for phrase in phrases.headings if phrase.isascii())
    for index, record in enumerate(records[:MADE]):
        body = [text for text in plain_lines(record["text"]) if not is_known(text, phrases)]
        frame = dice.choice(frames)
        above, below = frame.above[-dice.randint(0, 8) :], frame.below[: dice.randint(0, 30)]
        if dice.random() < 0.5:
            above = [record["title"], *dice.sample(titles, int(dice.random() < 0.4))]
            tails = ["", f" – {record['source']}", f" | {record['source']}", ""]
            links = [t + dice.choice(tails) for t in dice.sample(titles, dice.randint(2, 8))]
            below = [dice.choice(english).title(), *links, *frame.below[: dice.randint(0, 15)]]
        texts = [*above, *body, *below]
        labels = [0] * len(above) + [1] * len(body) + [0] * len(below)
        share = SHARES["made"]
        yield Sample(texts, labels, frame.fold, share)
        if index % 6 == 0:
            yield Sample(body, [1] * len(body), frame.fold, share)
        if index % 10 == 0:
            yield wrapped(Sample(texts, labels, frame.fold, share / 2), dice.randint(60, 90))


def plain_lines(text: str) -> list[str]:
    """Return the lines that show anything, their spaces evened."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def is_known(text: str, phrases: Furniture) -> bool:
    """Return whether a line of a plain article is furniture that was left in it."""
    look = look_at(split_lines(text), phrases)[0]
    return look.phrase != "" and look.width < 150


def wrapped(page: Sample, width: int) -> Sample:
    """Give a page as a mail client would, its lines broken at a width."""
    pairs = [
        (part, label)
        for text, label in zip(page.texts, page.labels, strict=True)
        for part in textwrap.wrap(text, width) or [text]
    ]
    texts, labels = [text for text, _ in pairs], [label for _, label in pairs]
    return Sample(texts, labels, page.fold, page.weight)


if __name__ == "__main__":
    main()
