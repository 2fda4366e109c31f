"""What a spaCy pipeline saw becomes our sentences, tokens and names."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.codes.spacy_labels import load_spacy_labels
from dragoman.errors import InputError
from dragoman.language.parser import Paragraph, Parsed
from dragoman.language.spacy_doc import read_doc
from dragoman.model import Name, Token

spacy = pytest.importorskip("spacy")
spacy_tokens = pytest.importorskip("spacy.tokens")

WORDS = load_language(Layers())
LABELS = load_spacy_labels(Layers())
VOCAB = spacy.blank("en").vocab


def a_doc(words: list[str], **annotation: Any) -> Any:
    """Make a doc of words that are written without spaces between them."""
    return spacy_tokens.Doc(VOCAB, words=words, spaces=[False] * len(words), **annotation)


def read(doc: Any, *, before: str = "") -> Parsed:
    """Read a doc as a paragraph that stands behind some other text."""
    text = before + doc.text
    return read_doc(doc, Paragraph(text, len(before), len(text)), words=WORDS, labels=LABELS)


def test_offsets_count_in_the_article() -> None:
    """A paragraph may stand anywhere; what no component set is None."""
    assert read(a_doc(["Talks", " ", "stalled", "."]), before="Bern, Monday. ") == Parsed(
        [(0, 3)], [Token(14, 19), Token(20, 27), Token(27, 28)], [], None
    )


def test_all_that_was_set_is_kept() -> None:
    """Lemma, part of speech, features, head and relation are the pipeline's."""
    doc = a_doc(
        ["They", " ", "left", "."],
        lemmas=["they", " ", "leave", "."],
        pos=["PRON", "SPACE", "VERB", "PUNCT"],
        morphs=["Case=Nom|Number=Plur", "", "Tense=Past", ""],
        heads=[2, 0, 2, 2],
        deps=["nsubj", "dep", "ROOT", "punct"],
    )
    assert read(doc) == Parsed(
        [(0, 3)],
        [
            Token(0, 4, "they", "PRON", "Case=Nom|Number=Plur", 1, "nsubj"),
            Token(5, 9, "leave", "VERB", "Tense=Past", -1, "root"),
            Token(9, 10, ".", "PUNCT", None, 1, "punct"),
        ],
        [],
        None,
    )


def test_what_hung_on_a_space_hangs_on_the_word_above() -> None:
    """A chain of spaces is walked up to the first word that can be seen."""
    doc = a_doc(
        ["He", " ", "left", "\n", "home"],
        heads=[1, 2, 2, 2, 3],
        deps=["nsubj", "dep", "ROOT", "dep", "dobj"],
    )
    assert [(token.head, token.relation) for token in read(doc).tokens] == [
        (1, "nsubj"),
        (-1, "root"),
        (1, "obj"),
    ]


def test_where_the_root_was_a_space_a_word_becomes_the_root() -> None:
    """The first word that hung on the space takes its place; the others hang on that."""
    doc = a_doc(
        ["He", " ", "left", "."],
        heads=[2, 1, 1, 1],
        deps=["nsubj", "ROOT", "ccomp", "punct"],
    )
    assert [(token.head, token.relation) for token in read(doc).tokens] == [
        (1, "nsubj"),
        (-1, "root"),
        (1, "punct"),
    ]


def test_a_sentence_of_spaces_is_none() -> None:
    """Sentences without anything to see are left out."""
    doc = a_doc(["Go", "!", " ", "Stay", "!"], sent_starts=[True, False, True, True, False])
    assert read(doc).sentences == [(0, 2), (2, 4)]


def test_without_boundaries_of_the_pipeline_ours_hold() -> None:
    """A token belongs to the sentence that it begins in."""
    doc = a_doc(["Gen.", " ", "Smith", " ", "left", ".", " ", "They", " ", "met."])
    assert read(doc).sentences == [(0, 4), (4, 6)]


