"""A question: the problems, one a line, and two keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key


class Ask(Dialog[bool]):
    """States what is the matter and offers `y` and `n`; gives True, False, or None for esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "answer(True)", "Yes", "Do it.", ident="ask.yes"),
        key("n", "answer(False)", "No", "Leave it.", ident="ask.no"),
    ]

    def __init__(self, heading: str, matters: Sequence[str], *, yes: str, no: str) -> None:
        super().__init__()
        self._heading = heading
        self._matters = matters
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """Show the matters and the keys."""
        sign = "x" if self.app.workbench.settings.ascii else "✗"
        lines: list[tuple[str, str] | str] = []
        for matter in self._matters:
            lines += [(f"{sign} ", "$overdue"), f"{matter}\n"]
        keys = [("\ny", "bold $focus"), (f" {self._yes}    ", "$muted")]
        keys += [("n", "bold $focus"), (f" {self._no}", "$muted")]
        with Sheet(self._heading):
            yield Static(Content.assemble(*lines, *keys))

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
