"""Something long is being done: what, and how to leave it."""

from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from clientdesk.tui.dialogs.dialog import Dialog, Sheet

SHOW_AFTER = 0.3
"""Seconds before the dialog is seen; short work never shows it."""


class Busy(Dialog[None]):
    """Stands over the page while a worker runs; esc gives the work up."""

    DEFAULT_CSS = """
    Busy.-waiting { background: transparent; }
    Busy.-waiting > Sheet { display: none; }
    """

    def __init__(self, heading: str) -> None:
        super().__init__(classes="-waiting")
        self._heading = heading
        self._beats = 0
        self._share = ""
        self.worker: Worker[Any] | None = None
        """What runs; set once it does."""

    def compose(self) -> ComposeResult:
        """Show that something moves."""
        with Sheet(self._heading, foot="esc gives it up"):
            yield Static(Content(" "))

    def on_mount(self) -> None:
        """Show the dialog if the work takes long."""
        self.set_timer(SHOW_AFTER, lambda: self.remove_class("-waiting"))
        self.set_interval(SHOW_AFTER, self._beat)

    def _beat(self) -> None:
        self._beats = (self._beats + 1) % 20
        sign = self.app.glyphs.dash
        dashes = sign * (self._beats + 1)
        self.query_one(Static).update(Content.styled(f"{self._share}{dashes}", "$focus"))

    def tell(self, done: int, whole: int) -> None:
        """Show that so much of the whole is done."""
        self._share = f"{100 * done // max(1, whole):>3} %  "

    def stop(self) -> None:
        """Close: the work is done."""
        if self.is_attached:
            self.dismiss(None)

    def action_close(self) -> None:
        """Give the work up: its result will not be used."""
        if self.worker is not None:
            self.worker.cancel()
        self.dismiss(None)
