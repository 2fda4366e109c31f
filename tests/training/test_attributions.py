"""Annotated texts become windows with labels for cues, sources and contents."""

import json
from pathlib import Path
from random import Random

import pytest

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.errors import DataError
from dragoman.language.en.network import load_network
from training.attributions.__main__ import check_files, digest
from training.attributions.texts import CORPORA, Corpus, Said, Text, read_texts
from training.attributions.windows import ANCHORS, PARTS, UNSURE, windows_of

LINES = Corpus("lines", "lines.jsonl", 1)
PAGES = Corpus("pages", "pages-of-news/training", 1, whole=True)
TEXT = "Talks stalled, envoys said.\n\nThey hope to meet."


def said_of(cue: str, source: str, content: str, *, speech: bool | None) -> Said:
    """Return what a cue attributes in the text above."""

    def span(words: str) -> tuple[tuple[int, int]]:
        start = TEXT.index(words)
        return ((start, start + len(words)),)

    return Said(span(cue), span(source), span(content), speech)


SAID = said_of("said", "envoys", "Talks stalled,", speech=True)
HOPE = said_of("hope", "They", "to meet", speech=False)


def test_words_are_labelled_by_cue() -> None:
    """A window a paragraph; the parts are those of each cue alone."""
    text = Text("a", LINES, TEXT, (SAID, HOPE))
    first, second = windows_of(text, load_network(), load_language(Layers()), Random(1))
    assert [ANCHORS[row] for row in first.anchors] == ["O", "O", "O", "O", "B-speech", "O"]
    assert first.said[0].cue == 4
    assert [PARTS[row] for row in first.said[0].parts] == [
        "B-content", "I-content", "I-content", "B-source", "O", "O",
    ]  # fmt: skip
    assert [ANCHORS[row] for row in second.anchors] == ["O", "B-attitude", "O", "O", "O"]


def test_a_cue_of_which_nobody_told_is_unsure() -> None:
    """It may be learned as one or the other."""
    text = Text("a", LINES, TEXT, (said_of("said", "envoys", "Talks stalled,", speech=None),))
    first, _ = windows_of(text, load_network(), load_language(Layers()), Random(1))
    assert first.anchors.tolist() == [0, 0, 0, 0, UNSURE, 0]


def test_what_nobody_annotated_is_left_out() -> None:
    """A paragraph of furniture."""
    text = Text("a", LINES, TEXT, (), left_out=((29, 47),))
    assert len(list(windows_of(text, load_network(), load_language(Layers()), Random(1)))) == 1


def test_lines_and_pages_are_read(tmp_path: Path) -> None:
    """Beliefs are told by their cue; pages note speech only."""
    row = {
        "id": "a", "text": TEXT,
        "statements": [
            {"source_spans": [[15, 21]], "cue_spans": [[22, 26]], "content_spans": [[0, 14]], "speech": True},
            {"source_spans": None, "cue_spans": [[34, 38]], "content_spans": [[39, 46]], "speech": False},
        ],
    }  # fmt: skip
    (tmp_path / "lines.jsonl").write_text(json.dumps(row) + "\n")
    (text,) = read_texts(tmp_path, LINES)
    assert [one.speech for one in text.said] == [True, False]
    folder = tmp_path / "pages-of-news"
    (folder / "training").mkdir(parents=True)
    (folder / "pages").mkdir()
    (folder / "pages" / "a.json").write_text(json.dumps({"text": TEXT}))
    cue = {"start": 22, "end": 26}
    statement = {"source": None, "cue": cue, "content": [{"start": 0, "end": 14}]}
    gold = {"statements": [statement, statement | {"cue": None}], "furniture": []}
    (folder / "training" / "a.json").write_text(json.dumps(gold))
    (page,) = read_texts(tmp_path, PAGES)
    assert page.said == (Said(((22, 26),), (), ((0, 14),), speech=True),)


def test_missing_and_other_files_are_refused(tmp_path: Path) -> None:
    """By name."""
    with pytest.raises(DataError, match="--data is needed"):
        check_files(None)
    with pytest.raises(DataError, match=r"polnear\.train\.jsonl\.gz is missing"):
        check_files(tmp_path)
    with pytest.raises(DataError, match=r"lines\.jsonl is missing"):
        next(read_texts(tmp_path, LINES))
    for corpus in CORPORA:
        (tmp_path / corpus.file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / corpus.file).touch()
    with pytest.raises(DataError, match="is another than the manifest says"):
        check_files(tmp_path)


def test_a_folder_has_the_sum_of_its_files(tmp_path: Path) -> None:
    """Their names count too."""
    (tmp_path / "a.json").write_text("1")
    before = digest(tmp_path)
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    assert digest(tmp_path) != before
