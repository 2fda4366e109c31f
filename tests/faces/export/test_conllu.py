"""CoNLL-U: what is written can be read back, and stands in the text."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.faces.export.conllu import conllu, name_tags
from dragoman.language import parse
from dragoman.model import Article, Reading, Zone, ZoneKind
from tests.faces.made import NAMES, TABLE, TEXT, a_reading

WORDS = load_language(Layers())
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]")

WRITTEN = """\
# newdoc id = a7
# source = page.txt
# newpar
# sent_id = a7-1
# text = Talks fail
1 Talks talk NOUN _ Number=Plur 2 nsubj _ TokenRange=0:5
2 fail fail VERB _ _ 0 root _ TokenRange=6:10

# newpar
# sent_id = a7-2
# text = Ana Roth said “they don't listen” in the U.S.
1 Ana Ana PROPN _ Number=Sing 3 nsubj _ Name=B-PER|TokenRange=12:15
2 Roth Roth PROPN _ Number=Sing 1 flat _ Name=I-PER|TokenRange=16:20
3 said say VERB _ Tense=Past 0 root _ TokenRange=21:25
4 “ " PUNCT _ _ 8 punct _ SpaceAfter=No|TokenRange=27:28
5 they they PRON _ Number=Plur 8 nsubj _ TokenRange=28:32
6-7 don't _ _ _ _ _ _ _ TokenRange=33:38
6 do do AUX _ _ 8 aux _ TokenRange=33:35
7 n't not PART _ _ 8 advmod _ TokenRange=35:38
8 listen listen VERB _ _ 3 ccomp _ SpaceAfter=No|TokenRange=39:45
9 ” " PUNCT _ _ 8 punct _ TokenRange=45:46
10 in in ADP _ _ 12 case _ TokenRange=47:49
11 the the DET _ _ 12 det _ TokenRange=50:53
12 U.S. U.S. PROPN _ Number=Sing 3 obl _ Name=B-LOC|SpaceAfter=No|TokenRange=54:58

# sent_id = a7-3
# text = She left.
1 She she PRON _ Number=Sing 2 nsubj _ TokenRange=58:61
2 left leave VERB _ Tense=Past 0 root _ SpaceAfter=No|TokenRange=62:66
3 . . PUNCT _ _ 2 punct _ TokenRange=66:67

