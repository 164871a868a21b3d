"""A stretch of a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Characters [start, end) of a text, as Python string indices into the full body."""

    start: int
    """The first character."""
    end: int
    """One past the last character."""

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether all of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the spans share a character."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """Return [start, end) of `text` without white space at its ends; empty if nothing is left."""
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return Span(left, max(left, start + len(inner.rstrip())))
