"""The review of a draft: whom it goes to, what stands in the way, its text, and the ways out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Rule, Static

from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.look.glyphs import ASCII
from clientdesk.tui.widgets.finding_list import FindingRow
from clientdesk.tui.widgets.verdict_line import COLOURS, signs_of

MOST = 8
"""Findings that are listed, the gravest first; the rest is counted."""
SHARE, AROUND = 0.9, 7
"""How much of the screen the sheet may take, and its rows around what can be scrolled."""


class HandOver(StrEnum):
    """What to do with a draft."""

    OVERRULE = "overrule"
    """Log what stops it, and look again."""
    COPY = "copy"
    FILE = "file"
    """Save it as a message for a mail program."""
    LINK = "link"
    """Open a mail program."""
    MARKDOWN = "markdown"
    """Save it as a page of Markdown."""
    SENT = "sent"
    HOLD = "hold"
    """Keep a reminder until they work."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review is about."""

    to: Sequence[str]
    """Recipients that a mail can go to."""
    subject: str
    """The subject line."""
    body: str
    """The text, as the reader gets it."""
    files: Sequence[str]
    """The files that go along with their sizes, and those that cannot."""
    rows: Sequence[FindingRow]
    """Findings, the gravest first."""
    stopped: frozenset[HandOver]
    """The ways that something stops which was not overruled yet."""
    overruled: frozenset[Finding] = frozenset()
    """Blockers that were overruled."""

    @property
    def problems(self) -> list[FindingRow]:
        """Findings that are more than a hint."""
        return [row for row in self.rows if row.finding.severity is not Severity.HINT]

    @property
    def blocked(self) -> bool:
        """Whether every way is stopped."""
        return HandOver.COPY in self.stopped

    @property
    def waits(self) -> bool:
        """Whether it is a reminder outside of their hours, and nothing else stops it."""
        return HandOver.SENT in self.stopped and not self.blocked


