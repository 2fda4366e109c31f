"""A tiny corpus goes through all of training: where torch is installed."""

from pathlib import Path
from typing import Any

import onnxruntime
import pytest
from msgspec.structs import replace

from dragoman.codes.language import load_language
from dragoman.codes.layers import Layers
from dragoman.errors import DataError, InputError
from dragoman.language.en.network import Network, load_network
from dragoman.language.en.reader import Reader
from dragoman.language.parser import Paragraph
from tests.training.made import RECIPE, write, write_corpora, write_manifest
from training import MASTERS
from training.__main__ import main
from training.recipe import Recipe, read_recipe

torch = pytest.importorskip("torch", reason="torch is only where the reader is trained")
for needed in ("onnx", "safetensors", "udtools"):
    pytest.importorskip(needed, reason="part of the dependency group train")

from training import learner, pace, train  # noqa: E402 - they need torch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # torch's own, of its exporter
]

ADDED = """
[[head]]
name = "event"
weight = 1.0
ships = "scores"

[[corpus]]
name = "told"
files = ["told.gz"]
form = "table"
columns = ["form", "event"]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train, export and evaluate by the command line; return the folder with corpora and `out`."""
    folder = tmp_path_factory.mktemp("training")
    _, manifest = write_corpora(folder)
    options = ["--data", folder, "--out", folder / "out", "--recipe", folder / "recipe.toml"]
    code = main([*map(str, options), "--manifest", str(manifest), "--random-start"])
    assert code == 0
    return folder


def a_job(made: Path, out: Path, recipe: Recipe | None = None, **options: Any) -> train.Job:
    """Make the job that `made` did, into another folder."""
    job = train.Job(
        recipe=recipe or read_recipe(made / "recipe.toml"),
        data=made,
        out=out,
        manifest=made / "manifest.csv",
        random_start=True,
    )
    return replace(job, **options)


def weights_of(path: Path) -> dict[str, Any]:
    """Return the weights of masters."""
    weights: dict[str, Any] = torch.load(path)["weights"]
    return weights


def different(one: Path, other: Path) -> list[str]:
    """Return the names of the weights of the first masters that the others do not have alike."""
    ours, theirs = weights_of(one), weights_of(other)
    return [name for name in ours if not torch.equal(ours[name], theirs[name])]


def test_all_is_there(made: Path) -> None:
    """Masters, a checkpoint, the four files that ship, and the evaluation."""
    assert sorted(path.name for path in (made / "out").iterdir()) == [
        "checkpoint.pt",
        "evaluation.json",
        "labels.json",
        MASTERS,
        "weights",
    ]
    assert sorted(path.name for path in (made / "out" / "weights").iterdir()) == [
        "labels.json",
        "network.bin",
        "network.onnx",
        "pieces.txt",
    ]


def test_what_was_trained_reads(made: Path) -> None:
    """The reader takes the files as they are."""
    read = Reader(Network(made / "out" / "weights"))
    text = "Talks stalled there. They wait."
    (parsed,) = read([Paragraph(text, 0, len(text))], words=load_language(Layers()))
    assert [text[token.start : token.end] for token in parsed.tokens] == [
        *("Talks", "stalled", "there", ".", "They", "wait", ".")
    ]


def test_the_same_seed_gives_the_same_weights(made: Path, tmp_path: Path) -> None:
    """Bit by bit, on one machine."""
    masters = train.train(a_job(made, tmp_path))
    assert different(masters, made / "out" / MASTERS) == []


