"""A menu of single keys: it may wait before it shows itself, so that who knows it never sees it."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.pane import Pane

SIGNS = {"space": "space", "question_mark": "?", "slash": "/", "exclamation_mark": "!"}
"""How keys with long names are written."""
CURTAIN = "asterisk"
"""The key that draws the curtain, here as everywhere."""
TALLEST, AROUND = 0.9, 4
"""The share of the screen that a sheet may fill, and the rows that its frame takes of it."""


@runtime_checkable
class OpensMenus(Protocol):
    """A part of the desk of which some keys open a menu; each entry is a command of its own."""

    def menu_of(self, action: str) -> "Menu | None":
        """Return the menu that an action opens; None if it opens none just now."""


class Menu(Dialog[None]):
    """Takes one key; any key that is not offered closes it and says so."""

    DEFAULT_CSS = """
    Menu {
        & > Sheet { width: auto; min-width: 36; padding: 1 3; }
        & > Sheet > Horizontal { width: auto; height: auto; }
        & Static { width: auto; margin-right: 2; }
        &.-waiting { background: transparent; }
        &.-waiting > Sheet { display: none; }
    }
    """

    def __init__(self, heading: str, choices: Sequence[Choice], *, delay: float = 0) -> None:
        super().__init__()
        self.choices = choices
        """What is offered."""
        self.heading = heading
        """What stands over it."""
        self._delay = delay
        self.set_class(delay > 0, "-waiting")

    def compose(self) -> ComposeResult:
        """List the keys, side by side where they are too many for the screen."""
        most = max(1, int(self.app.size.height * TALLEST) - AROUND)
        many = max(1, len(self.choices))
        rows = -(-many // -(-many // most))
        columns = [self.choices[at : at + rows] for at in range(0, len(self.choices), rows)]
        with Sheet(self.heading), Horizontal():
            for column in columns:
                yield Static(listed(column))

    def on_mount(self) -> None:
        """Show the menu after its delay."""
        if self._delay:
            self.set_timer(self._delay, lambda: self.remove_class("-waiting"))

    def on_key(self, event: events.Key) -> None:
        """Take a choice."""
        if event.key in {"escape", "ctrl+n", "ctrl+q"} and not self.gone:
            return
        event.stop()
        event.prevent_default()
        if self.gone:
            self.app.post_message(events.Key(event.key, event.character))
            return
        wanted = event.character if event.is_printable and event.character else event.key
        for choice in self.choices:
            if choice.key in {wanted, event.key}:
                self.dismiss(None)
                self.app.call_later(choice.run)
                return
        if event.key == CURTAIN:
            self.app.call_later(self.action_curtain)
            return
        self.dismiss(None)
        self.app.say(f"{self.heading}: there is nothing on {wanted}.")


def listed(choices: Sequence[Choice]) -> Content:
    """Return the keys and what they do, a line each."""
    widest = max((len(sign_of(choice.key)) for choice in choices), default=1)
    return Content("\n").join(
        Content.assemble((f"{sign_of(choice.key):<{widest}}", "bold $focus"), f"  {choice.label}")
        for choice in choices
    )


def sign_of(name: str) -> str:
    """Return how a key of a menu is written."""
    return SIGNS.get(name, name)


def leader(screen: Screen[object]) -> list[Choice]:
    """Return what the leader key offers: the focused pane's own actions, then those everywhere."""
    app = screen.app

    def look_up(which: str) -> None:
        from clientdesk.tui.dialogs import card
        from clientdesk.tui.host import DeskHost

        if isinstance(app, DeskHost):
            card.look_up(app, which)

    own: list[Choice] = []
    node = screen.focused
    for ancestor in node.ancestors_with_self if node is not None else ():
        if isinstance(ancestor, Pane):
            own = list(ancestor.choices())
    taken = {choice.key for choice in own}
    common = [
        Choice("?", "keys", lambda: app.run_action("help")),
        Choice(":", "all commands", lambda: app.run_action("palette")),
        Choice("/", "find everywhere", lambda: app.run_action("find")),
        Choice("a", "quick note", lambda: app.run_action("quick_note")),
        Choice("K", "know-card", lambda: look_up("know")),
        Choice("b", "brief before a call", lambda: look_up("brief")),
        Choice("u", "undo", lambda: app.run_action("undo")),
        Choice("U", "redo", lambda: app.run_action("redo")),
        Choice("Q", "quit", lambda: app.run_action("quit")),
    ]
    return own + [choice for choice in common if choice.key not in taken]
