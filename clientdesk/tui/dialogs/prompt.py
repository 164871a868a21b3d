"""A question that is answered with one line."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from clientdesk.model.errors import ClientdeskError
from clientdesk.model.text import clean_line
from clientdesk.tui.dialogs.dialog import Dialog, Sheet


class Prompt(Dialog[str]):
    """Asks for one line; `reading` says under it how the line is understood, before it is taken."""

    types: ClassVar[bool] = True

    def __init__(
        self,
        heading: str,
        *,
        value: str = "",
        hint: str = "",
        reading: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._value = value
        self._hint = hint
        self._reading = reading

    def compose(self) -> ComposeResult:
        """Show the line, and how it is understood."""
        with Sheet(self._heading):
            yield Input(self._value, placeholder=self._hint)
            yield Static(Content(" "), id="reading", markup=False)

    @on(Input.Changed)
    def read(self, event: Input.Changed) -> None:
        """Say how the line is understood."""
        self._understood(clean_line(event.value))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give the line, if it can be understood."""
        typed = clean_line(event.value)
        if self._understood(typed):
            self.dismiss(typed)

    def _understood(self, typed: str) -> bool:
        under = self.query_one("#reading", Static)
        try:
            said = self._reading(typed) if self._reading and typed else ""
        except ClientdeskError as error:
            under.update(Content.styled(str(error), "$overdue"))
            return False
        under.update(Content.styled(said or " ", "$muted"))
        return True
