"""A matter in a few lines, and the keys for what can be done about it."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.dialog import Sheet
from clientdesk.tui.dialogs.menu import AROUND, TALLEST, Menu, listed

SCROLLS = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}
"""Keys that scroll, and by how many lines."""
FOOT = "esc leaves it as it is"
"""What stands under a matter."""
INSIDE = 68
"""Columns inside the sheet."""


class Matter(Menu):
    """A menu that says first what it is about."""

    DEFAULT_CSS = """
    Matter {
        & > Sheet { width: 76; padding: 1 2; }
        & > Sheet > VerticalScroll { height: auto; margin-bottom: 1; }
        & Static { width: 1fr; margin-right: 0; }
    }
    """

    def __init__(self, heading: str, body: Content, choices: Sequence[Choice]) -> None:
        """Show a body over the keys; a key closes it and does its thing."""
        super().__init__(heading, choices)
        self._body = body

    def compose(self) -> ComposeResult:
        """Show the matter over its keys."""
        with Sheet(self._heading, foot=FOOT):
            with VerticalScroll(can_focus=False) as body:
                most = int(self.app.size.height * TALLEST) - AROUND - len(self.choices) - 1
                body.styles.max_height = max(2, most)
                yield Static(self._body)
            yield Static(listed(self.choices))

    def on_mount(self) -> None:
        """Say how to read on where the matter is longer than the screen."""
        self.call_after_refresh(self._say_how_to_scroll)

    def _say_how_to_scroll(self) -> None:
        if self.query_one(VerticalScroll).max_scroll_y > 0:
            self.query_one(Sheet).border_subtitle = f"up, down read on   {FOOT}"

    def on_key(self, event: events.Key) -> None:
        """Scroll what is too long for the screen; any other key is a choice."""
        step = SCROLLS.get(event.key)
        if step is None:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()  # else the menu takes it too, as a choice that is not there
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def told(*rows: tuple[str, str | Content]) -> Content:
    """Return named lines, the names in a column; lines without anything to say are left out."""
    kept = [(name, Content(said) if isinstance(said, str) else said) for name, said in rows]
    kept = [(name, said) for name, said in kept if said.plain]
    wide = max((len(name) for name, _ in kept), default=0) + 2
    return Content("\n").join(
        Content.assemble((f"{name if first else '':<{wide}}", "$muted"), part)
        for name, said in kept
        for first, part in _wrapped(said, INSIDE - wide)
    )


def _wrapped(said: Content, width: int) -> list[tuple[bool, Content]]:
    """Return the lines of a text no wider than `width`, the first one marked."""
    lines = [line for part in said.split("\n") for line in part.wrap(width)]
    return [(not at, line) for at, line in enumerate(lines)]
