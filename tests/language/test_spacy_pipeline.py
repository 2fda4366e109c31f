"""A spaCy pipeline of the user's own takes the place of our network."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.errors import DataError, InputError
from dragoman.language import parse, spacy_pipeline
from dragoman.language.parser import Paragraph, Parsed
from dragoman.language.spacy_pipeline import load_spacy
from dragoman.model import Article, Name, Reading, Sentence, Token, Zone, ZoneKind

spacy = pytest.importorskip("spacy")
training = pytest.importorskip("spacy.training")

WORDS = load_language(Layers())

# Labels as in pipelines that were trained on OntoNotes.
SENT = ("Envoys", "were", "sent", "to", "Bern", ".")
SENT_HEADS = [2, 2, 2, 2, 3, 2]
SENT_DEPS = ["nsubjpass", "auxpass", "ROOT", "prep", "pobj", "punct"]
SIGNED = ("They", "signed", "the", "truce", ".")
SIGNED_HEADS = [1, 1, 3, 1, 1]
SIGNED_DEPS = ["nsubj", "ROOT", "det", "dobj", "punct"]


@pytest.fixture(scope="module")
def by_rule(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save a pipeline of rules: sentences, a few words' analyses, a few names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "envoys"}]], {"LEMMA": "envoy", "POS": "NOUN", "MORPH": "Number=Plur"})
    ruler.add([[{"LOWER": "left"}]], {"LEMMA": "leave", "POS": "VERB", "MORPH": "Tense=Past"})
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "GPE", "pattern": "Bern"},
            {"label": "DATE", "pattern": "Monday"},
            {"label": "ENVOY", "pattern": "Lee"},
        ]
    )
    return saved(nlp, tmp_path_factory)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save a pipeline whose parser has learned two sentences by heart."""
    nlp = spacy.blank("en")
    nlp.add_pipe("parser", config={"min_action_freq": 1})  # learns labels seen once
    examples = [
        an_example(nlp, SENT, SENT_HEADS, SENT_DEPS),
        an_example(nlp, SIGNED, SIGNED_HEADS, SIGNED_DEPS),
        an_example(
            nlp,
            SENT + SIGNED,
            SENT_HEADS + [6 + at for at in SIGNED_HEADS],
            SENT_DEPS + SIGNED_DEPS,
        ),
    ]
    spacy.util.fix_random_seed(0)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer, drop=0.0)
    return saved(nlp, tmp_path_factory)


def an_example(nlp: Any, words: tuple[str, ...], heads: list[int], deps: list[str]) -> Any:
    """Make a sentence to learn."""
    doc = nlp.make_doc(" ".join(words).replace(" .", "."))
    return training.Example.from_dict(doc, {"words": words, "heads": heads, "deps": deps})


def saved(nlp: Any, factory: pytest.TempPathFactory) -> Path:
    """Save a pipeline to a folder of its own."""
    folder = factory.mktemp("spacy") / "pipeline"
    nlp.to_disk(folder)
    return folder


def read(folder: Path, text: str, *, codes: tuple[str, ...] = ()) -> Parsed:
    """Read a text as one paragraph."""
    parser = load_spacy(str(folder), codes=codes)
    (parsed,) = parser([Paragraph(text, 0, len(text))], words=WORDS)
    return parsed


def test_rules_of_a_pipeline_give_what_they_know(by_rule: Path) -> None:
    """There is no parser among them, so head and relation stay None."""
    assert read(by_rule, "Envoys left  Bern! It was Monday.") == Parsed(
        [(0, 4), (4, 8)],
        [
            Token(0, 6, "envoy", "NOUN", "Number=Plur"),
            Token(7, 11, "leave", "VERB", "Tense=Past"),
            Token(13, 17),
            Token(17, 18),
            Token(19, 21),
            Token(22, 25),
            Token(26, 32),
            Token(32, 33),
        ],
        [Name(13, 17, "LOC")],
        None,
    )


def test_a_trained_parser_gives_sentences_heads_and_universal_relations(trained: Path) -> None:
    """Labels of CLEAR style are renamed where they mean the same; "prep" and "pobj" stay."""
    assert read(trained, "Envoys were sent to Bern. They signed the truce.") == Parsed(
        [(0, 6), (6, 11)],
        [
            Token(0, 6, head=2, relation="nsubj:pass"),
            Token(7, 11, head=2, relation="aux:pass"),
            Token(12, 16, head=-1, relation="root"),
            Token(17, 19, head=2, relation="prep"),
            Token(20, 24, head=3, relation="pobj"),
            Token(24, 25, head=2, relation="punct"),
            Token(26, 30, head=7, relation="nsubj"),
            Token(31, 37, head=-1, relation="root"),
            Token(38, 41, head=9, relation="det"),
            Token(42, 47, head=7, relation="obj"),
            Token(47, 48, head=7, relation="punct"),
        ],
        [],
        None,
    )


def test_an_article_is_read_by_paragraphs(by_rule: Path) -> None:
    """Each paragraph is a doc; offsets and names count in the article."""
    text = "Lee left\n\nBern was quiet. Envoys left."
    article = Article(
        id="a",
        address="a",
        name="a",
        language="en",
        text=text,
        sha256="",
        zones=(Zone(ZoneKind.BODY, 0, len(text)),),
    )
    assert parse(article, words=WORDS, parser=load_spacy(str(by_rule))) == Reading(
        article="a",
        text=text,
        sentences=(
            Sentence(0, 8, 0, 2, ZoneKind.BODY, 0),
            Sentence(10, 25, 2, 6, ZoneKind.BODY, 1),
            Sentence(26, 38, 6, 9, ZoneKind.BODY, 1),
        ),
        tokens=(
            Token(0, 3),
            Token(4, 8, "leave", "VERB", "Tense=Past"),
            Token(10, 14),
            Token(15, 18),
            Token(19, 24),
            Token(24, 25),
            Token(26, 32, "envoy", "NOUN", "Number=Plur"),
            Token(33, 37, "leave", "VERB", "Tense=Past"),
            Token(37, 38),
        ),
        names=(Name(10, 14, "LOC"),),
    )


