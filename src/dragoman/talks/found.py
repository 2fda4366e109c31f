"""A word that names a move, with who makes it: what the finders of talks hand on."""

import msgspec

from dragoman.model import Act
from dragoman.talks.candidates import Candidate

__all__ = ["Found"]


class Found(msgspec.Struct, frozen=True):
    """A word that names a move.

    Attributes:
        candidate: The word and its frame.
        act: Who does it to whom, whether it happened, when.
        by: The sides that make it.
        to: The sides to which.
        likely: How likely it is one.
    """

    candidate: Candidate
    act: Act
    by: tuple[str, ...]
    to: tuple[str, ...]
    likely: float

    @property
    def move(self) -> str:
        """Return the kind of move."""
        return self.candidate.frame.move