class Review(Dialog[HandOver]):
    """States the problems, shows the text, and offers the hand-over."""

    DEFAULT_CSS = """
    Review {
        & > Sheet { width: 78; }
        & VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
        & .review--problem { height: auto; }
        & .review--mark { width: 11; }
        & .review--message { width: 1fr; height: auto; }
        & Rule { height: 1; margin: 0; color: $rule; }
        & .review--keys { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "give('copy')", "Copy", "Send the text to the clipboard.",
            ident="review.copy", show=True),
        key("e", "give('file')", ".eml", "Save it as a file that a mail program opens.",
            ident="review.file", show=True),
        key("m", "give('link')", "Mail program", "Open it in your mail program.",
            ident="review.link", show=True),
        key("M", "give('markdown')", "Markdown", "Save it as a page of Markdown.",
            ident="review.markdown", show=True),
        key("x", "give('sent')", "I sent it", "Log it as sent.", ident="review.sent", show=True),
        key("h", "hold", "Hold", "Hold a reminder until they work.", ident="review.hold"),
        key("o", "overrule", "Overrule", "Let it leave in spite of what stops it; that is logged.",
            ident="review.overrule"),
        key("n", "close", "Back", "Back to the draft.", ident="review.back", show=True),
        key("j", "scroll(1)", "Down", "Read on.", ident="review.down"),
        key("k", "scroll(-1)", "Up", "Read back.", ident="review.up"),
    ]  # fmt: skip

    _page = getters.query_one(VerticalScroll)

    def __init__(self, reviewed: Reviewed) -> None:
        super().__init__()
        self._reviewed = reviewed

    def compose(self) -> ComposeResult:
        """Show head, problems and text over the keys."""
        with Sheet(self._title(), foot="j k  read on and back"):
            with VerticalScroll():
                yield Static(Content("\n").join(self._head()))
                for mark, message in self._found():
                    with Horizontal(classes="review--problem"):
                        yield Static(mark, classes="review--mark")
                        yield Static(message, classes="review--message")
                yield Rule(line_style="ascii" if self.app.glyphs is ASCII else "solid")
                yield Static(self._text())
            yield Static(self._keys(), classes="review--keys")

    def on_mount(self) -> None:
        """Leave room for the keys, however long the text is."""
        super().on_mount()
        self.on_resize()

    def on_resize(self) -> None:
        """Follow the size of the screen."""
        room = int(self.app.size.height * SHARE) - AROUND
        self._page.styles.max_height = max(3, room)

    def action_scroll(self, step: int) -> None:
        """Move the text by a line."""
        self._page.scroll_relative(y=step, animate=False)

    def action_give(self, way: str) -> None:
        """Hand over, if nothing stops it."""
        waits = self._reviewed.waits and HandOver(way) in {HandOver.SENT, HandOver.LINK}
        if waits or HandOver(way) not in self._reviewed.stopped:
            self.dismiss(HandOver(way))
        elif self._reviewed.blocked:
            self.app.say("Something stops this draft: n goes back to mend it, o overrules it.")
        else:
            self.app.say("A message needs somebody to go to: n goes back to To, o overrules it.")

    def action_hold(self) -> None:
        """Hold a reminder until they work."""
        if self._reviewed.waits:
            self.dismiss(HandOver.HOLD)
        else:
            self.app.say("Only a reminder waits for their hours; ctrl+g h holds any draft.")

    def action_overrule(self) -> None:
        """Let it leave in spite of what stops it."""
        reviewed = self._reviewed
        if reviewed.waits and HandOver.FILE not in reviewed.stopped:
            self.app.say("Nobody is reminded outside of their hours: h holds it until they work.")
        elif reviewed.stopped:
            self.dismiss(HandOver.OVERRULE)
        else:
            self.app.say("Nothing stops this draft: y e m M x hand it over.")

    def _title(self) -> str:
        number = len(self._reviewed.problems)
        what = "1 problem" if number == 1 else f"{number or 'No'} problems"
        hints = len(self._reviewed.rows) - number
        told = f", {hints} {'hint' if hints == 1 else 'hints'}" if hints else ""
        return f"{what} in this draft{told}"

    def _head(self) -> list[Content]:
        seen = self._reviewed
        rows = (
            ("To", ", ".join(seen.to) or "nobody yet"),
            ("Subject", seen.subject or "none"),
            ("Attached", ", ".join(seen.files) or "none"),
        )
        return [
            *(Content.assemble((name.ljust(10), "$muted"), value) for name, value in rows),
            Content(""),
        ]

    def _text(self) -> Content:
        body = self._reviewed.body.strip("\n")
        words = len(body.split())
        told = "1 word" if words == 1 else f"{words} words"
        shown = (body, "$foreground") if body.strip() else ("There is no text yet.", "$muted")
        return Content.assemble((f"{told}, as the reader gets them\n\n", "$muted"), shown)

    def _found(self) -> list[tuple[Content, Content]]:
        """Return marks and messages, hints too: some of them are found by the review alone."""
        signs, found = signs_of(self.app.glyphs), self._reviewed.rows
        rows = [
            (
                Content.assemble(
                    (f"{signs[row.finding.severity]} ", f"bold {COLOURS[row.finding.severity]}"),
                    (row.where, "$faint"),
                ),
                Content.assemble(
                    row.finding.message,
                    (" Overruled." if row.finding in self._reviewed.overruled else "", "$muted"),
                ),
            )
            for row in found[:MOST]
        ]
        if len(found) > MOST:
            more = f"and {len(found) - MOST} more (ctrl+g f lists those of the text)"
            rows.append((Content(""), Content.styled(more, "$muted")))
        return rows

    def _keys(self) -> Content:
        if self._reviewed.blocked:
            keys = [("n", "back, to mend it"), ("o", "overrule, which is logged")]
        else:
            file = ("o", "overrule") if HandOver.FILE in self._reviewed.stopped else ("e", ".eml")
            now = ("h", "hold it") if self._reviewed.waits else ("m", "mail program")
            keys = [("y", "copy"), file, now, ("M", "Markdown")]
            keys += [("x", "I sent it"), ("n", "back")]
        return Content("   ").join(
            Content.assemble((sign, "bold $focus"), " ", (does, "$muted")) for sign, does in keys
        )