def test_a_pipeline_without_boundaries_gets_ours(tmp_path: Path) -> None:
    """A blank pipeline cuts tokens, and we cut sentences."""
    spacy.blank("en").to_disk(tmp_path)
    text = "Gen. Lee left. They stayed."
    parsed = read(tmp_path, text)
    tokens = "|".join(text[token.start : token.end] for token in parsed.tokens)
    assert (parsed.sentences, tokens) == ([(0, 4), (4, 7)], "Gen.|Lee|left|.|They|stayed|.")


def test_a_codes_folder_names_labels_of_the_users_own(by_rule: Path, tmp_path: Path) -> None:
    """A row of the caller's folder stands beside ours."""
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "spacy_names.csv").write_text("label,kind\nENVOY,PER\n", encoding="utf-8")
    parsed = read(by_rule, "Lee left Bern", codes=(str(tmp_path),))
    assert parsed.names == [Name(0, 3, "PER"), Name(9, 13, "LOC")]


def test_a_kind_of_name_that_we_do_not_have_is_refused(by_rule: Path, tmp_path: Path) -> None:
    """The error names the file and the line."""
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "spacy_names.csv").write_text("label,kind\nENVOY,WHO\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"spacy_names\.csv:2: Invalid enum value 'WHO'"):
        load_spacy(str(by_rule), codes=(str(tmp_path),))


def test_no_paragraph_is_no_result(by_rule: Path) -> None:
    """A page may have nothing to read."""
    assert load_spacy(str(by_rule))([], words=WORDS) == []


def test_a_paragraph_too_long_for_spacy_is_read_by_rule(by_rule: Path) -> None:
    """A million characters without a break are no prose; what stands beside them is read."""
    long, short = "a " * 500_001, "Envoys left"
    text = long + short
    paragraphs = [Paragraph(text, 0, len(long) - 1), Paragraph(text, len(long), len(text))]
    first, second = load_spacy(str(by_rule))(paragraphs, words=WORDS)
    assert (len(first.tokens), first.tokens[0]) == (500_001, Token(0, 1))
    assert [token.lemma for token in second.tokens] == ["envoy", "leave"]


def test_without_spacy_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    message = r"^parser 'spacy:en_x' needs spaCy, which is not installed: pip install 'dragoman\[sp"
    with pytest.raises(InputError, match=message):
        load_spacy("en_x")


def test_a_spacy_that_cannot_be_imported_is_told_from_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installing it again would not help where one of its libraries is missing."""

    def broken(name: str) -> None:
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy" if name else None)

    monkeypatch.setattr(spacy_pipeline, "import_module", broken)
    with pytest.raises(InputError, match="installed but cannot be imported: No module named 'nu"):
        load_spacy("en_x")


def test_a_pipeline_that_is_not_there_is_named() -> None:
    """The error says what may be given instead."""
    with pytest.raises(InputError, match="no package and no folder 'en_no_such'; install the"):
        load_spacy("en_no_such")


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        ("remove config.cfg", r"OSError: .*config\.cfg"),
        ("cut short parser/model", "ValueError: Unpack failed"),
        ("empty vocab/vectors", "EOFError: "),
        ("name an unknown component", "ValueError: .*no_such_component"),
    ],
)
def test_a_pipeline_that_does_not_load_is_named(
    tmp_path: Path, trained: Path, spoil: str, complaint: str
) -> None:
    """The error gives spaCy's own reason."""
    spoilt = Path(copytree(trained, tmp_path / "spoilt"))
    config, weights = spoilt / "config.cfg", spoilt / "parser" / "model"
    if spoil.startswith("remove"):
        config.unlink()
    elif spoil.startswith("cut"):
        weights.write_bytes(weights.read_bytes()[:100])
    elif spoil.startswith("empty"):
        (spoilt / "vocab" / "vectors").write_bytes(b"")
    else:
        config.write_text(config.read_text().replace('"parser"', '"no_such_component"'))
    with pytest.raises(InputError, match=rf"(?s)cannot load the pipeline: (?:{complaint})"):
        load_spacy(str(spoilt))


def test_a_package_that_is_no_pipeline_is_named() -> None:
    """Any installed package can be named by mistake."""
    with pytest.raises(InputError, match=r"'spacy:click': spaCy [\d.]+ cannot load the pipeline"):
        load_spacy("click")


def test_a_pipeline_that_was_never_trained_is_named(tmp_path: Path) -> None:
    """It loads, and would fail on every page."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.to_disk(tmp_path)
    with pytest.raises(InputError, match="loads but cannot read a sentence: KeyError"):
        load_spacy(str(tmp_path))


def test_a_pipeline_that_drops_spaces_is_named(tmp_path: Path) -> None:
    """Offsets into another text would point at the wrong words."""

    def respaced(doc: Any) -> Any:
        return spacy.tokens.Doc(doc.vocab, words=doc.text.split())

    spacy.Language.component("dragoman_tests_respaced", func=respaced)
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman_tests_respaced")
    nlp.to_disk(tmp_path)
    with pytest.raises(InputError, match=r"pipeline changed the text '“No”,  Ms\. Lee"):
        load_spacy(str(tmp_path))


def test_spacy_is_not_imported_unless_it_is_asked_for() -> None:
    """Reading with our own parser needs no extra and pays nothing for it."""
    code = "import sys, dragoman.pipeline, dragoman.language.spacy_pipeline; print('spacy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
