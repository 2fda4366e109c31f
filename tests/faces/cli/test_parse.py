"""`dragoman parse`, and `dragoman read --tree`."""

from pathlib import Path

from tests.faces.cli.conftest import FIRST, SECOND, Run

FRENCH = (
    "Les deux délégations se sont rencontrées mardi dans le port. C'était la première fois en un "
    "mois qu'elles se trouvaient dans la même salle, et le médiateur a dit qu'elles reviendraient."
    " Personne n'a voulu dire quand, et les deux parties ont quitté la ville le soir par la route."
)
MENU = "Recent News\n\nLeave a Comment\n\n"


def texts(written: str) -> list[str]:
    """Return the sentences of a CoNLL-U text."""
    return [line[9:] for line in written.splitlines() if line.startswith("# text = ")]


def test_pages_are_printed_one_after_the_other(pages: Path, run: Run) -> None:
    """Each begins a document and says where it came from; every word stands at its place."""
    result = run("parse", pages)
    lines = result.stdout.splitlines()
    names = [line.rpartition("/")[2] for line in lines if line.startswith("# source = ")]
    assert (result.exit_code, names) == (0, ["2024-03-11-ship.txt", "2024-03-12-talks.txt"])
    assert sum(line.startswith("# newdoc id = ") for line in lines) == 2
    assert texts(result.stdout)[0] == SECOND.splitlines()[0]
    second = result.stdout.split("# newdoc")[2]
    for line in second.splitlines():
        if "\t" in line:
            form, misc = line.split("\t")[1], line.split("\t")[9]
            start, end = misc.rpartition("TokenRange=")[2].split(":")
            assert FIRST[int(start) : int(end)] == form


def test_furniture_is_left_out_unless_all_is_asked_for(run: Run) -> None:
    """`--as-is` parses what stands there, and text too short for an article."""
    page = (FIRST + "\n" + MENU).encode()
    assert "Leave a Comment" not in texts(run("parse", "-", stdin=page).stdout)
    assert texts(run("parse", "--as-is", "-", stdin=page).stdout)[-2:] == [
        "Recent News",
        "Leave a Comment",
    ]
    assert texts(run("parse", "--as-is", "-", stdin=b"He left.").stdout) == ["He left."]


def test_a_page_in_another_language_is_cut_into_words(run: Run) -> None:
    """Its other columns are empty: we have no parser for it."""
    result = run("parse", "--as-is", "-", stdin=FRENCH.encode())
    rows = [line.split("\t") for line in result.stdout.splitlines() if "\t" in line]
    assert [row[1] for row in rows][:3] == ["Les", "deux", "délégations"]
    assert {tuple(row[2:9]) for row in rows} == {("_",) * 7}


def test_a_rejected_page_is_told_and_the_exit_code_says_so(pages: Path, run: Run) -> None:
    """The other pages are printed all the same."""
    (pages / "empty.txt").write_bytes(b"")
    result = run("parse", pages)
    assert (result.exit_code, result.stdout.count("# newdoc")) == (1, 2)
    assert "empty.txt: empty:" in result.stderr


def test_a_folder_without_a_page_is_told(run: Run, tmp_path: Path) -> None:
    """As `read` does."""
    (tmp_path / "none").mkdir()
    result = run("parse", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no page found" in result.stderr


def test_a_page_that_takes_too_long_is_set_aside(run: Run) -> None:
    """The limit of `read` holds here."""
    result = run("parse", "--max-page-seconds", "0.000001", "-", stdin=FIRST.encode())
    assert (result.exit_code, "-: too_slow: " in result.stderr) == (1, True)


def test_control_characters_of_a_page_do_not_reach_the_terminal(run: Run) -> None:
    """Nor does the tree show them."""
    page = f"He \x1b[2J left \x9b31m\u202e. {FIRST}".encode()
    for arguments in (("parse",), ("read", "--tree", "he")):
        shown = run(*arguments, "--as-is", "-", stdin=page).stdout
        assert [c for c in shown if not c.isprintable() and c not in "\n\t"] == []
        assert "left" in shown


def test_a_tree_is_shown_for_the_sentences_that_are_meant(pages: Path, run: Run) -> None:
    """By words, with the page they stand on; in a pipe too."""
    result = run("read", "--tree", "we came to listen", pages)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert [line for line in lines if line.startswith("sentence ")] == [
        f"sentence 3 · {FIRST.index('“We came')}:{FIRST.index(' Her party')} · body"
    ]
    assert "".join(lines[1:3]).endswith("2024-03-12-talks.txt")  # a long path is folded


def test_a_sentence_that_is_not_there_is_told(pages: Path, run: Run) -> None:
    """With exit code 1."""
    result = run("read", "--tree", "submarine", pages)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"--tree submarine: no such sentence in {pages}\n"


def test_a_tree_of_a_language_without_parser_says_so(run: Run) -> None:
    """The sentence is shown all the same."""
    result = run("read", "--as-is", "--tree", "port", "-", stdin=FRENCH.encode())
    assert (result.exit_code, "no syntax here: no parser" in result.stdout) == (0, True)


def test_a_tree_is_not_for_programs(pages: Path, run: Run) -> None:
    """A clear word about what is."""
    result = run("read", "--tree", "2", "--format", "jsonl", pages)
    assert (result.exit_code, "dragoman parse" in result.stderr) == (2, True)
