"""Putting an entry of the agenda off until another day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from clientdesk.tui.dialogs.box import Box
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.keys import key
from clientdesk.tui.widgets.agenda_rows import short


class SnoozeBox(Box[date]):
    """Tomorrow, in three days, next Monday, or a day that is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("t", "until(1)", "Tomorrow", "Put it off until tomorrow.", ident="snooze.tomorrow"),
        key("3", "until(3)", "In 3 days", "Put it off for three days.", ident="snooze.three"),
        key("m", "monday", "Monday", "Put it off until next Monday.", ident="snooze.monday"),
        key("d", "ask", "A date", "Put it off until a day that you type.", ident="snooze.date"),
    ]

    def __init__(self, what: str, now: datetime) -> None:
        super().__init__("Put off")
        self._what = what
        self._now = now

    def inside(self) -> Sequence[Widget]:
        """Return what is put off, and until when it may be."""
        lines = [Content.styled(self._what, "$foreground"), Content("")]
        for sign, words, day in (
            ("t", "tomorrow", self._ahead(1)),
            ("3", "in 3 days", self._ahead(3)),
            ("m", "next Monday", self._monday()),
        ):
            lines.append(
                Content.assemble(
                    (sign, "bold $focus"), "  ", words.ljust(14), (short(day), "$muted")
                )
            )
        lines.append(Content.assemble(("d", "bold $focus"), "  a date"))
        return (Static(Content("\n").join(lines)),)

    def action_until(self, days: int) -> None:
        """Put it off by some days."""
        self.dismiss(self._ahead(days))

    def action_monday(self) -> None:
        """Put it off until next Monday."""
        self.dismiss(self._monday())

    def action_ask(self) -> None:
        """Ask for a day."""
        box = WhenBox("Put off until", now=self._now, example="2 dec, or next tue", hour=False)
        self.app.push_screen(box, self._asked)

    def _asked(self, asked: Asked | None) -> None:
        if asked is not None:
            self.dismiss(asked.when.moment.date())

    def _ahead(self, days: int) -> date:
        return self._now.date() + timedelta(days=days)

    def _monday(self) -> date:
        return self._ahead(7 - self._now.weekday())
