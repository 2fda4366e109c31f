"""The network reads sentences: where they begin, their words' syntax, and the names in them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.errors import DataError
from dragoman.language import load_parser, parse, parse_many
from dragoman.language.en.network import Network
from dragoman.language.en.trees import is_tree
from dragoman.language.steady import steadied
from dragoman.model import Article, Name, Reading, Zone, ZoneKind

WORDS = load_language(Layers())
PARSER = load_parser()


def an_article(text: str, *zones: Zone) -> Article:
    """Make an article; without zones it is all body."""
    body = (Zone(ZoneKind.BODY, 0, len(text)),)
    return Article(
        id="a", address="a", name="a", language="en", text=text, sha256="", zones=zones or body
    )


def read(text: str) -> Reading:
    """Read a text as a body."""
    return parse(an_article(text), words=WORDS, parser=PARSER)


def sentences(text: str) -> list[str]:
    """Return the sentences as they stand."""
    return [item.span.of(text) for item in read(text).sentences]


def names(text: str) -> list[tuple[str, str]]:
    """Return the names with their kinds."""
    return [(text[name.start : name.end], name.kind) for name in read(text).names]


def test_a_sentence_has_its_tree() -> None:
    """Each word with its dictionary form, part of speech, governor and relation."""
    text = "The envoy hasn't left Geneva."
    tokens = read(text).tokens
    assert [
        (text[item.start : item.end], item.lemma, item.pos, item.head, item.relation)
        for item in tokens
    ] == [
        ("The", "the", "DET", 1, "det"),
        ("envoy", "envoy", "NOUN", 4, "nsubj"),
        ("has", "have", "AUX", 4, "aux"),
        ("n't", "not", "PART", 4, "advmod"),
        ("left", "leave", "VERB", -1, "root"),
        ("Geneva", "Geneva", "PROPN", 4, "obj"),
        (".", ".", "PUNCT", 4, "punct"),
    ]
    assert [item.feats for item in tokens[2:5]] == [
        "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        "Polarity=Neg",
        "Tense=Past|VerbForm=Part",
    ]


def test_heads_count_in_the_article() -> None:
    """In the second paragraph as in the first."""
    reading = read("Talks began.\n\nThe envoys signed it.")
    assert [item.head for item in reading.tokens] == [1, -1, 1, 4, 5, -1, 5, 5]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. President spoke.| The U.S. Senate did not.",
        "Envoy Says Talks On Prisoners Have Stalled In Geneva",
        "TALKS STALL IN GENEVA",
        "“We will not leave,” he said.| “We stay.”",
        "“Will you go?” she asked.| Nobody answered.",
    ],
)
def test_sentences_begin_where_readers_see_them(text: str) -> None:
    """A headline is one sentence, and "U.S." is none."""
    assert sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_names_are_told_apart() -> None:
    """Persons, organisations, places and nationalities."""
    assert names(
        "Swiss envoy Anna Keller told the Red Cross in Geneva that Syrian aid was late."
    ) == [
        ("Swiss", "NORP"),
        ("Anna Keller", "PER"),
        ("Red Cross", "ORG"),
        ("Geneva", "LOC"),
        ("Syrian", "NORP"),
    ]


def test_a_surname_goes_on_as_the_person() -> None:
    """A word alone that ended a person's name before is that person, whatever it looks like."""
    names = steadied("Ann Oslo spoke. Oslo left.", [Name(0, 8, "PER"), Name(16, 20, "LOC")])
    assert names == [Name(0, 8, "PER"), Name(16, 20, "PER")]


def test_a_page_is_read_alike_in_any_company() -> None:
    """What is read of an article does not depend on those read with it."""
    articles = [
        an_article("Talks began in Oslo."),
        an_article("“No,” he said.\n\nThey left at 5pm."),
    ]
    together = parse_many(articles, words=WORDS, parser=PARSER)
    assert together == [parse(article, words=WORDS, parser=PARSER) for article in articles]


def test_a_paragraph_longer_than_a_window_is_read_whole() -> None:
    """In runs of sentences; one without any end is cut after 240 words."""
    assert len(read("Talks began in Oslo. " * 100).sentences) == 100
    endless = read("word " * 1000)
    assert len(endless.tokens) == 1000


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_covered_by_sentences_with_trees(text: str) -> None:
    """Each sentence is a tree with one root, and each token is in just one sentence."""
    reading = read(text)
    at = 0
    for sentence in reading.sentences:
        assert sentence.first == at
        at = sentence.last
        heads = [reading.tokens[index].head for index in range(sentence.first, at)]
        assert is_tree(
            [0 if head is None or head < 0 else head - sentence.first + 1 for head in heads]
        )
    assert at == len(reading.tokens)
    assert all(0 <= name.start < name.end <= len(text) for name in reading.names)


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    """The message names what is missing."""
    with pytest.raises(
        DataError, match=r"lacks network.onnx, network.bin, labels.json, pieces.txt"
    ):
        Network(tmp_path)


def test_broken_weights_are_told(tmp_path: Path) -> None:
    """A file that is no graph is named with its folder."""
    for name in ("network.onnx", "network.bin", "labels.json", "pieces.txt"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        Network(tmp_path)


def test_a_sentence_of_rare_names_fits_the_network() -> None:
    """A list whose names fall into very many word pieces is read in parts, all of it."""
    name = "Zvodgrilmaptunezkavodrismulpetanigbozlukimrasdovtepuxyq"
    text = f"The list of the missing names {', '.join([name] * 110)} and others."
    reading = read(text)
    assert len(reading.tokens) == 228
    assert [token.head is None for token in reading.tokens].count(True) == 0
