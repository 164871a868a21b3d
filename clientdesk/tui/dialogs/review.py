"""The review of a draft: whom it goes to, what stands in the way, and the ways to hand it over."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.finding import Severity
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys import key
from clientdesk.tui.widgets.finding_list import FindingRow
from clientdesk.tui.widgets.verdict_line import COLOURS, signs_of

MOST = 8
"""Problems that are listed; the rest is counted."""


class HandOver(StrEnum):
    """What to do with a draft."""

    COPY = "copy"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review is about."""

    to: str
    """Recipients."""
    subject: str
    """The subject line."""
    words: int
    """Words of the text."""
    attachments: tuple[str, ...]
    """Names of the files that go along."""
    rows: list[FindingRow]
    """Findings, the gravest first."""

    @property
    def stops(self) -> int:
        """How many findings ask before hand-over."""
        return sum(row.finding.severity is Severity.STOP for row in self.rows)

    @property
    def problems(self) -> list[FindingRow]:
        """Findings that are more than a hint."""
        return [row for row in self.rows if row.finding.severity is not Severity.HINT]


class Review(Dialog[HandOver]):
    """States the problems and offers the hand-over."""

    DEFAULT_CSS = """
    Review {
        & > Sheet { width: 72; }
        & .review--problem { height: auto; }
        & .review--mark { width: 10; }
        & .review--message { width: 1fr; height: auto; }
        & .review--keys { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "give('copy')", "Copy", "Send the text to the terminal clipboard.",
            ident="review.copy", show=True),
        key("x", "give('sent')", "I sent it", "Log it as sent.", ident="review.sent", show=True),
        key("n", "close", "Back", "Back to the draft.", ident="review.back", show=True),
    ]  # fmt: skip

    def __init__(self, reviewed: Reviewed) -> None:
        super().__init__()
        self._reviewed = reviewed

    def compose(self) -> ComposeResult:
        """Show head, problems and keys."""
        number = len(self._reviewed.problems)
        what = "1 problem" if number == 1 else f"{number or 'No'} problems"
        with Sheet(f"{what} in this draft"):
            yield Static(Content("\n").join(self._head()))
            for mark, message in self._problems():
                with Horizontal(classes="review--problem"):
                    yield Static(mark, classes="review--mark")
                    yield Static(message, classes="review--message")
            yield Static(self._keys(), classes="review--keys")

    def action_give(self, way: str) -> None:
        """Hand over."""
        self.dismiss(HandOver(way))

    def _head(self) -> list[Content]:
        seen = self._reviewed
        files = ", ".join(seen.attachments) or "none"
        rows = (
            ("To", seen.to or "nobody yet"),
            ("Subject", seen.subject or "none"),
            ("Text", f"{seen.words} words"),
            ("Attached", files),
        )
        return [
            *(Content.assemble((name.ljust(10), "$muted"), value) for name, value in rows),
            Content(""),
        ]

    def _problems(self) -> list[tuple[Content, Content]]:
        signs, problems = signs_of(self.app.glyphs), self._reviewed.problems
        rows = [
            (
                Content.assemble(
                    (f"{signs[row.finding.severity]} ", f"bold {COLOURS[row.finding.severity]}"),
                    (row.where, "$faint"),
                ),
                Content(row.finding.message),
            )
            for row in problems[:MOST]
        ]
        if len(problems) > MOST:
            rows.append((Content(""), Content.styled(f"and {len(problems) - MOST} more", "$muted")))
        return rows

    def _keys(self) -> Content:
        anyway = " anyway" if self._reviewed.stops else ""
        keys = (("y", f"copy{anyway}"), ("x", f"I sent it{anyway}"), ("n", "back to the draft"))
        return Content("    ").join(
            Content.assemble((sign, "bold $focus"), " ", (does, "$muted")) for sign, does in keys
        )
