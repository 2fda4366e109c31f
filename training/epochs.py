"""Makes the batches of an epoch from the corpora: each as often as the recipe says, newly cut."""

import random
from collections.abc import Collection, Sequence

from training.annotated import Paragraph
from training.batches import Batch, batches_of
from training.recipe import Recipe
from training.windows import MISSING, Window, Windows, windows_of

__all__ = ["Epochs"]


class Epochs:
    """The batches of each epoch; the same number gives the same batches.

    Args:
        recipe: The corpora, how often each is read, and what is changed.
        corpora: Their paragraphs by name.
        windows: Cuts paragraphs into windows.
        only: Heads; where there are any, windows that say nothing of them are left out.
    """

    def __init__(
        self,
        recipe: Recipe,
        corpora: dict[str, list[Paragraph]],
        windows: Windows,
        only: Collection[str] = (),
    ) -> None:
        self._recipe = recipe
        self._corpora = corpora
        self._windows = windows
        self._only = only

    def batches(self, epoch: int, step: int) -> list[Batch]:
        """Return the batches of an epoch.

        Args:
            epoch: Counted from 0.
            step: With which its reading begins; corpora that join later are left out.
        """
        dice = random.Random(self._recipe.seed + epoch)
        found: list[Window] = []
        for corpus in self._recipe.corpus:
            if corpus.times and corpus.from_step <= step:
                paragraphs = _drawn(self._corpora[corpus.name], corpus.times, dice)
                found += windows_of(paragraphs, self._windows, self._recipe.copies, dice)
        if self._only:
            found = [window for window in found if _teaches(window, self._only)]
        return batches_of(found, self._recipe.schedule.pieces_per_batch, dice)


def _drawn(
    paragraphs: Sequence[Paragraph], times: float, dice: random.Random
) -> Sequence[Paragraph]:
    """Return paragraphs so many times; a fraction of them is drawn by lot."""
    whole = int(times)
    part = dice.sample(paragraphs, int((times - whole) * len(paragraphs)))
    return [*paragraphs] * whole + part


def _teaches(window: Window, heads: Collection[str]) -> bool:
    """Say whether a window says something of one of the heads."""
    return any(label != MISSING for head in heads for label in window.labels[head])
