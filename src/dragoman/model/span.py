"""Where words stand in a text."""

import msgspec

__all__ = ["Span"]


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """Half-open range of code points, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that stand here."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end
