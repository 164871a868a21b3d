"""A matter in a few lines, and the keys for what can be done about it."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.field import Privacy, fields_of
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.dialog import Sheet
from clientdesk.tui.dialogs.menu import AROUND, CURTAIN, TALLEST, Menu, listed

SCROLLS = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}
"""Keys that scroll, and by how many lines."""
FOOT = "esc leaves it as it is"
"""What stands under a matter."""
EVERYWHERE = {"escape", "ctrl+n", "ctrl+q", "f1", CURTAIN}
"""Keys that mean the same in every dialog."""
INSIDE = 68
"""Columns inside the sheet."""


class Matter(Menu):
    """A menu that says first what it is about.

    It often comes up by itself, over a list whose letters are verbs: who types on must not do
    there what was meant for elsewhere, so that it stays until it is answered or left.
    """

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
        self._warned = False

    def compose(self) -> ComposeResult:
        """Show the matter over its keys."""
        with Sheet(self.heading, foot=FOOT):
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
        """Scroll what is too long, and stay open for a key on which there is nothing."""
        step = SCROLLS.get(event.key)
        if step is None and (self.gone or self._is_known(event)):
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()  # else the menu takes it too, as a choice that is not there
        if step is None:
            wanted = event.character if event.is_printable else event.key
            if not self._warned:  # once: who types on sees one notice, not one for each key
                self._warned = True
                self.app.say(f"There is nothing on {wanted} here; {FOOT}.")
            return
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def _is_known(self, event: events.Key) -> bool:
        """Tell whether a key is a choice, or does here what it does everywhere."""
        chosen = {choice.key for choice in self.choices}
        return bool({event.key, event.character} & chosen) or event.key in EVERYWHERE


Row = tuple[str, str | Content] | tuple[str, str | Content, str]
"""A name and what is said under it; the name of the field that it tells, where that is private."""


def told(*rows: Row, of: type | None = None, curtain: bool = False) -> Content:
    """Return named lines, the names in a column; lines without anything to say are left out.

    Behind the curtain so are those that tell a field of the class `of` which no client may see.
    """
    shown = [row for row in rows if not (curtain and len(row) > _PAIR and _is_private(of, row[-1]))]
    pairs = [(row[0], row[1]) for row in shown]
    kept = [(name, Content(said) if isinstance(said, str) else said) for name, said in pairs]
    kept = [(name, said) for name, said in kept if said.plain]
    wide = max((len(name) for name, _ in kept), default=0) + 2
    return Content("\n").join(
        Content.assemble((f"{name if first else '':<{wide}}", "$muted"), part)
        for name, said in kept
        for first, part in _wrapped(said, INSIDE - wide)
    )


_PAIR = 2


def _is_private(kind: type | None, name: object) -> bool:
    """Tell whether a field is not for a client's eyes; raises StopIteration where there is none."""
    info = next(one for one in fields_of(kind) if one.name == name)
    return info.about.privacy is not Privacy.CLIENT


def _wrapped(said: Content, width: int) -> list[tuple[bool, Content]]:
    """Return the lines of a text no wider than `width`, the first one marked."""
    lines = [line for part in said.split("\n") for line in part.wrap(width)]
    return [(not at, line) for at, line in enumerate(lines)]
