"""Findings as rows: the mark, the line, the words, and beneath them what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.widgets.lamps import line_of
from clientdesk.tui.widgets.line_list import Line, LineList, Piece
from clientdesk.tui.widgets.verdict_line import signs_of

ROLES = {Severity.STOP: "overdue", Severity.WARN: "due", Severity.HINT: "hint"}
"""The role of a finding's mark."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the words it is about."""

    finding: Finding
    """It."""
    where: str
    """`line 3`, or `the mail` where it has no place."""
    words: str
    """Its words on one line; empty where it has no place."""


def rows_of(text: str, findings: Sequence[Finding]) -> list[FindingRow]:
    """Return the rows of findings, the gravest first, then by place."""
    ordered = sorted(findings, key=lambda each: (each.severity.rank, each.start))
    return [
        FindingRow(each, _where(text, each), " ".join(text[each.start : each.end].split()))
        for each in ordered
    ]


def _where(text: str, finding: Finding) -> str:
    if finding.end == finding.start:
        return "the mail"
    return f"line {line_of(text, finding.start)}"


class FindingList(LineList[FindingRow]):
    """What there is to look at."""

    row_height: ClassVar[int] = 2

    def lines_of(self, row: FindingRow, width: int) -> Sequence[Line]:
        """Draw one finding; its fix stands at the right."""
        finding = row.finding
        sign = signs_of(self.app.glyphs)[finding.severity]
        fix = ""
        if finding.fix is not None:
            fix = f"{self.app.glyphs.arrow} {' '.join(finding.fix.text.split()) or 'take it out'}"
        right = (Piece(fix, "fine"),) if len(fix) <= width // 2 else ()
        words = row.words or finding.check.replace("_", " ")
        return (
            Line((Piece(f"{sign} ", ROLES[finding.severity]), Piece(words)), right),
            Line((Piece(f"  {row.where}  ", "faint"), Piece(finding.message, "muted"))),
        )

    def empty_lines(self) -> Sequence[Line]:
        """Say that the draft is clean."""
        return (Line((Piece("Nothing to look at", "muted"),)),)