def test_a_training_that_was_cut_off_goes_on(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its checkpoint in the middle of an epoch, to the same weights."""
    learn = learner.Learner.learn

    def cut_off(self: learner.Learner, batch: Any, step: int, last: int) -> Any:
        if step == 5:
            raise KeyboardInterrupt
        return learn(self, batch, step, last)

    monkeypatch.setattr(train, "_SAVE_EVERY", 3)
    with monkeypatch.context() as cut:
        cut.setattr(learner.Learner, "learn", cut_off)
        with pytest.raises(KeyboardInterrupt):
            train.train(a_job(made, tmp_path))
    assert torch.load(tmp_path / "checkpoint.pt")["step"] == 3
    assert different(train.train(a_job(made, tmp_path)), made / "out" / MASTERS) == []


def test_a_run_by_the_clock_can_be_repeated(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its notes, which say how the schedule was cut."""
    monkeypatch.setattr(pace, "_FIT_EVERY", 2)
    first = train.train(a_job(made, tmp_path / "first", minutes=0.01))
    notes = tmp_path / "first" / "pace.csv"
    second = train.train(a_job(made, tmp_path / "second", pace=notes))
    assert different(first, second) == []
    assert different(first, made / "out" / MASTERS) != []


def test_a_head_is_added_and_the_others_stand(made: Path, tmp_path: Path) -> None:
    """All weights of the masters are there again, bit by bit; the new head has learned."""
    (tmp_path / "recipe.toml").write_text(RECIPE + ADDED, encoding="utf-8")
    for file in made.glob("*.gz"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    write(tmp_path / "told.gz", "Talks\tTALK\nstalled\tHALT\n.\tO\n\nThey\t?\nwait\t?\n")
    out = tmp_path / "out"
    options = {
        "--data": tmp_path,
        "--out": out,
        "--recipe": tmp_path / "recipe.toml",
        "--manifest": write_manifest(tmp_path),
        "--start-from": made / "out" / MASTERS,
        "--only": "event",
    }
    assert main(["train", *(str(part) for pair in options.items() for part in pair)]) == 0
    assert different(made / "out" / MASTERS, out / MASTERS) == []
    new = weights_of(out / MASTERS).keys() - weights_of(made / "out" / MASTERS).keys()
    assert new == {"tags.event.weight", "tags.event.bias"}
    assert main(["export", "--out", str(out), "--recipe", str(tmp_path / "recipe.toml")]) == 0
    session = onnxruntime.InferenceSession(out / "weights" / "network.onnx")
    assert [output.name for output in session.get_outputs()] == [
        *("start", "upos", "feats", "lemma", "name", "event", "head", "relation", "arcs")
    ]
    assert load_network(out / "weights").labels["event"] == ["HALT", "O", "TALK"]


@pytest.mark.parametrize(
    ("only", "start", "message"),
    [
        ("event", False, "--only needs --start-from"),
        ("event", True, "the recipe has no head 'event' of words"),
        ("upos", True, "the masters have the head 'upos' already"),
    ],
)
def test_a_head_that_cannot_be_added_is_named(
    made: Path,
    tmp_path: Path,
    only: str,
    start: bool,  # noqa: FBT001
    message: str,
) -> None:
    """Before anything is read."""
    masters = made / "out" / MASTERS if start else None
    with pytest.raises(InputError, match=message):
        train.train(a_job(made, tmp_path, only=(only,), start_from=masters))


def test_a_folder_of_another_run_is_refused(made: Path) -> None:
    """Its labels and its checkpoint would not fit."""
    recipe = read_recipe(made / "recipe.toml")
    fewer = replace(recipe, head=tuple(head for head in recipe.head if head.name != "feats"))
    with pytest.raises(InputError, match="holds a run with other heads"):
        train.train(a_job(made, made / "out", fewer))


def test_masters_that_are_not_there_are_named(made: Path, tmp_path: Path) -> None:
    """With the path."""
    with pytest.raises(DataError, match=r"there are no masters at .*nothing\.pt"):
        train.train(a_job(made, tmp_path, start_from=tmp_path / "nothing.pt"))


def test_a_second_pass_begins_with_the_masters_of_the_first(made: Path, tmp_path: Path) -> None:
    """Its files lie in the folder, those of the first in one with its recipe's name."""
    text = RECIPE
    (tmp_path / "second.toml").write_text(text, encoding="utf-8")
    (tmp_path / "first.toml").write_text(f'then = "second.toml"\n{text}', encoding="utf-8")
    options = {
        "--data": made,
        "--out": tmp_path / "out",
        "--recipe": tmp_path / "first.toml",
        "--manifest": made / "manifest.csv",
        "--start-from": made / "out" / MASTERS,
    }
    assert main(["train", *(str(part) for pair in options.items() for part in pair)]) == 0
    first = tmp_path / "out" / "first" / MASTERS
    alone = train.train(
        a_job(
            made,
            tmp_path / "alone",
            read_recipe(tmp_path / "second.toml"),
            random_start=False,
            start_from=first,
        )
    )
    assert different(alone, tmp_path / "out" / MASTERS) == []
    assert different(first, alone) != []
