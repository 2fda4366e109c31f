"""Names count where extent and kind are both as people marked them."""

import gzip
from pathlib import Path

import pytest

from benchmarks.names import Mark, Marked, f1, join_words, measure, read_tags
from benchmarks.treebanks import Reader
from dragoman.model import Name, Reading

WORDS = ("Ana", "Lee", "of", "the", "Blue", "Party", "left", "Oslo")


def a_reader(*names: tuple[str, str]) -> Reader:
    """Make a reader that finds each of these names once."""

    def read(text: str) -> Reading:
        found = tuple(
            Name(text.index(words), text.index(words) + len(words), kind) for words, kind in names
        )
        return Reading(article="a", text=text, sentences=(), tokens=(), names=found)

    return read


def a_set(folder: Path, **files: str) -> Path:
    """Write gzipped files where the data folder has them."""
    language = folder / "gold" / "language"
    language.mkdir(parents=True)
    for name, lines in files.items():
        (language / name).write_bytes(gzip.compress(lines.encode()))
    return folder


@pytest.mark.parametrize(
    ("tags", "marks"),
    [
        ("B-PER I-PER O O B-ORG I-ORG O B-LOC", [(0, 6, "PER"), (11, 20, "ORG"), (24, 28, "LOC")]),
        ("B-PER B-PER O O O O O O", [(0, 3, "PER"), (3, 6, "PER")]),
        ("O I-PER O O O O O O", [(3, 6, "PER")]),
        ("B-PER I-LOC O O O O O O", [(0, 3, "PER"), (3, 6, "LOC")]),
        ("B-O O O O B-OTH I-OTH O B-election", []),
        ("B-politician I-politician O O B-politicalparty I-politicalparty O B-country",
         [(0, 6, "PER"), (11, 20, "ORG"), (24, 28, "LOC")]),
    ],
)  # fmt: skip
def test_tags_mark_names(tags: str, marks: list[tuple[int, int, str]]) -> None:
    """Each set's kinds become ours; what is none of them marks nothing."""
    assert list(read_tags(WORDS, tags.split())) == [Mark(*mark) for mark in marks]


def test_tags_count_from_the_sentence_on() -> None:
    """A sentence further down begins further down; a space inside a word does not count."""
    assert list(read_tags(("New York", "."), ("B-LOC", "O"), start=100)) == [Mark(100, 107, "LOC")]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He ( 41 ) won 9.8 % , or $ 5 .", "He (41) won 9.8%, or $5."),
        ("They do n't like Eve 's plan", "They don't like Eve's plan"),
        ("Eve ' s plan", "Eve's plan"),
        ("the Farmers ' Party and its", "the Farmers' Party and its"),
        ("the ' Blue ' wing", "the 'Blue' wing"),
        ('the " Blue " wing', 'the "Blue" wing'),
        ("Mali / Niger - both", "Mali / Niger - both"),
    ],
)
def test_words_are_joined_as_they_would_be_written(words: str, text: str) -> None:
    """Marks stand at the words that they belong to."""
    assert join_words(words.split()) == text


def test_f1_weighs_missed_and_made_up_names_alike() -> None:
    """One of two found, and one found that is none; nothing at all is 0."""
    one, two, three = Mark(0, 3, "PER"), Mark(5, 9, "LOC"), Mark(5, 9, "ORG")
    assert f1(Marked("", frozenset({one, two}), frozenset({one, three}))) == 50
    assert f1(Marked("", frozenset(), frozenset())) == 0


def test_words_and_tags_are_measured(tmp_path: Path) -> None:
    """A sentence is a paragraph; an election is no name of ours, nor a nationality one of theirs."""
    lines = "Ana\tB-politician\nwon\tO\n.\tO\n\nMali\tB-country\n'\tO\ns\tO\nvote\tB-election\n"
    folder = a_set(tmp_path, **{"crossner-politics.dev.txt.gz": lines})
    read = a_reader(("Ana", "PER"), ("Mali's", "LOC"), ("vote", "NORP"))
    assert measure(folder, "crossner-politics.dev", read=read) == Marked(
        "Ana won.\n\nMali's vote",
        frozenset({Mark(0, 3, "PER"), Mark(7, 11, "LOC")}),
        frozenset({Mark(0, 3, "PER"), Mark(7, 13, "LOC")}),
    )


TREEBANK = """\
# sent_id = one
# text = Ana left.
1	Ana	_	_	_	_	_	_	_	_
2	left	_	_	_	_	_	_	_	SpaceAfter=No
3	.	_	_	_	_	_	_	_	_

# sent_id = two
# text = Bo too.
1	Bo	_	_	_	_	_	_	_	_
2	too	_	_	_	_	_	_	_	SpaceAfter=No
3	.	_	_	_	_	_	_	_	_

# sent_id = three
# text = Cy not.
1	Cy	_	_	_	_	_	_	_	_
2	not	_	_	_	_	_	_	_	SpaceAfter=No
3	.	_	_	_	_	_	_	_	_

"""
TAGS = """\
# sent_id = other
# text = Bo too.
1	Bo	B-PER	-	-
2	too	O	-	-
3	.	O	-	-

# sent_id = three
# text = Cy is not.
1	Cy	B-PER	-	-
2	is	O	-	-
3	not	O	-	-
4	.	O	-	-

# sent_id = one
# text = Ana left.
1	Ana	B-PER	-	-
2	left	O	-	-
3	.	O	-	-

"""


def test_names_in_a_treebank_are_measured_where_its_text_is_the_same(tmp_path: Path) -> None:
    """Sentences are found by name or by text, in any order; one with another text does not count."""
    files = {"uner-ewt.dev.iob2.gz": TAGS, "ewt.dev.conllu.gz": TREEBANK}
    read = a_reader(("Ana", "PER"), ("Bo", "LOC"), ("Cy", "PER"))
    assert measure(a_set(tmp_path, **files), "uner-ewt.dev", read=read) == Marked(
        "Ana left. Bo too. Cy not.",
        frozenset({Mark(0, 3, "PER"), Mark(8, 10, "PER")}),
        frozenset({Mark(0, 3, "PER"), Mark(8, 10, "LOC")}),
    )
