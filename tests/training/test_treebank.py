"""Treebanks become paragraphs of words, with names from a second file."""

from pathlib import Path

from tests.training.made import a_corpus, names_of, rows, write
from training.annotated import Word
from training.treebank import read_entities, read_treebank

BANK = a_corpus("treebank", "bank.gz", "names.gz")


def test_a_word_has_what_its_row_says(tmp_path: Path) -> None:
    """Governors count from 0, and the root has -1."""
    write(
        tmp_path / "bank.gz",
        rows(
            "# sent_id = a",
            "1 Talks talk NOUN NNS Number=Plur 2 nsubj",
            "2 stalled stall VERB VBD _ 0 root _ SpaceAfter=No",
        ),
    )
    (paragraph,) = read_treebank(tmp_path, a_corpus("treebank", "bank.gz"))
    assert paragraph.sentences == (
        (
            Word("Talks", True, "talk", "NOUN", "NNS", "Number=Plur", 1, "nsubj"),  # noqa: FBT003
            Word("stalled", False, "stall", "VERB", "VBD", "_", -1, "root"),  # noqa: FBT003
        ),
    )


def test_no_space_stands_inside_a_contraction(tmp_path: Path) -> None:
    """What follows "don't" is what its own row says; words that nobody wrote are left out."""
    write(
        tmp_path / "bank.gz",
        rows(
            "# sent_id = a",
            "1 They they PRON PRP _ 4 nsubj",
            "2-3 don't",
            "2 do do AUX VBP _ 4 aux",
            "3 n't not PART RB _ 4 advmod",
            "4 wait wait VERB VB _ 0 root",
            "4.1 wait wait VERB VB",
            "5-6 it's _ _ _ _ _ _ _ SpaceAfter=No",
            "5 it it PRON PRP _ 4 obj",
            "6 's be AUX VBZ _ 4 aux",
        ),
    )
    (paragraph,) = read_treebank(tmp_path, a_corpus("treebank", "bank.gz"))
    assert [(word.form, word.space) for word in paragraph.sentences[0]] == [
        ("They", True),
        ("do", False),
        ("n't", True),
        ("wait", True),
        ("it", False),
        ("'s", False),
    ]


def test_a_paragraph_begins_where_the_treebank_says(tmp_path: Path) -> None:
    """At "newpar" and "newdoc", with or without a name, and nowhere else."""
    wait = "1 Wait wait VERB VB _ 0 root"
    write(
        tmp_path / "bank.gz",
        rows("# newdoc id = d", "# sent_id = a", wait, "", "# sent_id = b", wait, "")
        + rows("# newpar", "# sent_id = c", wait, "", "# newparty = x", "# sent_id = d", wait),
    )
    paragraphs = read_treebank(tmp_path, a_corpus("treebank", "bank.gz"))
    assert [len(paragraph.sentences) for paragraph in paragraphs] == [2, 2]


def test_names_go_to_the_sentence_of_the_same_name(tmp_path: Path) -> None:
    """OTH is MISC, a stray B-O is O; where the words differ or are missing, nothing is said."""
    went = ("1 Mira Mira PROPN NNP _ 2 nsubj", "2 went go VERB VBD _ 0 root")
    write(
        tmp_path / "bank.gz",
        rows("# sent_id = a", *went, "")
        + rows("# sent_id = b", *went, "")
        + rows("# sent_id = c", *went),
    )
    write(
        tmp_path / "names.gz",
        rows("# sent_id = b", "1 Mira B-OTH", "2 went B-O", "")
        + rows("# sent_id = a", "1 Mira B-PER", "2 goes O"),
    )
    (paragraph,) = read_treebank(tmp_path, BANK)
    assert [names_of(sentence) for sentence in paragraph.sentences] == [
        [("Mira", None), ("went", None)],
        [("Mira", "B-MISC"), ("went", "O")],
        [("Mira", None), ("went", None)],
    ]


def test_entities_become_names(tmp_path: Path) -> None:
    """The mention of a person by a proper noun is a name, one by a pronoun is not."""
    write(
        tmp_path / "bank.gz",
        rows(
            "# sent_id = a",
            "1 Mira Mira PROPN NNP _ 2 nsubj _ Entity=(1-person-giv:act-1-coref)",
            "2 met meet VERB VBD _ 0 root",
            "3 them they PRON PRP _ 2 obj _ SpaceAfter=No|Entity=(2-person-giv:act-1-ana)",
        ),
    )
    (paragraph,) = read_entities(tmp_path, a_corpus("entities", "bank.gz"))
    assert names_of(paragraph.sentences[0]) == [("Mira", "B-PER"), ("met", "O"), ("them", "O")]
