"""How many steps there are, and that they can be had again."""

from pathlib import Path

from training.pace import Pace, Turn, read_pace


def test_without_a_clock_all_epochs_are_run() -> None:
    """The last step stays what was planned."""
    pace = Pace(900)
    pace.fit(200, 1000.0)
    assert pace.last(200) == 900


def test_the_clock_moves_the_last_step(tmp_path: Path) -> None:
    """Ten minutes at two seconds a step are 300 steps, and at one second more."""
    pace = Pace(900, minutes=10, notes=tmp_path / "pace.csv")
    for step in range(1, 401):
        pace.fit(step, 2.0 * step if step < 300 else 400.0)
    assert [pace.last(step) for step in (0, 199, 200, 399, 400)] == [900, 900, 300, 300, 600]
    assert read_pace(tmp_path / "pace.csv") == (
        Turn(step=0, last=900),
        Turn(step=200, last=300),
        Turn(step=400, last=600),
    )


def test_an_earlier_run_has_the_same_steps(tmp_path: Path) -> None:
    """Whatever the clock says now."""
    noted = (Turn(step=0, last=900), Turn(step=200, last=300))
    pace = Pace(700, earlier=noted, notes=tmp_path / "pace.csv")
    pace.fit(200, 5.0)
    assert ([pace.last(step) for step in (0, 200, 250)], list(tmp_path.iterdir())) == (
        [900, 300, 300],
        [],
    )


def test_what_came_after_the_checkpoint_is_forgotten(tmp_path: Path) -> None:
    """A run that goes on from step 250 will fit the later steps anew."""
    notes = tmp_path / "pace.csv"
    notes.write_text("step,last,epoch,batch\n0,900,,\n200,300,,\n400,600,,\n", encoding="utf-8")
    pace = Pace(900, minutes=10, notes=notes)
    pace.resume(250)
    assert pace.last(400) == 300


def test_a_run_that_was_begun_again_elsewhere_is_followed(tmp_path: Path) -> None:
    """Its notes may say with which epoch and batch it went on."""
    notes = tmp_path / "notes.csv"
    notes.write_text("step,last,epoch,batch\n0,900,,\n250,900,1,40\n", encoding="utf-8")
    pace = Pace(900, earlier=read_pace(notes))
    assert (pace.jump(249), pace.jump(250)) == (
        None,
        Turn(step=250, last=900, epoch=1, batch=40),
    )