"""


class Row(NamedTuple):
    """A line of a sentence."""

    id: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    deps: str
    misc: str


def read_back(written: str) -> list[tuple[str, list[Row]]]:
    """Return the sentences of a CoNLL-U text, each as its `# text` and its rows."""
    assert written.endswith("\n\n")
    found = []
    for block in written[:-2].split("\n\n"):
        lines = block.split("\n")
        (text,) = [line[9:] for line in lines if line.startswith("# text = ")]
        rows = [Row(*line.split("\t")) for line in lines if not line.startswith("#")]
        found.append((text, rows))
    return found


def spelled(rows: list[Row]) -> str:
    """Return the text that the rows spell, ranges before their parts."""
    text, inside = "", 0
    for row in rows:
        first, _, last = row.id.partition("-")
        if int(first) > inside:
            text += row.form + ("" if "SpaceAfter=No" in row.misc.split("|") else " ")
            inside = int(last or first)
    return text.rstrip(" ")


def place(row: Row) -> tuple[int, int]:
    """Return where a row says that it stands."""
    (told,) = [part[11:] for part in row.misc.split("|") if part.startswith("TokenRange=")]
    start, _, end = told.partition(":")
    return int(start), int(end)


def test_a_reading_is_written_with_syntax_names_and_places() -> None:
    """Documents, paragraphs and sentences are marked; line breaks in a sentence become spaces."""
    rows = [
        line if line.startswith("#") else "\t".join(line.split(" "))
        for line in WRITTEN.splitlines()
    ]
    assert conllu(a_reading(TEXT, TABLE, NAMES), source="page.txt").splitlines() == rows


def test_where_no_parser_ran_the_columns_are_empty() -> None:
    """Words and their places stay."""
    reading = a_reading("They left.", "They _ _ _ _ _\nleft _ _ _ _ _\n. _ _ _ _ _")
    assert [tuple(row) for _, rows in read_back(conllu(reading)) for row in rows] == [
        ("1", "They", *"_" * 7, "TokenRange=0:4"),
        ("2", "left", *"_" * 7, "SpaceAfter=No|TokenRange=5:9"),
        ("3", ".", *"_" * 7, "TokenRange=9:10"),
    ]


def test_a_page_without_sentences_is_nothing() -> None:
    """No comment stands without a sentence below it."""
    assert conllu(Reading(article="a", text="", sentences=(), tokens=())) == ""


@pytest.mark.parametrize(
    ("words", "ranges"),
    [
        ("do n't", "don't"),
        ("can not", "cannot"),
        ("gon na", "gonna"),
        ("I 'd 've", "I'd've"),
        ("Roth ’s", "Roth’s"),
        ("U.S. 's", "U.S.'s"),
        ("man - made", ""),
        ("5 pm", ""),
        ("‘ we", ""),
        ("和 平", ""),
    ],
)
def test_parts_of_a_written_word_stand_under_its_range(words: str, ranges: str) -> None:
    """Clitics and fused words do; what a hyphen joins, numbers with units and ideographs do not."""
    table = "\n".join(f"{word} _ _ _ _ _" for word in words.split())
    ((_, rows),) = read_back(conllu(a_reading(words.replace(" ", ""), table)))
    assert [row.form for row in rows if "-" in row.id] == ([ranges] if ranges else [])


def test_an_apostrophe_alone_belongs_to_a_word_only_as_its_case() -> None:
    """ "workers' pay" has a range, the end of a quotation has none."""
    genitive = a_reading("workers' pay", "workers _ _ _ 3 nmod\n' _ _ _ 1 case\npay _ _ _ 0 root")
    quoted = a_reading(
        "'my pay'", "' _ _ _ 3 punct\nmy _ _ _ 3 nmod\npay _ _ _ 0 root\n' _ _ _ 3 punct"
    )
    found = [read_back(conllu(one))[0][1] for one in (genitive, quoted)]
    assert [[row.id for row in rows] for rows in found] == [["1-2", "1", "2", "3"], list("1234")]


def test_a_name_across_sentences_goes_on() -> None:
    """Each token that a name covers is marked once, the first as its beginning."""
    reading = a_reading("St. Ana", "St. _ _ _ _ _\n\nAna _ _ _ _ _", (("St. Ana", "LOC"),))
    assert name_tags(reading) == {0: "B-LOC", 1: "I-LOC"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(max_size=12)
        | st.sampled_from(["can't", "Roth’s", "He", "\x1b[2J", "\t", "a\u2028b"]),
        max_size=12,
    ),
    st.sampled_from(["en", "fr"]),
)
def test_whatever_is_written_can_be_read_back(parts: list[str], language: str) -> None:
    """Ids count up, ranges cover their parts, the rows spell the text, each stands at its place."""
    text = " ".join(parts)
    article = Article(
        id="a",
        address="a",
        name="a",
        language=language,
        text=text,
        sha256="",
        zones=(Zone(ZoneKind.BODY, 0, len(text)),),
    )
    reading = parse(article, words=WORDS)
    written = conllu(reading)
    found = read_back(written) if reading.sentences else []
    assert len(found) == len(reading.sentences)
    assert sum("-" not in row.id for _, rows in found for row in rows) == len(reading.tokens)
    for line, rows in found:
        words = [row for row in rows if "-" not in row.id]
        assert [row.id for row in words] == [str(number + 1) for number in range(len(words))]
        assert spelled(rows) == line
        for row in rows:
            start, end = place(row)
            assert row.form == CONTROL.sub("\ufffd", text[start:end])
