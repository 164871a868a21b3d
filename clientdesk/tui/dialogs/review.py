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
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.finding_list import FindingRow
from clientdesk.tui.widgets.verdict_line import COLOURS, signs_of

MOST, LEAST = 8, 2
"""Problems that are listed, if there is room for them, and if not; the rest is counted."""
AROUND = 13
"""Rows of the screen that the problems, of three rows each, leave to the rest."""


class HandOver(StrEnum):
    """What to do with a draft."""

    OVERRULE = "overrule"
    """Log what stops it, and look again."""
    COPY = "copy"
    FILE = "file"
    """Save it as a message for a mail program."""
    LINK = "link"
    """Open a mail program."""
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Sized:
    """A file that goes along."""

    name: str
    """Its name."""
    size: int | None
    """Its size in bytes, or None where it cannot go along."""
    wrong: str = ""
    """Why not."""

    def __str__(self) -> str:
        """Return its name and size."""
        if self.size is None:
            return f"{self.name} (missing)"
        return f"{self.name} ({max(1, round(self.size / 1000)):,} kB)"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review is about."""

    to: str
    """Recipients that a mail can go to."""
    subject: str
    """The subject line."""
    words: int
    """Words of the text."""
    files: tuple[Sized, ...]
    """The files that go along, and those that cannot."""
    rows: list[FindingRow]
    """Findings, the gravest first."""
    blocked: bool
    """Whether something stops it that was not overruled yet."""

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
        key("e", "give('file')", ".eml", "Save it as a file that a mail program opens.",
            ident="review.file", show=True),
        key("m", "give('link')", "Mail program", "Open it in your mail program.",
            ident="review.link", show=True),
        key("x", "give('sent')", "I sent it", "Log it as sent.", ident="review.sent", show=True),
        key("o", "overrule", "Overrule", "Let it leave in spite of what stops it; that is logged.",
            ident="review.overrule"),
        key("n", "close", "Back", "Back to the draft.", ident="review.back", show=True),
    ]  # fmt: skip

    def __init__(self, reviewed: Reviewed) -> None:
        super().__init__()
        self._reviewed = reviewed

    def compose(self) -> ComposeResult:
        """Show head, problems and keys."""
        number = len(self._reviewed.problems) + sum(bool(one.wrong) for one in self._reviewed.files)
        what = "1 problem" if number == 1 else f"{number or 'No'} problems"
        with Sheet(f"{what} in this draft"):
            yield Static(Content("\n").join(self._head()))
            for mark, message in self._problems():
                with Horizontal(classes="review--problem"):
                    yield Static(mark, classes="review--mark")
                    yield Static(message, classes="review--message")
            yield Static(self._keys(), classes="review--keys")

    def action_give(self, way: str) -> None:
        """Hand over, if nothing stops it."""
        if self._reviewed.blocked:
            self.app.say("Something stops this draft: n goes back to mend it, o overrules it.")
        else:
            self.dismiss(HandOver(way))

    def action_overrule(self) -> None:
        """Let it leave in spite of what stops it."""
        if self._reviewed.blocked:
            self.dismiss(HandOver.OVERRULE)
        else:
            self.app.say("Nothing stops this draft: y e m x hand it over.")

    def _head(self) -> list[Content]:
        seen = self._reviewed
        files = ", ".join(map(str, seen.files)) or "none"
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
        most = max(LEAST, min(MOST, (self.app.size.height - AROUND) // 3))
        stop = Severity.STOP
        rows = [
            (Content.styled(f"{signs[stop]} file", COLOURS[stop]), Content(one.wrong))
            for one in self._reviewed.files
            if one.wrong
        ]
        rows += [
            (
                Content.assemble(
                    (f"{signs[row.finding.severity]} ", f"bold {COLOURS[row.finding.severity]}"),
                    (row.where, "$faint"),
                ),
                Content(row.finding.message),
            )
            for row in problems[:most]
        ]
        more = [f"and {len(problems) - most} more"] if len(problems) > most else []
        if hints := len(self._reviewed.rows) - len(problems):
            more.append(f"{hints} {'hint' if hints == 1 else 'hints'} (ctrl+g f lists all)")
        if more:
            rows.append((Content(""), Content.styled(", ".join(more), "$muted")))
        return rows

    def _keys(self) -> Content:
        if self._reviewed.blocked:
            keys = [("n", "back, to mend it"), ("o", "overrule, which is logged")]
        else:
            keys = [("y", "copy"), ("e", "save .eml"), ("m", "mail program"), ("x", "I sent it")]
            keys.append(("n", "back"))
        gap = "    " if self._reviewed.blocked else "   "
        return Content(gap).join(
            Content.assemble((sign, "bold $focus"), " ", (does, "$muted")) for sign, does in keys
        )
