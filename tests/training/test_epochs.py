"""An epoch reads each corpus as often as the recipe says."""

from pathlib import Path

from msgspec.structs import replace

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from tests.training.made import write, write_corpora
from tests.training.test_windows import PIECES
from training.batches import Batch
from training.corpora import read_corpus
from training.epochs import Epochs
from training.labels import collect_labels
from training.recipe import Corpus, Head, Recipe
from training.windows import Windows


def the_epochs(folder: Path, recipe: Recipe, only: tuple[str, ...] = ()) -> Epochs:
    """Make the epochs of a recipe."""
    corpora = {corpus.name: read_corpus(folder, corpus) for corpus in recipe.corpus}
    paragraphs = [paragraph for found in corpora.values() for paragraph in found]
    labels = collect_labels(paragraphs, recipe.head)
    windows = Windows(PIECES, load_language(Layers()), labels)
    return Epochs(recipe, corpora, windows, only)


def in_all(batches: list[Batch]) -> int:
    """Count the windows."""
    return sum(len(batch.ids) for batch in batches)


def test_a_fraction_is_drawn_by_lot(tmp_path: Path) -> None:
    """Of two paragraphs once and a half and two sentences once, five windows come."""
    recipe, _ = write_corpora(tmp_path)
    assert in_all(the_epochs(tmp_path, recipe).batches(0, 0)) == 5


def test_the_same_epoch_is_the_same_again(tmp_path: Path) -> None:
    """And another is another."""
    recipe, _ = write_corpora(tmp_path)
    epochs = the_epochs(tmp_path, recipe)
    found = [
        [batch.ids.tolist() for batch in epochs.batches(epoch, 0)] for epoch in (0, 0, 1, 2, 3)
    ]
    assert found[0] == found[1]
    assert len({str(batches) for batches in found}) > 1


def test_a_corpus_joins_with_its_step(tmp_path: Path) -> None:
    """It is read in the epochs that begin then or later."""
    recipe, _ = write_corpora(tmp_path)
    bank, lists = recipe.corpus
    epochs = the_epochs(tmp_path, replace(recipe, corpus=(bank, replace(lists, from_step=5))))
    assert [in_all(epochs.batches(0, step)) for step in (4, 5)] == [3, 5]


def test_only_what_teaches_new_heads_is_read(tmp_path: Path) -> None:
    """Windows that say nothing of them are left out."""
    recipe, _ = write_corpora(tmp_path)
    write(tmp_path / "told.gz", "Talks\tTALK\nstalled\t?\n\nThey\t?\nwait\t?\n")
    told = Corpus("told", ("told.gz",), "table", columns=("form", "event"))
    added = replace(recipe, head=(*recipe.head, Head("event", 1.0)), corpus=(*recipe.corpus, told))
    assert in_all(the_epochs(tmp_path, added).batches(0, 0)) == 7
    assert in_all(the_epochs(tmp_path, added, ("event",)).batches(0, 0)) == 1
