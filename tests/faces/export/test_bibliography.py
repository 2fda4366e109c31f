"""BibTeX and CSL-JSON: the articles that are cited."""

import json
from pathlib import Path

import msgspec
from bibtexparser.entrypoint import parse_file
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON

from dragoman.faces.export.selection import Choice
from dragoman.model import Findings
from tests.faces.export.made import HOSTILE, OUTLET, TITLE, a_record, exported, talks

KEY = f"thecourier2031-{talks().article.id[:8]}"


def read(path: Path) -> list[dict[str, str]]:
    """Read BibTeX with its commands as characters."""
    decode = [LatexDecodingMiddleware()]
    library = parse_file(str(path), append_middleware=decode)
    assert library.failed_blocks == []
    return [
        {"type": one.entry_type, "key": one.key} | {field.key: field.value for field in one.fields}
        for one in library.entries
    ]


def titled(title: str) -> Findings:
    """Return the made article under another title."""
    found = talks()
    article = msgspec.structs.replace(found.article, title=title)
    return msgspec.structs.replace(found, article=article)


def test_bibtex(record: Path, tmp_path: Path) -> None:
    """An article a page; the byline is one name, whoever it names."""
    exported(record, "bibtex", tmp_path / "out.bib")
    assert read(tmp_path / "out.bib") == [
        {
            "type": "article",
            "key": KEY,
            "author": "Ana Berg & Tom Roth",
            "title": TITLE,
            "journal": "The Courier",
            "year": "2031",
            "month": "5",
            "day": "2",
            "url": "https://news.example/talks",
            "note": f"record: {talks().article.id}",
        }
    ]


def test_signs_that_tex_reads_as_commands(tmp_path: Path) -> None:
    """Come back as they were, also braces that do not match."""
    title = r"50 % of {the} $9 \input{x} #1_2 ~ } talks"
    path = tmp_path / "a.db"
    exported(a_record_titled(path, title), "bibtex", tmp_path / "out.bib")
    text = (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}")
    assert r"\input" not in text
    (entry,) = read(tmp_path / "out.bib")
    assert entry["title"] == title


def a_record_titled(path: Path, title: str) -> Path:
    """Return a record of an article under this title."""
    found = titled(title)
    only = Findings(article=found.article)
    return a_record(path, only, judged=found.figures[0].id)


def test_csl(record: Path, tmp_path: Path) -> None:
    """What citeproc reads is what was kept."""
    exported(record, "csl", tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_bytes())
    assert told == [
        {
            "id": KEY,
            "type": "article-newspaper",
            "title": TITLE,
            "author": [{"literal": "Ana Berg & Tom Roth"}],
            "container-title": "The Courier",
            "issued": {"date-parts": [[2031, 5, 2]]},
            "URL": "https://news.example/talks",
            "language": "en",
            "note": f"record: {talks().article.id}",
        }
    ]
    cited = CiteProcJSON(told)[KEY.lower()]
    assert (str(cited["title"]), cited["issued"]["year"], str(cited["URL"])) == (
        TITLE, 2031, "https://news.example/talks",
    )  # fmt: skip


def test_hostile_titles(hostile_record: Path, tmp_path: Path) -> None:
    """On one line, without an address of a script."""
    flat = HOSTILE.replace("\x00", "\ufffd").replace("\n", " ")
    exported(hostile_record, "bibtex", tmp_path / "out.bib")
    (entry,) = read(tmp_path / "out.bib")
    assert (entry["title"], entry["journal"], "url" in entry) == (flat, OUTLET, False)
    exported(hostile_record, "csl", tmp_path / "out.json")
    (item,) = json.loads((tmp_path / "out.json").read_bytes())
    assert (item["title"], "URL" in item) == (flat, False)


def test_only_what_is_cited(record: Path, tmp_path: Path) -> None:
    """With a filter, the articles of which something is left; an empty list is a list."""
    assert (
        exported(record, "csl", tmp_path / "a", Choice(types=("killed",))).written["article"] == 1
    )
    assert exported(record, "csl", tmp_path / "b", Choice(types=("money",))).written["article"] == 0
    assert json.loads((tmp_path / "b").read_bytes()) == []
