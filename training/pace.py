"""Says how many steps a training has: as planned, as many as the clock allows, or as it had before."""

import csv
from pathlib import Path

import msgspec

from dragoman.errors import DataError

__all__ = ["Pace", "Turn", "read_pace"]

# The last step is fitted to the clock so often; the learning rate falls towards it, so each change
# is written down: without the list the same seed would not give the same weights.
_FIT_EVERY = 200


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What no seed tells of a run: from a step on, something was otherwise.

    Attributes:
        step: How many steps had been taken.
        last: The last step, as it was known from then on.
        epoch: The epoch that was read from then on; None where reading simply went on.
        batch: The first batch of that epoch that was read.
    """

    step: int
    last: int
    epoch: int | None = None
    batch: int = 0


class Pace:
    """The last step, which the clock may move.

    Args:
        planned: Steps of all epochs.
        minutes: When the training is to end, None for no clock.
        earlier: What an earlier run did, to do the same; not with a clock.
        notes: File for the turns of this run, to be gone on from and repeated by.
    """

    def __init__(
        self,
        planned: int,
        *,
        minutes: float | None = None,
        earlier: tuple[Turn, ...] = (),
        notes: Path | None = None,
    ) -> None:
        self._minutes = minutes
        self._notes = notes
        first = {0: Turn(step=0, last=planned)}
        self._turns = first if minutes else first | {turn.step: turn for turn in earlier}

    def last(self, step: int) -> int:
        """Return the last step as it is known after `step` steps."""
        return self._turns[max(begun for begun in self._turns if begun <= step)].last

    def jump(self, step: int) -> Turn | None:
        """Return where reading is to go on, if it is not simply to go on."""
        turn = self._turns.get(step)
        return None if turn is None or turn.epoch is None else turn

    def fit(self, step: int, seconds: float) -> None:
        """Move the last step so that the training ends in time.

        Args:
            step: Steps that were taken; most calls do nothing.
            seconds: How long they took.
        """
        if self._minutes is None or step % _FIT_EVERY:
            return
        left = self._minutes * 60 - seconds
        last = max(step + 1, int(step + left / (seconds / step)))
        self._turns[step] = Turn(step=step, last=last)
        if self._notes is not None:
            lines = [f"{turn.step},{turn.last},,\n" for turn in self._turns.values()]
            self._notes.write_text("step,last,epoch,batch\n" + "".join(lines), encoding="utf-8")

    def resume(self, step: int) -> None:
        """Go on from a step with what was written down until then."""
        if self._minutes is not None and self._notes is not None and self._notes.is_file():
            turns = read_pace(self._notes)
            self._turns = {turn.step: turn for turn in turns if turn.step <= step}


def read_pace(path: Path) -> tuple[Turn, ...]:
    """Read what a run did.

    Raises:
        DataError: A row does not fit.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(file)]
    try:
        return msgspec.convert(rows, tuple[Turn, ...], strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from error