def test_merged_words_are_parted_at_their_spaces() -> None:
    """The first piece carries what the pipeline said; the others hang on it, flat."""
    doc = a_doc(
        ["Ana \n Lee", " ", "spoke"],
        lemmas=["Ana Lee", " ", "speak"],
        pos=["PROPN", "SPACE", "VERB"],
        morphs=["Number=Sing", "", "Tense=Past"],
        heads=[2, 0, 2],
        deps=["nsubj", "dep", "ROOT"],
        ents=["B-PERSON", "O", "O"],
    )
    assert read(doc) == Parsed(
        [(0, 3)],
        [
            Token(0, 3, "Ana", "PROPN", "Number=Sing", 2, "nsubj"),
            Token(6, 9, "Lee", "PROPN", None, 0, "flat"),
            Token(10, 15, "speak", "VERB", "Tense=Past", -1, "root"),
        ],
        [Name(0, 9, "PER")],
        None,
    )


def test_names_keep_their_kind_and_lose_the_space_around_them() -> None:
    """People, organisations, places and nationalities are kept; days, events and space are not."""
    doc = a_doc(
        ["Ana", " ", "Lee", " ", "Swiss", " ", "Bern", " ", "UN", " ", "Monday", " "],
        ents=[
            *("B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON"),
            *("B-NORP", "O", "B-GPE", "O", "B-ORG", "O", "B-DATE", "B-ORG"),
        ],
    )
    names = [(doc.text[name.start : name.end], name.kind) for name in read(doc).names]
    assert names == [("Ana Lee", "PER"), ("Swiss", "NORP"), ("Bern", "LOC"), ("UN", "ORG")]


def test_labels_of_clear_style_are_renamed_where_they_mean_the_same() -> None:
    """Universal labels and those without a counterpart stay; no label is the unnamed relation."""
    labels = ["nsubjpass", "auxpass", "ROOT", "dobj", "relcl", "prep", "obl:agent", "", "ROOT"]
    doc = a_doc([*"abcdefghi"], heads=[2] * 9, deps=labels)
    assert [token.relation for token in read(doc).tokens] == [
        *("nsubj:pass", "aux:pass", "root", "obj", "acl:relcl", "prep", "obl:agent", "dep", "dep")
    ]


def test_a_pipeline_that_changes_the_text_is_refused() -> None:
    """Offsets into another text would point at the wrong words."""
    paragraph = Paragraph("Talks  stalled", 0, 14)
    doc = spacy_tokens.Doc(VOCAB, words=["Talks", "stalled"])
    with pytest.raises(InputError, match="changed the text 'Talks  stalled' to 'Talks stalled '"):
        read_doc(doc, paragraph, words=WORDS, labels=LABELS)


PARTS = st.sampled_from(["a", "U.S.", "b c", " ", "\n", "\u200b", "d\u200be", " f ", ".", "G"])


@st.composite
def parsed_docs(draw: st.DrawFn) -> Any:
    """Draw a doc of words and spaces with any trees over them."""
    words = draw(st.lists(PARTS, min_size=1, max_size=12))
    order = draw(st.permutations(range(len(words))))
    heads = list(range(len(words)))
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, place))]
    deps = ["ROOT" if head == word else "dobj" for word, head in enumerate(heads)]
    return a_doc(words, heads=heads, deps=deps)


@settings(max_examples=200, deadline=None)
@given(parsed_docs())
def test_every_sentence_is_a_tree_that_covers_what_can_be_seen(doc: Any) -> None:
    """Whatever the pipeline's trees: one root a sentence, every head in it, no circle."""
    parsed = read(doc)
    seen = "".join(doc.text.replace("\u200b", " ").split())
    assert "".join(doc.text[token.start : token.end] for token in parsed.tokens) == seen
    assert [at for pair in parsed.sentences for at in range(*pair)] == [*range(len(parsed.tokens))]
    for first, last in parsed.sentences:
        heads = [token.head for token in parsed.tokens[first:last]]
        assert heads.count(-1) == 1
        for at in range(first, last):
            above, steps = at, 0
            while above >= 0 and steps <= last - first:
                assert first <= above < last
                above, steps = parsed.tokens[above].head or 0, steps + 1
            assert above == -1
