"""Findings as stretches of single lines, and how an edit moves them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from clientdesk.model.finding import Finding

Place = tuple[int, int]
"""A row and a column of a text, both from 0; columns count code points."""


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a finding that lies in one line."""

    start: int
    """First column."""
    end: int
    """One past the last column."""
    text: str
    """What stood there when the text was judged."""
    finding: Finding
    """The finding."""


Spans = dict[int, tuple[Span, ...]]
"""Spans by row."""


class Rows:
    """Where the lines of a text start."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        """The lines, without their ends."""
        self._starts = [0]
        for line in self.lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, index: int) -> Place:
        """Return the row and column of a string index."""
        row = bisect_right(self._starts, index) - 1
        return row, index - self._starts[row]


def spans_of(text: str, findings: Iterable[Finding]) -> Spans:
    """Cut findings into spans of single lines, the gravest last, so that it is drawn on top."""
    rows, found = Rows(text), dict[int, list[Span]]()
    for finding in sorted(findings, key=lambda each: -each.severity.rank):
        (first, left), (last, right) = rows.place(finding.start), rows.place(finding.end)
        for row in range(first, last + 1):
            line = rows.lines[row]
            start = left if row == first else len(line) - len(line.lstrip())
            end = right if row == last else len(line)
            if start < end:
                found.setdefault(row, []).append(Span(start, end, line[start:end], finding))
    return {row: tuple(spans) for row, spans in found.items()}


def moved(spans: Spans, top: Place, bottom: Place, end: Place) -> Spans:
    """Return the spans as they stand after what lay between two places came to end elsewhere.

    Spans that the edit touched are dropped: only a new judgement can speak of them.
    """
    shifted: dict[int, list[Span]] = {}
    for row, line in spans.items():
        for span in line:
            if row < top[0] or (row == top[0] and span.end <= top[1]):
                shifted.setdefault(row, []).append(span)
            elif row > bottom[0]:
                shifted.setdefault(row + end[0] - bottom[0], []).append(span)
            elif row == bottom[0] and span.start >= bottom[1]:
                by = end[1] - bottom[1]
                there = replace(span, start=span.start + by, end=span.end + by)
                shifted.setdefault(end[0], []).append(there)
    return {row: tuple(line) for row, line in shifted.items()}
